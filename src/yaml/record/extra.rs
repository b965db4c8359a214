//! Keys of a publication's own: any YAML below `extra`, handed on to templates and data as it is.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use serde_yaml::Value;

use super::texts::can_be_shown;
use super::{BAD_VALUE, Outline, Shape, ValueReader};

/// Keys with values that factpress does not read itself; may be empty.
///
/// It is kept as the text of a JSON object, since the caches of a build hold values of known types
/// alone, and since a hash of it then tells whether any value has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Extra(Option<Arc<str>>);

impl Extra {
    /// True if there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// These keys, or the others if there are none.
    #[must_use]
    pub fn or<'e>(&'e self, other: &'e Self) -> &'e Self {
        if self.is_empty() { other } else { self }
    }

    /// The text of a JSON object with the keys; `None` if there is no key.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// The keys with their values; an empty map if there are none.
    ///
    /// # Panics
    ///
    /// Never: the text was written from a map.
    #[must_use]
    pub fn json(&self) -> Map<String, Json> {
        self.0.as_deref().map_or_else(Map::new, |text| {
            serde_json::from_str(text).expect("the text of a map")
        })
    }
}

impl Shape for Extra {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        if !value.is_mapping() {
            let help = "write keys of your own below it, as in {region: North}".to_owned();
            reader.refuse_kind(value, "keys with values", Some(help));
            return None;
        }
        let json = json(value, reader)?;
        let is_empty = json.as_object().is_some_and(Map::is_empty);
        Some(Self((!is_empty).then(|| json.to_string().into())))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn outline() -> Outline {
        Outline::OwnKeys
    }
}

/// A value of YAML as one of JSON; every mistake in it is reported.
fn json(value: &Value, reader: &mut ValueReader) -> Option<Json> {
    match value {
        Value::Null => Some(Json::Null),
        Value::Bool(word) => Some(Json::Bool(*word)),
        Value::Number(number) => number_as_json(number, reader),
        Value::String(text) => can_be_shown(text, reader).then(|| Json::String(text.clone())),
        Value::Sequence(entries) => {
            let read: Vec<Option<Json>> = entries
                .iter()
                .enumerate()
                .map(|(at, entry)| reader.inside(at, |reader| json(entry, reader)))
                .collect();
            read.into_iter().collect::<Option<_>>().map(Json::Array)
        }
        Value::Mapping(entries) => {
            let read: Vec<Option<(String, Json)>> = entries
                .iter()
                .map(|(key, value)| {
                    let key = key_name(key, reader)?;
                    let value = reader.inside(key.clone(), |reader| json(value, reader))?;
                    Some((key, value))
                })
                .collect();
            read.into_iter().collect::<Option<_>>().map(Json::Object)
        }
        Value::Tagged(_) => {
            reader.refuse_kind(value, "a value without a tag", None);
            None
        }
    }
}

fn number_as_json(number: &serde_yaml::Number, reader: &mut ValueReader) -> Option<Json> {
    let json = number
        .as_u64()
        .map(serde_json::Number::from)
        .or_else(|| number.as_i64().map(serde_json::Number::from))
        .or_else(|| number.as_f64().and_then(serde_json::Number::from_f64));
    if json.is_none() {
        let message = format!("`{number}` is a number that JSON does not have");
        let help = "put it in quotes to make it text".to_owned();
        reader.refuse(BAD_VALUE, message, Some(help));
    }
    json.map(Json::Number)
}

fn key_name(key: &Value, reader: &mut ValueReader) -> Option<String> {
    match key {
        Value::String(name) => can_be_shown(name, reader).then(|| name.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(word) => Some(word.to_string()),
        other => {
            reader.refuse_kind(other, "text as a key", None);
            None
        }
    }
}
