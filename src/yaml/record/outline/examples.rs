//! Examples of what authors write as a value, from the outline of its type and the documentation of
//! its key.

use super::{ANY_TEXT, KeyOutline, Outline};
use crate::yaml::record::noun::example_id;

impl Outline {
    /// What to write for a key of this type with this documentation: one of its words, or an
    /// example.
    #[must_use]
    pub fn hint(&self, key: &str, doc: &[&'static str]) -> Option<String> {
        if let Self::Word(words) = self {
            let words: Vec<&str> = words.iter().map(|word| word.word).collect();
            return Some(format!("one of: {}", words.join(", ")));
        }
        let example = own_example(key, doc)
            .map(str::to_owned)
            .or_else(|| self.in_braces())
            .or_else(|| self.example())?;
        Some(format!("for example `{key}: {example}`"))
    }

    /// An example of a record, in braces: the keys that it needs, or else the first that has an
    /// example of its own.
    #[must_use]
    pub fn in_braces(&self) -> Option<String> {
        let Self::Record(keys) = self else {
            return None;
        };
        let pair = |key: &KeyOutline| {
            let value = key.example().or_else(|| key.takes.in_braces())?;
            Some(format!("{}: {value}", key.name))
        };
        let needed: Vec<String> = keys
            .iter()
            .filter(|key| key.needed)
            .map(pair)
            .collect::<Option<_>>()?;
        if needed.is_empty() {
            let first = keys.iter().find(|key| key.own_example().is_some())?;
            return Some(format!("{{{}}}", pair(first)?));
        }
        Some(format!("{{{}}}", needed.join(", ")))
    }

    /// A value of this type, as YAML; `None` for what has keys of its own.
    #[must_use]
    pub fn example(&self) -> Option<String> {
        Some(match self {
            Self::Text(form) => form.example.to_owned(),
            Self::Words => ANY_TEXT.example.to_owned(),
            Self::YesNo => "true".to_owned(),
            Self::Number => "5".to_owned(),
            Self::When => "2024-03".to_owned(),
            Self::Id(noun) => example_id(*noun).to_owned(),
            Self::Word(words) => words.first()?.word.to_owned(),
            Self::OneOrMany(one) => one.example()?,
            Self::IdOrKeys(keys) => keys.first()?.takes.example()?,
            Self::List(entry, _) => format!("[{}]", entry.example()?),
            Self::Record(_) | Self::Map(..) | Self::OwnKeys | Self::Anything => return None,
        })
    }
}

/// The example with which the documentation of a key ends.
pub fn own_example(name: &str, doc: &[&'static str]) -> Option<&'static str> {
    let line = doc.last().map_or("", |line| line.trim());
    let written = line
        .strip_prefix('`')
        .and_then(|line| line.strip_suffix('`'));
    written
        .and_then(|line| line.strip_prefix(name))
        .and_then(|line| line.strip_prefix(": "))
}
