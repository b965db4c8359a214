//! A snapshot: the files that the server shows, when each last changed, and what is wrong with
//! newer content.

use std::sync::Arc;

use hashbrown::HashMap;
use serde::Serialize;

use crate::commands::preview::{EarlyPages, PreviewFile, PreviewFiles};

/// One mistake, as the page over which it is laid shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverlayMessage {
    /// The whole diagnostic as text: place, message, line, caret, help.
    pub text: String,
    /// Where an editor opens the place.
    pub href: String,
}

/// A site at one moment.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    /// How many times the site has changed, from 1; 0 before the first time that it had no errors.
    pub number: u64,
    files: Arc<PreviewFiles>,
    /// Pages that are newer than the files: what else there is of them is still being made.
    ahead: Option<Arc<EarlyPages>>,
    /// The number from which each file is as it is; of files that are gone, the number at which
    /// they went.
    since: Arc<HashMap<Arc<str>, u64>>,
    /// The errors that keep newer content from being shown.
    pub faults: Vec<OverlayMessage>,
}

impl Snapshot {
    /// The site with these pages, ahead of its other files.
    #[must_use]
    pub fn with_pages(&self, pages: EarlyPages) -> Self {
        Self {
            number: self.number + 1,
            ahead: Some(pages.into()),
            faults: Vec::new(),
            ..self.clone()
        }
    }

    /// The site with these files; what of them differs from those of before is new.
    #[must_use]
    pub fn with_files(&self, files: &Arc<PreviewFiles>) -> Self {
        // Pages that went ahead have the number of the files that they belong to.
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

    /// The same site, with what is wrong with newer content. Pages whose other files never came are
    /// as they were.
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

    /// True when nobody can tell yet what stands at this path: it may be one of the files that are
    /// still being made.
    #[must_use]
    pub fn is_coming(&self, path: &str) -> bool {
        let has =
            |pages: &EarlyPages| pages.changed.contains_key(path) || pages.unchanged.contains(path);
        self.ahead.as_ref().is_some_and(|pages| !has(pages))
    }

    /// True when this file, or one that every page hangs on, is not as it was at that number.
    #[must_use]
    pub fn has_changed(&self, path: &str, number: u64) -> bool {
        let is_ahead = self.number > number
            && self
                .ahead
                .as_ref()
                .is_some_and(|pages| pages.changed.contains_key(path));
        // Stylesheets and fonts have names by their content: pages that use others have changed
        // themselves.
        is_ahead || self.since.get(path).is_some_and(|since| *since > number)
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
