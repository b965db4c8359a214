//! Outlines: what is read as a value, as data made from the types themselves, for schemas, for the
//! list of keys and for editors.

mod examples;

use super::noun::Noun;
use crate::base::diagnostic::TrailStep;
use examples::own_example;

/// A text of a certain form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextForm {
    /// What it is called, as in docs/CONTENT.md.
    pub name: &'static str,
    /// A regular expression that every such text matches; not every text that matches it is one.
    pub pattern: &'static str,
    /// One such text.
    pub example: &'static str,
}

/// Words: any text that is not empty.
pub const ANY_TEXT: TextForm = TextForm {
    name: "text",
    pattern: r"\S",
    example: "The council met.",
};

/// A word of a closed set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VocabularyWord {
    /// The word.
    pub word: &'static str,
    /// Its documentation, line by line.
    pub doc: &'static [&'static str],
}

impl VocabularyWord {
    /// What it means.
    #[must_use]
    pub fn about(&self) -> String {
        paragraph(self.doc)
    }
}

/// A key, and what is read as its value.
#[derive(Debug, Clone)]
pub struct KeyOutline {
    /// As it is written.
    pub name: &'static str,
    /// Its documentation, line by line.
    pub doc: &'static [&'static str],
    /// True if the key is required, whatever other keys say.
    pub needed: bool,
    /// What is read as its value.
    pub takes: Outline,
}

impl KeyOutline {
    /// What it means.
    #[must_use]
    pub fn about(&self) -> String {
        paragraph(self.doc)
    }

    /// An example of its value, as YAML: its own if its documentation ends with one (`` `key:
    /// value` ``), else one of its type. `None` for values with keys of their own.
    #[must_use]
    pub fn example(&self) -> Option<String> {
        self.own_example()
            .map(str::to_owned)
            .or_else(|| self.takes.example())
    }

    /// The example that its documentation ends with.
    fn own_example(&self) -> Option<&'static str> {
        own_example(self.name, self.doc)
    }
}

/// What values are read.
#[derive(Debug, Clone)]
pub enum Outline {
    /// A text.
    Text(TextForm),
    /// A text, or one for each language.
    Words,
    /// `true` or `false`.
    YesNo,
    /// A whole number, not negative.
    Number,
    /// A day, a month or a year.
    When,
    /// An id; of what, where it is an id of something else.
    Id(Option<Noun>),
    /// A word of a closed set.
    Word(&'static [VocabularyWord]),
    /// A mapping with known keys.
    Record(Vec<KeyOutline>),
    /// A mapping with known keys, or only the id that its first key takes.
    IdOrKeys(Vec<KeyOutline>),
    /// A mapping whose keys are the author's choice; what they name, and what they take.
    Map(Option<Noun>, Box<Outline>),
    /// A list; true when it holds at least one entry.
    List(Box<Outline>, bool),
    /// One value, or a list of them.
    OneOrMany(Box<Outline>),
    /// A mapping whose keys are the author's choice, with any values.
    OwnKeys,
    /// Anything.
    Anything,
}

impl Outline {
    /// The same with what its ids are ids of, or what its keys name.
    #[must_use]
    pub fn of(self, noun: Noun) -> Self {
        match self {
            Self::Id(_) => Self::Id(Some(noun)),
            Self::Map(_, values) => Self::Map(Some(noun), values),
            Self::List(entries, some) => Self::List(Box::new(entries.of(noun)), some),
            Self::OneOrMany(one) => Self::OneOrMany(Box::new(one.of(noun))),
            other => other,
        }
    }

    /// The keys of a record, or of each record of a list; empty for everything else.
    #[must_use]
    pub fn keys(&self) -> &[KeyOutline] {
        match self {
            Self::Record(keys) | Self::IdOrKeys(keys) => keys,
            Self::List(entry, _) | Self::OneOrMany(entry) => entry.keys(),
            _ => &[],
        }
    }

    /// The outline of the value at the end of a trail; `None` if no such value is read.
    #[must_use]
    pub fn at(&self, trail: &[TrailStep]) -> Option<&Self> {
        let Some((step, rest)) = trail.split_first() else {
            return Some(self);
        };
        match (self, step) {
            (Self::Record(keys) | Self::IdOrKeys(keys), TrailStep::Key(name)) => {
                keys.iter().find(|key| key.name == name)?.takes.at(rest)
            }
            (Self::Map(_, values), TrailStep::Key(_)) => values.at(rest),
            (Self::Words, TrailStep::Key(_)) => rest.is_empty().then_some(&IN_ONE_LANGUAGE),
            (Self::List(entry, _) | Self::OneOrMany(entry), TrailStep::Item(_)) => entry.at(rest),
            _ => None,
        }
    }

    /// What a value is that has neither a list nor keys around it, where it can do without them.
    #[must_use]
    pub fn single(&self) -> &Self {
        match self {
            Self::OneOrMany(one) => one.single(),
            Self::IdOrKeys(keys) => keys.first().map_or(self, |key| &key.takes),
            other => other,
        }
    }

    /// The key at the end of a trail.
    #[must_use]
    pub fn key(&self, trail: &[TrailStep]) -> Option<&KeyOutline> {
        let (TrailStep::Key(name), above) = trail.split_last()? else {
            return None;
        };
        match self.at(above)? {
            Self::Record(keys) | Self::IdOrKeys(keys) => keys.iter().find(|key| key.name == name),
            _ => None,
        }
    }

    /// What it is called, as in docs/CONTENT.md.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Text(form) => form.name.to_owned(),
            Self::Words => "words".to_owned(),
            Self::YesNo => "yes/no".to_owned(),
            Self::Number => "whole number".to_owned(),
            Self::When => "when".to_owned(),
            Self::Id(None) => "id".to_owned(),
            Self::Id(Some(noun)) => format!("id of a {}", noun.word()),
            Self::Word(words) => {
                let words: Vec<String> = words
                    .iter()
                    .map(|word| format!("`{}`", word.word))
                    .collect();
                words.join(", ")
            }
            Self::Record(_) => "keys with values".to_owned(),
            Self::IdOrKeys(_) => format!("{}, or keys with values", self.single().name()),
            Self::Map(noun, values) => {
                format!("{}: {}", noun.map_or("id", Noun::word), values.name())
            }
            Self::List(entry, _) => format!("list of: {}", entry.name()),
            Self::OneOrMany(one) => format!("{0}, or a list of them", one.name()),
            Self::OwnKeys => "any keys".to_owned(),
            Self::Anything => "anything".to_owned(),
        }
    }
}

/// The outline of one language's text, where there is one for each language.
static IN_ONE_LANGUAGE: Outline = Outline::Text(ANY_TEXT);

/// The first paragraph of a documentation, in one line.
fn paragraph(doc: &[&str]) -> String {
    let lines: Vec<&str> = doc
        .iter()
        .map(|line| line.trim())
        .take_while(|line| !line.is_empty())
        .collect();
    lines.join(" ")
}
