//! The keys of a kind of file as a JSON Schema (2020-12), for editors that check and complete YAML.

use serde_json::{Map, Value, json};

use super::FileKind;
use crate::yaml::record::{ANY_TEXT, KeyOutline, Outline, TextForm};

/// The pattern of an id, whose length is limited by `maxLength`.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// The pattern of a day, a month or a year.
const WHEN: &str = r"^\s*\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\s*$";
/// What editors say of a text that does not fit the pattern of an id.
const ID_HELP: &str = "use lowercase letters, digits and single hyphens";
/// The same of a date.
const WHEN_HELP: &str = "write a day, a month or a year, as in 2024-03-31, 2024-03 or 2024";

/// The schema of the YAML of a kind of file.
///
/// It has the form of every value. It cannot say whether an id exists, or which keys need each
/// other.
#[must_use]
pub fn schema(kind: FileKind) -> Value {
    let mut schema = match kind {
        // A file with nothing but comments has no entries yet.
        FileKind::People | FileKind::Sources => {
            let entries = json!({"anyOf": [{"type": "null"}, of(kind.outline())]});
            Map::from_iter(entries.as_object().cloned().unwrap_or_default())
        }
        _ => of(kind.outline()),
    };
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
            {"type": "string", "pattern": WHEN, "patternErrorMessage": WHEN_HELP},
            {"type": "integer", "minimum": 0, "maximum": 9999}
        ]}),
        Outline::Id(_) => id(),
        Outline::Word(words) => json!({
            "enum": words.iter().map(|word| word.word).collect::<Vec<_>>(),
            // Not a keyword of the standard, but editors show it beside each word.
            "enumDescriptions": words.iter().map(crate::yaml::record::VocabularyWord::about).collect::<Vec<_>>(),
        }),
        Outline::Record(keys) => record(keys),
        Outline::Map(noun, values) => {
            let names = if noun.is_none() {
                id()
            } else {
                json!({"type": "string"})
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
    // Not a keyword of the standard, but editors show it in place of the pattern.
    let help = if form.name == ANY_TEXT.name {
        "write something, or remove the key".to_owned()
    } else {
        format!("write a valid {}, as in {}", form.name, form.example)
    };
    json!({"type": "string", "pattern": form.pattern, "patternErrorMessage": help})
}

fn id() -> Value {
    json!({"type": "string", "pattern": ID, "maxLength": 100, "patternErrorMessage": ID_HELP})
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
