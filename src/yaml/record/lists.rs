//! The shapes of what may be absent, of lists, and of mappings whose keys are the author's choice.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_yaml::Value;

use super::{BAD_VALUE, Outline, Shape, ValueReader, WRONG_TYPE};
use crate::base::text::Id;

impl<T: Shape> Shape for Option<T> {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        T::read(value, reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn outline() -> Outline {
        T::outline()
    }
}

/// The first entry that is only a key of the entry above it, in a list of records with a hyphen
/// before every key.
fn first_split(items: &[Value], entry: &Outline) -> Option<usize> {
    let needed = entry.keys().iter().filter(|key| key.needed).count();
    let only_key = |item: &Value| match item {
        Value::Mapping(keys) if keys.len() == 1 => keys.keys().next().cloned(),
        _ => None,
    };
    let keys: Vec<Value> = items.iter().map(only_key).collect::<Option<_>>()?;
    let is_split = needed > 1 && keys.len() > 1 && keys[0] != keys[1];
    is_split.then_some(1)
}

/// Refuses a value in the place of a list, and says how to write the list.
fn refuse_one(value: &Value, entry: &Outline, reader: &mut ValueReader) {
    let on_lines = "write each entry on a separate line after `- `".to_owned();
    let text = value.as_str().unwrap_or_default();
    let entries = entries_in(text, entry);
    let help = match (value, entry.in_braces()) {
        (Value::Mapping(keys), _) => {
            let key = keys.keys().next().and_then(Value::as_str);
            let key = key.unwrap_or("key");
            format!("begin each entry with a hyphen and a space, as in `- {key}: …`")
        }
        (_, Some(example)) => format!("write a list of entries that have keys: [{example}]"),
        _ if text.is_empty() || text.contains(['[', ']', '{', '\n', ':']) => on_lines,
        _ => format!("write it in square brackets: [{}]", entries.join(", ")),
    };
    reader.refuse_kind(value, "a list", Some(help));
    let is_plain = match entry {
        Outline::Id(_) => entries.iter().all(|entry| Id::new(entry).is_some()),
        Outline::Text(_) => {
            entries.len() == 1
                && !text.contains([':', '#', '"', '\'', '[', ']', '{', '}', '&', '*'])
        }
        _ => false,
    };
    if is_plain && !text.is_empty() {
        reader.offer_bare(text, Some(format!("[{}]", entries.join(", "))));
    }
    if let Outline::Id(_) = entry {
        reader.note_named(text);
    }
}

/// The entries of a list that is written as one text: with commas or semicolons between them, and
/// ids also with spaces or the hyphens of a list.
fn entries_in<'t>(text: &'t str, entry: &Outline) -> Vec<&'t str> {
    let words: Vec<&str> = text
        .split([' ', ',', ';'])
        .map(|word| word.trim_start_matches('-'))
        .filter(|word| !word.is_empty())
        .collect();
    if matches!(entry, Outline::Id(_)) && words.iter().all(|word| Id::new(word).is_some()) {
        return words;
    }
    text.split([',', ';']).map(str::trim).collect()
}

impl<T: Shape> Shape for Vec<T> {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let Value::Sequence(items) = value else {
            refuse_one(value, &T::outline(), reader);
            return None;
        };
        if let Some(position) = first_split(items, &T::outline()) {
            let help = "write one hyphen for each entry, before its first key, and indent its other keys below that one";
            let message =
                "each hyphen begins an entry of its own, but this key belongs to the one above";
            reader.inside(position, |reader| {
                reader.refuse(WRONG_TYPE, message, Some(help.to_owned()));
            });
            return None;
        }
        let read = |(position, item)| reader.inside(position, |reader| T::read(item, reader));
        let list: Vec<Option<T>> = items.iter().enumerate().map(read).collect();
        list.into_iter().collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn outline() -> Outline {
        Outline::List(Box::new(T::outline()), false)
    }
}

/// A required list with at least one entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AtLeastOne<T>(pub Vec<T>);

impl<T: Shape> Shape for AtLeastOne<T> {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let list = Vec::read(value, reader)?;
        if list.is_empty() {
            let help = match T::outline().in_braces().or_else(|| T::outline().example()) {
                Some(example) => format!("write at least one entry, as in [{example}]"),
                None => "write at least one entry".to_owned(),
            };
            reader.refuse(BAD_VALUE, "this list is empty", Some(help));
            return None;
        }
        Some(Self(list))
    }

    fn outline() -> Outline {
        Outline::List(Box::new(T::outline()), true)
    }
}

/// One value, or a list of them; empty if the key is absent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T: Shape> Shape for OneOrMany<T> {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        match value {
            Value::Sequence(_) => Vec::read(value, reader).map(Self),
            _ => T::read(value, reader).map(|one| Self(vec![one])),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self(Vec::new()))
    }

    fn outline() -> Outline {
        Outline::OneOrMany(Box::new(T::outline()))
    }
}

/// An entry that may be an id alone, or keys of which the first takes that id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IdOrKeys<R> {
    /// The keys, of which an id alone gives only the first.
    pub keys: R,
    /// True for an id alone.
    pub is_id: bool,
}

impl<R: Shape + From<Id>> Shape for IdOrKeys<R> {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let is_id = !value.is_mapping();
        let keys = if is_id {
            Id::read(value, reader).map(R::from)
        } else {
            R::read(value, reader)
        };
        keys.map(|keys| Self { keys, is_id })
    }

    fn outline() -> Outline {
        match R::outline() {
            Outline::Record(keys) => Outline::IdOrKeys(keys),
            other => other,
        }
    }
}

/// Reads a mapping whose keys are texts of the author's choice; `read` gets each key with its
/// value.
pub fn read_map<T>(
    value: &Value,
    reader: &mut ValueReader,
    read: impl Fn(&str, &Value, &mut ValueReader) -> Option<T>,
) -> Option<BTreeMap<String, T>> {
    let Value::Mapping(mapping) = value else {
        reader.refuse_kind(value, "keys with values", None);
        return None;
    };
    let mut map = Some(BTreeMap::new());
    for (key, value) in mapping {
        let Some(key) = key.as_str() else {
            reader.refuse_kind(
                key,
                "a key that is text",
                Some("put the key in quotes".to_owned()),
            );
            map = None;
            continue;
        };
        let entry = reader.inside(key.to_owned(), |reader| read(key, value, reader));
        map = map.zip(entry).map(|(mut map, entry)| {
            map.insert(key.to_owned(), entry);
            map
        });
    }
    map
}

impl<T: Shape> Shape for BTreeMap<String, T> {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        read_map(value, reader, |_, value, reader| T::read(value, reader))
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn outline() -> Outline {
        Outline::Map(None, Box::new(T::outline()))
    }
}
