//! Moving in: the steps of publishing. The process may be killed after any of them.

use std::fs;
use std::io;

use super::{DiskError, Finished, Output};
use crate::build::publish::{FileCounts, Hash, Journal, MANIFEST, PublishStep, WrittenFile};
use crate::disk::OutputFiles;
use crate::disk::handles::EntryKind;

/// A site that is being moved into its folder, one step at a time.
///
/// If it is dropped before the last step, the next build finds the journal and compares every file.
#[derive(Debug)]
pub struct Moving {
    output: Output,
    journal: Journal,
    /// The hash of the manifest that is moved in last.
    manifest: Hash,
    counts: FileCounts,
    left_alone: Vec<String>,
    done: usize,
}

impl Moving {
    pub(super) fn new(
        output: Output,
        journal: Journal,
        manifest: Hash,
        counts: FileCounts,
        left_alone: Vec<String>,
    ) -> Self {
        Self {
            output,
            journal,
            manifest,
            counts,
            left_alone,
            done: 0,
        }
    }

    /// The counts of files once every step is taken.
    #[must_use]
    pub fn counts(&self) -> FileCounts {
        self.counts
    }

    /// Takes the next step; false if none is left.
    ///
    /// # Errors
    ///
    /// If the disk fails. The next build repairs the output.
    pub fn step(&mut self) -> Result<bool, DiskError> {
        let output = &mut self.output;
        let is_new = !output.lock.has_folder();
        if is_new && self.done == 0 {
            let staging = output.lock.staging();
            fs::rename(staging, &output.folder).map_err(DiskError::io("create", &output.folder))?;
        } else if is_new || !output.is_committed {
            return Ok(false);
        } else {
            match self.journal.steps.get(self.done) {
                Some(PublishStep::Clear(path) | PublishStep::Remove(path)) => remove(output, path),
                Some(PublishStep::Move(path)) => move_in(output, path),
                None if self.done == self.journal.steps.len() => move_in(output, MANIFEST),
                None => output.forget_journal(),
            }
            .map_err(DiskError::unfinished)?;
        }
        self.done += 1;
        Ok(true)
    }

    /// Takes all steps that remain, and reports what was done and how the files were left.
    pub(super) fn finish(mut self, puts: &[WrittenFile]) -> Result<Finished, DiskError> {
        while self.step()? {}
        let Self {
            output,
            manifest,
            counts,
            left_alone,
            ..
        } = self;
        let files = OutputFiles::left(manifest, puts, &output.stamps(), &output.known);
        Ok(Finished {
            counts,
            files,
            left_alone,
        })
    }
}

/// Moves a file or a folder in.
fn move_in(output: &Output, path: &str) -> Result<(), DiskError> {
    let Output { waiting, there, .. } = output;
    let to = there.path().join(path);
    let failed = || DiskError::io("write", &to);
    let Err(error) = there.take(waiting, path, false) else {
        moved(output, path);
        return Ok(());
    };
    match (waiting.kind_of(path), there.kind_of(path)) {
        (Some(_), _) if error.kind() == io::ErrorKind::NotFound => {
            there.take(waiting, path, true).map_err(failed())?;
            moved(output, path);
            Ok(())
        }
        (Some(EntryKind::Folder), Some(EntryKind::Folder)) => merge(output, path),
        (Some(EntryKind::File(_)), Some(EntryKind::Folder)) => {
            there.remove_empty(path);
            there.take(waiting, path, false).map_err(failed())?;
            moved(output, path);
            Ok(())
        }
        _ => Err(failed()(error)),
    }
}

/// Merges a new folder into one that exists: somebody else's, or an empty one.
fn merge(output: &Output, path: &str) -> Result<(), DiskError> {
    let from = output.waiting.path().join(path);
    let mut below = Vec::new();
    for entry in fs::read_dir(&from).map_err(DiskError::io("read", &from))? {
        let entry = entry.map_err(DiskError::io("read", &from))?;
        below.push(format!("{path}/{}", entry.file_name().to_string_lossy()));
    }
    below.sort_unstable();
    below.iter().try_for_each(|path| move_in(output, path))
}

/// Notes the stamp of a file that has just moved in, since a rename changes it, if the file is
/// still the one that was staged. Files inside a folder that moves keep their stamps.
fn moved(output: &Output, path: &str) {
    let mut stamps = output.stamps();
    let Some(staged) = stamps.get(path).copied() else {
        output.there.forget_open_folders();
        return;
    };
    match output
        .there
        .stamp(path)
        .filter(|stamp| staged.is_moved(stamp))
    {
        Some(stamp) => stamps.insert(path.into(), stamp),
        None => stamps.remove(path),
    };
}

/// Removes a file of the last build if its bytes are the same as then. Anything but a file is
/// somebody else's.
fn remove(output: &Output, path: &str) -> Result<(), DiskError> {
    let Some(hash) = output
        .before
        .as_ref()
        .and_then(|state| state.manifest.files.get(path))
    else {
        return Ok(());
    };
    let removed = output.there.remove(path, *hash);
    removed
        .map(drop)
        .map_err(DiskError::io("remove", &output.there.path().join(path)))
}
