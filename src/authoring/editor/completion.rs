//! Completion: what may be written at a spot, which is a key, a word, an id, or the beginning of a
//! reference.

use std::ops::Range;

use super::Workspace;
use super::definition::Definition;
use super::spot::Spot;
use crate::base::date::Day;
use crate::check::RULES;
use crate::content::TextRole;
use crate::report::RulePage;
use crate::yaml::record::{KeyOutline, Noun, Outline, TextForm};
use crate::yaml::scalar;

/// What kind of thing is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompletionKind {
    /// A key.
    Key,
    /// A word of a closed set.
    Word,
    /// An id.
    Id,
    /// What a reference begins with.
    Opening,
    /// Several keys at once.
    Snippet,
}

/// Something that can be written at a spot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The text by which it is chosen.
    pub label: String,
    /// What kind of thing it is.
    pub offer: CompletionKind,
    /// Its title, or what it takes.
    pub detail: String,
    /// What it means, as Markdown.
    pub about: String,
    /// The bytes that it replaces.
    pub bytes: Range<usize>,
    /// What is written.
    pub text: String,
    /// True for what is likelier here than the rest: a required key, a claim of this explainer.
    pub first: bool,
}

impl Workspace {
    /// What can be written at a byte of a text, in the order in which it is best shown.
    #[must_use]
    pub fn complete(&self, path: &str, byte: usize) -> Vec<Completion> {
        let Some(indexed) = self.indexed_files.get(path) else {
            return Vec::new();
        };
        let here = match &indexed.role {
            TextRole::Explainer(name) => Some(name.id.as_str()),
            TextRole::Claim { explainer, .. } => Some(explainer.as_str()),
            _ => None,
        };
        match indexed.spot(byte) {
            None => Vec::new(),
            Some(Spot::Key {
                mapping,
                used,
                bytes,
                has_colon,
            }) => {
                let mut offers = self.keys(mapping, &used, &bytes, has_colon);
                if used.is_empty() && !has_colon {
                    let line = indexed.text[..bytes.start]
                        .rfind('\n')
                        .map_or(0, |at| at + 1);
                    offers.splice(0..0, needed_keys(mapping, &bytes, bytes.start - line));
                }
                offers
            }
            Some(Spot::Value { answer_kind, bytes }) => self.values(answer_kind, &bytes, here),
            Some(Spot::Reference {
                before,
                bytes,
                is_closed,
                is_card,
            }) => match before.split_once(':') {
                None => openings(&bytes, is_card),
                Some((word, _)) => {
                    let Some(noun) = referred(word).filter(|noun| !is_card || *noun == Noun::Claim)
                    else {
                        return Vec::new();
                    };
                    let ids = bytes.start + word.len() + 1..bytes.end;
                    let close = if is_closed { "" } else { "]]" };
                    let mut offers = self.ids(noun, &ids, here);
                    for offer in &mut offers {
                        offer.text = format!("{}{close}", offer.label);
                    }
                    offers
                }
            },
        }
    }

    fn keys(
        &self,
        mapping: &Outline,
        used: &[String],
        bytes: &Range<usize>,
        has_colon: bool,
    ) -> Vec<Completion> {
        let colon = if has_colon { "" } else { ": " };
        match mapping {
            Outline::Record(keys) => keys
                .iter()
                .filter(|key| !used.iter().any(|used| used == key.name))
                .map(|key| offered(key, bytes, colon))
                .collect(),
            Outline::Map(Some(noun), _) => {
                let mut definitions = self.ids(*noun, bytes, None);
                definitions.retain(|name| !used.contains(&name.label));
                for name in &mut definitions {
                    name.text = format!("{}{colon}", scalar(&name.label));
                }
                definitions
            }
            _ => Vec::new(),
        }
    }

    fn values(
        &self,
        answer_kind: &Outline,
        bytes: &Range<usize>,
        here: Option<&str>,
    ) -> Vec<Completion> {
        let word = |word: &str, about: String| Completion {
            label: word.to_owned(),
            offer: CompletionKind::Word,
            detail: String::new(),
            about,
            bytes: bytes.clone(),
            text: word.to_owned(),
            first: false,
        };
        let day = |day: Day| word(&day.to_string(), "Today.".to_owned());
        match answer_kind {
            Outline::YesNo => ["true", "false"]
                .map(|answer| word(answer, String::new()))
                .into(),
            Outline::Word(words) => words
                .iter()
                .map(|known| word(known.word, known.about()))
                .collect(),
            Outline::Id(Some(noun)) => self.ids(*noun, bytes, here),
            Outline::Text(TextForm { name: "day", .. }) | Outline::When => {
                self.today.map(day).into_iter().collect()
            }
            Outline::OneOrMany(one) => self.values(one, bytes, here),
            Outline::List(entry, _) => {
                let mut offers = self.values(entry, bytes, here);
                for offer in &mut offers {
                    offer.text = format!("[{}]", offer.text);
                }
                offers
            }
            _ => Vec::new(),
        }
    }

    /// The ids of one noun; `here` is the explainer to which the text belongs.
    fn ids(&self, noun: Noun, bytes: &Range<usize>, here: Option<&str>) -> Vec<Completion> {
        let offer = |id: &str, detail: String, about: String, first: bool| Completion {
            label: id.to_owned(),
            offer: CompletionKind::Id,
            detail,
            about,
            bytes: bytes.clone(),
            text: scalar(id),
            first,
        };
        if noun == Noun::Rule {
            let summary = |name: &str| {
                RulePage::of(name)
                    .map(RulePage::summary)
                    .unwrap_or_default()
            };
            return RULES
                .iter()
                .map(|rule| offer(rule.name, rule.level.to_string(), summary(rule.name), false))
                .collect();
        }
        if noun == Noun::Tag {
            return self
                .tags()
                .into_iter()
                .map(|tag| offer(tag, String::new(), String::new(), false))
                .collect();
        }
        let named = self.definitions().filter(|(_, name)| name.noun == noun);
        let likely = |name: &Definition| name.within.is_some() && name.within.as_deref() == here;
        named
            .map(|(_, name)| offer(&name.id, name.title.clone(), String::new(), likely(name)))
            .collect()
    }

    /// Every tag that any text has, once.
    fn tags(&self) -> std::collections::BTreeSet<&str> {
        let mentions = self
            .indexed_files
            .values()
            .flat_map(|indexed| &indexed.mentions);
        mentions
            .filter(|mention| mention.noun == Noun::Tag)
            .map(|mention| mention.id.as_str())
            .collect()
    }
}

/// All keys that a mapping needs, at once and a line each, for a mapping in which there is nothing
/// yet; `indent` is how far its keys are from the beginning of their lines.
fn needed_keys(mapping: &Outline, bytes: &Range<usize>, indent: usize) -> Option<Completion> {
    let Outline::Record(keys) = mapping else {
        return None;
    };
    let needed = keys.iter().filter(|key| key.needed);
    let names: Vec<&str> = needed.map(|key| key.name).collect();
    if names.len() < 2 {
        return None;
    }
    let lines: Vec<String> = names.iter().map(|name| format!("{name}: ")).collect();
    Some(Completion {
        label: names.join(", "),
        offer: CompletionKind::Snippet,
        detail: "every key that is needed".to_owned(),
        about: String::new(),
        bytes: bytes.clone(),
        text: lines.join(&format!("\n{}", " ".repeat(indent))),
        first: true,
    })
}

fn offered(key: &KeyOutline, bytes: &Range<usize>, colon: &str) -> Completion {
    Completion {
        label: key.name.to_owned(),
        offer: CompletionKind::Key,
        detail: key.takes.name(),
        about: super::description::of_key(key),
        bytes: bytes.clone(),
        text: format!("{}{colon}", key.name),
        first: key.needed,
    }
}

/// What a word before the colon of a reference refers to.
fn referred(word: &str) -> Option<Noun> {
    match word {
        "claim" => Some(Noun::Claim),
        "source" => Some(Noun::Source),
        "person" => Some(Noun::Person),
        _ => None,
    }
}

fn openings(bytes: &Range<usize>, is_card: bool) -> Vec<Completion> {
    let openings: &[(&str, &str)] = if is_card {
        &[("claim:", "The claim's card, in a paragraph of its own.")]
    } else {
        &[
            (
                "claim:",
                "A link to a claim that shows its wording and verdict.",
            ),
            (
                "source:",
                "A numbered citation, right after the sentence it supports.",
            ),
            ("person:", "A person's name, linked to their page."),
        ]
    };
    let offer = |(word, about): &(&str, &str)| Completion {
        label: (*word).to_owned(),
        offer: CompletionKind::Opening,
        detail: String::new(),
        about: (*about).to_owned(),
        bytes: bytes.clone(),
        text: (*word).to_owned(),
        first: false,
    };
    openings.iter().map(offer).collect()
}
