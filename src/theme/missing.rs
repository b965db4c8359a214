//! What a theme lacks: templates, words of a language, files that it names.

use std::sync::Arc;

use super::{AssetPath, Assets, OPTIONAL, PAGE_KINDS, THEME, ThemeFile, ThemeManifest};
use crate::base::diagnostic::{At, Diagnostic};
use crate::trail;

/// The languages for which the theme in this folder has no words.
#[must_use]
pub fn words(folder: &str, files: &[ThemeFile], languages: &[String]) -> Vec<Diagnostic> {
    let paths = languages
        .iter()
        .map(|language| (language, format!("words/{language}.yaml")));
    let missing = paths.filter(|(_, path)| !files.iter().any(|file| file.path == *path));
    let fault = |(language, path): (&String, String)| {
        let file: Arc<str> = format!("{folder}/{path}").into();
        let message = format!(
            "this file is missing: the publication is in `{language}`, but the theme has no words for it"
        );
        Diagnostic::new(THEME, &file, At::File, message).with_help(help(folder, language))
    };
    missing.map(fault).collect()
}

/// How to get words of a language: the built-in theme has no folder in which to put them.
fn help(folder: &str, language: &str) -> String {
    if folder == "themes/broadsheet" {
        format!(
            "make a theme of your own with `parent: broadsheet` in its theme.yaml, put its name at `theme` in content/site.yaml, and translate what `factpress words {language}` prints into its words/{language}.yaml"
        )
    } else {
        format!("translate what `factpress words {language}` prints, and put it here")
    }
}

/// The templates that every theme has and this one does not.
pub fn pages(folder: &str, files: &[ThemeFile]) -> Vec<Diagnostic> {
    let needed = PAGE_KINDS.iter().filter(|kind| !OPTIONAL.contains(kind));
    let paths = needed.map(|kind| format!("pages/{kind}.html"));
    let missing = paths.filter(|path| !files.iter().any(|file| file.path == *path));
    let fault = |path: String| {
        let file: Arc<str> = format!("{folder}/{path}").into();
        Diagnostic::new(
            THEME,
            &file,
            At::File,
            "this template is missing; every theme needs one for this kind of page",
        )
        .with_help("write it, or name a parent in theme.yaml that has it".to_owned())
    };
    missing.map(fault).collect()
}

/// What a `theme.yaml` names below `assets/` that is not there, or cannot be fetched first.
pub fn assets(place: &Arc<str>, manifest: &ThemeManifest, assets: &Assets) -> Vec<Diagnostic> {
    let texts = manifest
        .fonts
        .iter()
        .enumerate()
        .filter_map(|(position, font)| {
            font.text
                .as_ref()
                .map(|path| (trail!["fonts", position, "text"], path.as_str()))
        });
    let preload = manifest
        .preload
        .iter()
        .flatten()
        .map(AssetPath::as_str)
        .enumerate();
    let missing = texts
        .chain(
            preload
                .clone()
                .map(|(position, path)| (trail!["preload", position], path)),
        )
        .filter_map(|(trail, path)| {
            let message = format!("there is no file assets/{path}");
            let fault = Diagnostic::new(THEME, place, At::Value(trail), message);
            assets
                .get(path)
                .is_none()
                .then(|| fault.with_help(assets.did_you_mean(path)))
        });
    let no_font = preload
        .filter(|(_, path)| !path.ends_with(".woff2"))
        .map(|(position, _)| {
            let message = "only .woff2 fonts can be preloaded";
            Diagnostic::new(
                THEME,
                place,
                At::Value(trail!["preload", position]),
                message,
            )
        });
    missing.chain(no_font).collect()
}
