//! The assets of a theme: files that are published as they are, each under a name that changes with
//! its bytes.

use std::collections::BTreeMap;

use crate::base::text::did_you_mean;

/// A file that pages load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeAsset {
    /// Its path below the output folder, with its fingerprint:
    /// `assets/fonts/serif.0123456789ab.woff2`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The assets of a theme, by their paths below its folder `assets/`.
#[derive(Debug, Clone, Default)]
pub struct Assets(BTreeMap<String, ThemeAsset>);

impl Assets {
    /// Adds the file at a path below `assets/`.
    pub fn insert(&mut self, path: &str, bytes: Vec<u8>) {
        let published = format!("assets/{}", with_fingerprint(path, &bytes));
        self.0.insert(
            path.to_owned(),
            ThemeAsset {
                path: published,
                bytes,
            },
        );
    }

    /// The asset at a path below `assets/`, if there is one.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&ThemeAsset> {
        self.0.get(path)
    }

    /// All of them, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &ThemeAsset)> {
        self.0.iter().map(|(path, asset)| (path.as_str(), asset))
    }

    /// The texts of the scripts among them.
    pub fn scripts(&self) -> impl Iterator<Item = &str> {
        let scripts = self.0.iter().filter(|(path, _)| path.ends_with(".js"));
        scripts.filter_map(|(_, asset)| std::str::from_utf8(&asset.bytes).ok())
    }

    /// A suggestion for a path at which there is no asset.
    #[must_use]
    pub fn did_you_mean(&self, path: &str) -> Option<String> {
        did_you_mean(path, self.0.keys().map(String::as_str))
    }
}

/// A file's name with the first twelve hexadecimal digits of the BLAKE3 of its bytes before its
/// ending.
///
/// A browser can keep a file of such a name forever, since other bytes have another name.
#[must_use]
pub fn with_fingerprint(path: &str, bytes: &[u8]) -> String {
    let print = blake3::hash(bytes).to_hex();
    let print = &print.as_str()[..12];
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[name..].rfind('.') {
        Some(dot) => format!("{}.{print}{}", &path[..name + dot], &path[name + dot..]),
        None => format!("{path}.{print}"),
    }
}
