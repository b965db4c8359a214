//! The lock of an output folder: one build at a time, and the system gives it back when a build dies.

use std::fs::{self, TryLockError};
use std::path::{Path, PathBuf};

use super::{DiskError, remove_all};
use crate::publish::{LOCK, STAGING};

/// A locked file, which goes when the build ends.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: fs::File,
    staging: PathBuf,
    is_inside: bool,
}

/// Where files are laid out for a folder, and the lock beside it.
struct Place {
    staging: PathBuf,
    lock: PathBuf,
    is_inside: bool,
}

impl Place {
    /// In the folder itself, so that files need not cross from one disk to another, or beside one that is not there yet.
    fn of(folder: &Path) -> Self {
        if folder.is_dir() {
            return Self { staging: folder.join(STAGING), lock: folder.join(LOCK), is_inside: true };
        }
        Self::beside(folder)
    }

    fn beside(folder: &Path) -> Self {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let beside = |own: &str| parent.join(format!(".{name}{own}"));
        Self { staging: beside(STAGING), lock: beside(LOCK), is_inside: false }
    }
}

impl Lock {
    /// Takes the lock of an output folder.
    ///
    /// # Errors
    ///
    /// Refused when another build has it. Otherwise when the disk fails.
    pub fn take(folder: &Path) -> Result<Self, DiskError> {
        loop {
            let place = Place::of(folder);
            if let Some(parent) = place.lock.parent().filter(|_| !place.is_inside) {
                fs::create_dir_all(parent).map_err(DiskError::io("create", parent))?;
            }
            let file = fs::File::create(&place.lock).map_err(DiskError::io("create", &place.lock))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(busy(folder)),
                Err(TryLockError::Error(error)) => return Err(DiskError::io("lock", &place.lock)(error)),
            }
            // Between the two calls, the build before may have ended: then it took its lock file with it, and may have
            // made the folder.
            let lock = Self { path: place.lock, file, staging: place.staging, is_inside: place.is_inside };
            if lock.is_there() && Place::of(folder).is_inside == lock.is_inside {
                return Ok(lock);
            }
        }
    }

    /// Where files are laid out while this lock is held.
    pub fn staging(&self) -> &Path {
        &self.staging
    }

    /// True when files are laid out in the output folder itself.
    pub fn is_inside(&self) -> bool {
        self.is_inside
    }

    /// True when the locked file is the one that others find at its path.
    fn is_there(&self) -> bool {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            let id = |there: fs::Metadata| (there.dev(), there.ino());
            let there = fs::symlink_metadata(&self.path).map(id).ok();
            there.is_some() && there == self.file.metadata().map(id).ok()
        }
        #[cfg(not(unix))]
        {
            let _ = &self.file;
            self.path.exists()
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that has taken the place of this one is another build's.
        if self.is_there() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Clears away what a build into a new folder has left beside it when it was killed. That such things stay does no harm.
pub fn clear_beside(folder: &Path) {
    let Place { staging, lock: path, .. } = Place::beside(folder);
    if !path.exists() {
        return;
    }
    if let Ok(file) = fs::File::open(&path)
        && file.try_lock().is_ok()
    {
        let lock = Lock { path, file, staging, is_inside: false };
        if lock.is_there() {
            let _ = remove_all(lock.staging());
        }
    }
}

fn busy(folder: &Path) -> DiskError {
    DiskError::Refused(format!(
        "another build is publishing to {}\n   = help: wait until it has ended, or choose another folder with --output",
        folder.display()
    ))
}
