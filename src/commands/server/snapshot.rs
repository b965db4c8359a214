//! A snapshot: the files that the server shows, when each last changed, and what is wrong with
//! newer content.

use std::sync::Arc;

use hashbrown::HashMap;
use serde::Serialize;

use crate::commands::preview::{EarlyPages, PreviewFile, PreviewFiles};

/// One mistake, as it is laid over a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverlayMessage {
    /// The whole diagnostic as text: place, message, line, caret, help.
    pub text: String,
    /// The address that opens the place in an editor.
    pub href: String,
}

/// A site at one moment.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    /// How many times the site has changed; 0 until it has been without errors once.
    pub number: u64,
    files: Arc<PreviewFiles>,
    /// Pages that are newer than `files`: the other files of their site are still being made.
    ahead: Option<Arc<EarlyPages>>,
    /// The number at which each file last changed; for a removed file, the number at which it was
    /// removed.
    since: Arc<HashMap<Arc<str>, u64>>,
    /// The errors that keep newer content from being shown.
    pub faults: Vec<OverlayMessage>,
}

impl Snapshot {
    /// The same site with these newer pages, ahead of its other files.
    #[must_use]
    pub fn with_pages(&self, pages: EarlyPages) -> Self {
        Self {
            number: self.number + 1,
            ahead: Some(pages.into()),
            faults: Vec::new(),
            ..self.clone()
        }
    }

    /// The site with these files, of which those that differ from the old ones have changed now.
    #[must_use]
    pub fn with_files(&self, files: &Arc<PreviewFiles>) -> Self {
        // Pages that were shown ahead already have the number of the files that follow them.
        let number = if self.ahead.is_some() {
            self.number
        } else {
            self.number + 1
        };
        let is_new = |path: &Arc<str>, shown: &PreviewFile| {
            self.files
                .get(path)
                .is_none_or(|old| old.hash != shown.hash)
        };
        let new = files
            .iter()
            .filter(|(path, shown)| is_new(path, shown))
            .map(|(path, _)| path);
        let gone = self.files.keys().filter(|path| !files.contains_key(*path));
        let since = self.since_with(number, new.chain(gone));
        Self {
            number,
            files: Arc::clone(files),
            ahead: None,
            since,
            faults: Vec::new(),
        }
    }

    /// The same site with the errors of newer content. Pages that were shown ahead are withdrawn,
    /// since their other files will not come.
    #[must_use]
    pub fn with_faults(&self, faults: Vec<OverlayMessage>) -> Self {
        let Some(ahead) = &self.ahead else {
            return Self {
                faults,
                ..self.clone()
            };
        };
        let number = self.number + 1;
        Self {
            number,
            ahead: None,
            since: self.since_with(number, ahead.changed.keys()),
            faults,
            ..self.clone()
        }
    }

    fn since_with<'p>(
        &self,
        number: u64,
        new: impl Iterator<Item = &'p Arc<str>>,
    ) -> Arc<HashMap<Arc<str>, u64>> {
        let new = new.map(|path| (Arc::clone(path), number));
        Arc::new(
            self.since
                .iter()
                .map(|(path, since)| (Arc::clone(path), *since))
                .chain(new)
                .collect(),
        )
    }

    /// A file, by its path below the output folder.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&PreviewFile> {
        let ahead = self
            .ahead
            .as_ref()
            .and_then(|pages| pages.changed.get(path));
        ahead.or_else(|| self.files.get(path))
    }

    /// True if no file is still being made.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.ahead.is_none()
    }

    /// True if it is unknown what will be at this path: it may be one of the files that are still
    /// being made.
    #[must_use]
    pub fn is_coming(&self, path: &str) -> bool {
        let has =
            |pages: &EarlyPages| pages.changed.contains_key(path) || pages.unchanged.contains(path);
        self.ahead.as_ref().is_some_and(|pages| !has(pages))
    }

    /// True if this file has changed since that number.
    #[must_use]
    pub fn has_changed(&self, path: &str, number: u64) -> bool {
        let is_ahead = self.number > number
            && self
                .ahead
                .as_ref()
                .is_some_and(|pages| pages.changed.contains_key(path));
        // Whoever has seen only the page for those who wait gets the first page, whatever it is.
        let is_first = number == 0 && self.number > 0;
        // A change of a stylesheet or a font need not be looked for: its name contains a hash, so
        // every page that uses it changes too.
        is_first || is_ahead || self.since.get(path).is_some_and(|since| *since > number)
    }

    /// True if this site differs from `before` in anything that is worth a message.
    #[must_use]
    pub fn is_news(&self, before: &Self) -> bool {
        self.faults != before.faults
            || self.number != before.number && self.news() > 0
            || before.number == 0 && self.number > 0
    }

    /// How many files the last change affected.
    #[must_use]
    pub fn news(&self) -> usize {
        self.since
            .values()
            .filter(|since| **since == self.number)
            .count()
    }
}
