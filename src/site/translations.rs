//! Originals and their translations: which document belongs to which.

use std::collections::BTreeMap;

use super::facts::{Fact, note_differences};
use super::ids::Known;
use super::{DUPLICATE_ID, TRANSLATION_WITHOUT_ORIGINAL};
use crate::diagnostic::{At, Diagnostic};
use crate::reading::Read;
use crate::settings::{Language, Settings};
use crate::text::Id;

/// An original with its translations by language.
#[derive(Debug)]
pub struct Family<R> {
    /// The original.
    pub original: Read<R>,
    /// Its translations.
    pub translations: BTreeMap<String, Read<R>>,
}

impl<R> Family<R> {
    /// What an original means, and its translations by language; nothing when the original means nothing.
    ///
    /// `make` is given what was read and its language. Each of the `facts` in which a translation differs from the original
    /// is noted.
    pub fn join<T>(
        self,
        first_language: &str,
        facts: fn(&R) -> Vec<(&'static str, Fact)>,
        known: &mut Known<'_>,
        make: impl Fn(Read<R>, &str, &mut Known<'_>) -> Option<T>,
    ) -> Option<(T, BTreeMap<String, T>)> {
        let mut translations = BTreeMap::new();
        for (language, read) in self.translations {
            note_differences(&self.original, &read, facts, known);
            if let Some(translation) = make(read, &language, known) {
                translations.insert(language, translation);
            }
        }
        Some((make(self.original, first_language, known)?, translations))
    }
}

/// Brings each translation to its original; notes doubles, translations without original and unknown languages.
///
/// `hold` is where a document says that it is held back. Held translations are left out unless drafts are shown; the
/// translations of a held original are held with it.
pub fn families<R>(
    reads: Vec<Read<R>>,
    settings: &Settings,
    hold: fn(&mut R) -> &mut Option<String>,
    drafts: bool,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Family<R>> {
    let mut by_id: BTreeMap<Id, Family<R>> = BTreeMap::new();
    let mut translations = Vec::new();
    for read in reads {
        if read.name.language.is_some() {
            translations.push(read);
            continue;
        }
        match by_id.get(&read.name.id) {
            Some(first) => {
                let message = format!("`{}` is already the name of {}", read.name.id, first.original.file);
                let help = "an id names one thing in the whole publication; rename one of the files".to_owned();
                faults.push(Diagnostic::new(DUPLICATE_ID, &read.file, At::File, message).with_help(help));
            }
            None => {
                by_id.insert(read.name.id.clone(), Family { original: read, translations: BTreeMap::new() });
            }
        }
    }
    for mut read in translations {
        let language = read.name.language.clone().unwrap_or_default();
        if let Some((message, help)) = wrong_language(&language, settings) {
            faults.push(Diagnostic::new(TRANSLATION_WITHOUT_ORIGINAL, &read.file, At::File, message).with_help(help));
            continue;
        }
        let beside = read.file.replace(&format!(".{language}.md"), ".md");
        let family = by_id.get_mut(&read.name.id).filter(|family| *family.original.file == *beside);
        if let Some(family) = family {
            let is_held = read.raw.as_deref_mut().is_some_and(|raw| hold(raw).is_some());
            if drafts || !is_held {
                let original = family.original.raw.as_deref_mut().and_then(|raw| hold(raw).clone());
                if let Some(own) = read.raw.as_deref_mut().map(hold) {
                    *own = own.take().or(original);
                }
                family.translations.insert(language, read);
            }
        } else {
            let message = "this translation has no original beside it";
            let help = "the original has the same name without the language".to_owned();
            faults.push(Diagnostic::new(TRANSLATION_WITHOUT_ORIGINAL, &read.file, At::File, message).with_help(help));
        }
    }
    by_id.into_values().collect()
}

fn wrong_language(language: &str, settings: &Settings) -> Option<(String, Option<String>)> {
    if language == settings.first_language() {
        let message = format!("`{language}` is the publication's first language");
        return Some((message, Some("drop the language from the file's name; originals carry none".to_owned())));
    }
    if settings.languages.0.iter().any(|known| known.as_str() == language) {
        return None;
    }
    let known: Vec<&str> = settings.languages.0.iter().map(Language::as_str).collect();
    let message = format!("`{language}` is none of the publication's languages ({})", known.join(", "));
    Some((message, Some("add it to `languages` in content/site.yaml, or take the dot out of the name".to_owned())))
}
