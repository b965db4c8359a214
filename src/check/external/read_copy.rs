//! What was read from the file of a copy, to be compared with the record of each source that has it.

use serde::{Deserialize, Serialize};

use super::copies::Compared;
use crate::copy::{CopyText, Payload, Unreadable};
use crate::model::site::SoughtQuotations;
use crate::model::source::{Sha256, Source};

/// What was read from the file of a copy.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadCopy {
    /// The SHA-256 of the file.
    file: String,
    /// The SHA-256 of what is kept in it.
    payload: String,
    text: Result<CopyText, Unreadable>,
}

impl ReadCopy {
    /// Reads a file, of which the SHA-256 is known. `bytes` is `None` if it is too large.
    #[must_use]
    pub fn new(name: &str, file: String, bytes: Option<Vec<u8>>) -> Self {
        Self::of_source(name, file, bytes, &[])
    }

    /// Reads a file as the copy of a source with these addresses.
    #[must_use]
    pub fn of_source(name: &str, file: String, bytes: Option<Vec<u8>>, urls: &[&str]) -> Self {
        let payload = match bytes {
            Some(bytes) => Payload::of_source(name, bytes, urls),
            None => Err(Unreadable("too large to read".into())),
        };
        match payload {
            Ok(payload) => Self {
                payload: Sha256::of(&payload.bytes).as_str().to_owned(),
                file,
                text: payload.text(),
            },
            Err(why) => Self {
                payload: file.clone(),
                file,
                text: Err(why),
            },
        }
    }

    /// What came of comparing it with the record of a source and with the quotations from it.
    #[must_use]
    pub fn compared(&self, source: &Source, sought: &SoughtQuotations<'_>) -> Compared {
        // A source gives the hash of the file; `content/copies.yaml` that of what is in it.
        let kept = source.kept.as_deref();
        let sha256 = if kept.is_some() {
            &self.payload
        } else {
            &self.file
        };
        Compared::new(sha256.clone(), &self.text, sought, kept)
    }
}
