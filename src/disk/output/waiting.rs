//! Staged files: they wait beside the output folder until all of them are made, and are recognised
//! by their stamps.

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use super::durable::write_whole;
use super::{DiskError, Output};
use crate::disk::stamp::Stamp;

impl Output {
    /// Notes the stamp of a file that was read, or staged and not yet moved.
    pub(super) fn note(&self, path: &str, stamp: Stamp) {
        self.stamps().insert(path.into(), stamp);
    }

    /// Creates a staged file for a path, and the folders above it if they are missing.
    pub(super) fn stage(&self, path: &str) -> Result<fs::File, DiskError> {
        let staged = self.staged(path);
        let made = fs::File::create_new(&staged).or_else(|error| {
            match (error.kind(), staged.parent()) {
                (io::ErrorKind::NotFound, Some(parent)) => {
                    fs::create_dir_all(parent).and_then(|()| fs::File::create_new(&staged))
                }
                // Two pages may have the same picture, and both stage it.
                (io::ErrorKind::AlreadyExists, _) => {
                    fs::remove_file(&staged).and_then(|()| fs::File::create_new(&staged))
                }
                _ => Err(error),
            }
        });
        made.map_err(DiskError::io("write", &staged))
    }

    /// Stages a file, and notes its stamp.
    pub(super) fn stage_bytes(&self, path: &str, bytes: &[u8]) -> Result<(), DiskError> {
        let mut file = self.stage(path)?;
        let write = file.write_all(bytes).and_then(|()| file.metadata());
        self.note(
            path,
            Stamp::of(&write.map_err(DiskError::io("write", &self.staged(path)))?),
        );
        Ok(())
    }

    /// The same for a file that must be on the disk itself before the next step.
    pub(super) fn stage_durably(&self, path: &str, text: &str) -> Result<(), DiskError> {
        let mut file = self.stage(path)?;
        let written = write_whole(&mut file, text).and_then(|()| file.metadata());
        self.note(
            path,
            Stamp::of(&written.map_err(DiskError::io("write", &self.staged(path)))?),
        );
        Ok(())
    }

    /// The path of a staged file.
    pub(super) fn staged(&self, path: &str) -> PathBuf {
        self.waiting.path().join(path)
    }
}
