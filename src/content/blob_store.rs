//! The store: where what is too much to hold for a whole site is put away until it is needed.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where bytes are put away. The disk has such a place.
pub trait BlobStore: fmt::Debug + Send + Sync {
    /// Puts bytes away; gives nothing when they could not be, and then they are to be held.
    fn put(&self, bytes: &[u8]) -> Option<BlobRef>;

    /// The bytes at a place; `None` when they cannot be had. They need not be those that were put
    /// there.
    fn get(&self, place: BlobRef) -> Option<Vec<u8>>;
}

/// A place in a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlobRef {
    /// Bytes before it.
    pub start: u64,
    /// Bytes that stand there.
    pub length: u32,
}
