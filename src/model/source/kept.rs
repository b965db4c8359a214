//! What is kept of a source: a copy on record, a copy in an archive, or the reason for having none.

use serde_yaml::Value;

use crate::base::date::Day;
use crate::base::text::LocalizedText;
use crate::record;
use crate::yaml::record::{BAD_VALUE, Outline, OutsideUrl, Shape, TextForm, ValueReader, plain};

record! {
    /// A stored copy of a source, as it is on record.
    #[derive(Hash, serde::Serialize, serde::Deserialize)]
    pub struct Copy {
        /// The SHA-256 of the copy, in 64 hexadecimal digits.
        pub sha256: Sha256,
        /// The day on which you stored the copy.
        pub date: Day,
        /// Where you keep the copy; never published. `check` reads it, at a path from the folder
        /// that holds `content/`.
        ///
        /// `file: copies/minutes-2024-03-01.pdf`
        pub file: Option<String>,
    }
}

/// A SHA-256 as 64 small hexadecimal digits (FIPS 180-4).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, Hash)]
pub struct Sha256(String);

impl Sha256 {
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

/// Whether an archive keeps a copy.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, Hash)]
pub enum Archive {
    /// It does.
    Kept {
        /// The address of the archived copy.
        url: OutsideUrl,
        /// The day on which the archive made the copy.
        date: Day,
    },
    /// It does not, for this reason.
    None(LocalizedText),
}

record! {
    /// The archive of a source, as written: either an address with its day, or the reason why there
    /// is none.
    pub struct RawArchive {
        /// The address of the archived copy.
        pub url: Option<OutsideUrl>,
        /// The day on which the archive made the copy.
        pub date: Option<Day>,
        /// Why there is no archived copy.
        ///
        /// `none: Only a paper copy exists.`
        pub none: Option<LocalizedText>,
    }
}

impl Shape for Archive {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        if !value.is_mapping() {
            let help = "write {none: the reason}, or {url: its address, date: its day}".to_owned();
            reader.refuse_kind(value, "keys with values", Some(help));
            return None;
        }
        match RawArchive::read(value, reader)? {
            RawArchive {
                url: Some(url),
                date: Some(date),
                none: None,
            } => Some(Self::Kept { url, date }),
            RawArchive {
                url: None,
                date: None,
                none: Some(reason),
            } => Some(Self::None(reason)),
            _ => {
                let message = "an archive is either `url` with `date`, or `none` with the reason";
                reader.refuse(BAD_VALUE, message, None);
                None
            }
        }
    }

    fn outline() -> Outline {
        RawArchive::outline()
    }
}
