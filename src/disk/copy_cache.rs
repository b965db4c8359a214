//! The copy cache: what was read from each stored copy, so that a PDF is taken apart once.
//!
//! A file of it is named after the copy's SHA-256, and is trusted only if the same program wrote it.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Mutex;

use super::cache_folder::{keep, made_cache_folder, take};
use super::own_folder::OwnFolder;
use super::program::Program;
use crate::check::external::ReadCopy;

/// The folder in the cache folder.
const FOLDER: &str = "copies";
/// The file that lists what is in it.
const LIST: &str = "list";

/// The cache of a site.
#[derive(Debug)]
pub struct CopyCache {
    folder: OwnFolder,
    program: Program,
    used: Mutex<HashSet<String>>,
}

impl CopyCache {
    /// The cache of the site at `root`; `None` if there cannot be one.
    pub fn open(root: &Path) -> Option<Self> {
        let folder = made_cache_folder(root).ok()?.made_folder(FOLDER).ok()?;
        Some(Self {
            folder,
            program: Program::running()?,
            used: Mutex::default(),
        })
    }

    /// What was read from the copy with this key.
    pub fn find(&self, key: &str) -> Option<ReadCopy> {
        let (copy, _) = take(&self.folder, key, self.program)?;
        self.note(key);
        Some(copy)
    }

    /// Keeps what was read.
    pub fn keep(&self, key: &str, copy: &ReadCopy) {
        if keep(&self.folder, key, self.program, copy).is_ok() {
            self.note(key);
        }
    }

    fn note(&self, key: &str) {
        if let Ok(mut used) = self.used.lock() {
            used.insert(key.to_owned());
        }
    }

    /// Removes what belongs to copies that no source has any more.
    pub fn forget_unused(self) {
        let Ok(used) = self.used.into_inner() else {
            return;
        };
        let before = take(&self.folder, LIST, self.program);
        let before: Vec<String> = before.map_or_else(Vec::new, |(before, _)| before);
        for key in before.iter().filter(|key| !used.contains(*key)) {
            let _ = self.folder.remove(key);
        }
        let mut keys: Vec<String> = used.into_iter().collect();
        keys.sort();
        if keys != before {
            let _ = keep(&self.folder, LIST, self.program, &keys);
        }
    }
}
