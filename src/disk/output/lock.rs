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

/// Where the lock and the staged files of a folder are: beside it, so that the folder never
/// contains anything unpublished. They are inside only if files could not be created beside it, or
/// not be moved from there.
#[derive(Debug)]
struct LockPaths {
    own: OwnFolder,
    staging: String,
    lock: String,
    is_inside: bool,
    /// True if the folder itself exists.
    exists: bool,
}

impl LockPaths {
    fn of(folder: &Path) -> Result<Self, DiskError> {
        let exists = folder.is_dir();
        let beside = match Self::beside(folder, exists) {
            // The folder above may allow access to this one without being readable itself.
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
        // If the output is a link, "beside" means beside the folder that it leads to: only there
        // can files be moved in.
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

    /// True if a killed build has left something, or another build is running.
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
    /// Refused if another build has it, or if something other than a file is in its place;
    /// otherwise if the disk fails.
    pub fn take(folder: &Path) -> Result<Self, DiskError> {
        for _ in 0..LOCK_ATTEMPTS {
            let paths = LockPaths::of(folder)?;
            let file = paths.try_take()?.ok_or_else(|| busy(folder))?;
            // Between the two calls, an earlier build may have ended. Then it has removed the file
            // that was just locked, and may have created the output folder, which would change
            // where the lock belongs.
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

    /// Removes what killed builds have left for a folder, unless a build is running.
    ///
    /// # Errors
    ///
    /// Refused if something else is in the place of what they leave; otherwise if the disk fails.
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

    /// Removes staged files that were never moved in, where this build stages its own and where
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
        // Builds stage nothing in a folder in which they cannot create files.
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

    /// Creates the staging folder.
    ///
    /// # Errors
    ///
    /// If the disk fails.
    pub fn make_staging(&self) -> Result<(), DiskError> {
        self.paths.own.made_folder(&self.paths.staging).map(drop)
    }

    /// Removes the staging folder.
    pub fn remove_staging(&self) {
        let _ = self.paths.own.remove_folder(&self.paths.staging);
    }

    /// The path of the staging folder.
    pub fn staging(&self) -> PathBuf {
        self.paths.own.at(&self.paths.staging)
    }

    /// True if the output folder existed when the lock was taken.
    pub fn has_folder(&self) -> bool {
        self.paths.exists
    }

    /// True if the locked file is still the one that others find at its path.
    fn is_there(&self) -> bool {
        handles::same_file(self.paths.own.handle(), &self.paths.lock, &self.file)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Another build may have replaced the file, and holds that one's lock.
        if self.is_there() {
            let _ = self.paths.own.remove(&self.paths.lock);
        }
    }
}

/// How often the lock is tried again if other builds take and release it at the same moment.
const LOCK_ATTEMPTS: usize = 1000;

fn busy(folder: &Path) -> DiskError {
    DiskError::Refused(format!(
        "another build is publishing to {}\n   = help: wait until it ends, or choose another folder with --output",
        folder.display()
    ))
}
