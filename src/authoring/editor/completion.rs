//! Completion: what may be written at a spot, which is a key, a word, an id, or the beginning of a
//! reference.

mod addresses;
mod references;
mod template;

use std::ops::Range;

use super::Workspace;
use super::definition::Definition;
use super::spot::Spot;
use crate::base::date::Day;
use crate::check::RULES;
use crate::content::TextRole;
use crate::model::keys::FileKind;
use crate::report::RulePage;
use crate::yaml::record::{KeyOutline, Noun, Outline, TextForm};
use crate::yaml::scalar;
use references::{openings, referred};
use template::{claim, document, entry, forms, needed_keys};

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
    /// The same with places to fill in one after the other, for editors that know them (LSP 3.17,
    /// "Snippet Syntax").
    pub snippet: Option<String>,
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
        let indent = |bytes: &Range<usize>| {
            let line = indexed.text[..bytes.start].rfind('\n');
            bytes.start - line.map_or(0, |at| at + 1)
        };
        if indexed.text.trim().is_empty() && !indexed.role.is_yaml() {
            let whole = 0..indexed.text.len();
            return document(FileKind::of(&indexed.role), &whole, self.today)
                .into_iter()
                .collect();
        }
        match indexed.spot(byte) {
            None => Vec::new(),
            Some(Spot::Key {
                mapping,
                bytes,
                is_inline: true,
                ..
            }) => forms(mapping, &bytes, self.today),
            Some(Spot::Key {
                mapping: Outline::List(one, _),
                bytes,
                ..
            }) => entry(one, &bytes, indent(&bytes), self.today)
                .into_iter()
                .collect(),
            Some(Spot::Key {
                mapping,
                used,
                bytes,
                has_colon,
                ..
            }) => {
                let mut offers = self.keys(mapping, &used, &bytes, has_colon);
                if used.is_empty() && !has_colon {
                    let needed = needed_keys(mapping, &bytes, indent(&bytes), self.today);
                    let whole = std::ptr::eq(mapping, FileKind::Claim.outline())
                        .then(|| claim(&bytes, self.today));
                    offers.splice(0..0, needed.into_iter().chain(whole.flatten()));
                }
                offers
            }
            Some(Spot::Value { answer_kind, bytes }) => {
                let mut offers = self.values(answer_kind, &bytes, here);
                if let Outline::List(one, _) = answer_kind {
                    let line = &indexed.text[bytes.start - indent(&bytes)..bytes.start];
                    let column = line.len() - line.trim_start_matches(' ').len();
                    offers.extend(template::first_entry(one, &bytes, column, self.today));
                }
                offers
            }
            Some(Spot::Address { bytes, is_closed }) => {
                self.addresses(&bytes, is_closed, indexed.role.language())
            }
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
            Outline::Record(keys) | Outline::IdOrKeys(keys) => keys
                .iter()
                .filter(|key| !used.iter().any(|used| used == key.name))
                .map(|key| self.offered(key, bytes, colon))
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
            snippet: None,
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
            Outline::OneOrMany(_) | Outline::IdOrKeys(_) => {
                self.values(answer_kind.single(), bytes, here)
            }
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
            snippet: None,
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

    fn offered(&self, key: &KeyOutline, bytes: &Range<usize>, colon: &str) -> Completion {
        Completion {
            label: key.name.to_owned(),
            offer: CompletionKind::Key,
            detail: key.takes.name(),
            about: self.of_key(key),
            bytes: bytes.clone(),
            text: format!("{}{colon}", key.name),
            snippet: None,
            first: key.needed,
        }
    }
}
