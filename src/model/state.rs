//! States: short hashes by which a translation tells that its original has changed since.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_yaml::Value;

use crate::yaml::record::{BAD_VALUE, Outline, Shape, TextForm, ValueReader, plain};

/// The state of a document: a short hash of each of its texts, in an order that stays.
///
/// Authors' files contain it, so the hash of a text must stay the same from version to version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct State(pub Vec<u16>);

/// The first two bytes of the BLAKE3 of what these texts say. Only letters, digits and signs count:
/// neither the style of quotation marks, dashes and dots nor line breaks make a difference.
#[must_use]
pub fn hash<'t>(texts: impl IntoIterator<Item = &'t str>) -> u16 {
    let mut said = Vec::new();
    for text in texts {
        said.reserve(text.len() + 1);
        add_said(text, &mut said);
        said.push(b'\n');
    }
    let hash = blake3::hash(&said);
    let bytes = hash.as_bytes();
    u16::from_be_bytes([bytes[0], bytes[1]])
}

/// What a byte is to `add_said`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ByteKind {
    /// A letter or a digit.
    Word,
    /// A sign that counts.
    Sign,
    /// What typesetting may change without changing what is said: spaces, quotation marks, dashes,
    /// dots, backticks.
    Set,
    /// A part of a character of several bytes.
    Part,
}

/// The kind of each byte. Every body of a translated site is hashed, so this is a table, and whole
/// stretches are copied at once.
const BYTE_KINDS: [ByteKind; 256] = {
    let mut kinds = [ByteKind::Part; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        kinds[byte as usize] = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => ByteKind::Word,
            ..=b' ' | b'\'' | b'"' | b'-' | b'.' | b'`' | 0x7f => ByteKind::Set,
            _ => ByteKind::Sign,
        };
        byte += 1;
    }
    kinds
};

/// Adds what a text says to `said`, with one space for whatever typesetting puts between two words.
fn add_said(text: &str, said: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let kind = |at: usize| {
        bytes
            .get(at)
            .map_or(ByteKind::Set, |byte| BYTE_KINDS[usize::from(*byte)])
    };
    // Whether the last character that counts belongs to a word, and whether something after it was
    // skipped.
    let (mut is_word, mut is_apart) = (false, false);
    let mut at = 0;
    while at < bytes.len() {
        let (end, begins, ends) = match kind(at) {
            ByteKind::Set => {
                is_apart = true;
                at += 1;
                continue;
            }
            ByteKind::Part => {
                let Some(c) = text[at..].chars().next() else {
                    break;
                };
                if is_set(c) {
                    is_apart = true;
                    at += c.len_utf8();
                    continue;
                }
                (at + c.len_utf8(), c.is_alphanumeric(), c.is_alphanumeric())
            }
            first => {
                let length = bytes[at..].iter().take_while(|byte| {
                    BYTE_KINDS[usize::from(**byte)] as u8 <= ByteKind::Sign as u8
                });
                let end = at + length.count();
                (
                    end,
                    first == ByteKind::Word,
                    kind(end - 1) == ByteKind::Word,
                )
            }
        };
        if is_apart && begins && is_word {
            said.push(b' ');
        }
        said.extend_from_slice(&bytes[at..end]);
        (is_word, is_apart, at) = (ends, false, end);
    }
}

/// True for a character of several bytes that typesetting may change without changing what is said.
fn is_set(c: char) -> bool {
    let is_mark = matches!(
        c,
        '\u{ab}' | '\u{bb}' | '\u{2010}'..='\u{201f}' | '\u{2026}' | '\u{2039}' | '\u{203a}'
    );
    is_mark || c.is_whitespace() || c.is_control()
}

impl State {
    /// The names of the texts that have changed since; all names if the two states have different
    /// numbers of texts and cannot be compared.
    #[must_use]
    pub fn changed(&self, now: &Self, names: &[&'static str]) -> Vec<&'static str> {
        let is_alike = self.0.len() == now.0.len();
        let texts = names.iter().enumerate();
        texts
            .filter(|(at, _)| !is_alike || self.0.get(*at) != now.0.get(*at))
            .map(|(_, name)| *name)
            .collect()
    }

    /// Reads what [`fmt::Display`] writes: at least two groups of four hexadecimal digits, joined
    /// by hyphens.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let part = |part: &str| {
            let is_hash = part.len() == 4
                && part
                    .bytes()
                    .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
            is_hash.then(|| u16::from_str_radix(part, 16).ok())?
        };
        text.split('-')
            .map(part)
            .collect::<Option<Vec<u16>>>()
            .filter(|parts| parts.len() > 1)
            .map(Self)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.0.iter().enumerate() {
            write!(f, "{}{part:04x}", if at == 0 { "" } else { "-" })?;
        }
        Ok(())
    }
}

const STATE_FORM: TextForm = TextForm {
    name: "state",
    pattern: r"^\s*[0-9a-f]{4}(-[0-9a-f]{4})+\s*$",
    example: "3f2a-9c1d-0b1e-77b0",
};

impl Shape for State {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let text = plain(value, reader)?;
        let state = Self::parse(&text);
        if state.is_none() {
            let help =
                "run `factpress translated` with the name of this file to write it".to_owned();
            reader.refuse(
                BAD_VALUE,
                format!("`{text}` is not the state of a text"),
                Some(help),
            );
        }
        state
    }

    fn outline() -> Outline {
        Outline::Text(STATE_FORM)
    }
}

#[cfg(test)]
mod tests {
    use super::{State, hash};

    #[test]
    fn what_a_text_says_is_its_state_and_not_how_it_is_set() {
        let one = hash(["The town's \"four\" libraries - all closed..."]);
        for same in [
            "The town’s “four” libraries – all closed…",
            "The  town's\n'four' libraries\u{a0}— all closed.",
        ] {
            assert_eq!(hash([same]), one, "{same}");
        }
        for other in [
            "The towns four libraries all closed",
            "The town's four libraries all closed!",
            "the town's four",
        ] {
            assert_ne!(hash([other]), one, "{other}");
        }
        assert_ne!(hash(["1.5"]), hash(["15"]));
        assert_ne!(hash(["a", "b"]), hash(["a b"]));
        assert_eq!(hash(["Quoi !"]), hash(["Quoi\u{202f}!"]));
    }

    #[test]
    fn states_stay_the_same_from_version_to_version() {
        assert_eq!(hash(["The town closed four libraries"]), 0x7cfc);
    }

    #[test]
    fn a_state_is_read_as_it_is_written() {
        let state = State(vec![0, 0xff, 0x1234]);
        assert_eq!(state.to_string(), "0000-00ff-1234");
        assert_eq!(State::parse("0000-00ff-1234"), Some(state.clone()));
        for wrong in [
            "",
            "0000",
            "0000-",
            "0000-00FF",
            "00000-0001",
            "+000-0001",
            "3f2a 9c1d",
        ] {
            assert_eq!(State::parse(wrong), None, "{wrong}");
        }
        let names = ["claim", "finding", "body"];
        assert_eq!(state.changed(&state, &names), [""; 0]);
        assert_eq!(
            state.changed(&State(vec![0, 1, 0x1234]), &names),
            ["finding"]
        );
        assert_eq!(state.changed(&State(vec![0, 1]), &names), names);
    }
}
