//! What the stages begin with: a generated publication in memory, understood, or on the disk.

use std::path::Path;

use factpress::content::{Content, ContentFile, Given};
use factpress::model::reading;
use factpress::model::settings::Settings;
use factpress::model::site::Site;
use factpress::theme::{Theme, built_in};
use factpress::{Options, check};

use super::generator;

pub fn found(claims: usize) -> Vec<ContentFile> {
    let files = generator::town(claims);
    files
        .into_iter()
        .map(|(path, text)| ContentFile {
            path,
            given: Given::Bytes(text.into_bytes()),
        })
        .collect()
}

pub fn content(claims: usize) -> Content {
    Content::new(found(claims)).0
}

pub fn settings(content: &Content) -> Settings {
    let Ok((settings, _)) = reading::settings(content, content);
    settings.expect("the settings are right")
}

pub fn site(claims: usize) -> Site {
    let checked = check(&content(claims), Vec::new(), &Options::default());
    checked.site.unwrap_or_else(|| {
        panic!(
            "the generated content is right:\n{}",
            checked.report.human(false)
        )
    })
}

pub fn theme() -> Theme {
    Theme::new("themes/broadsheet", built_in()).expect("the built-in theme loads")
}

/// Writes a generated publication below `root`.
pub fn write(root: &Path, claims: usize) {
    for (path, text) in generator::town(claims) {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().expect("every file lies in a folder"))
            .expect("the folder is made");
        std::fs::write(path, text).expect("the file is written");
    }
}
