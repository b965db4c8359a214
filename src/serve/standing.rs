//! What is served: the files of a site as it stands, since when each is as it is, and what is wrong with newer content.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::preview::{Files, Shown};

/// One mistake, as the page over which it is laid shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The whole diagnostic as text: place, message, line, caret, help.
    pub text: String,
    /// Where an editor opens the place.
    pub href: String,
}

/// A site at one moment.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// How many times the site has changed, from 1; 0 before it was ever right.
    pub number: u64,
    files: Files,
    /// The number from which each file is as it is; of files that are gone, the number at which they went.
    since: BTreeMap<Arc<str>, u64>,
    /// What keeps newer content from being shown.
    pub faults: Vec<Fault>,
}

impl Standing {
    /// The site with these files; what of them differs from those of before is new.
    #[must_use]
    pub fn with_files(&self, files: &Files) -> Self {
        let number = self.number + 1;
        let is_new = |path: &Arc<str>, shown: &Shown| self.files.get(path).is_none_or(|old| old.hash != shown.hash);
        let new = files.iter().filter(|(path, shown)| is_new(path, shown)).map(|(path, _)| path);
        let gone = self.files.keys().filter(|path| !files.contains_key(*path));
        let mut since = self.since.clone();
        since.extend(new.chain(gone).map(|path| (Arc::clone(path), number)));
        Self { number, files: files.clone(), since, faults: Vec::new() }
    }

    /// The same site, with what is wrong with newer content.
    #[must_use]
    pub fn with_faults(&self, faults: Vec<Fault>) -> Self {
        Self { faults, ..self.clone() }
    }

    /// A file, by its path below the output folder.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&Shown> {
        self.files.get(path)
    }

    /// True when this file, or one that every page hangs on, is not as it was at that number.
    #[must_use]
    pub fn has_changed(&self, path: &str, number: u64) -> bool {
        let is_newer = |since: &u64| *since > number;
        // Stylesheets and fonts have names by their content: pages that use others have changed themselves.
        self.since.get(path).is_some_and(is_newer)
    }

    /// True when somebody who saw the site as it was before is to be told of this one.
    #[must_use]
    pub fn is_news(&self, before: &Self) -> bool {
        self.faults != before.faults
            || self.number != before.number && self.news() > 0
            || before.number == 0 && self.number > 0
    }

    /// How many files are as they are since the last change.
    #[must_use]
    pub fn news(&self) -> usize {
        self.since.values().filter(|since| **since == self.number).count()
    }
}
