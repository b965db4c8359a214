//! Publishing: what the output folder contains, what it should contain, and the steps from the one
//! to the other.

mod capitals;
mod journal;
mod order;

use std::collections::BTreeMap;
use std::ops::{Bound, Range};
use std::sync::Arc;

pub use blake3::Hash;
use rayon::prelude::*;

use crate::base::address::Address;
use crate::base::checksum::{self, Damage};
use crate::build::render::File;

pub use crate::model::site::{JOURNAL, LOCK, MANIFEST, PUBLISHED, STAGING};
pub use capitals::Capitals;
pub use journal::Journal;
pub use order::PublishStep;

/// The first line of a manifest.
const MANIFEST_HEADER: &str = "factpress manifest 2";
/// The second line of a manifest, if the folder has drafts.
const DRAFTS_LINE: &str = "drafts";
/// Digits of a hash in a manifest.
const HASH_DIGITS: usize = 64;

/// The audience of an output folder. One for the desk has unpublished documents, so the two are
/// never mixed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Readers {
    /// For everybody.
    #[default]
    Everybody,
    /// For the desk: it has drafts.
    Desk,
}

/// The files that factpress wrote, by path below the output folder, with the BLAKE3 of their bytes.
///
/// Its text is the first line, a line `drafts` if the folder is for the desk, a line for each file
/// (64 hexadecimal digits, two spaces, the path), and its [`checksum`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Path and hash. Paths are shared with the written files that they come from.
    pub files: BTreeMap<Arc<str>, Hash>,
    /// For whom the folder is.
    pub readers: Readers,
}

impl Manifest {
    /// The manifest of an output with these files, for these readers.
    #[must_use]
    pub fn of(puts: &[WrittenFile], readers: Readers) -> Self {
        let mut files: Vec<_> = puts
            .iter()
            .map(|put| (Arc::clone(&put.path), put.hash))
            .collect();
        files.par_sort_by(|(a, _), (b, _)| a.cmp(b));
        Self {
            files: files.into_iter().collect(),
            readers,
        }
    }

    /// Reads a manifest.
    ///
    /// # Errors
    ///
    /// What is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, Damage> {
        let lines = checksum::verified_lines(text, MANIFEST_HEADER)?;
        let (readers, lines) = readers(&lines);
        let entries: Option<Vec<_>> = lines
            .lines()
            .collect::<Vec<_>>()
            .into_par_iter()
            .map(entry)
            .collect();
        entries
            .map(|entries| Self {
                files: entries.into_iter().collect(),
                readers,
            })
            .ok_or(Damage::Changed)
    }

    /// The addresses of the pages that a manifest lists, by its text alone; `None` if its folder
    /// shows drafts, which nobody else can read.
    ///
    /// It takes a fraction of the time that parsing the whole manifest takes.
    ///
    /// # Errors
    ///
    /// What is wrong with the text.
    pub fn pages(text: &str) -> Result<Option<Vec<String>>, Damage> {
        let lines = checksum::verified_lines(text, MANIFEST_HEADER)?;
        let (readers, lines) = readers(&lines);
        if readers == Readers::Desk {
            return Ok(None);
        }
        let files = lines.lines().filter_map(|line| line.split_once("  "));
        let pages = files.filter_map(|(_, path)| path.strip_suffix("index.html"));
        let pages = pages.filter(|page| page.is_empty() || page.ends_with('/'));
        Ok(Some(pages.map(|page| format!("/{page}")).collect()))
    }

    /// The manifest as text: one line a file, by path.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{MANIFEST_HEADER}\n");
        if self.readers == Readers::Desk {
            text.push_str(DRAFTS_LINE);
            text.push('\n');
        }
        for (path, hash) in &self.files {
            push_entry(&mut text, path, hash);
        }
        checksum::append(&mut text);
        text
    }

    /// The paths that another manifest does not have, in order.
    #[must_use]
    pub fn paths_beside(&self, other: &Self) -> Vec<&Arc<str>> {
        // Both are in order, so one walk along the two finds the difference without lookups.
        let mut others = other.files.keys().peekable();
        let mut is_theirs = |path: &Arc<str>| {
            while others.next_if(|other| *other < path).is_some() {}
            others.peek() == Some(&path)
        };
        self.files.keys().filter(|path| !is_theirs(path)).collect()
    }

    /// True if a file is in this folder, whose path ends in a slash.
    #[must_use]
    pub fn has_below(&self, folder: &str) -> bool {
        let mut after = self
            .files
            .range::<str, _>((Bound::Included(folder), Bound::Unbounded));
        after
            .next()
            .is_some_and(|(path, _)| path.starts_with(folder))
    }
}

/// The audience according to a manifest's lines, and the lines that name files.
fn readers(lines: &str) -> (Readers, &str) {
    match lines
        .strip_prefix(DRAFTS_LINE)
        .and_then(|rest| rest.strip_prefix('\n'))
    {
        Some(rest) => (Readers::Desk, rest),
        None => (Readers::Everybody, lines),
    }
}

/// Reads a line of a manifest or a journal.
fn entry(line: &str) -> Option<(Arc<str>, Hash)> {
    let (hash, path) = line.split_at_checked(HASH_DIGITS)?;
    let path = path.strip_prefix("  ")?;
    Some((site_path(path)?, Hash::from_hex(hash).ok()?))
}

/// A path that a site can have. Manifest and journal may have been tampered with: none of their
/// paths may lead out of the folder, or to files that are never published.
fn site_path(path: &str) -> Option<Arc<str>> {
    Address::file(path)?;
    let (top, _) = path.split_once('/').unwrap_or((path, ""));
    let is_own = [MANIFEST, JOURNAL, STAGING, LOCK]
        .iter()
        .any(|own| own.eq_ignore_ascii_case(top));
    let is_gits = path
        .split('/')
        .any(|name| name.eq_ignore_ascii_case(".git"));
    (!is_own && !is_gits).then(|| path.into())
}

fn push_entry(text: &mut String, path: &str, hash: &Hash) {
    text.push_str(&hash.to_hex());
    text.push_str("  ");
    text.push_str(path);
    text.push('\n');
}

/// The folders above a path, from the top, each with a slash at its end.
pub fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..=at])
}

/// The bytes of a long file in chunks; each consists of the pieces that were made at the same time.
pub type Chunks<'f> = Box<dyn Iterator<Item = Vec<Vec<u8>>> + Send + 'f>;

/// Where finished files go: to the disk, or into memory.
pub trait Sink: Sync {
    /// The failure of this sink.
    type Error: Send;

    /// Takes a file, unless it already has exactly these bytes; says what it did.
    ///
    /// # Errors
    ///
    /// If the file cannot be kept.
    fn put(&self, file: File) -> Result<WrittenFile, Self::Error>;

    /// Takes a long file in pieces, as [`Sink::put`] takes others.
    ///
    /// # Errors
    ///
    /// If the file cannot be kept.
    fn put_long(&self, path: String, stretches: Chunks<'_>) -> Result<WrittenFile, Self::Error> {
        self.put(File {
            path,
            bytes: stretches.flatten().collect::<Vec<_>>().concat(),
        })
    }

    /// A range of bytes of a file that was [kept](Sink::kept); `None` if the sink no longer has
    /// them.
    fn part(&self, path: &str, bytes: Range<u64>) -> Option<Vec<u8>> {
        let _ = (path, bytes);
        None
    }

    /// Called once every page and every file of the theme is in place. The files that are made from
    /// the whole site are still to come: those for machines and those of the search.
    fn pages_are_there(&self, puts: &[WrittenFile]) {
        let _ = puts;
    }

    /// The file at this path, if an earlier build put it there and it has not changed since.
    ///
    /// It is asked before a file is made whose name contains a hash of its content: one that was
    /// kept need not be made again. A sink without a memory keeps nothing.
    ///
    /// # Errors
    ///
    /// If the sink cannot tell.
    fn kept(&self, path: &str) -> Result<Option<WrittenFile>, Self::Error> {
        let _ = path;
        Ok(None)
    }
}

/// A file that a sink has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenFile {
    /// Its path below the output folder.
    pub path: Arc<str>,
    /// The BLAKE3 of its bytes.
    pub hash: Hash,
    /// False if the same bytes were there already.
    pub changed: bool,
}

impl WrittenFile {
    /// The record of a file, taken before the sink consumes it.
    #[must_use]
    pub fn new(file: &File, changed: bool) -> Self {
        Self {
            path: file.path.as_str().into(),
            hash: blake3::hash(&file.bytes),
            changed,
        }
    }
}

/// What publishing did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FileCounts {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that already had these bytes.
    pub unchanged: usize,
    /// Files that were removed.
    pub removed: usize,
}

#[cfg(test)]
mod tests;
