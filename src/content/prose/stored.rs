//! The HTML of a body: in memory, or in a store until a page needs it, since all bodies of a site
//! are too many to keep in memory.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::content::{BlobRef, BlobStore};

/// HTML that was stored is missing or has changed: the content has to be read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost;

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the cached texts changed while they were being used")
    }
}

impl std::error::Error for Lost {}

/// The HTML of a body. Two are equal when their hashes are.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Stored {
    /// The start of its BLAKE3.
    hash: [u8; 16],
    held: BodyLocation,
    /// The store that has it, when one has.
    #[serde(skip)]
    store: Option<Arc<dyn BlobStore>>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
enum BodyLocation {
    Here(Box<str>),
    There(BlobRef),
}

impl Stored {
    /// HTML in memory.
    #[must_use]
    pub fn here(html: String) -> Self {
        Self {
            hash: hash(html.as_bytes()),
            held: BodyLocation::Here(html.into()),
            store: None,
        }
    }

    /// Moves the HTML into a store; it stays in memory if the store does not accept it.
    #[must_use]
    pub fn put_into(self, store: &Arc<dyn BlobStore>) -> Self {
        match &self.held {
            BodyLocation::Here(html) if !html.is_empty() => match store.put(html.as_bytes()) {
                Some(place) => Self {
                    held: BodyLocation::There(place),
                    store: Some(Arc::clone(store)),
                    ..self
                },
                None => self,
            },
            _ => self,
        }
    }

    /// Attaches the store into which an earlier run put the HTML.
    #[must_use]
    pub fn taken_from(self, store: Option<&Arc<dyn BlobStore>>) -> Self {
        Self {
            store: store.cloned(),
            ..self
        }
    }

    /// The HTML.
    ///
    /// # Errors
    ///
    /// If the store does not have it as it was put there.
    pub fn get(&self) -> Result<Cow<'_, str>, Lost> {
        match (&self.held, &self.store) {
            (BodyLocation::Here(html), _) => Ok(Cow::Borrowed(html)),
            (BodyLocation::There(place), Some(store)) => {
                let bytes = store
                    .get(*place)
                    .filter(|bytes| hash(bytes) == self.hash)
                    .ok_or(Lost)?;
                String::from_utf8(bytes).map(Cow::Owned).map_err(|_| Lost)
            }
            (BodyLocation::There(_), None) => Err(Lost),
        }
    }
}

impl Default for Stored {
    fn default() -> Self {
        Self::here(String::new())
    }
}

impl PartialEq for Stored {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash
    }
}

impl Eq for Stored {}

impl Hash for Stored {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.hash.hash(state);
    }
}

fn hash(bytes: &[u8]) -> [u8; 16] {
    let mut start = [0; 16];
    start.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
    start
}
