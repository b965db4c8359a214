//! The words of a theme that are to be translated into another language.

use super::parts::ThemeParts;
use super::words::merge;
use super::{ThemeFile, ThemeText};
use crate::base::diagnostic::Diagnostic;
use crate::yaml;

/// The words of a theme for a translator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordsToTranslate {
    /// The language in which they are.
    pub from: String,
    /// The words as YAML. If the theme has some of them in the other language already, these are
    /// among them.
    pub text: String,
    /// True if the theme has some of them in the other language.
    pub has_some: bool,
}

/// The words of the theme with these files that are to be translated into a language, from the
/// first of the `preferred` ones that the theme has; `None` if it has no words at all.
///
/// # Errors
///
/// If a file of words is not YAML.
pub fn words_to_translate(
    files: Vec<ThemeFile>,
    language: &str,
    preferred: &[&str],
) -> Result<Option<WordsToTranslate>, Vec<Diagnostic>> {
    let words = ThemeParts::of(files).words;
    let others = || words.keys().map(String::as_str);
    let from = preferred.iter().copied().chain(others());
    let from = from
        .filter(|from| *from != language)
        .find(|from| words.contains_key(*from));
    let Some(from) = from else {
        return Ok(None);
    };
    // A shell makes the file before the program runs that is to fill it.
    let is_written = |file: &&ThemeText| !file.text.trim().is_empty();
    let known: Vec<&ThemeText> = words
        .get(language)
        .into_iter()
        .flatten()
        .filter(is_written)
        .collect();
    let text = match (words[from].as_slice(), known.as_slice()) {
        ([only], []) => only.text.to_string(),
        (from, known) => {
            let mut data = serde_yaml::Value::Null;
            for ThemeText { place, text, .. } in
                from.iter().rev().chain(known.iter().rev().copied())
            {
                merge(&mut data, yaml::read(text, place, 0)?);
            }
            serde_yaml::to_string(&data).unwrap_or_default()
        }
    };
    Ok(Some(WordsToTranslate {
        from: from.to_owned(),
        text,
        has_some: !known.is_empty(),
    }))
}
