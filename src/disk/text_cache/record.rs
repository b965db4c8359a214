//! The form of the text cache: a header, then one record after the other, of which the last for a
//! path counts.

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use crate::base::fingerprint::fingerprint;
use crate::disk::program::Program;
use crate::disk::stamp::Stamp;

/// The first bytes of the file, before the fingerprint of the program that wrote it.
const TEXTS_MAGIC: &[u8; 16] = b"factpress texts\n";
/// Bytes before the first record.
pub const TEXTS_HEADER_LENGTH: usize = TEXTS_MAGIC.len() + 32;
/// Bytes before a record's own: its length (4) and its fingerprint (8), little-endian.
const RECORD_HEADER: usize = 12;

/// What is cached of one text.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Record<'m> {
    /// The text's path below the site's root.
    pub path: &'m str,
    /// Its stamp when it was read.
    pub stamp: Stamp,
    /// The BLAKE3 of its bytes.
    pub hash: [u8; 32],
    /// What it said.
    pub parsed: &'m [u8],
}

/// The header of a file that this program writes.
pub fn header(program: &Program) -> [&[u8]; 2] {
    [TEXTS_MAGIC, program.fingerprint()]
}

/// True for a file that this version of the program wrote.
pub fn is_of(program: &Program, bytes: &[u8]) -> bool {
    bytes.starts_with(TEXTS_MAGIC)
        && bytes.get(TEXTS_MAGIC.len()..TEXTS_HEADER_LENGTH) == Some(program.fingerprint())
}

/// Where the last record of each path begins, and where the last complete record ends.
pub fn scan(bytes: &[u8]) -> (HashMap<String, usize>, usize) {
    let mut records = HashMap::new();
    let mut at = TEXTS_HEADER_LENGTH;
    while let Some(length) = bytes.get(at..).and_then(length) {
        let Some(body) = bytes
            .get(at + RECORD_HEADER..)
            .and_then(|rest| rest.get(..length))
        else {
            break;
        };
        let Ok((path, _)) = postcard::take_from_bytes::<&str>(body) else {
            break;
        };
        records.insert(path.to_owned(), at);
        at += RECORD_HEADER + length;
    }
    (records, at)
}

/// The length of the record that begins here.
fn length(bytes: &[u8]) -> Option<usize> {
    let four = bytes.get(..4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}

impl<'m> Record<'m> {
    /// The record that begins here, if it is complete.
    pub fn read(bytes: &'m [u8]) -> Option<Self> {
        let (before, rest) = bytes.split_at_checked(RECORD_HEADER)?;
        let body = rest.get(..length(before)?)?;
        if before.get(4..) != Some(&fingerprint(body).to_le_bytes()[..]) {
            return None;
        }
        postcard::from_bytes(body).ok()
    }

    /// The record as bytes of the file; `None` if it is too long for one.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let body = postcard::to_stdvec(self).ok()?;
        let length = u32::try_from(body.len()).ok()?;
        let mut whole = Vec::with_capacity(RECORD_HEADER + body.len());
        whole.extend_from_slice(&length.to_le_bytes());
        whole.extend_from_slice(&fingerprint(&*body).to_le_bytes());
        whole.extend_from_slice(&body);
        Some(whole)
    }
}
