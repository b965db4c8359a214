//! Compressed copies of published texts: how they are packed, and which were made by the last build.

use std::io::{self, Read, Write};
use std::sync::Arc;
use std::time::SystemTime;

use flate2::{Compression, GzBuilder};
use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use crate::build::publish::Hash;

/// How hard brotli tries, from 0 to 11. On 364 pages of this repository, 10 makes copies that are 8 %
/// shorter than those of 9 in no more time; 11 takes 2.5 times as long for another 2 %.
const BROTLI_EFFORT: u32 = 10;
/// How far back brotli looks for repetitions: 2^22 bytes.
const BROTLI_WINDOW: u32 = 22;
/// How much brotli packs at a time.
const BROTLI_BUFFER: usize = 1 << 16;

/// A way to compress a text that browsers undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Brotli (RFC 7932).
    Brotli,
    /// gzip (RFC 1952).
    Gzip,
}

impl Packing {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// The ending that it adds to the name of a file.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// What a text becomes: the same bytes on every machine.
    ///
    /// # Errors
    ///
    /// If the text cannot be read.
    pub fn pack(self, text: &mut impl Read) -> io::Result<Vec<u8>> {
        match self {
            Self::Brotli => {
                let mut packed = Vec::new();
                let mut brotli = brotli::CompressorWriter::new(
                    &mut packed,
                    BROTLI_BUFFER,
                    BROTLI_EFFORT,
                    BROTLI_WINDOW,
                );
                io::copy(text, &mut brotli)?;
                brotli.flush()?;
                drop(brotli);
                Ok(packed)
            }
            Self::Gzip => {
                // Neither a time nor a name nor the system, which would differ.
                let mut gzip = GzBuilder::new().write(Vec::new(), Compression::best());
                io::copy(text, &mut gzip)?;
                gzip.finish()
            }
        }
    }
}

/// The copies that a build made, for the next build into the same folder.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct CompressedFiles(Vec<CompressedFile>);

/// The copies of one text.
#[derive(Debug, Serialize, Deserialize)]
pub struct CompressedFile {
    path: String,
    /// The hash of the text.
    hash: [u8; 32],
    /// Which copies there are, in the order of [`Packing::ALL`]: none of a text that they would not
    /// make shorter.
    made: [bool; Packing::ALL.len()],
}

/// The copies of the last build, by the path of their text.
#[derive(Debug, Default)]
pub struct CompressedBefore(HashMap<String, CompressedFile>);

impl CompressedFile {
    /// The copies of a text with this hash.
    #[must_use]
    pub fn new(path: &Arc<str>, hash: Hash, made: [bool; Packing::ALL.len()]) -> Self {
        Self {
            path: path.to_string(),
            hash: *hash.as_bytes(),
            made,
        }
    }
}

impl FromIterator<CompressedFile> for CompressedFiles {
    fn from_iter<I: IntoIterator<Item = CompressedFile>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}

impl CompressedBefore {
    /// The copies that the last build left; empty if nothing is known of them.
    #[must_use]
    pub fn of(left: Option<(CompressedFiles, SystemTime)>) -> Self {
        let CompressedFiles(files) = left.map(|(files, _)| files).unwrap_or_default();
        Self(
            files
                .into_iter()
                .map(|file| (file.path.clone(), file))
                .collect(),
        )
    }

    /// Which copies the last build made of a text with this hash.
    #[must_use]
    pub fn made(&self, path: &str, hash: &Hash) -> Option<[bool; Packing::ALL.len()]> {
        let known = self.0.get(path)?;
        (known.hash == *hash.as_bytes()).then_some(known.made)
    }
}
