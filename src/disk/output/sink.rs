//! The output folder as a sink: compares each file with the one that is there, and stages it when
//! they differ.

use std::fs;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::ops::Range;

use super::durable::begin_to_sync;
use super::{DiskError, Output};
use crate::build::publish::{Chunks, Hash, Sink, WrittenFile};
use crate::build::render::File;
use crate::disk::stamp::Stamp;

impl Sink for Output {
    type Error = DiskError;

    fn put(&self, file: File) -> Result<WrittenFile, DiskError> {
        let changed = self.before.is_none()
            || self.has_twin(&file.path)
            || !self.has(&file.path, &file.bytes);
        let put = WrittenFile::new(&file, changed);
        if changed {
            self.stage_bytes(&file.path, &file.bytes)?;
        }
        Ok(put)
    }

    /// Stages a long file chunk by chunk, each while the next is made, and removes it again if the
    /// output turns out to have the same file.
    fn put_long(&self, path: String, mut stretches: Chunks<'_>) -> Result<WrittenFile, DiskError> {
        let mut file = self.stage(&path)?;
        let staged = self.staged(&path);
        let mut hasher = blake3::Hasher::new();
        let mut length = 0;
        let mut made = stretches.next();
        while let Some(stretch) = made {
            let stage = || {
                let start = length;
                for piece in stretch {
                    hasher.update(&piece);
                    file.write_all(&piece)?;
                    length += piece.len() as u64;
                }
                begin_to_sync(&file, start, length - start);
                Ok(())
            };
            let (written, next) = rayon::join(stage, || stretches.next());
            written.map_err(DiskError::io("write", &staged))?;
            made = next;
        }
        let hash = hasher.finalize();
        // If the manifest lists another hash, the file differs, and need not be read to find that
        // out.
        let is_listed = self.listed(&path) == Some(&hash) && !self.has_twin(&path);
        if is_listed && let Some(kept) = self.kept(&path)? {
            fs::remove_file(&staged).map_err(DiskError::io("remove", &staged))?;
            return Ok(kept);
        }
        self.note(
            &path,
            Stamp::of(&file.metadata().map_err(DiskError::io("write", &staged))?),
        );
        Ok(WrittenFile {
            path: path.into(),
            hash,
            changed: true,
        })
    }

    fn part(&self, path: &str, bytes: Range<u64>) -> Option<Vec<u8>> {
        let mut part = vec![0; usize::try_from(bytes.end.checked_sub(bytes.start)?).ok()?];
        let mut file = self.there.file(path)?;
        file.seek(SeekFrom::Start(bytes.start)).ok()?;
        file.read_exact(&mut part).ok()?;
        Some(part)
    }

    /// Never fails: a file that is missing, damaged or unreadable is made again.
    fn kept(&self, path: &str) -> Result<Option<WrittenFile>, DiskError> {
        if let Some(hash) = self.known.hash(path) {
            return Ok(Some(WrittenFile {
                path: path.into(),
                hash,
                changed: false,
            }));
        }
        let known = self.listed(path);
        let read =
            known.and_then(|known| self.there.hashed(path).filter(|(hash, _)| hash == known));
        let read = read.filter(|_| self.there.is_for_readers(path));
        Ok(read.map(|(hash, stamp)| {
            self.note(path, stamp);
            WrittenFile {
                path: path.into(),
                hash,
                changed: false,
            }
        }))
    }
}

impl Output {
    /// The hash of a file in the last build's manifest.
    fn listed(&self, path: &str) -> Option<&Hash> {
        self.before
            .as_ref()
            .and_then(|state| state.manifest.files.get(path))
    }

    /// True if a file has the path of an old one except for capitals. It is written even if the
    /// output seems to have it, since on some disks it would be found under the old path.
    pub(super) fn has_twin(&self, path: &str) -> bool {
        self.before
            .as_ref()
            .is_some_and(|state| self.capitals.has_twin(&state.manifest, path))
    }

    /// True if the folder has a file with exactly these bytes, which everybody who should can read.
    fn has(&self, path: &str, bytes: &[u8]) -> bool {
        let read = self
            .there
            .read(path, u64::try_from(bytes.len()).ok())
            .filter(|(there, _)| there == bytes);
        let read = read.filter(|_| self.there.is_for_readers(path));
        read.inspect(|(_, stamp)| self.note(path, *stamp)).is_some()
    }
}
