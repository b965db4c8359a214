//! Text: ids, texts in several languages, suggestions for misspelt words, and HTML that is safe by
//! type.

mod character_fault;
mod character_names;
mod character_table;
pub mod characters;
mod html;
mod needed;
mod plain;
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
pub use visible::{visible, visible_json};

/// The byte-order mark, which some programs put before a text in UTF-8 and YAML does not allow
/// within one.
pub const BYTE_ORDER_MARK: char = '\u{feff}';
/// How many bytes of a text a search for rare characters looks at together. The loops over so many
/// have no early exit, so that the compiler can turn each into a few vector instructions.
pub const SCAN_BYTES: usize = 32;
/// The longest id, in bytes.
const LONGEST_ID: usize = 100;
/// The longest word that is compared with others for a suggestion, in bytes.
const LONGEST_COMPARED: usize = 200;

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

/// How many wrong names of one run are compared with all known names for a suggestion.
///
/// Each costs as many comparisons as there are names, and nobody reads a thousand suggestions: with
/// more wrong names than these, the time of a run would grow with the product of both.
pub const MOST_SUGGESTIONS: usize = 100;

/// The candidate that is nearest to `word`; `None` if none is near enough to be what was meant.
///
/// Near means: within a third of the longer word's characters by Damerau-Levenshtein distance, or
/// one is the start of the other. Nothing is near to a word of more than 200 bytes, which is not a
/// typo.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST_COMPARED {
        return None;
    }
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST_COMPARED)
        .filter_map(|candidate| {
            let other = candidate.chars().count();
            let longest = length.max(other);
            let opens = lower.len().min(candidate.len()) >= 3
                && (candidate.starts_with(&lower) || lower.starts_with(candidate));
            // The distance of two words is at least the difference of their lengths, which is
            // cheaper to compute.
            if !opens && length.abs_diff(other) > (longest / 3).max(1) {
                return None;
            }
            let distance = strsim::damerau_levenshtein(&lower, &candidate.to_lowercase());
            (distance <= longest / 3 || distance == 1 || opens).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// The candidate that `word` is a typo of: the only one from which it differs in case, in hyphens
/// for underscores or spaces, or by one letter that is added, missing, changed or swapped with its
/// neighbour. `None` if there is no such candidate, or more than one.
///
/// A changed digit is not a typo: of two numbers nobody knows which was meant. Nor is a changed
/// letter in a word of fewer than four.
#[must_use]
pub fn typo_of<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const SHORTEST: usize = 4;
    let plain = |text: &str| text.to_lowercase().replace(['_', ' '], "-");
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let (word_plain, word_digits) = (plain(word), digits(word));
    let mut near = candidates.into_iter().filter(|candidate| {
        let other = plain(candidate);
        other == word_plain
            || (word_plain.chars().count().min(other.chars().count()) >= SHORTEST
                && digits(candidate) == word_digits
                && strsim::damerau_levenshtein(&word_plain, &other) == 1)
    });
    let first = near.next()?;
    near.next().is_none().then_some(first)
}

/// The help line for a wrong name: "did you mean …", or all candidates if there are at most 24.
/// `None` if there are more.
#[must_use]
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    if let Some(near) = nearest(word, candidates.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    (1..=24)
        .contains(&candidates.len())
        .then(|| format!("one of: {}", candidates.join(", ")))
}

#[cfg(test)]
mod tests;
