//! A theme: templates, one stylesheet, words and assets, made from the files of its folder.

mod assets;
mod broadsheet;
mod faults;
mod filters;
mod manifest;
mod squeeze;
mod stylesheet;
mod templates;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use crate::diagnostic::{At, Diagnostic, Rule};
use crate::report::Report;
use crate::trail;

pub use assets::{Asset, Assets, with_fingerprint};
pub use broadsheet::files as built_in;
pub use faults::{Faults, Texts};
pub use manifest::{AssetPath, Font, Manifest, THEME_YAML};
pub use templates::Templates;
pub use words::Words;

/// A file of the theme is missing, or is not what its place asks for.
pub const THEME: Rule = Rule::deny("theme");

/// The version of the contract between themes and factpress: which views there are and what they hold.
pub const CONTRACT: u32 = 1;

/// The kinds of pages, each of which a theme has a template for in `pages/`.
pub const PAGES: [&str; 12] = [
    "claim",
    "claims",
    "explainer",
    "front",
    "kind",
    "not-found",
    "person",
    "source",
    "sources",
    "standing",
    "tag",
    "verdict",
];

/// One file of a theme.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// The folder of the theme that it belongs to, below the site's root: `themes/broadsheet`.
    pub folder: Arc<str>,
    /// Its path below the theme's folder, with forward slashes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl ThemeFile {
    /// A file at a path below a theme's folder.
    #[must_use]
    pub fn new(folder: impl Into<Arc<str>>, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { folder: folder.into(), path: path.into(), bytes: bytes.into() }
    }

    /// Where diagnostics say that it lies.
    #[must_use]
    pub fn place(&self) -> Arc<str> {
        format!("{}/{}", self.folder, self.path).into()
    }

    /// Its text.
    ///
    /// # Errors
    ///
    /// When it has none.
    pub fn text(&self) -> Result<&str, Vec<Diagnostic>> {
        let fault = |_| vec![Diagnostic::new(THEME, &self.place(), At::File, "this file is no UTF-8 text")];
        std::str::from_utf8(&self.bytes).map_err(fault)
    }
}

/// One text of a theme.
#[derive(Debug, Clone)]
pub struct ThemeText {
    /// Its path below the theme's folder, which is its name for templates.
    pub path: String,
    /// Where diagnostics say that it lies.
    pub place: Arc<str>,
    /// The text, as it was written.
    pub text: Arc<str>,
}

/// A theme, ready to render.
pub struct Theme {
    /// The templates, with the filters that they use.
    pub templates: Templates,
    /// The words of each language.
    pub words: BTreeMap<String, Words>,
    /// The path of the stylesheet below the output folder, with its fingerprint.
    pub css_path: String,
    /// The stylesheet.
    pub css: String,
    /// Files that are published as they are.
    pub assets: Assets,
    /// The fonts that pages fetch first, by their paths below `assets/`.
    pub preload: Vec<String>,
    /// The examples of components, as `components/<name>/examples.yaml` has them.
    pub examples: Vec<ThemeText>,
    texts: Texts,
}

impl fmt::Debug for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Theme").field("css_path", &self.css_path).finish_non_exhaustive()
    }
}

/// The files of a theme, with those of its parent where it has none of its own.
///
/// Each keeps its `theme.yaml`, the theme's own before its parent's.
#[must_use]
pub fn overlay(parent: Vec<ThemeFile>, own: Vec<ThemeFile>) -> Vec<ThemeFile> {
    let taken: BTreeSet<String> = own.iter().map(|file| file.path.clone()).filter(|path| path != THEME_YAML).collect();
    let inherited = parent.into_iter().filter(|file| !taken.contains(&file.path));
    own.into_iter().chain(inherited).collect()
}

impl Theme {
    /// Makes a theme of its files, in whatever order they come. `folder` is the theme's own.
    ///
    /// # Errors
    ///
    /// All that is wrong with templates, styles, words and what `theme.yaml` names.
    pub fn new(folder: &str, mut files: Vec<ThemeFile>) -> Result<Self, Faults> {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let mut diagnostics = missing_pages(folder, &files);
        let mut manifests = Vec::new();
        let mut templates = Vec::new();
        let mut styles = Vec::new();
        let mut examples = Vec::new();
        let mut words = BTreeMap::new();
        let mut assets = Assets::default();
        let mut texts = Texts::default();
        for file in files {
            if let Some(asset) = file.path.strip_prefix("assets/") {
                assets.insert(asset, file.bytes);
                continue;
            }
            let place = file.place();
            let text: Arc<str> = match file.text() {
                Ok(text) => text.into(),
                Err(found) => {
                    diagnostics.extend(found);
                    continue;
                }
            };
            texts.insert(&place, &text);
            if file.path == THEME_YAML {
                match Manifest::read(&file) {
                    Ok(manifest) => manifests.push((place, manifest)),
                    Err(found) => diagnostics.extend(found),
                }
            } else if file.path.ends_with(".html") {
                templates.push(ThemeText { path: file.path, place, text });
            } else if file.path.ends_with(".css") {
                styles.push(ThemeText { path: file.path, place, text });
            } else if file.path.starts_with("components/") && file.path.ends_with("/examples.yaml") {
                examples.push(ThemeText { path: file.path, place, text });
            } else if let Some(name) = file.path.strip_prefix("words/").and_then(|path| path.strip_suffix(".yaml")) {
                match Words::read(&text, &place) {
                    Ok(read) => drop(words.insert(name.to_owned(), read)),
                    Err(found) => diagnostics.extend(found),
                }
            }
        }
        diagnostics.extend(manifests.iter().flat_map(|(place, manifest)| missing_assets(place, manifest, &assets)));
        let preload = manifests.into_iter().find_map(|(_, manifest)| manifest.preload).unwrap_or_default();
        let templates = Templates::load(templates, squeeze::squeeze).map_err(|found| diagnostics.extend(found));
        let css = stylesheet::join(styles, &assets).map_err(|found| diagnostics.extend(found));
        let (Ok(templates), Ok(css), true) = (templates, css, diagnostics.is_empty()) else {
            return Err(Faults::new(diagnostics, texts));
        };
        let name = folder.rsplit('/').next().unwrap_or(folder);
        let css_path = format!("assets/{}", with_fingerprint(&format!("{name}.css"), css.as_bytes()));
        let preload = preload.into_iter().map(|path| path.as_str().to_owned()).collect();
        Ok(Self { templates, words, css_path, css, assets, preload, examples, texts })
    }

    /// Faults that show themselves only while pages are made, as an author reads them.
    #[must_use]
    pub fn report(&self, diagnostics: Vec<Diagnostic>) -> Report {
        self.texts.report(diagnostics)
    }
}

/// The languages for which the theme in this folder has no words.
#[must_use]
pub fn missing_words(folder: &str, files: &[ThemeFile], languages: &[String]) -> Vec<Diagnostic> {
    let paths = languages.iter().map(|language| (language, format!("words/{language}.yaml")));
    let missing = paths.filter(|(_, path)| !files.iter().any(|file| file.path == *path));
    let fault = |(language, path): (&String, String)| {
        let file: Arc<str> = format!("{folder}/{path}").into();
        let message =
            format!("this file is missing: the publication is in `{language}`, and the theme has no words for it");
        Diagnostic::new(THEME, &file, At::File, message)
            .with_help("put the words of another language of the theme there and translate them".to_owned())
    };
    missing.map(fault).collect()
}

/// The templates that every theme has and this one does not.
fn missing_pages(folder: &str, files: &[ThemeFile]) -> Vec<Diagnostic> {
    let paths = PAGES.iter().map(|kind| format!("pages/{kind}.html"));
    let missing = paths.filter(|path| !files.iter().any(|file| file.path == *path));
    let fault = |path: String| {
        let file: Arc<str> = format!("{folder}/{path}").into();
        Diagnostic::new(THEME, &file, At::File, "this template is missing: every theme has one for each kind of page")
            .with_help("write it, or name a parent in theme.yaml that has it".to_owned())
    };
    missing.map(fault).collect()
}

/// What a `theme.yaml` names below `assets/` that is not there, or cannot be fetched first.
fn missing_assets(place: &Arc<str>, manifest: &Manifest, assets: &Assets) -> Vec<Diagnostic> {
    let texts = manifest.fonts.iter().enumerate().filter_map(|(position, font)| {
        font.text.as_ref().map(|path| (trail!["fonts", position, "text"], path.as_str()))
    });
    let preload = manifest.preload.iter().flatten().map(AssetPath::as_str).enumerate();
    let missing = texts.chain(preload.clone().map(|(position, path)| (trail!["preload", position], path))).filter_map(
        |(trail, path)| {
            let message = format!("there is no file assets/{path}");
            let fault = Diagnostic::new(THEME, place, At::Value(trail), message);
            assets.get(path).is_none().then(|| fault.with_help(assets.did_you_mean(path)))
        },
    );
    let no_font = preload.filter(|(_, path)| !path.ends_with(".woff2")).map(|(position, _)| {
        let message = "only fonts whose names end in .woff2 are fetched first";
        Diagnostic::new(THEME, place, At::Value(trail!["preload", position]), message)
    });
    missing.chain(no_font).collect()
}

#[cfg(test)]
mod tests;
