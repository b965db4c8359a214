//! Long lists in a JSON file: in pieces that are made by themselves, so that the file need not be
//! held as a whole and a piece that says what it said before need not be made again.

use std::hash::Hash;
use std::sync::Arc;

use serde::Serialize;

use super::edition::Edition;
use crate::base::fingerprint::fingerprint;

/// Entries of a piece.
const ENTRIES_PER_PIECE: usize = 64;

/// A piece of a long file.
pub struct LongFilePiece {
    holds: u64,
    write: Box<Write>,
}

/// Gives the bytes of a piece, in an edition.
type Write = dyn Fn(&Edition<'_>) -> Vec<u8> + Send + Sync;

impl LongFilePiece {
    /// The piece with these bytes.
    fn fixed(bytes: Vec<u8>) -> Self {
        Self {
            holds: fingerprint(&bytes),
            write: Box::new(move |_| bytes.clone()),
        }
    }

    /// The fingerprint of what it lists, by id, or of its own words: beside that, its bytes say
    /// what its edition is and shows.
    #[must_use]
    pub fn holds(&self) -> u64 {
        self.holds
    }

    /// Its bytes, in an edition.
    #[must_use]
    pub fn bytes(&self, edition: &Edition<'_>) -> Vec<u8> {
        (self.write)(edition)
    }
}

/// Some entries as they stand in a list that is as deep in its file as ours are.
#[derive(Serialize)]
struct ListWrapper<T> {
    list: Vec<T>,
}

/// What stands around the entries there.
const LIST_START: &[u8] = b"{\n  \"list\": [";
const LIST_END: &[u8] = b"\n  ]\n}";

/// The beginning of a file: what an object says, indented by two spaces.
///
/// # Panics
///
/// When it does not serialise, or not as an object that says something.
pub fn begin<T: Serialize>(object: &T) -> LongFilePiece {
    let mut bytes = pretty(object);
    assert!(
        bytes.ends_with(b"\n}"),
        "an object that says something ends with a brace of its own line"
    );
    bytes.truncate(bytes.len() - 2);
    LongFilePiece::fixed(bytes)
}

/// The end of a file.
pub fn end() -> LongFilePiece {
    LongFilePiece::fixed(b"\n}\n".to_vec())
}

/// The pieces of a list to follow what has begun the file; `write` gives some of its entries as
/// [`entries`] does.
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

/// Entries as they stand in a list, with commas between them.
///
/// # Panics
///
/// When one does not serialise.
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
