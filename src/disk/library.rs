//! The library of the disk: reads texts when they are needed, and not at all if the cache has them.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use hashbrown::HashMap;

use super::DiskError;
use super::program::Program;
use super::stamp::Stamp;
use super::text_cache::{CachedTexts, Record, TextCache};
use crate::content::{self, BlobStore};

/// Deletes what earlier runs have cached of the texts of the site at `root`.
pub fn clear_text_cache(root: &Path) {
    TextCache::forget(root);
}

/// The texts below `content/`.
#[derive(Debug)]
pub struct DiskLibrary {
    root: PathBuf,
    stamps: HashMap<Arc<str>, Stamp>,
    remembered: Remembered,
    /// True if every text is read and compared with the cache, whatever its stamp says.
    verifies: bool,
}

/// Where the parsed form of texts is kept.
#[derive(Debug)]
enum Remembered {
    /// Nothing.
    Nothing,
    /// In the cache folder, which is open only while texts are read.
    Folder,
    /// In memory.
    Memory(TextCache),
}

impl DiskLibrary {
    /// The texts with these stamps below a site's root.
    pub fn new(root: &Path, stamps: HashMap<Arc<str>, Stamp>) -> Self {
        Self {
            root: root.to_owned(),
            stamps,
            remembered: Remembered::Nothing,
            verifies: false,
        }
    }

    /// Adds the cache of earlier runs, which this one adds to.
    ///
    /// A cache that cannot be read or written is ignored. With `verifies`, no stamp is trusted.
    ///
    /// # Errors
    ///
    /// Refused if something other than a plain file is in the place of a cache file.
    pub fn with_cache(self, verifies: bool) -> Result<Self, DiskError> {
        TextCache::refuse_others(&self.root)?;
        Ok(Self {
            remembered: Remembered::Folder,
            verifies,
            ..self
        })
    }

    /// Adds what this run has in memory, as [`DiskLibrary::into_cached`] gave it, and when that
    /// was.
    #[must_use]
    pub fn with_cached(self, texts: CachedTexts, written: SystemTime) -> Self {
        Self {
            remembered: Remembered::Memory(TextCache::with_cached(texts, written)),
            ..self
        }
    }

    /// What this run has in memory, for the library of its next look.
    #[must_use]
    pub fn into_cached(self) -> CachedTexts {
        match self.remembered {
            Remembered::Memory(memory) => memory.into_cached(),
            Remembered::Nothing | Remembered::Folder => CachedTexts::default(),
        }
    }

    /// Only texts are opened: opening a pipe would block the program forever.
    fn bytes(&self, path: &str) -> Result<Vec<u8>, DiskError> {
        if !self.stamps.contains_key(path) {
            return Ok(Vec::new());
        }
        let path = self.root.join(path);
        fs::read(&path).map_err(DiskError::io("read", &path))
    }
}

impl content::TextSource for DiskLibrary {
    type Error = DiskError;

    fn read(&self, path: &str) -> Result<Cow<'_, [u8]>, DiskError> {
        self.bytes(path).map(Cow::Owned)
    }

    fn remembering<T>(&self, reading: impl FnOnce(&dyn content::TextMemory<DiskError>) -> T) -> T {
        match (&self.remembered, Program::running()) {
            (Remembered::Memory(memory), _) => reading(&Recalling {
                library: self,
                memory,
            }),
            (Remembered::Folder, Some(program)) => {
                let memory = TextCache::open(&self.root, program);
                reading(&Recalling {
                    library: self,
                    memory: &memory,
                })
            }
            _ => reading(&()),
        }
    }
}

/// A library with the cache of its texts.
struct Recalling<'l> {
    library: &'l DiskLibrary,
    memory: &'l TextCache,
}

impl content::TextMemory<DiskError> for Recalling<'_> {
    fn recall(&self, path: &str) -> Result<Option<Cow<'_, [u8]>>, DiskError> {
        let memory = self.memory;
        let Some(stamp) = self.library.stamps.get(path) else {
            return Ok(None);
        };
        let Some(record) = memory.find(path) else {
            return Ok(None);
        };
        if record.stamp == *stamp && !memory.is_doubtful(stamp) && !self.library.verifies {
            memory.use_record(&record);
            return Ok(Some(Cow::Borrowed(record.parsed)));
        }
        if record.hash != *blake3::hash(&self.library.bytes(path)?).as_bytes() {
            return Ok(None);
        }
        if record.stamp == *stamp {
            memory.use_record(&record);
        } else {
            memory.add(&Record {
                stamp: *stamp,
                ..record
            });
        }
        Ok(Some(Cow::Borrowed(record.parsed)))
    }

    fn bodies(&self) -> Option<&Arc<dyn BlobStore>> {
        self.memory.bodies()
    }

    fn remember(&self, path: &str, bytes: &[u8], parsed: &[u8]) {
        if let Some(stamp) = self.library.stamps.get(path) {
            self.memory.add(&Record {
                path,
                stamp: *stamp,
                hash: *blake3::hash(bytes).as_bytes(),
                parsed,
            });
        }
    }
}
