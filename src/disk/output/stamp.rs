//! Stamps: what the file system says of a file, from which one can tell later that nobody has written to it since.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// What a file system notes of a file. A file with the stamp of before has the bytes of before, unless somebody wrote to
/// it within one tick of the file system's clock (a few milliseconds) after the stamp was taken, and kept its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Bytes.
    pub length: u64,
    /// When its bytes were last written.
    pub modified: SystemTime,
    /// Which file it is on its disk; 0 where the system has no such number.
    pub inode: u64,
}

impl Stamp {
    /// The stamp of a published file, by its path below the output folder; nothing when no file is there. Links are
    /// none.
    ///
    /// Files keep their stamps while they move in, so it may be asked for as soon as a build has finished.
    #[must_use]
    pub fn of(folder: &Path, path: &str) -> Option<Self> {
        let there = fs::symlink_metadata(folder.join(path)).ok().filter(fs::Metadata::is_file)?;
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&there);
        #[cfg(not(unix))]
        let inode = 0;
        Some(Self { length: there.len(), modified: there.modified().ok()?, inode })
    }
}
