//! Handles of open folders. Each call takes a handle and one name in that folder, so no link is
//! followed on the way to a file or in its place.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::content::SpecialFile;

/// What a name in a folder leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A plain file, and how many names it has.
    File(u64),
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A named pipe, a socket or a device, in words for messages.
    Special(&'static str),
}

impl EntryKind {
    /// What it is, in words for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::File(0 | 1) => "a file",
            Self::File(_) => "a file with another name elsewhere (a hard link)",
            Self::Folder => "a folder",
            Self::Link => "a symbolic link",
            Self::Special(name) => name,
        }
    }
}

/// How a file is opened. None of these truncates a file that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// For reading.
    Read,
    /// For reading and writing.
    Write,
    /// For reading and writing; fails if the name is taken.
    New,
}

/// A disk, or a part of one that is mounted separately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disk(u64, u64);

pub use system::{
    Handle, disk, file, folder, kind_of, make_folder, named, remove, remove_folder, rename,
    same_file, takes_names,
};

#[cfg(unix)]
mod system {
    use std::os::fd::OwnedFd;

    use rustix::fs::{AtFlags, FileType, Mode, OFlags, Stat};

    use super::{Disk, EntryKind, File, How, Path, SpecialFile, io};

    /// A folder that is open.
    pub type Handle = OwnedFd;

    const OPEN_FOLDER: OFlags = OFlags::RDONLY
        .union(OFlags::DIRECTORY)
        .union(OFlags::CLOEXEC);

    /// Opens a folder by a path that the user has named. Links on the way are the user's own, and
    /// are followed.
    pub fn named(path: &Path) -> io::Result<Handle> {
        Ok(rustix::fs::open(path, OPEN_FOLDER, Mode::empty())?)
    }

    /// Opens a folder in another one; fails if the name is a link.
    pub fn folder(above: &Handle, name: &str) -> io::Result<Handle> {
        Ok(rustix::fs::openat(
            above,
            name,
            OPEN_FOLDER | OFlags::NOFOLLOW,
            Mode::empty(),
        )?)
    }

    /// Opens a file in a folder. It returns at once even if the name is a pipe.
    pub fn file(above: &Handle, name: &str, how: How) -> io::Result<File> {
        let how = match how {
            How::Read => OFlags::RDONLY,
            How::Write => OFlags::RDWR,
            How::New => OFlags::RDWR | OFlags::CREATE | OFlags::EXCL,
        };
        let flags = how | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        Ok(rustix::fs::openat(above, name, flags, Mode::from_raw_mode(0o666))?.into())
    }

    /// Makes a folder in another one.
    pub fn make_folder(above: &Handle, name: &str) -> io::Result<()> {
        Ok(rustix::fs::mkdirat(
            above,
            name,
            Mode::from_raw_mode(0o777),
        )?)
    }

    /// Renames a file or folder. A file with the new name is replaced; a folder is not.
    pub fn rename(from: &Handle, name: &str, to: &Handle, other: &str) -> io::Result<()> {
        Ok(rustix::fs::renameat(from, name, to, other)?)
    }

    /// Removes a file; of a link, the link itself.
    pub fn remove(above: &Handle, name: &str) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(above, name, AtFlags::empty())?)
    }

    /// Removes an empty folder.
    pub fn remove_folder(above: &Handle, name: &str) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(above, name, AtFlags::REMOVEDIR)?)
    }

    /// What a name in a folder leads to.
    pub fn kind_of(above: &Handle, name: &str) -> io::Result<EntryKind> {
        Ok(kind(&rustix::fs::statat(
            above,
            name,
            AtFlags::SYMLINK_NOFOLLOW,
        )?))
    }

    #[allow(
        clippy::useless_conversion,
        reason = "the type differs from system to system"
    )]
    fn kind(there: &Stat) -> EntryKind {
        match FileType::from_raw_mode(there.st_mode) {
            FileType::RegularFile => EntryKind::File(there.st_nlink.into()),
            FileType::Directory => EntryKind::Folder,
            FileType::Symlink => EntryKind::Link,
            FileType::Fifo => EntryKind::Special(SpecialFile::Pipe.name()),
            FileType::Socket => EntryKind::Special(SpecialFile::Socket.name()),
            _ => EntryKind::Special(SpecialFile::Device.name()),
        }
    }

    /// True if an open file is the one at a name.
    pub fn same_file(above: &Handle, name: &str, file: &File) -> bool {
        let number = |there: Stat| (there.st_dev, there.st_ino);
        let there = rustix::fs::statat(above, name, AtFlags::SYMLINK_NOFOLLOW)
            .map(number)
            .ok();
        there.is_some() && there == rustix::fs::fstat(file).map(number).ok()
    }

    /// The disk of a folder, since files cannot be renamed from one disk to another. Two mounts of
    /// one disk count as two if the system tells them apart: a rename between them fails as well.
    pub fn disk(folder: &Handle) -> Option<Disk> {
        let there = rustix::fs::fstat(folder).ok()?;
        #[allow(
            clippy::useless_conversion,
            clippy::cast_sign_loss,
            reason = "the type differs from system to system"
        )]
        let device = there.st_dev as u64;
        Some(Disk(device, mount(folder)))
    }

    #[cfg(target_os = "linux")]
    fn mount(folder: &Handle) -> u64 {
        use rustix::fs::{StatxFlags, statx};
        let there = statx(folder, "", AtFlags::EMPTY_PATH, StatxFlags::MNT_ID);
        there.map_or(0, |there| {
            if there.stx_mask & StatxFlags::MNT_ID.bits() == 0 {
                0
            } else {
                there.stx_mnt_id
            }
        })
    }

    #[cfg(not(target_os = "linux"))]
    fn mount(_: &Handle) -> u64 {
        0
    }

    /// True if files in a folder can be created and removed, by its permissions.
    pub fn takes_names(folder: &Handle) -> bool {
        use rustix::fs::{Access, accessat};
        accessat(
            folder,
            ".",
            Access::WRITE_OK | Access::EXEC_OK,
            AtFlags::empty(),
        )
        .is_ok()
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs;
    use std::path::PathBuf;

    use super::{Disk, EntryKind, File, How, Path, SpecialFile, io};

    /// A folder by its path. Other systems have no calls that take a folder's handle, so a name is
    /// checked before it is used.
    pub type Handle = PathBuf;

    /// Opens a folder by a path that the user has named. Links on the way are the user's own, and
    /// are followed.
    pub fn named(path: &Path) -> io::Result<Handle> {
        if fs::metadata(path)?.is_dir() {
            Ok(path.to_owned())
        } else {
            Err(io::ErrorKind::NotADirectory.into())
        }
    }

    /// Opens a folder in another one; fails if the name is a link.
    pub fn folder(above: &Handle, name: &str) -> io::Result<Handle> {
        match kind_of(above, name)? {
            EntryKind::Folder => Ok(above.join(name)),
            _ => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    /// Opens a file in a folder.
    pub fn file(above: &Handle, name: &str, how: How) -> io::Result<File> {
        let mut options = fs::OpenOptions::new();
        options.read(true).write(how != How::Read);
        if how == How::New {
            options.create_new(true);
        } else if !matches!(kind_of(above, name)?, EntryKind::File(_)) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        options.open(above.join(name))
    }

    /// Makes a folder in another one.
    pub fn make_folder(above: &Handle, name: &str) -> io::Result<()> {
        fs::create_dir(above.join(name))
    }

    /// Renames a file or folder. A file with the new name is replaced; a folder is not.
    pub fn rename(from: &Handle, name: &str, to: &Handle, other: &str) -> io::Result<()> {
        fs::rename(from.join(name), to.join(other))
    }

    /// Removes a file; of a link, the link itself.
    pub fn remove(above: &Handle, name: &str) -> io::Result<()> {
        fs::remove_file(above.join(name))
    }

    /// Removes an empty folder.
    pub fn remove_folder(above: &Handle, name: &str) -> io::Result<()> {
        fs::remove_dir(above.join(name))
    }

    /// What a name in a folder leads to.
    pub fn kind_of(above: &Handle, name: &str) -> io::Result<EntryKind> {
        let there = fs::symlink_metadata(above.join(name))?;
        Ok(if there.is_symlink() {
            EntryKind::Link
        } else if there.is_dir() {
            EntryKind::Folder
        } else if there.is_file() {
            EntryKind::File(1)
        } else {
            EntryKind::Special(SpecialFile::Device.name())
        })
    }

    /// True if an open file is the one at a name. Without file numbers, any plain file counts as
    /// the same.
    pub fn same_file(above: &Handle, name: &str, _: &File) -> bool {
        matches!(kind_of(above, name), Ok(EntryKind::File(_)))
    }

    /// The disk of a folder; `None`, since the system does not say.
    pub fn disk(_: &Handle) -> Option<Disk> {
        None
    }

    /// True if files in a folder can be created and removed, which shows only when it is tried.
    pub fn takes_names(_: &Handle) -> bool {
        true
    }
}
