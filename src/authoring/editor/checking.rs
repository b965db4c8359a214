//! Checks the workspace with the engine of `check`, without parsing unchanged texts again.

use std::borrow::Cow;
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use super::Workspace;
use crate::base::date::Day;
use crate::base::progress::Progress;
use crate::content::{Content, ContentFile, Given, TextMemory, TextSource};
use crate::model::reading;
use crate::{Checked, Options, check_in};

/// The file that names the time zone.
const SITE_FILE: &str = "content/site.yaml";

/// The parsed form of each text when it was last read, by path.
#[derive(Debug, Default)]
pub struct ParsedTexts(Mutex<HashMap<Arc<str>, ParsedText>>);

/// The parsed form of a text with these bytes.
#[derive(Debug)]
struct ParsedText {
    bytes: blake3::Hash,
    says: Vec<u8>,
}

/// Content that comes with its bytes, and its parsed texts.
struct Remembering<'d> {
    content: &'d Content,
    parsed: &'d ParsedTexts,
}

impl TextSource for Remembering<'_> {
    type Error = Infallible;

    fn read(&self, path: &str) -> Result<Cow<'_, [u8]>, Infallible> {
        self.content.read(path)
    }

    fn remembering<T>(&self, reading: impl FnOnce(&dyn TextMemory<Infallible>) -> T) -> T {
        reading(self)
    }
}

impl TextMemory<Infallible> for Remembering<'_> {
    fn recall(&self, path: &str) -> Result<Option<Cow<'_, [u8]>>, Infallible> {
        let parsed = self.parsed.0.lock().unwrap_or_else(PoisonError::into_inner);
        let hash = blake3::hash(self.content.bytes(path).unwrap_or_default());
        let memo = parsed.get(path).filter(|memo| memo.bytes == hash);
        Ok(memo.map(|memo| Cow::Owned(memo.says.clone())))
    }

    fn remember(&self, path: &str, bytes: &[u8], memo: &[u8]) {
        let mut parsed = self.parsed.0.lock().unwrap_or_else(PoisonError::into_inner);
        parsed.insert(
            path.into(),
            ParsedText {
                bytes: blake3::hash(bytes),
                says: memo.to_vec(),
            },
        );
    }
}

impl Workspace {
    /// The day that counts as today for the publication, by its time zone; `None` if the options do
    /// not tell it.
    #[must_use]
    pub fn find_today(&self, options: &Options) -> Option<Day> {
        let site = self.text(SITE_FILE).map(|text| ContentFile {
            path: SITE_FILE.to_owned(),
            given: Given::Bytes(text.as_bytes().to_vec()),
        });
        let (content, _) = Content::new(site.into_iter().collect());
        let Ok((settings, _)) = reading::settings(&content, &content);
        let zone = settings.and_then(|settings| settings.timezone);
        Some(options.day_in(zone.as_ref())?.day)
    }

    /// Everything that is wrong with the texts as they are now.
    #[must_use]
    pub fn check(&self, options: &Options, progress: &dyn Progress) -> Checked {
        let (content, found) = Content::new(self.found());
        let library = Remembering {
            content: &content,
            parsed: &self.parsed,
        };
        match check_in(&content, &library, found, options, progress) {
            Ok(checked) => checked,
            Err(never) => match never {},
        }
    }
}
