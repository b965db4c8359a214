//! Waiting files: staged beside the output folder until all of them are made, and recognised by
//! their stamps.

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use super::durable::write_whole;
use super::{DiskError, Output};
use crate::disk::stamp::Stamp;

impl Output {
    /// Notes the stamp of a file that was read, or written and not moved yet.
    pub(super) fn note(&self, path: &str, stamp: Stamp) {
        self.stamps().insert(path.into(), stamp);
    }

    /// Makes a file that is to be moved to a path later, in a folder that is made when it is not
    /// there.
    pub(super) fn lay_out(&self, path: &str) -> Result<fs::File, DiskError> {
        let laid_out = self.laid_out(path);
        let made = fs::File::create_new(&laid_out).or_else(|error| {
            match (error.kind(), laid_out.parent()) {
                (io::ErrorKind::NotFound, Some(parent)) => {
                    fs::create_dir_all(parent).and_then(|()| fs::File::create_new(&laid_out))
                }
                // Two pages may share one picture.
                (io::ErrorKind::AlreadyExists, _) => {
                    fs::remove_file(&laid_out).and_then(|()| fs::File::create_new(&laid_out))
                }
                _ => Err(error),
            }
        });
        made.map_err(DiskError::io("write", &laid_out))
    }

    /// Lays out a file, and notes its stamp.
    pub(super) fn lay_out_bytes(&self, path: &str, bytes: &[u8]) -> Result<(), DiskError> {
        let mut file = self.lay_out(path)?;
        let write = file.write_all(bytes).and_then(|()| file.metadata());
        self.note(
            path,
            Stamp::of(&write.map_err(DiskError::io("write", &self.laid_out(path)))?),
        );
        Ok(())
    }

    /// The same for what must be whole on the disk itself before the next step.
    pub(super) fn lay_out_whole(&self, path: &str, text: &str) -> Result<(), DiskError> {
        let mut file = self.lay_out(path)?;
        let written = write_whole(&mut file, text).and_then(|()| file.metadata());
        self.note(
            path,
            Stamp::of(&written.map_err(DiskError::io("write", &self.laid_out(path)))?),
        );
        Ok(())
    }

    /// Where a file waits to be moved.
    pub(super) fn laid_out(&self, path: &str) -> PathBuf {
        self.waiting.path().join(path)
    }
}
