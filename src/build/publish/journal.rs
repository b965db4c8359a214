//! The journal: which files may appear in the output folder, recorded before the first of them
//! moves in.
//!
//! Nobody carries it out. A build that finds one knows that the last one broke off, and compares
//! every file with what the content makes. It believes of a journal only that a file with the
//! listed path and the listed hash may be one of ours.

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
    /// The files that move in, and what else the manifest to come says otherwise than the one
    /// before.
    pub listed: Vec<(Arc<str>, Hash)>,
    /// What is to be done, in order; this is not written down.
    pub steps: Vec<PublishStep>,
}

impl Journal {
    /// What has to be done so that an output of which `before` is true holds these files and no
    /// others of ours.
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

    /// True when there is nothing to do.
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

    /// The journal as text: a line for each file that moves in, and for each of `more`, which may
    /// be ours already.
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

    /// The files that a journal lists: none of a text that is damaged, and one path may have
    /// several hashes.
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
