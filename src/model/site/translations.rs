//! Originals and their translations: which documents belong together.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::facts::{Fact, note_differences};
use super::ids::KnownIds;
use super::states::{Translatable, translated};
use super::{DUPLICATE_ID, TRANSLATION_WITHOUT_ORIGINAL};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::is_language_tag;
use crate::model::reading::ParsedDocument;
use crate::model::settings::{LanguageTag, Settings};

/// An original with its translations by language.
#[derive(Debug)]
pub struct Family<R> {
    /// The original.
    pub original: ParsedDocument<R>,
    /// Its translations, by language tag.
    pub translations: BTreeMap<String, ParsedDocument<R>>,
}

impl<R: Translatable> Family<R> {
    /// Joins an original and its translations; `None` if the original could not be read.
    ///
    /// `make` joins one text, given its language. The `facts` in which a translation differs from
    /// the original are noted.
    pub fn join<T>(
        self,
        first_language: &str,
        facts: fn(&R) -> Vec<(&'static str, Fact)>,
        known: &mut KnownIds<'_>,
        make: impl Fn(ParsedDocument<R>, &str, &mut KnownIds<'_>) -> Option<T>,
    ) -> Option<(T, BTreeMap<String, T>)> {
        let mut translations = BTreeMap::new();
        for (language, read) in self.translations {
            note_differences(&self.original, &read, facts, known);
            known.translated.extend(translated(&self.original, &read));
            if let Some(translation) = make(read, &language, known) {
                translations.insert(language, translation);
            }
        }
        Some((make(self.original, first_language, known)?, translations))
    }
}

/// Brings each translation to its original, by id. Notes ids that are taken, translations without
/// an original, and languages that the publication does not have.
///
/// `hold` gives the key by which a document is held back. Held translations are left out unless
/// drafts are shown; translations of a held original are held with it.
pub fn families<R>(
    mut reads: Vec<ParsedDocument<R>>,
    settings: &Settings,
    hold: fn(&mut R) -> &mut Option<String>,
    drafts: bool,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Family<R>> {
    let translations: Vec<ParsedDocument<R>> = reads
        .extract_if(.., |read| read.name.language.is_some())
        .collect();
    let mut families = originals(reads, faults);
    for read in translations {
        let language = read.name.language.clone().unwrap_or_default();
        let name = (read.name.id.as_str(), language.as_str());
        if let Some((message, help)) = wrong_language(name, settings) {
            faults.push(
                Diagnostic::new(TRANSLATION_WITHOUT_ORIGINAL, &read.file, At::File, message)
                    .with_help(help),
            );
            continue;
        }
        let found = families.binary_search_by(|family| family.original.name.id.cmp(&read.name.id));
        let beside = read.file.replace(&format!(".{language}.md"), ".md");
        let family = found.ok().map(|found| &mut families[found]);
        match family.filter(|family| *family.original.file == *beside) {
            Some(family) => family.add(language, read, hold, drafts),
            None => faults.push(without_original(&read.file)),
        }
    }
    families
}

/// The originals, sorted by id, without translations yet; of two with one id, only the first.
fn originals<R>(mut reads: Vec<ParsedDocument<R>>, faults: &mut Vec<Diagnostic>) -> Vec<Family<R>> {
    reads.sort_by(|a, b| a.name.id.cmp(&b.name.id));
    let mut families: Vec<Family<R>> = Vec::with_capacity(reads.len());
    for original in reads {
        let first = families.last().map(|family| &family.original);
        if let Some(first) = first.filter(|first| first.name.id == original.name.id) {
            let (id, file) = (&original.name.id, &first.file);
            let message = format!("`{id}` is already the id of {file}");
            let help = "an id must be unique in the whole publication; rename one of the files";
            faults.push(
                Diagnostic::new(DUPLICATE_ID, &original.file, At::File, message)
                    .with_help(help.to_owned()),
            );
            continue;
        }
        families.push(Family {
            original,
            translations: BTreeMap::new(),
        });
    }
    families
}

impl<R> Family<R> {
    /// Adds a translation, which is held with its original. One with a `hold` of its own is left
    /// out unless drafts are shown.
    fn add(
        &mut self,
        language: String,
        mut read: ParsedDocument<R>,
        hold: fn(&mut R) -> &mut Option<String>,
        drafts: bool,
    ) {
        let own = read.raw.as_deref_mut().map(hold);
        if own.as_ref().is_some_and(|own| own.is_some()) && !drafts {
            return;
        }
        let original = self.original.raw.as_deref_mut();
        let original = original.and_then(|raw| hold(raw).clone());
        if let Some(own) = own {
            *own = own.take().or(original);
        }
        self.translations.insert(language, read);
    }
}

fn without_original(file: &Arc<str>) -> Diagnostic {
    let message = "this translation has no original next to it";
    let help = "the original has the same name without the language".to_owned();
    Diagnostic::new(TRANSLATION_WITHOUT_ORIGINAL, file, At::File, message).with_help(help)
}

/// Why there can be no translation into a language, and what to do; `None` if it is a language of
/// the publication other than the first.
///
/// `id` is what the file's name has before the language.
fn wrong_language(
    (id, language): (&str, &str),
    settings: &Settings,
) -> Option<(String, Option<String>)> {
    if language == settings.first_language() {
        let message = format!("`{language}` is the publication's first language");
        return Some((
            message,
            Some("remove the language from the file's name; originals have none".to_owned()),
        ));
    }
    if settings
        .languages
        .0
        .iter()
        .any(|known| known.as_str() == language)
    {
        return None;
    }
    let known: Vec<&str> = settings
        .languages
        .0
        .iter()
        .map(LanguageTag::as_str)
        .collect();
    let message = format!(
        "`{language}` is not one of the publication's languages ({})",
        known.join(", ")
    );
    let plain = language.to_lowercase().replace('_', "-");
    let primary = plain.split('-').next().unwrap_or(&plain);
    let meant = known
        .iter()
        .find(|known| **known == plain || **known == primary);
    let help = match meant {
        Some(meant) => format!("name the file with the language as in `languages`: .{meant}.md"),
        None if known.contains(&id) => {
            format!("write the language last: name the file {language}.{id}.md")
        }
        None if is_language_tag(&plain) => format!(
            "add `{plain}` to `languages` in content/site.yaml, or remove the dot from the name"
        ),
        None => {
            "a dot in the name comes before a language: remove it, or write a hyphen".to_owned()
        }
    };
    Some((message, Some(help)))
}
