//! A SHA-256, by which a copy or a quotation is known.

use serde_yaml::Value;
use sha2::Digest as _;

use crate::base::fingerprint::hex;
use crate::yaml::record::{BAD_VALUE, Outline, Shape, TextForm, ValueReader, plain};

/// A SHA-256 as 64 small hexadecimal digits (FIPS 180-4).
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Sha256(String);

impl Sha256 {
    /// The SHA-256 of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(hex(&sha2::Sha256::digest(bytes)))
    }

    /// The SHA-256 that is written in these digits; `None` unless there are 64, in small letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 64 && text.bytes().all(is_digit)).then(|| Self(text.to_owned()))
    }

    /// The 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Shape for Sha256 {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let read = Self::parse(&plain(value, reader)?);
        if read.is_none() {
            let message = "a SHA-256 has 64 digits, 0 to 9 and a to f";
            reader.refuse(BAD_VALUE, message, None);
        }
        read
    }

    fn outline() -> Outline {
        let example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        Outline::Text(TextForm {
            name: "SHA-256",
            pattern: r"^\s*[0-9a-f]{64}\s*$",
            example,
        })
    }
}
