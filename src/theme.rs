//! A theme: templates, one stylesheet, words and assets, made from the files of its folder.

pub mod picture;
pub mod icon;
mod assets;
mod broadsheet;
mod drawings;
mod faults;
mod filters;
mod manifest;
mod misplaced;
mod missing;
mod parts;
mod plural;
mod template_deps;
mod minify;
mod stylesheet;
mod templates;
mod theme_file;
mod words;
mod untranslated;
mod unused;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use tera::Tera;

use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::fingerprint::fingerprint;
use crate::report::{Levels, Report};

pub use assets::{Assets, ThemeAsset, with_fingerprint};
pub use broadsheet::files as built_in;
pub use drawings::{Drawings, share_fonts};
pub use faults::{Faults, ThemeTexts};
pub use manifest::{AssetPath, Font, THEME_YAML, ThemeManifest};
pub use missing::words as missing_words;
pub use parts::overlay;
pub use plural::forms as plural_forms;
pub use templates::Templates;
pub use theme_file::ThemeFile;
pub use untranslated::{WordsToTranslate, words_to_translate};
pub use words::{Section, ThemeWords, apart};

use parts::ThemeParts;

/// A file of the theme is missing, or is not what its path says that it is.
pub const THEME: Rule = Rule::deny("theme");

/// The version of the contract between themes and factpress: which views there are and what they
/// hold.
pub const CONTRACT: u32 = 1;

/// The kinds of pages. A theme has a template for each in `pages/`, except for the [`OPTIONAL`]
/// ones.
pub const PAGE_KINDS: [&str; 15] = [
    "claim",
    "claims",
    "embed",
    "explainer",
    "front",
    "kind",
    "not-found",
    "person",
    "search",
    "source",
    "sources",
    "standing",
    "tag",
    "verdict",
    "withdrawn",
];

/// The kinds of pages that a theme may lack. Without a template there are no such pages, nor the
/// files that only they need.
pub const OPTIONAL: [&str; 2] = ["embed", "search"];

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
    pub words: BTreeMap<String, ThemeWords>,
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
    /// The drawings of share images, and their fonts.
    pub drawings: Drawings,
    /// The fingerprints of all templates that each kind of page can use, by its template's path.
    template_deps: BTreeMap<String, u64>,
    /// The fingerprint of everything but the templates.
    base_hash: u64,
    /// What nothing uses.
    unused: Vec<Diagnostic>,
    texts: ThemeTexts,
}

impl fmt::Debug for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Theme")
            .field("css_path", &self.css_path)
            .finish_non_exhaustive()
    }
}

impl Theme {
    /// Makes a theme from its files, which may come in any order. `folder` is the theme's own.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with templates, styles, words and what `theme.yaml` names.
    pub fn new(folder: &str, files: Vec<ThemeFile>) -> Result<Self, Faults> {
        let mut diagnostics = missing::pages(folder, &files);
        let base_hash = template_deps::base_hash(&files);
        let ThemeParts {
            manifests,
            templates,
            styles,
            words,
            examples,
            drawings,
            fonts,
            assets,
            texts,
            not_read,
            misplaced,
        } = ThemeParts::of(files);
        diagnostics.extend(not_read);
        let mut unused = unused::of(folder, &templates, &words, &drawings, &assets);
        unused.extend(unused::misplaced(folder, misplaced));
        diagnostics.extend(
            manifests
                .iter()
                .flat_map(|(place, manifest)| missing::assets(place, manifest, &assets)),
        );
        let preload = manifests
            .into_iter()
            .find_map(|(_, manifest)| manifest.preload)
            .unwrap_or_default();
        let words = languages(words).map_err(|found| diagnostics.extend(found));
        let templates = Templates::load(templates, minify::minify, pages())
            .map_err(|found| diagnostics.extend(found));
        let drawings = Drawings::new(drawings, fonts).map_err(|found| diagnostics.extend(found));
        let css = stylesheet::join(styles, &assets).map_err(|found| diagnostics.extend(found));
        let (Ok(words), Ok(templates), Ok(drawings), Ok(css), true) =
            (words, templates, drawings, css, diagnostics.is_empty())
        else {
            return Err(Faults::new(diagnostics, texts));
        };
        let preload = preload.iter().map(|path| path.as_str().to_owned());
        Ok(Self {
            css_path: css_path(folder, &css),
            template_deps: template_deps::of_pages(templates.written()),
            preload: preload.collect(),
            templates,
            words,
            css,
            assets,
            examples,
            drawings,
            base_hash,
            unused,
            texts,
        })
    }

    /// True if it has a template for pages of this kind.
    #[must_use]
    pub fn shows(&self, kind: &str) -> bool {
        self.templates.have(&format!("pages/{kind}.html"))
    }

    /// The fingerprint of everything that pages of this kind are made from: the templates that they
    /// can use, the words, the names of styles and assets.
    #[must_use]
    pub fn fingerprint(&self, kind: &str) -> u64 {
        fingerprint(&(
            self.base_hash,
            self.template_deps.get(&format!("pages/{kind}.html")),
        ))
    }

    /// What nothing uses in it, at the levels that the publication sets.
    #[must_use]
    pub fn unused(&self, levels: &Levels) -> Report {
        Report::new(&self.texts, self.unused.clone(), levels)
    }

    /// Faults that appear only while pages are made, as an author reads them.
    #[must_use]
    pub fn report(&self, diagnostics: Vec<Diagnostic>) -> Report {
        self.texts.report(diagnostics)
    }
}

/// The words of each language, or everything that is wrong with any of them.
fn languages(
    files: BTreeMap<String, Vec<ThemeText>>,
) -> Result<BTreeMap<String, ThemeWords>, Vec<Diagnostic>> {
    let (mut words, mut faults) = (BTreeMap::new(), Vec::new());
    for (language, files) in files {
        match ThemeWords::read_over(&language, &files) {
            Ok(read) => drop(words.insert(language, read)),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() {
        Ok(words)
    } else {
        Err(faults)
    }
}

/// The path of the stylesheet of the theme in this folder, with its fingerprint.
fn css_path(folder: &str, css: &str) -> String {
    let name = folder.rsplit('/').next().unwrap_or(folder);
    let file = with_fingerprint(&format!("{name}.css"), css.as_bytes());
    format!("assets/{file}")
}

/// What the templates of pages can use: Tera with our filters.
fn pages() -> Tera {
    let mut tera = Tera::default();
    filters::register(&mut tera);
    tera
}

#[cfg(test)]
mod tests;
