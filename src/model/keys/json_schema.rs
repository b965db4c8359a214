//! The keys of a kind of file as a JSON Schema (2020-12), for editors that check and complete YAML.

use serde_json::{Map, Value, json};

use super::FileKind;
use crate::yaml::record::{ANY_TEXT, KeyOutline, Outline, TextForm, VocabularyWord};

/// The pattern of an id, whose length is limited by `maxLength`.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// The pattern of a day, a month or a year.
const WHEN: &str = r"^\s*\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\s*$";
/// What editors say of a text that does not fit the pattern of an id.
const ID_HELP: &str = "use lowercase letters, digits and single hyphens";
/// The same of a date.
const WHEN_HELP: &str = "write a day, a month or a year, as in 2024-03-31, 2024-03 or 2024";

/// Whether a schema keeps to the keywords of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keywords {
    /// The standard's own, so that the strictest validator takes the schema.
    Standard,
    /// Also `errorMessage`, which editors show where a text does not fit a pattern.
    Editors,
}

/// The schema of the YAML of a kind of file.
///
/// It has the form of every value. It cannot say whether an id exists, or which keys need each
/// other.
#[must_use]
pub fn schema(kind: FileKind, keywords: Keywords) -> Value {
    let mut schema = match kind {
        // A file with nothing but comments has no entries yet.
        FileKind::People | FileKind::Sources => {
            let entries = json!({"anyOf": [{"type": "null"}, keywords.of(kind.outline())]});
            Map::from_iter(entries.as_object().cloned().unwrap_or_default())
        }
        _ => keywords.of(kind.outline()),
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

impl Keywords {
    fn of(self, outline: &Outline) -> Map<String, Value> {
        let schema = match outline {
            Outline::Text(form) => self.text(form),
            Outline::Words => {
                let text = self.text(&ANY_TEXT);
                json!({"anyOf": [text, {"type": "object", "additionalProperties": text}]})
            }
            Outline::YesNo => json!({"type": "boolean"}),
            Outline::Number => json!({"type": "integer", "minimum": 0, "maximum": u32::MAX}),
            Outline::When => json!({"anyOf": [
                self.pattern(WHEN, WHEN_HELP),
                {"type": "integer", "minimum": 0, "maximum": 9999}
            ]}),
            Outline::Id(_) => self.id(),
            // An `enum` would have no place for the meaning of each word.
            Outline::Word(words) => {
                let word = |word: &VocabularyWord| json!({"const": word.word, "description": word.about()});
                json!({"anyOf": words.iter().map(word).collect::<Vec<_>>()})
            }
            Outline::Record(keys) => self.record(keys),
            Outline::IdOrKeys(keys) => json!({"anyOf": [self.id(), self.record(keys)]}),
            Outline::Map(noun, values) => {
                let names = if noun.is_none() {
                    self.id()
                } else {
                    json!({"type": "string"})
                };
                let values = self.of(values);
                json!({"type": "object", "propertyNames": names, "additionalProperties": values})
            }
            Outline::List(entry, some) => {
                json!({"type": "array", "items": self.of(entry), "minItems": u8::from(*some)})
            }
            Outline::OneOrMany(one) => {
                let one = self.of(one);
                json!({"anyOf": [one, {"type": "array", "items": one}]})
            }
            Outline::OwnKeys => json!({"type": "object"}),
            Outline::Anything => json!({}),
        };
        match schema {
            Value::Object(schema) => schema,
            _ => Map::new(),
        }
    }

    fn text(self, form: &TextForm) -> Value {
        if form.name == ANY_TEXT.name {
            return self.pattern(form.pattern, "write something, or remove the key");
        }
        let help = format!("write a valid {}, as in {}", form.name, form.example);
        self.pattern(form.pattern, &help)
    }

    fn id(self) -> Value {
        let mut schema = self.pattern(ID, ID_HELP);
        schema["maxLength"] = json!(100);
        schema
    }

    /// A text that fits a pattern; `help` is what an author reads if it does not.
    fn pattern(self, pattern: &str, help: &str) -> Value {
        match self {
            Self::Standard => json!({"type": "string", "pattern": pattern}),
            Self::Editors => json!({"type": "string", "pattern": pattern, "errorMessage": help}),
        }
    }

    fn record(self, keys: &[KeyOutline]) -> Value {
        let properties: Map<String, Value> = keys
            .iter()
            .map(|key| (key.name.to_owned(), self.property(key)))
            .collect();
        let needed: Vec<&str> = keys
            .iter()
            .filter(|key| key.needed)
            .map(|key| key.name)
            .collect();
        json!({"type": "object", "properties": properties, "required": needed, "additionalProperties": false})
    }

    fn property(self, key: &KeyOutline) -> Value {
        let mut schema = self.of(&key.takes);
        schema.insert("description".to_owned(), json!(key.about()));
        let example = key
            .example()
            .and_then(|example| serde_yaml::from_str::<Value>(&example).ok());
        schema.extend(example.map(|example| ("examples".to_owned(), json!([example]))));
        Value::Object(schema)
    }
}
