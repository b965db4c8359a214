//! The files that a theme itself publishes.

use super::render::File;
use crate::theme::{Theme, icon};

/// The files that a theme's icon is published as, at the addresses at which browsers look for them.
#[must_use]
pub fn icon_files(theme: &Theme) -> Vec<File> {
    let icon = theme.assets.get("icon.svg");
    let files = icon
        .map(|icon| icon::files(&icon.bytes))
        .unwrap_or_default();
    let file = |(path, bytes): (&str, Vec<u8>)| File {
        path: path.to_owned(),
        bytes,
    };
    files.into_iter().map(file).collect()
}

/// The files that a theme itself publishes: its stylesheet and its assets.
#[must_use]
pub fn theme_files(theme: &Theme) -> Vec<File> {
    let css = File {
        path: theme.css_path.clone(),
        bytes: theme.css.clone().into_bytes(),
    };
    let assets = theme.assets.iter().map(|(_, asset)| File {
        path: asset.path.clone(),
        bytes: asset.bytes.clone(),
    });
    std::iter::once(css).chain(assets).collect()
}
