//! The lock of an output folder: it admits one build at a time, and the system releases it when a
//! build dies.

use std::fs::{self, TryLockError};
use std::path::{Path, PathBuf};

use super::DiskError;
use crate::build::publish::{LOCK, STAGING};
use crate::disk::handles;
use crate::disk::own_folder::OwnFolder;
use crate::disk::ownership::OUTPUT_HELP;

/// A locked file, removed when the build ends.
#[derive(Debug)]
pub struct Lock {
    paths: LockPaths,
    file: fs::File,
}

/// Where files are laid out for a folder, and the lock: beside it, so that what is not published
/// never lies in it; inside only where nothing could be moved there from beside, or nothing be laid
/// out.
#[derive(Debug)]
struct LockPaths {
    own: OwnFolder,
    staging: String,
    lock: String,
    is_inside: bool,
    /// True when the folder itself is there.
    exists: bool,
}

impl LockPaths {
    fn of(folder: &Path) -> Result<Self, DiskError> {
        let exists = folder.is_dir();
        let beside = match Self::beside(folder, exists) {
            // A folder that may be gone through and not be read.
            Err(_) if exists => return Self::inside(folder),
            beside => beside?,
        };
        if !exists {
            return Ok(beside);
        }
        let inside = Self::inside(folder)?;
        let is_one_disk = handles::disk(inside.own.handle()) == handles::disk(beside.own.handle());
        Ok(
            if is_one_disk && handles::takes_names(beside.own.handle()) {
                beside
            } else {
                inside
            },
        )
    }

    fn inside(folder: &Path) -> Result<Self, DiskError> {
        let own = open(folder)?;
        Ok(Self {
            own,
            staging: STAGING.to_owned(),
            lock: LOCK.to_owned(),
            is_inside: true,
            exists: true,
        })
    }

    fn beside(folder: &Path, exists: bool) -> Result<Self, DiskError> {
        // Where a link leads, the place beside is there and not beside the link.
        let is_plain = folder.file_name().is_some() && !folder.is_symlink();
        let whole = if exists && !is_plain {
            fs::canonicalize(folder)
        } else {
            Ok(folder.to_owned())
        };
        let whole = whole.map_err(DiskError::io("find", folder))?;
        let name = whole
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let above = whole
            .parent()
            .filter(|above| !above.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        if !exists {
            fs::create_dir_all(above).map_err(DiskError::io("create", above))?;
        }
        let (own, staging, lock) = (
            open(above)?,
            format!(".{name}{STAGING}"),
            format!(".{name}{LOCK}"),
        );
        Ok(Self {
            own,
            staging,
            lock,
            is_inside: false,
            exists,
        })
    }

    /// True when something is left of a build that was killed; true while another one runs as well.
    fn has_leftovers(&self) -> Result<bool, DiskError> {
        Ok(self.own.kind_of(&self.staging)?.is_some() || self.own.kind_of(&self.lock)?.is_some())
    }

    /// Takes the lock; `None` if another build has it.
    fn try_take(&self) -> Result<Option<fs::File>, DiskError> {
        let file = self.own.open_or_create(&self.lock)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => {
                Err(DiskError::io("lock", &self.own.at(&self.lock))(error))
            }
        }
    }
}

fn open(folder: &Path) -> Result<OwnFolder, DiskError> {
    let nowhere = || DiskError::io("open", folder)(std::io::ErrorKind::NotFound.into());
    OwnFolder::named(folder, OUTPUT_HELP)?.ok_or_else(nowhere)
}

impl Lock {
    /// Takes the lock of an output folder.
    ///
    /// # Errors
    ///
    /// Refused when another build has it, or when something else than a file stands in its place.
    /// Otherwise when the disk fails.
    pub fn take(folder: &Path) -> Result<Self, DiskError> {
        for _ in 0..LOCK_ATTEMPTS {
            let paths = LockPaths::of(folder)?;
            let file = paths.try_take()?.ok_or_else(|| busy(folder))?;
            // Between the two calls, the build before may have ended: then it took its lock file
            // with it, and may have made the folder.
            let lock = Self { paths, file };
            let now = LockPaths::of(folder)?;
            if lock.is_there()
                && (now.is_inside, now.exists) == (lock.paths.is_inside, lock.paths.exists)
            {
                return Ok(lock);
            }
        }
        Err(busy(folder))
    }

    /// Clears away what builds that were killed have left for a folder, if none runs.
    ///
    /// # Errors
    ///
    /// Refused when something else stands in the place of what they leave. Otherwise when the disk
    /// fails.
    pub fn clear_leftovers(folder: &Path) -> Result<(), DiskError> {
        let (paths, inside) = (LockPaths::of(folder)?, LockPaths::inside(folder)?);
        if !paths.has_leftovers()? && (paths.is_inside || !inside.has_leftovers()?) {
            return Ok(());
        }
        match paths.try_take()? {
            Some(file) => Self { paths, file }.clear(folder),
            None => Ok(()),
        }
    }

    /// Removes what was staged and never moved in, both where this build stages its files and where
    /// others may have.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn clear(&self, folder: &Path) -> Result<(), DiskError> {
        self.paths.own.remove_folder(&self.paths.staging)?;
        if !self.paths.exists {
            return Ok(());
        }
        let other = if self.paths.is_inside {
            LockPaths::beside(folder, true)
        } else {
            LockPaths::inside(folder)
        };
        // Where this build may change nothing, it has left nothing.
        let Some(other) = other
            .ok()
            .filter(|other| handles::takes_names(other.own.handle()))
        else {
            return Ok(());
        };
        if other.has_leftovers()? {
            let file = other.try_take()?.ok_or_else(|| busy(folder))?;
            let other = Self { paths: other, file };
            other.paths.own.remove_folder(&other.paths.staging)?;
        }
        Ok(())
    }

    /// Makes the folder in which files are laid out while this lock is held.
    ///
    /// # Errors
    ///
    /// When the disk fails.
    pub fn make_staging(&self) -> Result<(), DiskError> {
        self.paths.own.made_folder(&self.paths.staging).map(drop)
    }

    /// Removes it again.
    pub fn remove_staging(&self) {
        let _ = self.paths.own.remove_folder(&self.paths.staging);
    }

    /// Where files are laid out while this lock is held.
    pub fn staging(&self) -> PathBuf {
        self.paths.own.at(&self.paths.staging)
    }

    /// True when the output folder was there as the lock was taken.
    pub fn has_folder(&self) -> bool {
        self.paths.exists
    }

    /// True when the locked file is the one that others find at its path.
    fn is_there(&self) -> bool {
        handles::same_file(self.paths.own.handle(), &self.paths.lock, &self.file)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that has replaced this one belongs to another build.
        if self.is_there() {
            let _ = self.paths.own.remove(&self.paths.lock);
        }
    }
}

/// How often a lock is asked for that other builds take and give back at the same time.
const LOCK_ATTEMPTS: usize = 1000;

fn busy(folder: &Path) -> DiskError {
    DiskError::Refused(format!(
        "another build is publishing to {}\n   = help: wait until it ends, or choose another folder with --output",
        folder.display()
    ))
}
