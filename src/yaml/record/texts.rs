//! The shapes of texts: words for readers, somebody's exact words, words in several languages.

use serde::{Deserialize, Serialize};
use serde_yaml::Value;

use super::lists::read_map;
use super::{ANY_TEXT, BAD_CHARACTER, BAD_VALUE, ODD_CHARACTER, Outline, Shape, ValueReader};
use crate::base::markup::TextContext;
use crate::base::text::characters::all_odd;
use crate::base::text::{LocalizedText, unprintable};

/// Words for readers: quotation marks and apostrophes are set as print sets them in the words'
/// language.
impl Shape for String {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let text = plain(value, reader)?;
        reader.report_markup(&text, TextContext::Value);
        Some(reader.typography.set(&text).into_owned())
    }

    fn outline() -> Outline {
        Outline::Text(ANY_TEXT)
    }
}

/// Somebody's exact words, or their translation, as they were typed. Data has them so; pages set
/// their quotation marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation(pub String);

impl Shape for Quotation {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let text = plain(value, reader)?;
        reader.report_markup(&text, TextContext::Quotation);
        Some(Self(text))
    }

    fn outline() -> Outline {
        Outline::Text(ANY_TEXT)
    }
}

/// Text of a program or of a document, kept as it is: nothing is set in it, and what looks like
/// markup is part of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Verbatim(pub String);

impl Shape for Verbatim {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        plain(value, reader).map(Self)
    }

    fn outline() -> Outline {
        Outline::Text(ANY_TEXT)
    }
}

/// Text as it is written, for values that are not prose for readers.
pub fn plain(value: &Value, reader: &mut ValueReader) -> Option<String> {
    match value {
        Value::String(text) if text.trim().is_empty() => {
            reader.refuse(
                BAD_VALUE,
                "this text is empty",
                Some("write something, or remove the key".to_owned()),
            );
            None
        }
        Value::String(text) => can_be_shown(text, reader).then(|| text.trim().to_owned()),
        // In quotation marks, `false` would hold a text back as any other reason does.
        Value::Bool(word) if reader.is_at_key("hold") => {
            let help = if *word {
                "write why it is held back, as in `hold: We wait for an answer.`"
            } else {
                "remove the key: a text without `hold` is published"
            };
            reader.refuse_kind(value, "a reason", Some(help.to_owned()));
            None
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
            let help =
                "put a text in quotes if it begins with a brace, or has a colon and a space in it";
            reader.refuse_kind(value, "text", Some(help.to_owned()));
            None
        }
        Value::Sequence(_) => {
            let help =
                "write one text and no list; one that begins with a bracket needs double quotes";
            reader.refuse_kind(value, "text", Some(help.to_owned()));
            None
        }
        _ => {
            reader.refuse_kind(value, "text", None);
            None
        }
    }
}

/// Reports invisible and deceptive characters, and is false for a text that no page can show.
///
/// Those that are in the file themselves were reported when it was read; these come from escapes.
pub fn can_be_shown(text: &str, reader: &mut ValueReader) -> bool {
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
    can_be_shown
}

/// Offers a number or a truth value as the text that it looks like.
pub fn offer_as_text(value: &Value, reader: &mut ValueReader) {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::Bool(word) => word.to_string(),
        _ => return,
    };
    reader.offer(&text, Some(text.clone()));
}

impl Shape for LocalizedText {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        match value {
            Value::Mapping(_) => {
                let read = |language: &str, text: &Value, reader: &mut ValueReader| {
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
