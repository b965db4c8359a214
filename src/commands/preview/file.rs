//! The files of a preview: in memory, or on the disk and read on request.

use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use crate::build::publish::Hash;
use crate::disk::AssetFile;

/// A file that can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewFile {
    /// Tells it from an earlier file at the same path: the BLAKE3 of its bytes, or of its stamp if
    /// it is on the disk.
    pub hash: Hash,
    /// Its bytes.
    pub source: FileSource,
}

/// The bytes of a file that can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileSource {
    /// In memory.
    Memory(Arc<[u8]>),
    /// On the disk, and read on request: copied files may have any size.
    Disk(Arc<AssetFile>),
}

impl PreviewFile {
    /// A file in memory.
    #[must_use]
    pub fn in_memory(bytes: Vec<u8>) -> Self {
        Self {
            hash: blake3::hash(&bytes),
            source: FileSource::Memory(bytes.into()),
        }
    }

    /// The bytes, if they are in memory.
    #[must_use]
    pub fn held(&self) -> Option<&Arc<[u8]>> {
        match &self.source {
            FileSource::Memory(bytes) => Some(bytes),
            FileSource::Disk(_) => None,
        }
    }
}

/// The files of a site, by path below the output folder, if there were one.
pub type PreviewFiles = HashMap<Arc<str>, PreviewFile>;

/// All pages of a site with their stylesheets and assets, ahead of the files that are made from the
/// whole site.
#[derive(Debug)]
pub struct EarlyPages {
    /// Those that are new or have new bytes.
    pub changed: PreviewFiles,
    /// The paths of those that have not changed.
    pub unchanged: HashSet<Arc<str>>,
}
