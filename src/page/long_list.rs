//! Long lists in a JSON file: written by several threads at once, and never held as a whole before they are text.

use rayon::prelude::*;
use serde::Serialize;

/// Entries that one thread writes at a time.
const A_PIECE: usize = 128;
/// Entries that are written before their pieces are put together.
const A_WAVE: usize = A_PIECE * 16;

/// A piece of a list, as deep in a file as the list is.
#[derive(Serialize)]
struct Piece<T> {
    list: Vec<T>,
}

/// What stands around the entries of a piece.
const BEFORE: &[u8] = b"{\n  \"list\": [";
const AFTER: &[u8] = b"\n  ]\n}";

/// A file that begins with what an object says, indented by two spaces.
///
/// # Panics
///
/// When it does not serialise, or not as an object that says something.
pub fn begin<T: Serialize>(object: &T) -> Vec<u8> {
    let mut bytes = pretty(object);
    assert!(bytes.ends_with(b"\n}"), "an object that says something ends with a brace of its own line");
    bytes.truncate(bytes.len() - 2);
    bytes
}

/// Adds a list of what `json` makes of each entry.
///
/// # Panics
///
/// When that does not serialise.
pub fn push<E: Sync, T: Serialize>(bytes: &mut Vec<u8>, name: &str, entries: &[E], json: impl Fn(&E) -> T + Sync) {
    bytes.extend_from_slice(format!(",\n  \"{name}\": [").as_bytes());
    for (done, wave) in entries.chunks(A_WAVE).enumerate() {
        let piece = |entries: &[E]| pretty(&Piece { list: entries.iter().map(&json).collect() });
        let pieces: Vec<Vec<u8>> = wave.par_chunks(A_PIECE).map(piece).collect();
        if done == 0 {
            let wave: usize = pieces.iter().map(Vec::len).sum();
            bytes.reserve(wave * (entries.len().div_ceil(A_WAVE) + 1));
        }
        for (position, piece) in pieces.iter().enumerate() {
            if done + position > 0 {
                bytes.push(b',');
            }
            bytes.extend_from_slice(&piece[BEFORE.len()..piece.len() - AFTER.len()]);
        }
    }
    bytes.extend_from_slice(if entries.is_empty() { b"]" } else { b"\n  ]" });
}

/// The whole file.
pub fn end(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.extend_from_slice(b"\n}\n");
    bytes
}

fn pretty<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec_pretty(value).expect("the program's own JSON types serialise")
}
