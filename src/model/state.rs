//! States: short hashes by which a translation tells that its original has changed since.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_yaml::Value;

use crate::base::said::SaidHash;
use crate::yaml::record::{BAD_VALUE, Outline, Shape, TextForm, ValueReader, plain};

/// The state of a document: a short hash of each of its texts, in an order that stays.
///
/// Authors' files contain it, so the hash of a text must stay the same from version to version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct State(pub Vec<u16>);

/// The state of texts: the first two bytes of the hash of what they say.
#[must_use]
pub fn hash<'t>(texts: impl IntoIterator<Item = &'t str>) -> u16 {
    SaidHash::of(texts).start()
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
