//! The library of the disk: texts are read when they are needed, and not at all when they are remembered.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use hashbrown::HashMap;

use super::DiskError;
use super::memory::{Held, Memory, Record};
use super::program::Program;
use super::stamp::Stamp;
use crate::content::{self, Store};

/// The folder at a site's root that holds what one run leaves for the next.
pub const MEMORIES: &str = ".factpress";

/// Forgets what earlier runs remember of the texts of the site at `root`.
pub fn forget_texts(root: &Path) {
    Memory::forget(&root.join(MEMORIES));
}

/// The texts below `content/`.
#[derive(Debug)]
pub struct Library {
    root: PathBuf,
    stamps: HashMap<Arc<str>, Stamp>,
    memory: Option<Memory>,
}

impl Library {
    /// The texts with these stamps below a site's root.
    pub fn new(root: &Path, stamps: HashMap<Arc<str>, Stamp>) -> Self {
        Self { root: root.to_owned(), stamps, memory: None }
    }

    /// The same with what earlier runs remember of them, and with a place where this one remembers.
    ///
    /// A memory that cannot be read or written is none.
    #[must_use]
    pub fn with_memory(self) -> Self {
        let memory = Program::running().map(|program| Memory::open(&self.root.join(MEMORIES), program));
        Self { memory, ..self }
    }

    /// The same with what this run remembers by itself, as [`Library::held`] gave it, and when that was.
    #[must_use]
    pub fn holding(self, texts: Held, written: SystemTime) -> Self {
        Self { memory: Some(Memory::holding(texts, written)), ..self }
    }

    /// What this run remembers by itself, to be handed to the library of its next look.
    #[must_use]
    pub fn held(self) -> Held {
        self.memory.map(Memory::held).unwrap_or_default()
    }

    /// What is no text is not opened: a pipe would keep the program waiting for ever.
    fn bytes(&self, path: &str) -> Result<Vec<u8>, DiskError> {
        if !self.stamps.contains_key(path) {
            return Ok(Vec::new());
        }
        let path = self.root.join(path);
        fs::read(&path).map_err(DiskError::io("read", &path))
    }
}

impl content::Library for Library {
    type Error = DiskError;

    fn read(&self, path: &str) -> Result<Cow<'_, [u8]>, DiskError> {
        self.bytes(path).map(Cow::Owned)
    }

    fn recall(&self, path: &str) -> Result<Option<Cow<'_, [u8]>>, DiskError> {
        let known = self.memory.as_ref().zip(self.stamps.get(path));
        let Some((memory, stamp)) = known else { return Ok(None) };
        let Some(record) = memory.find(path) else { return Ok(None) };
        if record.stamp == *stamp && !memory.is_doubtful(stamp) {
            memory.use_record(&record);
            return Ok(Some(Cow::Borrowed(record.memo)));
        }
        if record.hash != *blake3::hash(&self.bytes(path)?).as_bytes() {
            return Ok(None);
        }
        if record.stamp == *stamp {
            memory.use_record(&record);
        } else {
            memory.add(&Record { stamp: *stamp, ..record });
        }
        Ok(Some(Cow::Borrowed(record.memo)))
    }

    fn bodies(&self) -> Option<&Arc<dyn Store>> {
        self.memory.as_ref()?.bodies()
    }

    fn remember(&self, path: &str, bytes: &[u8], memo: &[u8]) {
        if let Some((memory, stamp)) = self.memory.as_ref().zip(self.stamps.get(path)) {
            memory.add(&Record { path, stamp: *stamp, hash: *blake3::hash(bytes).as_bytes(), memo });
        }
    }
}
