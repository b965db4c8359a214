//! Descriptions for hovers, in a few words of Markdown: of a key or a word, its documentation; of
//! an id, the thing that has it.

use std::fmt::Write as _;
use std::sync::Arc;

use serde_yaml::Value;

use super::{Hover, Workspace};
use crate::base::text::LocalizedText;
use crate::content::document::MarkdownDocument;
use crate::model::claim::RawClaim;
use crate::model::explainer::RawExplainer;
use crate::model::keys::FileKind;
use crate::model::person::RawPerson;
use crate::model::scale::RawVerdict;
use crate::model::source::{Archive, Basis, RawSource, SeenAs, SourceKind};
use crate::model::standing::RawStandingPage;
use crate::yaml::record::{KeyOutline, Noun, Outline, Shape, ValueReader, VocabularyWord};
use crate::yaml::{self, Sketch, scalar, scalar_text};

/// What a key is for, what it takes, and an example: this one, or that of the key.
fn of_key(key: &KeyOutline, example: Option<&str>) -> String {
    let needed = if key.needed { "needed" } else { "optional" };
    let mut text = format!(
        "**{}**: {}, {needed}\n\n{}",
        key.name,
        key.takes.name(),
        key.about()
    );
    let own = key.example();
    if let Some(example) = example.or(own.as_deref()) {
        let _ = write!(text, "\n\n```yaml\n{}: {example}\n```", key.name);
    }
    text
}

impl Workspace {
    /// The description of whatever is at a byte of a text.
    #[must_use]
    pub fn hover(&self, path: &str, byte: usize) -> Option<Hover> {
        if let Some(mention) = self.mention_at(path, byte) {
            let markdown = self.describe(mention.noun, &mention.id)?;
            return Some(Hover {
                markdown,
                bytes: mention.bytes.clone(),
            });
        }
        let indexed = self.indexed_files.get(path)?;
        let yaml = indexed.yaml();
        let sketch = Sketch::of(&indexed.text[yaml.clone()]);
        let entry = sketch.at(byte
            .checked_sub(yaml.start)
            .filter(|_| yaml.contains(&byte))?)?;
        let outline = FileKind::of(&indexed.role).outline();
        let hover = |markdown, bytes: &std::ops::Range<usize>| {
            Some(Hover {
                markdown,
                bytes: bytes.start + yaml.start..bytes.end + yaml.start,
            })
        };
        if let Some(key) = entry
            .key
            .as_ref()
            .filter(|key| key.end + yaml.start >= byte)
        {
            let known = outline.key(&entry.trail)?;
            return hover(self.of_key(known), key);
        }
        let Outline::Word(words) = outline.at(&entry.trail)? else {
            return None;
        };
        let word = scalar_text(&indexed.text[yaml.clone()][entry.value.clone()]);
        hover(of_word(words, &word)?, &entry.value)
    }

    /// The description of a key. One that takes an id has an id of this site as its example.
    pub(super) fn of_key(&self, key: &KeyOutline) -> String {
        let id = match key.takes.single() {
            Outline::Id(Some(noun)) => self
                .definitions()
                .find(|(_, name)| name.noun == *noun)
                .map(|(_, name)| scalar(&name.id)),
            _ => None,
        };
        of_key(key, id.as_deref())
    }

    /// The thing that has an id.
    fn describe(&self, noun: Noun, id: &str) -> Option<String> {
        let (file, name) = self.name(noun, id)?;
        let text = &self.indexed_files.get(file)?.text;
        let said = match noun {
            Noun::Claim => front(file, text).map(|claim| self.claim(&claim)),
            Noun::Explainer => {
                front(file, text).map(|explainer: RawExplainer| explainer.standfirst)
            }
            Noun::Standing => {
                front(file, text).map(|standing: RawStandingPage| standing.description)
            }
            Noun::Person => entry(file, text, id).map(|person| of_person(&person)),
            Noun::Source => entry(file, text, id).map(|source| of_source(&source)),
            Noun::Verdict => {
                verdict(file, text, id).map(|verdict| first(&verdict.definition).to_owned())
            }
            Noun::Tag | Noun::Rule => None,
        };
        let broken = || format!("*{file} cannot be read.*");
        Some(format!(
            "**{}**\n\n{}",
            name.title,
            said.unwrap_or_else(broken)
        ))
    }

    fn claim(&self, claim: &RawClaim) -> String {
        let mut text = String::new();
        let title = |noun, id: &str| {
            self.name(noun, id)
                .map_or_else(|| id.to_owned(), |(_, name)| name.title.clone())
        };
        if let Some((verdict, finding)) = claim.verdict.as_ref().zip(claim.finding.as_ref()) {
            let label = claim
                .label
                .clone()
                .unwrap_or_else(|| title(Noun::Verdict, verdict.as_str()));
            let day = claim
                .as_of
                .map(|day| format!(" (as of {day})"))
                .unwrap_or_default();
            let _ = write!(text, "**{label}**{day}: {finding}");
        } else {
            text.push_str("No verdict yet.");
        }
        let claimants: Vec<String> = claim
            .claimant
            .0
            .iter()
            .map(|id| title(Noun::Person, id.as_str()))
            .collect();
        if !claimants.is_empty() {
            let _ = write!(text, "\n\nClaimed by {}", claimants.join(", "));
            let _ = claim.date.map_or(Ok(()), |date| write!(text, ", {date}"));
        }
        if claim.hold.is_some() {
            text.push_str("\n\n*Held back.*");
        }
        text
    }
}

/// A word of a closed set with its meaning.
fn of_word(words: &[VocabularyWord], word: &str) -> Option<String> {
    let known = words.iter().find(|known| known.word == word)?;
    Some(format!("**{word}**\n\n{}", known.about()))
}

fn of_person(person: &RawPerson) -> String {
    let role = person
        .role
        .as_ref()
        .map(|role| format!(": {}", first(role)))
        .unwrap_or_default();
    format!("{}{role}", person.kind.word())
}

/// The facts of a source from which its badges are made.
fn of_source(source: &RawSource) -> String {
    let date = source
        .date
        .map(|date| format!(", {date}"))
        .unwrap_or_default();
    let mut text = format!("{}{date}\n", first(&source.publisher));
    let mut fact = |key: &str, value: &str, about: &str| {
        let _ = write!(text, "\n- `{key}: {value}` {about}");
    };
    let (kind, basis, seen) = (source.kind.word(), source.basis.word(), source.seen.word());
    fact("kind", kind, &meaning(&SourceKind::outline(), kind));
    let primary = if source.primary {
        "The record itself."
    } else {
        "A report on it."
    };
    fact("primary", &source.primary.to_string(), primary);
    fact("basis", basis, &meaning(&Basis::outline(), basis));
    fact("seen", seen, &meaning(&SeenAs::outline(), seen));
    match &source.archive {
        Archive::Kept { date, .. } => {
            let about = "The day on which the archive made the copy.";
            fact("archive", &date.to_string(), about);
        }
        Archive::None(reason) => fact("archive", "none", first(reason)),
    }
    if let Some(copy) = &source.copy {
        let about = format!("SHA-256 {}.", copy.sha256.as_str());
        fact("copy", &copy.date.to_string(), &about);
    }
    if let Some(interest) = &source.interest {
        fact("interest", "declared", first(interest));
    }
    text
}

/// What a word of a closed set means.
fn meaning(outline: &Outline, word: &str) -> String {
    let Outline::Word(words) = outline else {
        return String::new();
    };
    let known = words.iter().find(|known| known.word == word);
    known.map(VocabularyWord::about).unwrap_or_default()
}

/// Words as they are in the first language that they have.
fn first(words: &LocalizedText) -> &str {
    words.in_language("", "")
}

/// The front matter of a document, if it can be read.
fn front<T: Shape>(file: &Arc<str>, text: &str) -> Option<T> {
    let document = MarkdownDocument::read(text, file).ok()?;
    T::read(&document.front, &mut ValueReader::new(file, "en"))
}

/// An entry of a YAML file of entries by id, if it can be read.
fn entry<T: Shape>(file: &Arc<str>, text: &str, id: &str) -> Option<T> {
    let value = yaml::read(text, file, 0).ok()?;
    T::read(value.get(id)?, &mut ValueReader::new(file, "en"))
}

fn verdict(file: &Arc<str>, text: &str, id: &str) -> Option<RawVerdict> {
    let value = yaml::read(text, file, 0).ok()?;
    let has_id = |verdict: &&Value| verdict.get("id").and_then(Value::as_str) == Some(id);
    let found = value.get("scale")?.as_sequence()?.iter().find(has_id)?;
    RawVerdict::read(found, &mut ValueReader::new(file, "en"))
}
