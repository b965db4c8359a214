//! The files of a theme by their roles, which their paths decide.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::drawings::DrawingRole;
use super::misplaced::right_place;
use super::{Assets, THEME, THEME_YAML, ThemeFile, ThemeManifest, ThemeText, ThemeTexts};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::is_language_tag;

/// The files of a theme, sorted by role.
#[derive(Debug, Default)]
pub struct ThemeParts {
    /// What each `theme.yaml` says, with its place; the theme's own before its parent's.
    pub manifests: Vec<(Arc<str>, ThemeManifest)>,
    /// The templates, by path.
    pub templates: Vec<ThemeText>,
    /// The style files, by path.
    pub styles: Vec<ThemeText>,
    /// The files of words of each language, the theme's own before its parent's.
    pub words: BTreeMap<String, Vec<ThemeText>>,
    /// The examples of components, by path.
    pub examples: Vec<ThemeText>,
    /// The templates of drawings, by path.
    pub drawings: Vec<ThemeText>,
    /// The fonts of drawings, by path.
    pub fonts: Vec<ThemeFile>,
    /// The files that are published as they are.
    pub assets: Assets,
    /// All texts.
    pub texts: ThemeTexts,
    /// Why something could not be read.
    pub not_read: Vec<Diagnostic>,
    /// The places of files that nothing reads because of their name or their folder, each with what
    /// to do.
    pub misplaced: Vec<(Arc<str>, String)>,
}

impl ThemeParts {
    /// Sorts files, which may come in any order.
    pub fn of(mut files: Vec<ThemeFile>) -> Self {
        // The theme's own fonts come before those of the publication, which are for the letters that
        // they lack.
        files.sort_by(|a, b| (a.is_own_font(), &a.path).cmp(&(b.is_own_font(), &b.path)));
        let mut parts = Self::default();
        for file in files {
            match file.path.strip_prefix("assets/") {
                _ if file.is_own_font() => parts.fonts.push(file),
                Some(path) => parts.assets.insert(path, file.bytes),
                None if DrawingRole::of(&file.path) == Some(DrawingRole::Font) => {
                    parts.fonts.push(file);
                }
                None => match right_place(&file.path) {
                    Some(help) => parts.misplaced.push((file.place(), help)),
                    None => parts
                        .take(&file)
                        .unwrap_or_else(|faults| parts.not_read.extend(faults)),
                },
            }
        }
        parts
    }

    fn take(&mut self, file: &ThemeFile) -> Result<(), Vec<Diagnostic>> {
        let text = ThemeText {
            path: file.path.clone(),
            place: file.place(),
            text: file.text()?.into(),
        };
        self.texts.insert(&text.place, &text.text);
        if file.path == THEME_YAML {
            self.manifests
                .push((text.place, ThemeManifest::read(file)?));
        } else if DrawingRole::of(&file.path) == Some(DrawingRole::Template) {
            self.drawings.push(text);
        } else if file.path.ends_with(".html") {
            self.templates.push(text);
        } else if file.path.ends_with(".css") {
            self.styles.push(text);
        } else if file.path.starts_with("components/") && file.path.ends_with("/examples.yaml") {
            self.examples.push(text);
        } else if let Some(language) = language(&file.path) {
            if !is_language_tag(language) {
                let message = format!(
                    "`{language}` is not a lower-case language tag such as en, fr or pt-br"
                );
                return Err(vec![Diagnostic::new(THEME, &text.place, At::File, message)]);
            }
            self.words
                .entry(language.to_owned())
                .or_default()
                .push(text);
        }
        Ok(())
    }
}

/// The files of a theme, with those of its parent where it has none of its own.
///
/// Both keep their `theme.yaml` and their words, which are merged later; the theme's own come
/// before its parent's.
#[must_use]
pub fn overlay(parent: Vec<ThemeFile>, own: Vec<ThemeFile>) -> Vec<ThemeFile> {
    let both_stay = |path: &str| path == THEME_YAML || language(path).is_some();
    let taken: BTreeSet<String> = own
        .iter()
        .map(|file| file.path.clone())
        .filter(|path| !both_stay(path))
        .collect();
    let inherited = parent
        .into_iter()
        .filter(|file| !taken.contains(&file.path));
    own.into_iter().chain(inherited).collect()
}

/// The language of a file of words.
pub fn language(path: &str) -> Option<&str> {
    path.strip_prefix("words/")?.strip_suffix(".yaml")
}
