//! An output folder that is open, so that the way to it is not looked up for each of its files.

use std::path::Path;

use super::stamp::Stamp;

/// The folder; files are asked for by their paths below it.
#[derive(Debug)]
pub struct Folder(Handle);

#[cfg(unix)]
type Handle = Option<std::os::fd::OwnedFd>;
#[cfg(not(unix))]
type Handle = std::path::PathBuf;

impl Folder {
    /// Opens a folder; in one that is not there, no file stands.
    #[cfg(unix)]
    #[must_use]
    pub fn open(path: &Path) -> Self {
        use rustix::fs::{Mode, OFlags};
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Self(rustix::fs::open(path, flags, Mode::empty()).ok())
    }

    /// Opens a folder; in one that is not there, no file stands.
    #[cfg(not(unix))]
    #[must_use]
    pub fn open(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// The stamp of a published file, without what moving it in changes: it may be asked for as soon as a build has
    /// finished. Nothing where no file stands; links are none.
    #[cfg(unix)]
    #[must_use]
    pub fn stamp(&self, path: &str) -> Option<Stamp> {
        use rustix::fs::{AtFlags, FileType};
        let there = rustix::fs::statat(self.0.as_ref()?, path, AtFlags::SYMLINK_NOFOLLOW).ok()?;
        FileType::from_raw_mode(there.st_mode).is_file().then(|| Stamp::of_published(&there))
    }

    /// The stamp of a published file. Nothing where no file stands; links are none.
    #[cfg(not(unix))]
    #[must_use]
    pub fn stamp(&self, path: &str) -> Option<Stamp> {
        let there = std::fs::symlink_metadata(self.0.join(path)).ok().filter(std::fs::Metadata::is_file)?;
        Some(Stamp::of(&there))
    }
}
