//! Text sources: where texts are read from, and what is remembered of those that were read before.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;

use super::{BlobStore, Content};

/// Where texts are read from: the disk, or content that came with its bytes.
pub trait TextSource: Sync {
    /// Why a text could not be read.
    type Error: Send;

    /// The bytes of the text at this path below the site's root.
    ///
    /// # Errors
    ///
    /// If the text cannot be read.
    fn read(&self, path: &str) -> Result<Cow<'_, [u8]>, Self::Error>;

    /// Calls `reading` with what is remembered of the texts, which need be kept in memory only
    /// during the call.
    fn remembering<T>(&self, reading: impl FnOnce(&dyn TextMemory<Self::Error>) -> T) -> T {
        reading(&())
    }
}

/// What is remembered of texts that were read before. `()` remembers nothing.
pub trait TextMemory<E>: Sync {
    /// What was remembered of the text at this path; `None` if there is nothing, or its bytes have
    /// changed since.
    ///
    /// # Errors
    ///
    /// If the source cannot tell.
    fn recall(&self, path: &str) -> Result<Option<Cow<'_, [u8]>>, E> {
        let _ = path;
        Ok(None)
    }

    /// The store for the HTML of bodies; `None` if it has to be kept in memory.
    fn bodies(&self) -> Option<&Arc<dyn BlobStore>> {
        None
    }

    /// Remembers `memo` of the text at this path, for as long as it has these bytes.
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
