//! Copying: the files of an output that are copied, laid out piece by piece, and not at all when the same stand there.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use rayon::prelude::*;

use super::Output;
use crate::content::Asset;
use crate::disk::DiskError;
use crate::disk::assets::{Before, Copied, OnDisk, One, Pieces};
use crate::publish::{Manifest, Put};

impl Output {
    /// Lays out the files that are copied, none of which is held whole but pictures.
    ///
    /// # Errors
    ///
    /// When one cannot be read or laid out.
    pub fn copy(&self, root: &Path, assets: &[Asset]) -> Result<Vec<Put>, DiskError> {
        self.copy_knowing(root, assets, &Before::default()).map(|(puts, _)| puts)
    }

    /// The same, where a build before has left what it copied; those that stand as they were when
    /// it copied them are not read.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn copy_knowing(
        &self,
        root: &Path,
        assets: &[Asset],
        before: &Before,
    ) -> Result<(Vec<Put>, Copied), DiskError> {
        let copied = |asset: &Asset| {
            let from = OnDisk::new(root, asset);
            let stamp = from.stamp()?;
            let stands = before.hash(asset, stamp).filter(|hash| self.known.hash(&asset.output) == Some(*hash));
            let put = match stands {
                Some(hash) => Put { path: asset.output.as_str().into(), hash, changed: false },
                None => self.copy_one(&from, &asset.output)?,
            };
            let one = One::new(asset, stamp, put.hash);
            Ok((put, one))
        };
        let copied: Result<Vec<(Put, One)>, DiskError> = assets.par_iter().map(copied).collect();
        let (puts, ones): (Vec<Put>, Vec<One>) = copied?.into_iter().unzip();
        Ok((puts, ones.into_iter().collect()))
    }

    /// Lays out a file that is copied, unless the same stands in its place.
    fn copy_one(&self, from: &OnDisk, output: &str) -> Result<Put, DiskError> {
        let failed = || DiskError::io("read", from.path());
        let there = self.folder.join(output);
        let is_file = || fs::symlink_metadata(&there).is_ok_and(|there| there.is_file());
        // A file that only changes its capitals may be one and the same on this disk: it is written anew.
        let is_ours = |before: &Manifest| !self.capitals.has_twin(before, output) && is_file();
        if self.before.as_ref().is_some_and(is_ours)
            && let Ok(mut there) = fs::File::open(&there)
            && let Some(hash) = from.open()?.is_same(&mut there).map_err(failed())?
        {
            return Ok(Put { path: output.into(), hash, changed: false });
        }
        let mut pieces: Pieces = from.open()?;
        let mut file = self.lay_out(output, |path| fs::File::create(path))?;
        let mut hasher = blake3::Hasher::new();
        loop {
            let piece = pieces.piece().map_err(failed())?;
            if piece.is_empty() {
                break;
            }
            hasher.update(&piece);
            file.write_all(&piece).map_err(DiskError::io("write", &self.laid_out(output)))?;
        }
        Ok(Put { path: output.into(), hash: hasher.finalize(), changed: true })
    }
}
