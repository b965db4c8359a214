//! Long lists in a JSON file: written by several threads at once, in pieces, so that the file need not be held as a whole.

use rayon::prelude::*;
use serde::Serialize;

/// Entries that one thread writes at a time.
const A_PIECE: usize = 64;
/// Entries that are written before their pieces are put together.
const A_WAVE: usize = A_PIECE * 8;

/// A piece of a list, as deep in a file as the list is.
#[derive(Serialize)]
struct Piece<T> {
    list: Vec<T>,
}

/// What stands around the entries of a piece.
const BEFORE: &[u8] = b"{\n  \"list\": [";
const AFTER: &[u8] = b"\n  ]\n}";
/// What ends the file.
pub const END: &[u8] = b"\n}\n";

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

/// The pieces of a list of what `json` makes of each entry, to follow what has begun the file.
///
/// # Panics
///
/// When that does not serialise.
pub fn pieces<'l, E: Sync + 'l, T: Serialize>(
    name: &'l str,
    entries: impl AsRef<[E]> + 'l,
    json: impl Fn(&E) -> T + Sync + 'l,
) -> impl Iterator<Item = Vec<u8>> + 'l {
    let end: &[u8] = if entries.as_ref().is_empty() { b"]" } else { b"\n  ]" };
    let mut begin = 0;
    let waves = std::iter::from_fn(move || {
        let left = &entries.as_ref()[begin..];
        let wave = (!left.is_empty()).then(|| wave(&left[..left.len().min(A_WAVE)], begin == 0, &json));
        begin += left.len().min(A_WAVE);
        wave
    });
    std::iter::once(format!(",\n  \"{name}\": [").into_bytes()).chain(waves).chain([end.to_vec()])
}

/// Some entries of a list as text.
fn wave<E: Sync, T: Serialize>(entries: &[E], are_first: bool, json: &(impl Fn(&E) -> T + Sync)) -> Vec<u8> {
    let piece = |entries: &[E]| pretty(&Piece { list: entries.iter().map(json).collect() });
    let pieces: Vec<Vec<u8>> = entries.par_chunks(A_PIECE).map(piece).collect();
    let mut bytes = Vec::with_capacity(pieces.iter().map(Vec::len).sum());
    for (position, piece) in pieces.iter().enumerate() {
        if position > 0 || !are_first {
            bytes.push(b',');
        }
        bytes.extend_from_slice(&piece[BEFORE.len()..piece.len() - AFTER.len()]);
    }
    bytes
}

fn pretty<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec_pretty(value).expect("the program's own JSON types serialise")
}
