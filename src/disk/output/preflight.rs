//! Preflight: checks the places of all files that are to be moved in or removed, before the first
//! of them is.

use std::collections::{BTreeSet, HashMap};
use std::fs;
#[cfg(unix)]
use std::io;
use std::path::Path;
use std::sync::Arc;

use walkdir::WalkDir;

use super::DiskError;
use crate::build::publish::{Capitals, Journal, Manifest, folders_above};
#[cfg(unix)]
use crate::disk::handles;
use crate::disk::slashes::forward_slashes;

/// What is in the place of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Occupant {
    Nothing,
    Folder,
    File,
    Link,
}

/// Makes sure that the files of `writes` can be moved in, and that those of the journal can be
/// removed. Files of `left_alone` are no longer factpress's own.
///
/// # Errors
///
/// Refused if something that factpress did not write is in a file's place, or a link is on the way
/// to it; otherwise if a folder is not writable or is on another disk.
pub fn check<'p>(
    folder: &'p Path,
    before: &Manifest,
    left_alone: &BTreeSet<Arc<str>>,
    capitals: &Capitals,
    writes: impl Iterator<Item = &'p str>,
    journal: &'p Journal,
) -> Result<(), DiskError> {
    // A path that differs from one of factpress's own only in capitals is its own only if, on this
    // disk, both lead to the same file.
    let is_ours = |path: &str| {
        let twin = || capitals.twin(before, path);
        before.files.contains_key(path) && !left_alone.contains(path)
            || twin().is_some_and(|twin| is_one(&folder.join(&**twin), &folder.join(path)))
    };
    let mut folders = Folders {
        top: folder,
        known: HashMap::new(),
    };
    folders.open("")?;
    for path in writes {
        if folders.lead_to(path, is_ours)? {
            refuse_occupied(folder, path, is_ours, journal)?;
        }
    }
    for path in journal.gone() {
        let stands = folders_above(path).try_fold(Occupant::Folder, |last, above| match last {
            Occupant::Folder => folders.occupant(above),
            stopped => Ok(stopped),
        })?;
        if stands == Occupant::Folder {
            refuse_locked(&folder.join(&**path))?;
        }
    }
    Ok(())
}

/// Makes sure that a file can move to a path whose folders all exist: the path must be free, or
/// have a file of factpress's own that can be replaced, or a folder that the journal empties.
fn refuse_occupied(
    folder: &Path,
    path: &str,
    is_ours: impl Fn(&str) -> bool,
    journal: &Journal,
) -> Result<(), DiskError> {
    let target = folder.join(path);
    match fs::symlink_metadata(&target) {
        Ok(there) if there.is_dir() && is_left_empty(folder, &target, journal) => Ok(()),
        Ok(there) if there.is_file() && is_blank_mark(path, &target, there.len()) => {
            refuse_locked(&target)
        }
        Ok(there) if there.is_dir() || !is_ours(path) => Err(not_ours(&target)),
        Ok(_) => refuse_locked(&target),
        Err(_) => Ok(()),
    }
}

/// True for a `.nojekyll` that somebody else has put there with nothing in it, or with the end of a
/// line: it says what factpress's own would say.
fn is_blank_mark(path: &str, target: &Path, length: u64) -> bool {
    path == ".nojekyll"
        && length <= 2
        && fs::read(target).is_ok_and(|bytes| bytes.iter().all(u8::is_ascii_whitespace))
}

/// True if two paths lead to the same file.
fn is_one(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let number = |path: &Path| {
            fs::symlink_metadata(path)
                .map(|there| (there.dev(), there.ino()))
                .ok()
        };
        number(one).is_some_and(|one| number(other) == Some(one))
    }
    #[cfg(not(unix))]
    {
        let whole = |path: &Path| fs::canonicalize(path).ok();
        whole(one).is_some_and(|one| whole(other) == Some(one))
    }
}

/// What is known of folders: the disk is asked once for each, however many files it contains.
struct Folders<'p> {
    top: &'p Path,
    known: HashMap<&'p str, Occupant>,
}

impl<'p> Folders<'p> {
    /// True if all folders above a path exist; false if one must still be created, in a place that
    /// is free or has a file of factpress's own.
    ///
    /// # Errors
    ///
    /// Refused if a link or somebody else's file is in the place of one.
    fn lead_to(
        &mut self,
        path: &'p str,
        is_ours: impl Fn(&str) -> bool,
    ) -> Result<bool, DiskError> {
        for above in folders_above(path) {
            match self.occupant(above)? {
                Occupant::Folder => {}
                Occupant::Nothing => return Ok(false),
                Occupant::File if is_ours(&above[..above.len() - 1]) => return Ok(false),
                Occupant::File | Occupant::Link => return Err(not_ours(&self.top.join(path))),
            }
        }
        Ok(true)
    }

    /// What is in the place of a folder, whose path ends in a slash.
    fn occupant(&mut self, folder: &'p str) -> Result<Occupant, DiskError> {
        if let Some(known) = self.known.get(folder) {
            return Ok(*known);
        }
        let path = self.top.join(&folder[..folder.len() - 1]);
        let occupant = match fs::symlink_metadata(&path) {
            Err(_) => Occupant::Nothing,
            Ok(there) if there.is_symlink() => Occupant::Link,
            Ok(there) if there.is_dir() => Occupant::Folder,
            Ok(_) => Occupant::File,
        };
        if occupant == Occupant::Folder {
            self.open(folder)?;
        }
        self.known.insert(folder, occupant);
        Ok(occupant)
    }

    /// Makes sure that this folder is writable, and on the same disk as the staging folder.
    fn open(&self, folder: &str) -> Result<(), DiskError> {
        let path = if folder.is_empty() {
            self.top.to_owned()
        } else {
            self.top.join(&folder[..folder.len() - 1])
        };
        #[cfg(unix)]
        {
            let disk = |path: &Path| handles::named(path).map(|folder| handles::disk(&folder));
            let both = disk(self.top).and_then(|top| Ok((top, disk(&path)?)));
            let (top, here) = both.map_err(DiskError::io("read", &path))?;
            if top != here {
                return Err(DiskError::io("move files into", &path)(
                    io::ErrorKind::CrossesDevices.into(),
                ));
            }
            let may = rustix::fs::access(
                &path,
                rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK,
            );
            may.map_err(|error| DiskError::io("write to", &path)(error.into()))?;
        }
        let _ = path;
        Ok(())
    }
}

/// Refuses a file that nobody can replace or remove, as after `chattr +i`. Any other right to do so
/// is a right to its folder.
fn refuse_locked(file: &Path) -> Result<(), DiskError> {
    #[cfg(unix)]
    if let Err(error @ rustix::io::Errno::PERM) =
        rustix::fs::access(file, rustix::fs::Access::WRITE_OK)
    {
        return Err(DiskError::io("write", file)(error.into()));
    }
    let _ = file;
    Ok(())
}

/// True if a folder is empty once the journal's files are removed.
fn is_left_empty(top: &Path, folder: &Path, journal: &Journal) -> bool {
    WalkDir::new(folder).into_iter().all(|entry| {
        entry.is_ok_and(|entry| {
            let path = entry
                .path()
                .strip_prefix(top)
                .map(forward_slashes)
                .unwrap_or_default();
            entry.file_type().is_dir() || journal.gone().any(|gone| **gone == *path)
        })
    })
}

fn not_ours(path: &Path) -> DiskError {
    DiskError::Refused(format!(
        "{} was not written by factpress, but the site has a file of the same name\n   = help: move it away, or choose another \
         folder with --output",
        path.display()
    ))
}
