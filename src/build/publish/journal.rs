//! The journal: which files may appear in the output folder, recorded before the first of them
//! moves in.
//!
//! A journal is never replayed. A build that finds one knows that the last build was interrupted,
//! and compares every file with what the content gives. All that it takes from the journal is that
//! a file with a listed path and the listed hash counts as factpress's own.

use std::sync::Arc;

use rayon::prelude::*;

use super::order::steps;
use super::{Hash, Manifest, PublishStep, WrittenFile, entry, push_entry};
use crate::base::checksum;

/// The first line of a journal.
const JOURNAL_HEADER: &str = "factpress journal 2";

/// Everything that has to be done to get from one state of an output folder to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journal {
    /// The files that move in, and the other entries in which the new manifest differs from the
    /// old.
    pub listed: Vec<(Arc<str>, Hash)>,
    /// The steps, in order; they are not written to the file.
    pub steps: Vec<PublishStep>,
}

impl Journal {
    /// The steps from an output with the manifest `before` to one with these files.
    #[must_use]
    pub fn new(before: &Manifest, after: &Manifest, puts: &[WrittenFile]) -> Self {
        let is_news =
            |put: &&WrittenFile| put.changed || before.files.get(&put.path) != Some(&put.hash);
        let listed = puts
            .par_iter()
            .filter(is_news)
            .map(|put| (Arc::clone(&put.path), put.hash))
            .collect();
        Self {
            listed,
            steps: steps(before, after, puts),
        }
    }

    /// True if there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty() && self.steps.is_empty()
    }

    /// The files of the last build that are cleared or removed.
    pub fn gone(&self) -> impl Iterator<Item = &Arc<str>> {
        self.steps.iter().filter_map(|step| match step {
            PublishStep::Clear(path) | PublishStep::Remove(path) => Some(path),
            PublishStep::Move(_) => None,
        })
    }

    /// The journal as text: a line for each file that moves in, and for each of `more`, which an
    /// interrupted build may have moved in.
    #[must_use]
    pub fn text(&self, more: &Manifest) -> String {
        let mut text = format!("{JOURNAL_HEADER}\n");
        let listed = self.listed.iter().map(|(path, hash)| (path, hash));
        for (path, hash) in listed.chain(&more.files) {
            push_entry(&mut text, path, hash);
        }
        checksum::append(&mut text);
        text
    }

    /// The files that a journal lists; empty if the text is damaged. A path may have several
    /// hashes, one for each interrupted build.
    #[must_use]
    pub fn listed(text: &str) -> Vec<(Arc<str>, Hash)> {
        let Ok(lines) = checksum::verified_lines(text, JOURNAL_HEADER) else {
            return Vec::new();
        };
        lines
            .lines()
            .map(entry)
            .collect::<Option<_>>()
            .unwrap_or_default()
    }
}
