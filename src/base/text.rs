//! Text: ids, texts in several languages, suggestions for misspelt words, and HTML that is safe by
//! type.

mod character_fault;
mod character_names;
mod character_table;
pub mod characters;
mod html;
mod needed;
mod plain;
mod suggestion;
mod twice;
mod visible;

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use serde::{Deserialize, Serialize};

pub use characters::unprintable;
pub use html::{Html, texts};
pub use needed::runs_leftwards;
pub use plain::{closed, in_plain_letters, is_closed, spelled_out};
pub use suggestion::{MOST_SUGGESTIONS, did_you_mean, nearest, typo_of};
pub use visible::{visible, visible_json};

/// The byte-order mark, which some programs put before a text in UTF-8 and YAML does not allow
/// within one.
pub const BYTE_ORDER_MARK: char = '\u{feff}';
/// How many bytes of a text a search for rare characters looks at together. The loops over so many
/// have no early exit, so that the compiler can turn each into a few vector instructions.
pub const SCAN_BYTES: usize = 32;
/// The longest id, in bytes.
const LONGEST_ID: usize = 100;

/// Appends `text` with `& < > " '` written as character references.
pub fn escape_into(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

/// The text of a JSON-LD block: JSON in which no character can end the script element around it.
///
/// `<`, `>`, `&`, U+2028 and U+2029 are written as `\u` escapes, which JSON reads as the same
/// characters (HTML Living Standard, "Restrictions for contents of script elements").
///
/// # Panics
///
/// If `value` does not serialise to JSON, which is a mistake in the program: its own types have
/// string keys only.
pub fn script_json<T: Serialize>(value: &T) -> Html {
    let json = serde_json::to_string(value).expect("the program's own JSON types serialise");
    let mut safe = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(safe, "\\u{:04x}", u32::from(character));
            }
            _ => safe.push(character),
        }
    }
    Html::made_of_escaped_parts(safe)
}

/// A name that a file, a key and an address may carry: `a-z`, `0-9` and single hyphens between
/// them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// `text` as an id; `None` if it is not a legal one, or longer than 100 characters.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let legal = !text.is_empty()
            && text.len() <= LONGEST_ID
            && text.split('-').all(|part| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
        (legal && !is_reserved_name(text)).then(|| Self(text.to_owned()))
    }

    /// The id that a text was meant to be: in lower case, with hyphens for underscores. `None` if
    /// that is not a legal id either.
    #[must_use]
    pub fn suggestion(text: &str) -> Option<Self> {
        Self::new(&text.to_ascii_lowercase().replace('_', "-"))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// True for the device names that Windows reserves, with or without an ending (`con`, `NUL.txt`,
/// `com1`).
#[must_use]
pub fn is_reserved_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end_matches(' ');
    let is_one_of =
        |stem: &str, names: &[&str]| names.iter().any(|name| stem.eq_ignore_ascii_case(name));
    let is_numbered = |(stem, number): (&str, &str)| {
        is_one_of(stem, &["com", "lpt"])
            && number.len() == 1
            && number.as_bytes()[0].is_ascii_digit()
    };
    is_one_of(stem, &["con", "prn", "aux", "nul"])
        || stem.split_at_checked(3).is_some_and(is_numbered)
}

/// True for a language tag: language and optional region or script, in lower case (BCP 47; `en`,
/// `fr`, `pt-br`).
#[must_use]
pub fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts
        .next()
        .is_some_and(|part| (2..=3).contains(&part.len()));
    let rest = parts.all(|part| (2..=8).contains(&part.len()));
    language && rest && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

/// The nearest legal anchor for a text: letters folded to lower case, everything else a hyphen.
///
/// Letters outside ASCII are kept, so that a heading in any script has a readable anchor.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_alphanumeric() {
            slug.extend(character.to_lowercase());
        } else if !matches!(character, '\'' | '\u{2019}')
            && !slug.is_empty()
            && !slug.ends_with('-')
        {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// A legal id that resembles a text, to suggest in help; `a-name` if no letter of the text can be
/// part of one.
#[must_use]
pub fn nearest_id(text: &str) -> String {
    let mut slug = slug(&in_plain_letters(text));
    if slug.len() > LONGEST_ID {
        slug.truncate(slug[..=LONGEST_ID].rfind('-').unwrap_or(LONGEST_ID));
    }
    if slug.is_empty() {
        "a-name".to_owned()
    } else {
        slug
    }
}

/// A text in one language, or in several by language tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub enum LocalizedText {
    /// One text for every language.
    One(String),
    /// One text for each language, by tag.
    ByLanguage(BTreeMap<String, String>),
}

impl LocalizedText {
    /// The text for `language`, else for `fallback`, else the first there is.
    #[must_use]
    pub fn in_language(&self, language: &str, fallback: &str) -> &str {
        self.with_language(language, fallback).0
    }

    /// The same with the tag of its language; `None` if one text serves every language.
    #[must_use]
    pub fn with_language(&self, language: &str, fallback: &str) -> (&str, Option<&str>) {
        match self {
            Self::One(text) => (text, None),
            Self::ByLanguage(texts) => texts
                .get_key_value(language)
                .or_else(|| texts.get_key_value(fallback))
                .or_else(|| texts.iter().next())
                .map_or(("", None), |(language, text)| (text, Some(language))),
        }
    }
}

#[cfg(test)]
mod tests;
