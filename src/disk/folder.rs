//! An output folder that is open, so that the way to it is not looked up for each of its files.

use std::path::Path;

use super::stamp::Stamp;

/// The folder; files are asked for by their paths below it.
#[derive(Debug, Default)]
pub struct Folder(system::Handle);

impl Folder {
    /// Opens a folder; in one that is not there, no file stands.
    #[must_use]
    pub fn open(path: &Path) -> Self {
        Self(system::open(path))
    }

    /// The stamp of a published file, without what moving it in changes where a system tells that apart: it may be asked for
    /// as soon as a build has finished. Nothing where no file stands; links are none.
    #[must_use]
    pub fn stamp(&self, path: &str) -> Option<Stamp> {
        system::stamp(&self.0, path)
    }
}

#[cfg(unix)]
mod system {
    use std::os::fd::OwnedFd;
    use std::path::Path;

    use rustix::fs::{AtFlags, FileType, Mode, OFlags, open as open_at, statat};

    use super::Stamp;

    pub type Handle = Option<OwnedFd>;

    pub fn open(path: &Path) -> Handle {
        open_at(path, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty()).ok()
    }

    pub fn stamp(folder: &Handle, path: &str) -> Option<Stamp> {
        let there = statat(folder.as_ref()?, path, AtFlags::SYMLINK_NOFOLLOW).ok()?;
        FileType::from_raw_mode(there.st_mode).is_file().then(|| Stamp::of_published(&there))
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs::{Metadata, symlink_metadata};
    use std::path::{Path, PathBuf};

    use super::Stamp;

    pub type Handle = Option<PathBuf>;

    pub fn open(path: &Path) -> Handle {
        Some(path.to_owned())
    }

    pub fn stamp(folder: &Handle, path: &str) -> Option<Stamp> {
        let there = symlink_metadata(folder.as_ref()?.join(path)).ok().filter(Metadata::is_file)?;
        Some(Stamp::of(&there))
    }
}
