//! The shapes that single values take: text, numbers, dates, ids, addresses, words in several
//! languages.

use serde::{Deserialize, Serialize};
use serde_yaml::Value;

use super::lists::read_map;
use super::{
    BAD_CHARACTER, BAD_VALUE, Form, ODD_CHARACTER, ODD_HOST, Outline, Reader, Shape, TEXT,
};
use crate::base::address::{BaseUrl, check_outside, disguise};
use crate::base::date::{Day, When};
use crate::base::markup::Place;
use crate::base::text::characters::{all_odd, named, unseen};
use crate::base::text::{Id, Words, is_reserved_name, nearest_id, unprintable};

/// Words for readers: quotation marks and apostrophes are set as print sets them in the words'
/// language.
impl Shape for String {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let text = plain(value, reader)?;
        reader.note_marks(&text, Place::Value);
        Some(reader.typography.set(&text).into_owned())
    }

    fn outline() -> Outline {
        Outline::Text(TEXT)
    }
}

/// Somebody's own words, or their translation: exactly as they were typed, for data. Pages set
/// their marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation(pub String);

impl Shape for Quotation {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let text = plain(value, reader)?;
        reader.note_marks(&text, Place::Quotation);
        Some(Self(text))
    }

    fn outline() -> Outline {
        Outline::Text(TEXT)
    }
}

/// Text as it is written, for values that are no words to be read.
pub fn plain(value: &Value, reader: &mut Reader) -> Option<String> {
    match value {
        Value::String(text) if text.trim().is_empty() => {
            reader.refuse(
                BAD_VALUE,
                "this text is empty",
                Some("write it, or leave the key out".to_owned()),
            );
            None
        }
        Value::String(text) => {
            // Those that stand in the file as they are have been told there; here are those that
            // escapes stand for.
            let found = all_odd(text);
            let can_be_shown = found.is_empty() || unprintable(text).is_none();
            for odd in found {
                let rule = if odd.is_error {
                    BAD_CHARACTER
                } else {
                    ODD_CHARACTER
                };
                reader.refuse(rule, odd.message, Some(odd.help.into_owned()));
            }
            can_be_shown.then(|| text.trim().to_owned())
        }
        Value::Number(_) | Value::Bool(_) => {
            reader.refuse_kind(
                value,
                "text",
                Some("put it in quotes to make it text".to_owned()),
            );
            offer_as_text(value, reader);
            None
        }
        Value::Mapping(_) => {
            let help = "a text that holds a colon and a space needs quotes around it".to_owned();
            reader.refuse_kind(value, "text", Some(help));
            None
        }
        _ => {
            reader.refuse_kind(value, "text", None);
            None
        }
    }
}

/// Offers a number or a truth value as the text that it looks like.
fn offer_as_text(value: &Value, reader: &mut Reader) {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::Bool(word) => word.to_string(),
        _ => return,
    };
    reader.offer(&text, Some(text.clone()));
}

impl Shape for bool {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        if value.as_bool().is_none() {
            reader.refuse_kind(value, "true or false", None);
        }
        value.as_bool()
    }

    fn outline() -> Outline {
        Outline::YesNo
    }
}

impl Shape for u32 {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let number = value
            .as_u64()
            .and_then(|number| Self::try_from(number).ok());
        if let (None, Value::Number(other)) = (number, value) {
            reader.refuse(
                BAD_VALUE,
                format!("`{other}` is not a whole number from 0 to {}", Self::MAX),
                None,
            );
        } else if number.is_none() {
            reader.refuse_kind(value, "a whole number", None);
        }
        number
    }

    fn outline() -> Outline {
        Outline::Number
    }
}

/// Text that is in order for `make`, which says in one sentence what is wrong otherwise.
fn read_text<T>(
    value: &Value,
    reader: &mut Reader,
    make: impl FnOnce(&str) -> Result<T, String>,
) -> Option<T> {
    let text = plain(value, reader)?;
    make(&text)
        .map_err(|message| reader.refuse(BAD_VALUE, message, None))
        .ok()
}

impl Shape for Day {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        if let Value::Number(number) = value {
            reader.refuse(
                BAD_VALUE,
                format!("`{number}` is not a whole date; write it as 2023-03-22"),
                None,
            );
            return None;
        }
        read_date(value, reader, Self::parse)
    }

    fn outline() -> Outline {
        Outline::Text(Form {
            name: "day",
            pattern: r"^\s*\d{4}-\d{2}-\d{2}\s*$",
            example: "2024-03-31",
        })
    }
}

impl Shape for When {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Number(year) => Self::parse(&year.to_string())
                .map_err(|message| reader.refuse(BAD_VALUE, message, None))
                .ok(),
            _ => read_date(value, reader, Self::parse),
        }
    }

    fn outline() -> Outline {
        Outline::When
    }
}

/// A date; one that can only be read in one way is offered in the form that is wanted.
fn read_date<T>(
    value: &Value,
    reader: &mut Reader,
    parse: impl FnOnce(&str) -> Result<T, String>,
) -> Option<T> {
    let date = read_text(value, reader, parse);
    if let (None, Some(text)) = (&date, value.as_str()) {
        reader.offer(text, Day::meant(text).map(|day| day.to_string()));
    }
    date
}

impl Shape for Id {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
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
            let ids: Vec<&str> = text.split_whitespace().collect();
            let help = if is_reserved_name(&text) {
                "Windows keeps this name for itself; take another".to_owned()
            } else if ids.len() > 1 && ids.iter().all(|id| Self::new(id).is_some()) {
                format!(
                    "an id is one word, as in `{}`; a list has commas: [{}]",
                    nearest_id(&text),
                    ids.join(", ")
                )
            } else {
                format!(
                    "an id has small letters, digits and single hyphens, as in `{}`",
                    nearest_id(&text)
                )
            };
            reader.refuse(BAD_VALUE, format!("`{text}` cannot be an id"), Some(help));
            reader.offer(&text, Self::meant(&text).map(|id| id.as_str().to_owned()));
        }
        id
    }

    fn outline() -> Outline {
        Outline::Id(None)
    }
}

/// An address that is in order for `make`. One that nobody sees all of is refused.
fn read_address<T>(
    value: &Value,
    reader: &mut Reader,
    make: impl FnOnce(&str) -> Result<T, String>,
) -> Option<T> {
    let text = plain(value, reader)?;
    let Some((_, character)) = unseen(&text) else {
        return make(&text)
            .map_err(|message| reader.refuse(BAD_VALUE, message, None))
            .ok();
    };
    let message = format!("this address holds {}, which nobody sees", named(character));
    reader.refuse(
        BAD_CHARACTER,
        message,
        Some("delete it: with it, the address leads elsewhere".to_owned()),
    );
    None
}

/// An address with its scheme.
const ADDRESS: Form = Form {
    name: "address",
    pattern: "^\\s*https?://",
    example: "https://town.example/minutes",
};

/// An address that leads away from the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct OutsideUrl(String);

impl OutsideUrl {
    /// The address as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Shape for OutsideUrl {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let url = read_address(value, reader, |text| {
            check_outside(text).map(|()| Self(text.to_owned()))
        })?;
        if let Some(found) = disguise(&url.0) {
            reader.refuse(
                if found.is_seen {
                    ODD_CHARACTER
                } else {
                    ODD_HOST
                },
                found.message,
                Some(found.help),
            );
        }
        Some(url)
    }

    fn outline() -> Outline {
        Outline::Text(ADDRESS)
    }
}

impl Shape for BaseUrl {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        read_address(value, reader, Self::parse)
    }

    fn outline() -> Outline {
        Outline::Text(ADDRESS)
    }
}

impl Shape for Words {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Mapping(_) => {
                let read = |language: &str, text: &Value, reader: &mut Reader| {
                    reader.in_language(language, |reader| String::read(text, reader))
                };
                read_map(value, reader, read).map(Self::ByLanguage)
            }
            _ => String::read(value, reader).map(Self::One),
        }
    }

    fn outline() -> Outline {
        Outline::Words
    }
}
