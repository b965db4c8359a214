//! A published site that is verified: the folder that holds it, or its address.

use std::cell::Cell;
use std::fs;
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use rayon::prelude::*;

use super::DiskError;
use super::fetch::{Fetched, Fetcher};
use super::folder::Folder;
use super::handles::EntryKind;
use crate::base::address::{Address, BaseUrl};
use crate::build::publish::{Hash, JOURNAL, MANIFEST, Manifest, Readers};
use crate::build::verify::{PublishedPlace, PublishedText, VerifyFinding};
use crate::plan::PublishedRecord;

/// The largest list of files, and the largest older copy of a record, that are read, in bytes.
const LARGEST_LIST: u64 = 512 * 1024 * 1024;
/// The time between two requests, so that nobody's server is strained.
const PAUSE: Duration = Duration::from_millis(100);

/// How many files of one site are asked for: at ten a second, an hour of requests.
const MOST_REQUESTS: usize = 36_000;

/// A folder with a published site. Links in it are not followed.
#[derive(Debug)]
pub struct PublishedFolder {
    folder: Folder,
}

/// A published site on line.
#[derive(Debug)]
pub struct PublishedSite {
    base: BaseUrl,
    fetcher: Fetcher,
    requests: Cell<usize>,
}

impl PublishedFolder {
    /// Opens the folder.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub fn open(path: &Path) -> Result<Self, DiskError> {
        let there = fs::metadata(path).map_err(DiskError::io("open", path))?;
        if !there.is_dir() {
            let reason = io::ErrorKind::NotADirectory.into();
            return Err(DiskError::io("open", path)(reason));
        }
        Ok(Self {
            folder: Folder::open(path),
        })
    }

    /// The text of a file below the folder, if it has at most this many bytes.
    fn read(&self, path: &str, limit: u64) -> PublishedText {
        match self.folder.kind_of(path) {
            None => return PublishedText::Missing,
            Some(EntryKind::File(_)) => {}
            Some(other) => return PublishedText::Unusable(format!("is {}", other.name())),
        }
        let size = self.folder.stamp(path).map_or(0, |stamp| stamp.size);
        if size > limit {
            return PublishedText::Unusable(format!("has {size} bytes; at most {limit} are read"));
        }
        match self.folder.read(path, Some(size)) {
            None => PublishedText::Unread("it cannot be opened or was just changed".to_owned()),
            Some((bytes, _)) => String::from_utf8(bytes).map_or_else(
                |_| PublishedText::Unusable("is not text in UTF-8".to_owned()),
                PublishedText::Text,
            ),
        }
    }

    /// A finding if a file is not as the list of files says.
    fn compared(&self, path: &str, hash: Hash) -> Option<VerifyFinding> {
        let message = match self.folder.kind_of(path) {
            None => "the file is in the list of files, but missing".to_owned(),
            Some(EntryKind::File(_)) if self.folder.hash(path) == Some(hash) => return None,
            Some(EntryKind::File(_)) => {
                "the file was changed: its bytes do not have the hash in the list of files"
                    .to_owned()
            }
            Some(other) => format!("the file is {}", other.name()),
        };
        Some(VerifyFinding::new(path, message))
    }
}

impl PublishedPlace for PublishedFolder {
    fn text(&self, address: &Address, limit: u64) -> PublishedText {
        self.read(&address.output_path(), limit)
    }

    fn files(&self) -> Option<(usize, Vec<VerifyFinding>)> {
        let finding = |message: String| Some((0, vec![VerifyFinding::new(MANIFEST, message)]));
        let list = match self.read(MANIFEST, LARGEST_LIST) {
            PublishedText::Text(list) => list,
            PublishedText::Missing => return None,
            PublishedText::Unusable(why) | PublishedText::Unread(why) => {
                return finding(format!("the list of files {why}"));
            }
        };
        let manifest = match Manifest::parse(&list) {
            Ok(manifest) => manifest,
            Err(damage) => return finding(format!("the list of files {damage}")),
        };
        let files: Vec<_> = manifest.files.iter().collect();
        let mut findings: Vec<VerifyFinding> = files
            .par_iter()
            .filter_map(|(path, hash)| self.compared(path, **hash))
            .collect();
        if manifest.readers == Readers::Desk {
            let message = "the folder holds drafts, which are not for readers";
            findings.push(VerifyFinding::new(MANIFEST, message));
        }
        if self.folder.kind_of(JOURNAL).is_some() {
            let message = "a build broke off here: the folder is a mixture of two builds";
            findings.push(VerifyFinding::new(JOURNAL, message));
        }
        Some((files.len(), findings))
    }
}

impl PublishedSite {
    /// The site at an address that a person has typed.
    #[must_use]
    pub fn new(base: BaseUrl) -> Self {
        let fetcher = Fetcher::named(&base.absolute(&Address::page(&[])));
        Self {
            base,
            fetcher,
            requests: Cell::new(0),
        }
    }
}

impl PublishedPlace for PublishedSite {
    fn text(&self, address: &Address, limit: u64) -> PublishedText {
        let before = self.requests.replace(self.requests.get() + 1);
        if before >= MOST_REQUESTS {
            return PublishedText::Unread(format!("at most {MOST_REQUESTS} files are asked for"));
        }
        if before > 0 {
            thread::sleep(PAUSE);
        }
        match self.fetcher.fetch(&self.base.absolute(address), limit) {
            Fetched::Text(text) => PublishedText::Text(text),
            Fetched::Nothing => PublishedText::Missing,
            Fetched::Unclear(why) => PublishedText::Unread(why),
        }
    }

    fn files(&self) -> Option<(usize, Vec<VerifyFinding>)> {
        None
    }
}

/// The public record in a file that somebody has kept.
///
/// # Errors
///
/// If it cannot be read, or is not a whole record.
pub fn older_record(path: &Path) -> Result<PublishedRecord, DiskError> {
    let there = fs::metadata(path).map_err(DiskError::io("read", path))?;
    if !there.is_file() || there.len() > LARGEST_LIST {
        let place = path.display();
        return Err(DiskError::Refused(format!(
            "{place} is not a copy of a public record"
        )));
    }
    let text = fs::read_to_string(path).map_err(DiskError::io("read", path))?;
    PublishedRecord::parse(&text)
        .map_err(|fault| DiskError::Refused(format!("{} {fault}", path.display())))
}
