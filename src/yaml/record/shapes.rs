//! The shapes of single values that are not text for readers: truth values, numbers, ids.

use serde_yaml::Value;

use super::texts::{offer_as_text, plain};
use super::{BAD_VALUE, Outline, Shape, ValueReader};
use crate::base::text::characters::without_invisible;
use crate::base::text::{Id, is_reserved_name, nearest_id};

impl Shape for bool {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        if value.as_bool().is_none() {
            let meant = meant_truth(value);
            let help = meant.map_or(
                "write `true` or `false`, without quotation marks",
                |meant| {
                    if meant {
                        "write `true`"
                    } else {
                        "write `false`"
                    }
                },
            );
            reader.refuse_kind(value, "true or false", Some(help.to_owned()));
            let written = match value {
                Value::Number(number) => number.to_string(),
                _ => value.as_str().unwrap_or_default().to_owned(),
            };
            reader.offer_bare(&written, meant.map(|meant| meant.to_string()));
        }
        value.as_bool()
    }

    fn outline() -> Outline {
        Outline::YesNo
    }
}

/// The truth value that a word or a number stands for in other programs.
fn meant_truth(value: &Value) -> Option<bool> {
    match value {
        Value::Number(number) => match number.as_u64()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        },
        Value::String(text) => match without_invisible(text).to_lowercase().trim() {
            "yes" | "y" | "on" | "true" | "oui" | "vrai" | "ja" | "wahr" => Some(true),
            "no" | "n" | "off" | "false" | "non" | "faux" | "nein" | "falsch" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

impl Shape for u32 {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let number = value
            .as_u64()
            .and_then(|number| Self::try_from(number).ok());
        if number.is_some() {
            return number;
        }
        if let Value::Number(other) = value {
            let help = "write it without a decimal point and without a sign".to_owned();
            let message = format!("`{other}` is not a whole number from 0 to {}", Self::MAX);
            reader.refuse(BAD_VALUE, message, Some(help));
            return None;
        }
        let help = "write it in digits, without quotation marks".to_owned();
        reader.refuse_kind(value, "a whole number", Some(help));
        if let Some(text) = value.as_str().filter(|text| text.parse::<Self>().is_ok()) {
            reader.offer_bare(text, Some(text.to_owned()));
        }
        number
    }

    fn outline() -> Outline {
        Outline::Number
    }
}

impl Shape for Id {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        if let Value::Bool(word) = value {
            reader.refuse_kind(
                value,
                "an id",
                Some(format!("write \"{word}\", with the quotation marks")),
            );
            offer_as_text(value, reader);
            return None;
        }
        let text = plain(value, reader)?;
        let id = Self::new(&text);
        if id.is_none() {
            let ids: Vec<&str> = text
                .split(|c: char| c.is_whitespace() || c == ';')
                .filter(|id| !id.is_empty())
                .collect();
            let help = if is_reserved_name(&text) {
                "Windows reserves this name; choose another".to_owned()
            } else if ids.len() > 1 && ids.iter().all(|id| Self::new(id).is_some()) {
                format!(
                    "an id is one word, as in `{}`; for a list, use commas: [{}]",
                    nearest_id(&text),
                    ids.join(", ")
                )
            } else {
                format!(
                    "use lowercase letters, digits and single hyphens, as in `{}`",
                    nearest_id(&text)
                )
            };
            reader.refuse(BAD_VALUE, format!("`{text}` cannot be an id"), Some(help));
            reader.note_named(&text);
            reader.offer(
                &text,
                Self::suggestion(&text).map(|id| id.as_str().to_owned()),
            );
        }
        id
    }

    fn outline() -> Outline {
        Outline::Id(None)
    }
}
