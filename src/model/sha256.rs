//! A SHA-256, by which a copy or a quotation is known.

use std::fmt::Write as _;

use serde_yaml::Value;
use sha2::Digest as _;

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
        let mut digits = String::with_capacity(64);
        for byte in sha2::Sha256::digest(bytes) {
            let _ = write!(digits, "{byte:02x}");
        }
        Self(digits)
    }

    /// The 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Shape for Sha256 {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let text = plain(value, reader)?;
        let whole = text.len() == 64
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if !whole {
            reader.refuse(
                BAD_VALUE,
                "a SHA-256 has 64 digits, 0 to 9 and a to f".to_owned(),
                None,
            );
        }
        whole.then_some(Self(text))
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
