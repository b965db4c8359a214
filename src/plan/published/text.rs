//! The public record as text: JSON with one entry per line, each with the SHA-256 of the line
//! before it.
//!
//! ```text
//! {
//! "format": "factpress published 1",
//! "entries": [
//! {"day":"2026-03-01","kind":"claim",…,"previous":""},
//! {"day":"2026-03-09","kind":"claim",…,"previous":"<SHA-256 of the line above>"}
//! ],
//! "last": "<SHA-256 of the last entry>"
//! }
//! ```
//!
//! The hash of an entry is that of its line from `{` to `}`, so that `sha256sum` is all it takes to
//! follow the chain.

use std::fmt;
use std::sync::Arc;

use rayon::prelude::*;

use super::lines::{PREVIOUS, RecordLines, SEPARATOR, entry_hash};
use super::{PublishedEntry, PublishedRecord};
use crate::base::address::Address;
use crate::base::text::Id;

/// What the first line but one says of the form of the file.
const FORMAT: &str = "factpress published 1";
/// What it says in every version of the form.
const ANY_FORMAT: &str = "\"format\": \"factpress published ";
/// Bytes of a hash in hexadecimal digits; the first entry has none.
const ENTRY_HASH_DIGITS: usize = 64;
/// The lines after the last entry.
const LINES_BELOW: usize = 3;

/// What is wrong with a public record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordProblem {
    /// It does not begin as a record does.
    Foreign,
    /// It has the form of another version of the program.
    OtherVersion,
    /// Its last lines are missing.
    CutOff,
    /// The hash on this line is not that of the line before it.
    BrokenChain,
    /// The line is no entry.
    Unreadable,
    /// The day of this entry is before that of the one above it.
    DaysGoBack,
}

/// A problem of a public record, with the number of its line, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordFault {
    /// The line.
    pub line: usize,
    /// What is wrong there.
    pub problem: RecordProblem,
}

impl fmt::Display for RecordFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line;
        match self.problem {
            RecordProblem::Foreign => write!(f, "is not a public record of factpress"),
            RecordProblem::OtherVersion => {
                write!(
                    f,
                    "was written by another version of factpress, in another format"
                )
            }
            RecordProblem::CutOff => write!(f, "is cut off: its last lines are missing"),
            RecordProblem::BrokenChain => write!(
                f,
                "was changed: line {line} does not have the hash of the line before it"
            ),
            RecordProblem::Unreadable => write!(f, "was changed: line {line} is not an entry"),
            RecordProblem::DaysGoBack => write!(
                f,
                "was changed: the day on line {line} is before that of the line above"
            ),
        }
    }
}

impl PublishedRecord {
    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        let pieces = self.pieces();
        let pieces: Vec<&str> = pieces
            .iter()
            .flat_map(|(text, end)| [text.as_ref(), *end])
            .collect();
        pieces.concat()
    }

    /// The text of the file in pieces, each with what separates it from the next.
    #[must_use]
    pub fn pieces(&self) -> Vec<(Arc<str>, &'static str)> {
        let head = format!("{{\n\"format\": \"{FORMAT}\",\n\"entries\": [\n");
        let foot = format!("],\n\"last\": \"{}\"\n}}\n", self.lines.last());
        let blocks = self.lines.blocks();
        let lines = blocks.iter().enumerate().map(|(position, block)| {
            let is_last = position + 1 == blocks.len();
            (Arc::clone(block), if is_last { "\n" } else { SEPARATOR })
        });
        std::iter::once((head.into(), ""))
            .chain(lines)
            .chain([(foot.into(), "")])
            .collect()
    }

    /// Reads a record and follows its chain.
    ///
    /// # Errors
    ///
    /// The first line at which something is wrong. A record is believed as a whole or not at all.
    pub fn parse(text: &str) -> Result<Self, RecordFault> {
        let fault = |line, problem| RecordFault { line, problem };
        let lines: Vec<&str> = text.lines().collect();
        let [first, format, list, below @ ..] = lines.as_slice() else {
            return Err(fault(1, RecordProblem::Foreign));
        };
        if *first != "{" || *list != "\"entries\": [" || !format.starts_with(ANY_FORMAT) {
            return Err(fault(1, RecordProblem::Foreign));
        }
        if *format != format!("\"format\": \"{FORMAT}\",") {
            return Err(fault(2, RecordProblem::OtherVersion));
        }
        let end = below.len().saturating_sub(LINES_BELOW);
        let (entries, end) = below.split_at(end);
        let first_entry = LINES_BELOW + 1;
        let ["],", closing, "}"] = end else {
            return Err(fault(lines.len(), RecordProblem::CutOff));
        };
        let head = closing
            .strip_prefix("\"last\": \"")
            .and_then(|head| head.strip_suffix('"'));
        let read: Result<Vec<LinkedEntry<'_>>, RecordFault> = entries
            .par_iter()
            .enumerate()
            .map(|(position, line)| {
                let line = if position + 1 == entries.len() {
                    Some(*line)
                } else {
                    line.strip_suffix(',')
                };
                line.and_then(LinkedEntry::read)
                    .ok_or_else(|| fault(first_entry + position, RecordProblem::Unreadable))
            })
            .collect();
        let read = read?;
        let mut previous = "";
        for (position, entry) in read.iter().enumerate() {
            if entry.previous != previous {
                return Err(fault(first_entry + position, RecordProblem::BrokenChain));
            }
            if position > 0 && entry.entry.day < read[position - 1].entry.day {
                return Err(fault(first_entry + position, RecordProblem::DaysGoBack));
            }
            previous = &entry.hash;
        }
        if head != Some(previous) {
            return Err(fault(lines.len() - 1, RecordProblem::BrokenChain));
        }
        let lines: Vec<&str> = read.iter().map(|entry| entry.line).collect();
        Ok(Self {
            lines: RecordLines::of(&lines, previous),
            entries: read.into_iter().map(|entry| entry.entry).collect(),
        })
    }
}

/// An entry with its line, and with what links it to the one before and the one after.
struct LinkedEntry<'t> {
    entry: Arc<PublishedEntry>,
    line: &'t str,
    previous: &'t str,
    hash: String,
}

impl<'t> LinkedEntry<'t> {
    /// Reads the line of an entry. It comes from a file that anybody may have changed, and its ids
    /// and addresses are shown to authors, so only those are taken that a publication can have.
    fn read(line: &'t str) -> Option<Self> {
        let (text, previous) = line.strip_suffix("\"}")?.rsplit_once(PREVIOUS)?;
        let is_hash = |text: &str, digits| {
            text.len() == digits && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        if !previous.is_empty() && !is_hash(previous, ENTRY_HASH_DIGITS) {
            return None;
        }
        let entry: PublishedEntry = serde_json::from_str(&format!("{text}}}")).ok()?;
        Id::new(&entry.id)?;
        entry
            .verdict
            .as_deref()
            .map_or(Some(()), |verdict| Id::new(verdict).map(drop))?;
        for address in &entry.addresses {
            Address::file(address.strip_prefix('/')?.strip_suffix('/')?)?;
        }
        Some(Self {
            entry: Arc::new(entry),
            line,
            previous,
            hash: entry_hash(line),
        })
    }
}

/// Days as `2026-03-01`.
pub mod day {
    use serde::de::{Deserialize as _, Deserializer, Error as _};
    use serde::ser::Serializer;

    use crate::base::date::Day;

    /// Writes a day.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for a reference"
    )]
    pub fn serialize<S: Serializer>(day: &Day, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(day)
    }

    /// Reads a day.
    ///
    /// # Errors
    ///
    /// If it is none.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        Day::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
