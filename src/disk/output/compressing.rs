//! Stages compressed copies beside the texts of the output, so that servers need not compress them.

use std::fs::File;

use hashbrown::HashSet;
use rayon::prelude::*;

use super::{DiskError, Output};
use crate::build::publish::{Sink as _, WrittenFile};
use crate::build::render;
use crate::disk::compressed::{CompressedBefore, CompressedFile, CompressedFiles, Packing};
use crate::view::COMPRESSIBLE;

/// The fewest bytes that are worth the name of another file: what fits into one packet of a network
/// is not sent faster when it is shorter.
const SMALLEST: u64 = 1024;

impl Output {
    /// Stages the copies of all texts among these files, with the list of those of the last build:
    /// a text that has not changed is not compressed again. A file that somebody has put into the
    /// place of a copy stays.
    ///
    /// # Errors
    ///
    /// If a text cannot be read or a copy cannot be staged.
    pub fn compress(
        &self,
        puts: &[WrittenFile],
        before: &CompressedBefore,
    ) -> Result<(Vec<WrittenFile>, CompressedFiles), DiskError> {
        let taken: HashSet<&str> = puts.iter().map(|put| &*put.path).collect();
        let copies = puts
            .par_iter()
            .filter(|put| is_compressible(&put.path))
            .map(|put| self.compress_one(put, &taken, before))
            .collect::<Result<Vec<_>, _>>()?;
        let (copies, notes): (Vec<_>, Vec<_>) = copies.into_iter().unzip();
        Ok((copies.concat(), notes.into_iter().flatten().collect()))
    }

    /// Stages the copies of one text.
    fn compress_one(
        &self,
        put: &WrittenFile,
        taken: &HashSet<&str>,
        before: &CompressedBefore,
    ) -> Result<(Vec<WrittenFile>, Option<CompressedFile>), DiskError> {
        let known = before.made(&put.path, &put.hash);
        let mut copies = Vec::new();
        let mut made = [false; Packing::ALL.len()];
        let mut is_free = true;
        for (packing, is_made) in Packing::ALL.into_iter().zip(&mut made) {
            let path = format!("{}.{}", put.path, packing.ending());
            let was_made = known.map(|known| known[packing as usize]);
            if taken.contains(path.as_str()) {
                is_free = false;
                continue;
            }
            if was_made == Some(false) {
                continue;
            }
            let kept = match was_made {
                Some(true) => self.kept(&path)?,
                _ => None,
            };
            let copy = match kept {
                Some(kept) => Some(kept),
                None => self.pack(put, packing, path)?,
            };
            *is_made = copy.is_some();
            copies.extend(copy);
        }
        // Without a note, the next build looks again whether somebody's file is still there.
        let note = is_free.then(|| CompressedFile::new(&put.path, put.hash, made));
        Ok((copies, note))
    }

    /// Stages a copy of a text, unless it would not be shorter.
    fn pack(
        &self,
        put: &WrittenFile,
        packing: Packing,
        path: String,
    ) -> Result<Option<WrittenFile>, DiskError> {
        let failed = || DiskError::io("read", &self.folder.join(&*put.path));
        let mut text = self.text_of(put).map_err(failed())?;
        let length = text.metadata().map_err(failed())?.len();
        if length < SMALLEST {
            return Ok(None);
        }
        let bytes = packing.pack(&mut text).map_err(failed())?;
        if bytes.len() as u64 >= length {
            return Ok(None);
        }
        self.put(render::File { path, bytes }).map(Some)
    }

    /// A text as it will be published: staged if it has changed, or else where it is.
    fn text_of(&self, put: &WrittenFile) -> std::io::Result<File> {
        let folder = if put.changed {
            &self.waiting
        } else {
            &self.there
        };
        folder
            .file(&put.path)
            .ok_or_else(|| std::io::ErrorKind::NotFound.into())
    }
}

/// True for a file whose name says that it is text.
fn is_compressible(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| COMPRESSIBLE.contains(&ending))
}
