//! The keys of a kind of file as a JSON Schema (2020-12), for editors that check and complete YAML.

use serde_json::{Map, Value, json};

use super::FileKind;
use crate::yaml::record::{ANY_TEXT, KeyOutline, Outline, TextForm};

/// The pattern of an id, whose length is limited by `maxLength`.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// The pattern of a day, a month or a year.
const WHEN: &str = r"^\s*\d{4}(-\d{2}(-\d{2})?)?\s*$";

/// The schema of the YAML of a kind of file.
///
/// It has the form of every value. It cannot say whether an id exists, or which keys need each
/// other.
#[must_use]
pub fn schema(kind: FileKind) -> Value {
    let mut schema = of(kind.outline());
    schema.insert(
        "$schema".to_owned(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert(
        "$id".to_owned(),
        json!(format!("urn:factpress:schema:{}", kind.word())),
    );
    schema.insert(
        "title".to_owned(),
        json!(format!("content/{}", kind.place())),
    );
    Value::Object(schema)
}

fn of(outline: &Outline) -> Map<String, Value> {
    let schema = match outline {
        Outline::Text(form) => text(form),
        Outline::Words => json!({
            "anyOf": [text(&ANY_TEXT), {"type": "object", "additionalProperties": text(&ANY_TEXT)}]
        }),
        Outline::YesNo => json!({"type": "boolean"}),
        Outline::Number => json!({"type": "integer", "minimum": 0, "maximum": u32::MAX}),
        Outline::When => json!({"anyOf": [
            {"type": "string", "pattern": WHEN},
            {"type": "integer", "minimum": 0, "maximum": 9999}
        ]}),
        Outline::Id(_) => json!({"type": "string", "pattern": ID, "maxLength": 100}),
        Outline::Word(words) => json!({
            "enum": words.iter().map(|word| word.word).collect::<Vec<_>>(),
            // Not a keyword of the standard, but editors show it beside each word.
            "enumDescriptions": words.iter().map(crate::yaml::record::VocabularyWord::about).collect::<Vec<_>>(),
        }),
        Outline::Record(keys) => record(keys),
        Outline::Map(noun, values) => {
            let names = if noun.is_none() {
                json!({"pattern": ID, "maxLength": 100})
            } else {
                json!({})
            };
            json!({"type": "object", "propertyNames": names, "additionalProperties": of(values)})
        }
        Outline::List(entry, some) => {
            json!({"type": "array", "items": of(entry), "minItems": u8::from(*some)})
        }
        Outline::OneOrMany(one) => json!({"anyOf": [of(one), {"type": "array", "items": of(one)}]}),
        Outline::OwnKeys => json!({"type": "object"}),
        Outline::Anything => json!({}),
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

fn text(form: &TextForm) -> Value {
    json!({"type": "string", "pattern": form.pattern})
}

fn record(keys: &[KeyOutline]) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| (key.name.to_owned(), property(key)))
        .collect();
    let needed: Vec<&str> = keys
        .iter()
        .filter(|key| key.needed)
        .map(|key| key.name)
        .collect();
    json!({"type": "object", "properties": properties, "required": needed, "additionalProperties": false})
}

fn property(key: &KeyOutline) -> Value {
    let mut schema = of(&key.takes);
    schema.insert("description".to_owned(), json!(key.about()));
    let example = key
        .example()
        .and_then(|example| serde_yaml::from_str::<Value>(&example).ok());
    schema.extend(example.map(|example| ("examples".to_owned(), json!([example]))));
    Value::Object(schema)
}
