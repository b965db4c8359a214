//! Moving in: the steps of the journal, each of which may be the last that this process takes.

use std::fs;
use std::io;
use std::path::Path;

use super::{DiskError, Output, remove_all, rename};
use crate::publish::{JOURNAL, Journal, MANIFEST, Step, Tally};

/// A site on its way into its folder, one step at a time.
///
/// Whatever remains when it is dropped is done by the next [`Output::open`].
#[derive(Debug)]
pub struct Moving {
    output: Output,
    journal: Journal,
    tally: Tally,
    done: usize,
}

impl Moving {
    pub(super) fn new(output: Output, journal: Journal, tally: Tally) -> Self {
        Self { output, journal, tally, done: 0 }
    }

    /// What is done when every step is.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// Takes the next step; gives false when none is left.
    ///
    /// # Errors
    ///
    /// When the disk fails. The steps that remain are for the next build.
    pub fn step(&mut self) -> Result<bool, DiskError> {
        let Output { folder, lock, is_committed, .. } = &mut self.output;
        let staging = lock.staging();
        let is_new = !lock.is_inside();
        if is_new && self.done == 0 {
            fs::rename(staging, &*folder).map_err(DiskError::io("create", folder))?;
        } else if is_new || !*is_committed {
            return Ok(false);
        } else {
            match self.journal.steps.get(self.done) {
                Some(Step::Clear(path) | Step::Remove(path)) => remove(folder, path),
                Some(Step::Move(path)) => move_in(staging, folder, path),
                None if self.done == self.journal.steps.len() => {
                    rename(&staging.join(MANIFEST), &folder.join(MANIFEST))
                }
                None => {
                    forget(folder).map_err(DiskError::unfinished)?;
                    // The next build takes away what this cannot.
                    let _ = remove_all(staging);
                    *is_committed = false;
                    Ok(())
                }
            }
            .map_err(DiskError::unfinished)?;
        }
        self.done += 1;
        Ok(true)
    }
}

/// Removes the journal: all of it is done.
pub(super) fn forget(folder: &Path) -> Result<(), DiskError> {
    let journal = folder.join(JOURNAL);
    fs::remove_file(&journal).map_err(DiskError::io("remove", &journal))
}

/// Moves a file or a folder in. One that does not wait any more is in already.
pub(super) fn move_in(staging: &Path, folder: &Path, path: &str) -> Result<(), DiskError> {
    let (from, to) = (staging.join(path), folder.join(path));
    let Err(error) = fs::rename(&from, &to) else { return Ok(()) };
    let Ok(waiting) = fs::symlink_metadata(&from) else { return Ok(()) };
    if error.kind() == io::ErrorKind::NotFound {
        let parent = to.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(DiskError::io("create", parent))?;
        return rename(&from, &to);
    }
    if !fs::symlink_metadata(&to).is_ok_and(|there| there.is_dir()) {
        return Err(DiskError::io("write", &to)(error));
    }
    if !waiting.is_dir() {
        remove_empty(&to);
        return rename(&from, &to);
    }
    // Somebody else has a folder of this name, with files of theirs or with nothing in it: the two become one.
    let mut below = Vec::new();
    for entry in fs::read_dir(&from).map_err(DiskError::io("read", &from))? {
        let entry = entry.map_err(DiskError::io("read", &from))?;
        below.push(format!("{path}/{}", entry.file_name().to_string_lossy()));
    }
    below.sort_unstable();
    below.iter().try_for_each(|path| move_in(staging, folder, path))
}

/// Removes a file of the last time, and the folders above it that it leaves empty. What is no file is not ours.
pub(super) fn remove(folder: &Path, path: &str) -> Result<(), DiskError> {
    let target = folder.join(path);
    if super::places::goes_through_link(folder, path) {
        return Ok(());
    }
    match fs::remove_file(&target) {
        Err(error) if fs::symlink_metadata(&target).is_ok_and(|there| !there.is_dir()) => {
            return Err(DiskError::io("remove", &target)(error));
        }
        _ => {}
    }
    let mut above = target.parent();
    while let Some(empty) = above.filter(|above| *above != folder) {
        if fs::remove_dir(empty).is_err() {
            break;
        }
        above = empty.parent();
    }
    Ok(())
}

/// Removes a folder that holds nothing but empty folders; one that holds more stays.
fn remove_empty(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            remove_empty(&entry.path());
        }
    }
    let _ = fs::remove_dir(folder);
}
