//! Publishing: what the output folder holds now, what it is to hold, and what has to be done about the difference.

use std::collections::BTreeMap;

use crate::address::Address;
use crate::render::File;

pub use crate::site::MANIFEST;

/// The first line of a manifest.
const FIRST_LINE: &str = "factpress manifest 1";

/// The files that factpress wrote, by path below the output folder, with the BLAKE3 of their bytes (64 hexadecimal digits).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Path and hash.
    pub files: BTreeMap<String, String>,
}

impl Manifest {
    /// Reads a manifest; gives nothing for a text that is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(FIRST_LINE) {
            return None;
        }
        let entry = |line: &str| {
            let (hash, path) = line.split_once("  ")?;
            // A manifest may have been tampered with: no path of it may lead out of its folder.
            Address::file(path)?;
            Some((path.to_owned(), hash.to_owned()))
        };
        lines.map(entry).collect::<Option<_>>().map(|files| Self { files })
    }

    /// The manifest as text: one line a file, by path.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{FIRST_LINE}\n");
        for (path, hash) in &self.files {
            text.push_str(hash);
            text.push_str("  ");
            text.push_str(path);
            text.push('\n');
        }
        text
    }
}

/// Where finished files go. The disk is such a place, and so is memory.
pub trait Shelf: Sync {
    /// What can go wrong with it.
    type Error: Send;

    /// Takes a file, unless exactly these bytes stand there already; says what it did.
    ///
    /// # Errors
    ///
    /// When the file cannot be kept.
    fn put(&self, file: File) -> Result<Put, Self::Error>;

    /// The file at this path, if it was put here by a build before and has not changed since.
    ///
    /// Asked for files whose name says what they hold, before they are made: what is kept need not be made again. A shelf
    /// that remembers nothing keeps nothing.
    ///
    /// # Errors
    ///
    /// When the shelf cannot tell.
    fn kept(&self, path: &str) -> Result<Option<Put>, Self::Error> {
        let _ = path;
        Ok(None)
    }
}

/// A file that a shelf has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// Its path below the output folder.
    pub path: String,
    /// The BLAKE3 of its bytes.
    pub hash: String,
    /// False when the same bytes stood there already.
    pub changed: bool,
}

impl Put {
    /// Notes a file before it is kept.
    #[must_use]
    pub fn new(file: &File, changed: bool) -> Self {
        let hash = blake3::hash(&file.bytes).to_hex().to_string();
        Self { path: file.path.clone(), hash, changed }
    }
}

/// What publishing did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that stood there already.
    pub unchanged: usize,
    /// Files that were there and are no more.
    pub removed: usize,
}

/// The names in an output folder that factpress did not write and would therefore have to lose or to mix with its own.
///
/// Names that begin with a dot, at the top of the folder, belong to whoever keeps it (`.git`, `.DS_Store`) and stay where they are.
#[must_use]
pub fn strangers<'a>(there: &'a [String], manifest: &Manifest) -> Vec<&'a str> {
    there
        .iter()
        .map(String::as_str)
        .filter(|path| !path.starts_with('.') && !manifest.files.contains_key(*path))
        .collect()
}

#[cfg(test)]
mod tests;
