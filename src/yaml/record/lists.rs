//! The shapes of what may be absent, of lists, and of mappings whose keys are the author's choice.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_yaml::Value;

use super::{BAD_VALUE, Outline, Shape, ValueReader};
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

impl<T: Shape> Shape for Vec<T> {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let Value::Sequence(items) = value else {
            let help = match value {
                Value::Mapping(entry) => {
                    let key = entry.keys().next().and_then(Value::as_str);
                    let key = key.unwrap_or("key");
                    format!("begin each entry with a hyphen and a space, as in `- {key}: …`")
                }
                Value::String(text) if text.contains(['[', ']', '{', '\n', ':']) => {
                    "write each entry on a separate line after `- `".to_owned()
                }
                Value::String(text) => {
                    let entries: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
                    format!("write it in square brackets: [{}]", entries.join(", "))
                }
                _ => "write each entry on a separate line after `- `".to_owned(),
            };
            reader.refuse_kind(value, "a list", Some(help));
            if let Value::String(text) = value {
                let entries: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
                if entries.iter().any(|entry| Id::new(entry).is_none()) {
                    return None;
                }
                reader.offer_bare(text, Some(format!("[{}]", entries.join(", "))));
            }
            return None;
        };
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
            reader.refuse(BAD_VALUE, "this list is empty", None);
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
