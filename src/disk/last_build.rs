//! What a build leaves for the next one that writes to the same folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use hashbrown::HashMap;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::DiskError;
use super::cache_folder::{cache_folder, keep, made_cache_folder, take};
use super::folder::Folder;
use super::own_folder::OwnFolder;
use super::program::Program;
use super::stamp::Stamp;
use crate::base::fingerprint::fingerprint;
use crate::build::publish::{Hash, JOURNAL, MANIFEST, WrittenFile};

/// How many digits of its hash name an output folder.
const NAME_DIGITS: usize = 12;

/// What each build into an output folder leaves for the next.
///
/// It may be deleted or damaged at any time, or come from another version of the program. Then it
/// counts as missing, and everything is made again.
#[derive(Debug)]
pub struct BuildCache {
    root: PathBuf,
    /// The name of the folder in the cache folder.
    name: String,
    /// That folder; `None` if it did not exist.
    folder: Option<OwnFolder>,
    program: Option<Program>,
}

impl BuildCache {
    /// What the last build of the site at `root` left for an output folder: values with these
    /// names.
    ///
    /// # Errors
    ///
    /// Refused if something other than a plain file is in the place of one.
    pub fn of(root: &Path, output: &Path, names: &[&str]) -> Result<Self, DiskError> {
        let whole = fs::canonicalize(output).or_else(|_| std::path::absolute(output));
        let whole = whole.unwrap_or_else(|_| output.to_owned());
        let name =
            blake3::hash(whole.as_os_str().as_encoded_bytes()).to_hex()[..NAME_DIGITS].to_owned();
        let folder = cache_folder(root)?
            .map(|memories| memories.folder(&name))
            .transpose()?
            .flatten();
        if let Some(folder) = &folder {
            names
                .iter()
                .try_for_each(|name| folder.has(name).map(drop))?;
        }
        Ok(Self {
            root: root.to_owned(),
            name,
            folder,
            program: Program::running(),
        })
    }

    /// The value with a name, and when it was left.
    #[must_use]
    pub fn take<T: DeserializeOwned>(&self, name: &str) -> Option<(T, SystemTime)> {
        take(self.folder.as_ref()?, name, self.program?)
    }

    /// Leaves a value with a name. A failure is ignored: it only means more work for the next
    /// build.
    pub fn keep<T: Serialize>(&self, name: &str, value: &T) {
        if let Some(program) = self.program {
            let folder =
                made_cache_folder(&self.root).and_then(|memories| memories.made_folder(&self.name));
            let _ = folder.and_then(|folder| keep(&folder, name, program, value));
        }
    }
}

/// A file of the output as a build left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct LeftFile {
    path: String,
    hash: [u8; 32],
    /// `None` if somebody changed it before the build had ended: the next build reads it.
    stamp: Option<Stamp>,
}

/// The files of an output folder as a build left them: its manifest, then the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputFiles(Vec<LeftFile>);

/// The stamps of files as a build wrote or read them, by path.
pub type FileStamps = HashMap<std::sync::Arc<str>, Stamp>;

impl OutputFiles {
    /// The files of a build that has just ended: a manifest with this hash, and `puts`. The stamps
    /// are those of the files as the build itself wrote or read them. For files that it did not
    /// open, `before` has the stamps.
    pub(super) fn left(
        manifest: Hash,
        puts: &[WrittenFile],
        stamps: &FileStamps,
        before: &KnownFiles,
    ) -> Self {
        let left = |put: &WrittenFile| {
            let known = || {
                before
                    .find(&put.path)
                    .filter(|left| left.hash == *put.hash.as_bytes() && !put.changed)
            };
            let stamp = stamps.get(&put.path).copied().or_else(|| known()?.stamp);
            LeftFile {
                path: put.path.to_string(),
                hash: *put.hash.as_bytes(),
                stamp,
            }
        };
        let manifest_file = LeftFile {
            path: MANIFEST.to_owned(),
            hash: *manifest.as_bytes(),
            stamp: stamps.get(MANIFEST).copied(),
        };
        Self(
            rayon::iter::once(manifest_file)
                .chain(puts.par_iter().map(left))
                .collect(),
        )
    }

    /// True if no file in the folder has changed since, and no build was interrupted.
    ///
    /// `then` is when this was stored. A file that was written at about the same time is read,
    /// since a later change might not show in its stamp.
    #[must_use]
    pub fn are_unchanged(&self, folder: &Path, then: SystemTime) -> bool {
        let opened = Folder::open(folder);
        let stands = |left: &LeftFile| {
            let Some(stamp) = left
                .stamp
                .filter(|stamp| opened.stamp(&left.path) == Some(*stamp))
            else {
                return false;
            };
            !stamp.is_doubtful(then)
                || opened
                    .hash(&left.path)
                    .is_some_and(|hash| *hash.as_bytes() == left.hash)
        };
        !self.0.is_empty() && opened.kind_of(JOURNAL).is_none() && self.0.par_iter().all(stands)
    }

    /// The hash of the manifest, which every build that changes the output replaces.
    #[must_use]
    pub fn manifest(&self) -> Option<[u8; 32]> {
        self.0
            .first()
            .filter(|left| left.path == MANIFEST)
            .map(|left| left.hash)
    }
}

/// The files of an output folder as the last build left them, by path, for use by the next.
#[derive(Debug, Default)]
pub(super) struct KnownFiles {
    folder: Folder,
    files: Vec<LeftFile>,
    /// When they were stored.
    then: Option<SystemTime>,
    /// The position of a file in the list, by the fingerprint of its path.
    places: HashMap<u64, usize>,
}

impl KnownFiles {
    /// The files of a folder whose manifest still has the hash that was stored with them; of any
    /// other folder, none.
    pub(super) fn of(
        files: OutputFiles,
        then: SystemTime,
        folder: &Path,
        manifest: Option<Hash>,
    ) -> Self {
        if manifest.is_none() || files.manifest() != manifest.map(|hash| *hash.as_bytes()) {
            return Self::default();
        }
        let places = files
            .0
            .iter()
            .enumerate()
            .map(|(place, left)| (fingerprint(&*left.path), place))
            .collect();
        Self {
            folder: Folder::open(folder),
            files: files.0,
            then: Some(then),
            places,
        }
    }

    /// The file at a path. If two paths have one fingerprint, only one is known, and the other is
    /// read.
    fn find(&self, path: &str) -> Option<&LeftFile> {
        let left = &self.files[*self.places.get(&fingerprint(path))?];
        (left.path == path).then_some(left)
    }

    /// The hash of a file that is in the folder as it was left, according to its stamp.
    pub(super) fn hash(&self, path: &str) -> Option<Hash> {
        let (left, then) = (self.find(path)?, self.then?);
        let stamp = left.stamp.filter(|stamp| !stamp.is_doubtful(then))?;
        (self.folder.stamp(path)? == stamp).then(|| Hash::from_bytes(left.hash))
    }
}
