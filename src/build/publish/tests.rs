//! The manifest, the journal and the order, each in a file; here are the lists of files that they
//! start from.

mod journal;
mod manifest;
mod order;

use std::sync::Arc;

use super::{Hash, Journal, Manifest, WrittenFile};
use crate::base::checksum;

/// A hash whose 64 digits are all the same.
fn hash(digit: u8) -> Hash {
    Hash::from_bytes([digit << 4 | digit; 32])
}

fn manifest(files: &[(&str, u8)]) -> Manifest {
    let files = files
        .iter()
        .map(|(path, digit)| ((*path).into(), hash(*digit)))
        .collect();
    Manifest {
        files,
        ..Manifest::default()
    }
}

/// The journal that leads from one list of files to another: a file with another digit has changed.
fn journal(before: &[(&str, u8)], after: &[(&str, u8)]) -> Journal {
    let before = manifest(before);
    let after = manifest(after);
    let put = |(path, hash): (&Arc<str>, &Hash)| WrittenFile {
        path: Arc::clone(path),
        hash: *hash,
        changed: before.files.get(path) != Some(hash),
    };
    let puts: Vec<WrittenFile> = after.files.iter().map(put).collect();
    Journal::new(&before, &after, &puts)
}

/// Lines with a first line and the last line that fits them.
fn sealed(first: &str, lines: &str) -> String {
    let mut text = format!("{first}\n{lines}");
    checksum::append(&mut text);
    text
}
