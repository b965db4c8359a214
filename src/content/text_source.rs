//! The library: where the bytes of texts are, and what is remembered of those that were read
//! before.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;

use super::{BlobStore, Content};

/// Where texts are read. The disk is such a place, and so is content whose bytes came with it.
pub trait TextSource: Sync {
    /// What can go wrong with it.
    type Error: Send;

    /// The bytes of the text at this path below the site's root; nothing when there is none.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    fn read(&self, path: &str) -> Result<Cow<'_, [u8]>, Self::Error>;

    /// Has texts read with what is remembered of them, which need be held no longer than that
    /// takes.
    fn remembering<T>(&self, reading: impl FnOnce(&dyn TextMemory<Self::Error>) -> T) -> T {
        reading(&())
    }
}

/// What is remembered of texts that were read before; of `()`, nothing.
pub trait TextMemory<E>: Sync {
    /// What was remembered of the text at this path, if its bytes are those of which it was
    /// remembered.
    ///
    /// # Errors
    ///
    /// When the library cannot tell.
    fn recall(&self, path: &str) -> Result<Option<Cow<'_, [u8]>>, E> {
        let _ = path;
        Ok(None)
    }

    /// Where the HTML of bodies is put away, if there is such a place.
    fn bodies(&self) -> Option<&Arc<dyn BlobStore>> {
        None
    }

    /// Takes what is to be remembered of the text at this path when it has these bytes.
    fn remember(&self, path: &str, bytes: &[u8], memo: &[u8]) {
        let _ = (path, bytes, memo);
    }
}

impl<E> TextMemory<E> for () {}

impl TextSource for Content {
    type Error = Infallible;

    fn read(&self, path: &str) -> Result<Cow<'_, [u8]>, Infallible> {
        Ok(Cow::Borrowed(self.bytes(path).unwrap_or_default()))
    }
}
