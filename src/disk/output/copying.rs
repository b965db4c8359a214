//! Copies static files and pictures into the output folder piece by piece, so that only pictures
//! are held whole.

use std::io::Write as _;
use std::path::Path;

use rayon::prelude::*;

use super::{DiskError, Output};
use crate::build::publish::WrittenFile;
use crate::content::ContentAsset;
use crate::disk::assets::{AssetFile, CopiedBefore, CopiedFile, CopiedFiles};
use crate::disk::stamp::Stamp;

impl Output {
    /// Stages the files that are copied. Only pictures are held in memory whole.
    ///
    /// # Errors
    ///
    /// If one cannot be read or staged.
    pub fn copy(
        &self,
        root: &Path,
        assets: &[ContentAsset],
    ) -> Result<Vec<WrittenFile>, DiskError> {
        self.copy_knowing(root, assets, &CopiedBefore::default())
            .map(|(puts, _)| puts)
    }

    /// The same, with the list of files that the last build copied: those that have not changed are
    /// not read.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn copy_knowing(
        &self,
        root: &Path,
        assets: &[ContentAsset],
        before: &CopiedBefore,
    ) -> Result<(Vec<WrittenFile>, CopiedFiles), DiskError> {
        let copied = |asset: &ContentAsset| {
            let from = AssetFile::new(root, asset);
            let stamp = from.stamp()?;
            let stands = before
                .hash(asset, stamp)
                .filter(|hash| self.known.hash(&asset.output) == Some(*hash));
            let put = match stands {
                Some(hash) => WrittenFile {
                    path: asset.output.as_str().into(),
                    hash,
                    changed: false,
                },
                None => self.copy_one(&from, &asset.output)?,
            };
            let one = CopiedFile::new(asset, stamp, put.hash);
            Ok((put, one))
        };
        let copied: Result<Vec<(WrittenFile, CopiedFile)>, DiskError> =
            assets.par_iter().map(copied).collect();
        let (puts, ones): (Vec<WrittenFile>, Vec<CopiedFile>) = copied?.into_iter().unzip();
        Ok((puts, ones.into_iter().collect()))
    }

    /// Stages a file, unless the output already has the same one.
    fn copy_one(&self, from: &AssetFile, output: &str) -> Result<WrittenFile, DiskError> {
        let failed = || DiskError::io("read", from.path());
        let is_ours =
            self.before.is_some() && !self.has_twin(output) && self.there.is_for_readers(output);
        if let Some(mut there) = is_ours.then(|| self.there.file(output)).flatten() {
            // The stamp is taken before the file is read, so that the next build notices a change
            // in between.
            let stamp = there
                .metadata()
                .map(|there| Stamp::of(&there))
                .map_err(failed())?;
            if let Some(hash) = from.open()?.is_same(&mut there).map_err(failed())? {
                self.note(output, stamp);
                return Ok(WrittenFile {
                    path: output.into(),
                    hash,
                    changed: false,
                });
            }
        }
        let mut pieces = from.open()?;
        let mut file = self.stage(output)?;
        let written = || DiskError::io("write", &self.staged(output));
        let mut hasher = blake3::Hasher::new();
        loop {
            let piece = pieces.piece().map_err(failed())?;
            if piece.is_empty() {
                break;
            }
            hasher.update(&piece);
            file.write_all(&piece).map_err(written())?;
        }
        self.note(
            output,
            file.metadata()
                .map(|there| Stamp::of(&there))
                .map_err(written())?,
        );
        Ok(WrittenFile {
            path: output.into(),
            hash: hasher.finalize(),
            changed: true,
        })
    }
}
