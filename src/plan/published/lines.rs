//! The lines of a public record: each entry as JSON, with the SHA-256 of the line before it.
//!
//! Lines that were read are kept as they are, so that a build writes and hashes only those of new
//! entries, and a record that continues another shares its lines.

use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::PublishedEntry;
use crate::base::fingerprint::hex;

/// Between an entry and the hash of the line before it.
pub const PREVIOUS: &str = ",\"previous\":\"";
/// Between two entries.
pub const SEPARATOR: &str = ",\n";
/// How many lines a block has at most. The file is written block by block.
const LINES_A_BLOCK: usize = 256;

/// The lines of a record.
#[derive(Debug, Clone, Default)]
pub struct RecordLines {
    /// The lines in blocks, with [`SEPARATOR`] between two lines of a block.
    blocks: Vec<Arc<str>>,
    /// The hash of the last line; empty if there is none.
    last: String,
}

impl RecordLines {
    /// Lines that were read; `last` is the hash of the last one.
    pub fn of(lines: &[&str], last: &str) -> Self {
        Self {
            blocks: blocks(lines),
            last: last.to_owned(),
        }
    }

    /// These lines with those of new entries behind them.
    ///
    /// # Panics
    ///
    /// Never: the entries serialise.
    pub fn followed_by(&self, new: &[Arc<PublishedEntry>]) -> Self {
        let entries: Vec<String> = new
            .par_iter()
            .map(|entry| serde_json::to_string(entry).expect("the program's own types serialise"))
            .collect();
        let mut last = self.last.clone();
        let mut lines = Vec::with_capacity(entries.len());
        for entry in entries {
            let open = entry.strip_suffix('}').unwrap_or(&entry);
            let line = format!("{open}{PREVIOUS}{last}\"}}");
            last = entry_hash(&line);
            lines.push(line);
        }
        Self {
            blocks: self.blocks.iter().cloned().chain(blocks(&lines)).collect(),
            last,
        }
    }

    /// The lines in blocks, with [`SEPARATOR`] between two lines of a block.
    pub fn blocks(&self) -> &[Arc<str>] {
        &self.blocks
    }

    /// The hash of the last line; empty if there is none.
    pub fn last(&self) -> &str {
        &self.last
    }
}

fn blocks<T: AsRef<str>>(lines: &[T]) -> Vec<Arc<str>> {
    let blocks = lines.chunks(LINES_A_BLOCK).map(|lines| {
        let lines: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
        lines.join(SEPARATOR).into()
    });
    blocks.collect()
}

/// The hash of an entry: the SHA-256 of its line from `{` to `}`, in hexadecimal digits.
#[must_use]
pub fn entry_hash(line: &str) -> String {
    hex(&Sha256::digest(line.as_bytes()))
}
