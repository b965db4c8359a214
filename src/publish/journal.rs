//! The journal: all that is to be done in the output folder, written down before anything is done.

use std::sync::Arc;

use rayon::prelude::*;

use super::order::steps;
use super::{Hash, JOURNAL, LOCK, MANIFEST, Manifest, Put, STAGING, Step, entry, push_entry};
use crate::address::Address;

/// The first line of a journal.
const FIRST_LINE: &str = "factpress journal 1";

/// All that is to be done to get from one state of an output folder to the next.
///
/// Whoever holds the journal and the files that wait to be moved can begin, or go on, at any step, and any number of
/// times: the end is the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journal {
    /// The files that move in, and what else the manifest to come says otherwise than the one before.
    pub listed: Vec<(Arc<str>, Hash)>,
    /// What is to be done, in order.
    pub steps: Vec<Step>,
}

impl Journal {
    /// What has to be done so that an output of which `before` is true holds these files and no others of ours.
    #[must_use]
    pub fn new(before: &Manifest, after: &Manifest, puts: &[Put]) -> Self {
        let is_news = |put: &&Put| put.changed || before.files.get(&put.path) != Some(&put.hash);
        let listed = puts.par_iter().filter(is_news).map(|put| (Arc::clone(&put.path), put.hash)).collect();
        Self { listed, steps: steps(before, after, puts) }
    }

    /// True when there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty() && self.steps.is_empty()
    }

    /// The manifest when all is done, from that of before or from itself.
    #[must_use]
    pub fn manifest(&self, mut before: Manifest) -> Manifest {
        for path in self.gone() {
            before.files.remove(path);
        }
        before.files.extend(self.listed.iter().cloned());
        before
    }

    /// The files of the last time that are no more, cleared or removed.
    pub fn gone(&self) -> impl Iterator<Item = &Arc<str>> {
        self.steps.iter().filter_map(|step| match step {
            Step::Clear(path) | Step::Remove(path) => Some(path),
            Step::Move(_) => None,
        })
    }

    /// The journal as text: a line for each entry and step, and last the BLAKE3 of all lines before.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{FIRST_LINE}\n");
        for (path, hash) in &self.listed {
            text.push_str("list ");
            push_entry(&mut text, path, hash);
        }
        for step in &self.steps {
            let (word, path) = match step {
                Step::Clear(path) => ("clear ", path),
                Step::Move(path) => ("move ", path),
                Step::Remove(path) => ("remove ", path),
            };
            text.push_str(word);
            text.push_str(path);
            text.push('\n');
        }
        let end = blake3::hash(text.as_bytes()).to_hex();
        text.push_str("end ");
        text.push_str(&end);
        text.push('\n');
        text
    }

    /// Reads a journal; gives nothing for a text that is none, is not whole, or names a file outside of the folder.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (lines, end) = text.strip_suffix('\n')?.rsplit_once('\n')?;
        let lines_and_break = &text[..=lines.len()];
        if Hash::from_hex(end.strip_prefix("end ")?).ok()? != blake3::hash(lines_and_break.as_bytes()) {
            return None;
        }
        let mut lines = lines.lines();
        if lines.next() != Some(FIRST_LINE) {
            return None;
        }
        let mut journal = Self::default();
        for line in lines {
            let (word, rest) = line.split_once(' ')?;
            if word == "list" {
                let (path, hash) = entry(rest)?;
                journal.listed.push((site_path(&path)?, hash));
            } else {
                let path = site_path(rest)?;
                journal.steps.push(match word {
                    "clear" => Step::Clear(path),
                    "move" => Step::Move(path),
                    "remove" => Step::Remove(path),
                    _ => return None,
                });
            }
        }
        Some(journal)
    }
}

/// A path that a site can have: one below the output folder that is none of factpress's own names there.
fn site_path(path: &str) -> Option<Arc<str>> {
    Address::file(path)?;
    let top = path.split('/').next().unwrap_or(path);
    let is_own = [MANIFEST, JOURNAL, STAGING, LOCK].iter().any(|own| own.eq_ignore_ascii_case(top));
    (!is_own).then(|| path.into())
}
