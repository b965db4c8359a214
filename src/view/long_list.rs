//! Long lists in a JSON file, made in pieces: the file is never in memory as a whole, and a piece
//! that has not changed is not made again.

use std::hash::Hash;
use std::sync::Arc;

use serde::Serialize;

use super::edition::Edition;
use crate::base::fingerprint::fingerprint;
use crate::plan::PublishedRecord;

/// How many entries a piece has.
const ENTRIES_PER_PIECE: usize = 64;

/// A piece of a long file.
pub struct LongFilePiece {
    holds: u64,
    write: Box<Write>,
}

/// Makes the bytes of a piece in an edition.
type Write = dyn Fn(&Edition<'_>) -> Vec<u8> + Send + Sync;

impl LongFilePiece {
    /// A piece that always has these bytes.
    #[must_use]
    pub fn fixed(bytes: Vec<u8>) -> Self {
        Self {
            holds: fingerprint(&bytes),
            write: Box::new(move |_| bytes.clone()),
        }
    }

    /// The fingerprint of the references that it lists, or of its fixed bytes. Its bytes depend on
    /// this and on what it reads of its edition.
    #[must_use]
    pub fn holds(&self) -> u64 {
        self.holds
    }

    /// Its bytes in an edition.
    #[must_use]
    pub fn bytes(&self, edition: &Edition<'_>) -> Vec<u8> {
        (self.write)(edition)
    }
}

/// The pieces of the public record. They share the lines that the record has in memory.
pub fn of_record(record: &PublishedRecord) -> Vec<LongFilePiece> {
    let pieces = record.pieces().into_iter();
    pieces
        .map(|(text, end)| LongFilePiece {
            holds: fingerprint(&(&text, end)),
            write: Box::new(move |_| [&*text, end].concat().into_bytes()),
        })
        .collect()
}

/// A list at the depth that lists have in our files, so that its entries are indented as they are
/// there.
#[derive(Serialize)]
struct ListWrapper<T> {
    list: Vec<T>,
}

/// The bytes around the entries of a [`ListWrapper`].
const LIST_START: &[u8] = b"{\n  \"list\": [";
const LIST_END: &[u8] = b"\n  ]\n}";

/// The beginning of a file: an object without its closing brace, indented by two spaces.
///
/// # Panics
///
/// If it does not serialise, or not to an object with members.
pub fn begin<T: Serialize>(object: &T) -> LongFilePiece {
    let mut bytes = pretty(object);
    assert!(
        bytes.ends_with(b"\n}"),
        "an object that says something ends with a brace of its own line"
    );
    bytes.truncate(bytes.len() - 2);
    LongFilePiece::fixed(bytes)
}

/// The end of a file: the closing brace.
pub fn end() -> LongFilePiece {
    LongFilePiece::fixed(b"\n}\n".to_vec())
}

/// The pieces of a list, as the next member of the object that begins the file. `write` makes the
/// bytes of some of its entries, by [`entries`].
pub fn pieces<E: Copy + Hash + Send + Sync + 'static>(
    name: &str,
    list: &[E],
    write: fn(&Edition<'_>, &[E]) -> Vec<u8>,
) -> Vec<LongFilePiece> {
    let all: Arc<[E]> = list.into();
    let end: &[u8] = if list.is_empty() { b"]" } else { b"\n  ]" };
    let piece = |begin: usize| {
        let all = Arc::clone(&all);
        let range = begin..all.len().min(begin + ENTRIES_PER_PIECE);
        let is_last = range.end == all.len();
        let holds = fingerprint(&(name, is_last, &all[range.clone()]));
        let write = move |edition: &Edition<'_>| {
            let mut bytes = write(edition, &all[range.clone()]);
            if !is_last {
                bytes.push(b',');
            }
            bytes
        };
        LongFilePiece {
            holds,
            write: Box::new(write),
        }
    };
    let pieces = (0..list.len()).step_by(ENTRIES_PER_PIECE).map(piece);
    let name = LongFilePiece::fixed(format!(",\n  \"{name}\": [").into_bytes());
    std::iter::once(name)
        .chain(pieces)
        .chain([LongFilePiece::fixed(end.to_vec())])
        .collect()
}

/// The pieces of a file that has a line, or several, for each entry, and nothing around them. `name`
/// tells files with the same entries apart; `write` makes the bytes of some of them.
pub fn lines<E: Copy + Hash + Send + Sync + 'static>(
    name: &str,
    list: &[E],
    write: fn(&Edition<'_>, &[E]) -> Vec<u8>,
) -> Vec<LongFilePiece> {
    let all: Arc<[E]> = list.into();
    let piece = |begin: usize| {
        let all = Arc::clone(&all);
        let range = begin..all.len().min(begin + ENTRIES_PER_PIECE);
        LongFilePiece {
            holds: fingerprint(&(name, &all[range.clone()])),
            write: Box::new(move |edition: &Edition<'_>| write(edition, &all[range.clone()])),
        }
    };
    (0..list.len())
        .step_by(ENTRIES_PER_PIECE)
        .map(piece)
        .collect()
}

/// Entries as they are in a list, indented and with commas between them.
///
/// # Panics
///
/// If one does not serialise.
pub fn entries<T: Serialize>(entries: impl Iterator<Item = T>) -> Vec<u8> {
    let mut bytes = pretty(&ListWrapper {
        list: entries.collect(),
    });
    bytes.truncate(bytes.len() - LIST_END.len());
    bytes.drain(..LIST_START.len());
    bytes
}

fn pretty<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec_pretty(value).expect("the program's own JSON types serialise")
}
