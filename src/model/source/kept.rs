//! What is kept of a source: a copy on record, a copy in an archive, or the reason for having none.

use serde_yaml::Value;

use crate::base::date::Day;
use crate::base::text::LocalizedText;
use crate::model::sha256::Sha256;
use crate::record;
use crate::yaml::record::{BAD_VALUE, Outline, OutsideUrl, Shape, ValueReader};

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

impl Archive {
    /// The keys of each form in which it is written.
    pub const FORMS: [&[&str]; 2] = [&["url", "date"], &["none"]];
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
