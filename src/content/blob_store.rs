//! The blob store: where bytes that are too many to keep in memory for a whole site are stored
//! until they are needed.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A store of bytes outside of memory, such as a file on the disk.
pub trait BlobStore: fmt::Debug + Send + Sync {
    /// Stores bytes; `None` if that failed and the caller has to keep them.
    fn put(&self, bytes: &[u8]) -> Option<BlobRef>;

    /// The bytes at a reference; `None` if they cannot be read. They may have changed, so callers
    /// check their hash.
    fn get(&self, place: BlobRef) -> Option<Vec<u8>>;
}

/// Where bytes are in a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlobRef {
    /// The first of them, counted from the beginning of the store.
    pub start: u64,
    /// How many bytes there are.
    pub length: u32,
}
