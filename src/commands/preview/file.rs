//! The files of a preview: in memory, or on the disk and read on request.

use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use crate::build::publish::Hash;
use crate::disk::AssetFile;

/// A file that can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewFile {
    /// What tells it from the file that stood there before: the BLAKE3 of its bytes, or of the
    /// stamp of its file.
    pub hash: Hash,
    /// Its bytes.
    pub source: FileSource,
}

/// The bytes of a file that can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileSource {
    /// Held.
    Memory(Arc<[u8]>),
    /// On the disk, and read by whoever asks for them: pictures and other files that are copied may
    /// be of any size.
    Disk(Arc<AssetFile>),
}

impl PreviewFile {
    /// Bytes that are held.
    #[must_use]
    pub fn in_memory(bytes: Vec<u8>) -> Self {
        Self {
            hash: blake3::hash(&bytes),
            source: FileSource::Memory(bytes.into()),
        }
    }

    /// The bytes, when they are held.
    #[must_use]
    pub fn held(&self) -> Option<&Arc<[u8]>> {
        match &self.source {
            FileSource::Memory(bytes) => Some(bytes),
            FileSource::Disk(_) => None,
        }
    }
}

/// The files of a site, by path below what would be the output folder.
pub type PreviewFiles = HashMap<Arc<str>, PreviewFile>;

/// All pages of a site with what they are shown with, ahead of the files that are made of
/// everything.
#[derive(Debug)]
pub struct EarlyPages {
    /// Those that are new or have new bytes.
    pub changed: PreviewFiles,
    /// The paths of those that are as they were.
    pub unchanged: HashSet<Arc<str>>,
}
