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

/// Digits of the name of what is left for an output folder.
const NAME_DIGITS: usize = 12;

/// What the builds into one output folder leave for each other.
///
/// It may be deleted, damaged or another program's at any time: then there is no past, and
/// everything is made anew.
#[derive(Debug)]
pub struct BuildCache {
    root: PathBuf,
    /// The name of the folder in the cache folder.
    name: String,
    /// That folder, when it was there.
    folder: Option<OwnFolder>,
    program: Option<Program>,
}

impl BuildCache {
    /// What the last build of an output folder left, of the site at `root`, which has values of
    /// these names.
    ///
    /// # Errors
    ///
    /// Refused when something else than a file of our own stands in the place of one.
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

    /// What was left under a name, and when.
    #[must_use]
    pub fn take<T: DeserializeOwned>(&self, name: &str) -> Option<(T, SystemTime)> {
        take(self.folder.as_ref()?, name, self.program?)
    }

    /// Leaves something under a name. A failure is ignored: the next build does more work.
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
    /// `None` when somebody touched it before the build had ended: it is read the next time.
    stamp: Option<Stamp>,
}

/// The files of an output folder as a build left them: its manifest, then the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputFiles(Vec<LeftFile>);

/// The stamps of files as a build wrote or read them, by path.
pub type FileStamps = HashMap<std::sync::Arc<str>, Stamp>;

impl OutputFiles {
    /// The files that a build has just published, by what it moved and read itself: a manifest of
    /// this hash, and `puts`. Of those that it did not look at, `before` knows the stamps.
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
        let books = LeftFile {
            path: MANIFEST.to_owned(),
            hash: *manifest.as_bytes(),
            stamp: stamps.get(MANIFEST).copied(),
        };
        Self(
            rayon::iter::once(books)
                .chain(puts.par_iter().map(left))
                .collect(),
        )
    }

    /// True if no file in the folder has changed since it was left, and no build broke off since.
    ///
    /// `then` is when this was remembered: a file that was written at the same time is read, since
    /// its stamp need not tell.
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

    /// The hash of the manifest, which every build writes anew that publishes something else.
    #[must_use]
    pub fn manifest(&self) -> Option<[u8; 32]> {
        self.0
            .first()
            .filter(|left| left.path == MANIFEST)
            .map(|left| left.hash)
    }
}

/// The files of an output folder as a build left them, to be found by path while another build
/// runs.
#[derive(Debug, Default)]
pub(super) struct KnownFiles {
    folder: Folder,
    files: Vec<LeftFile>,
    /// When they were remembered.
    then: Option<SystemTime>,
    /// Where a file is, by the fingerprint of its path.
    places: HashMap<u64, usize>,
}

impl KnownFiles {
    /// Those of a folder whose manifest has still the hash that was left with them; of any other
    /// folder nothing is known.
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

    /// The file at a path. Of two whose paths have one fingerprint, one is not known.
    fn find(&self, path: &str) -> Option<&LeftFile> {
        let left = &self.files[*self.places.get(&fingerprint(path))?];
        (left.path == path).then_some(left)
    }

    /// The hash of a file that stands in the folder as it was left, as far as its stamp alone
    /// tells.
    pub(super) fn hash(&self, path: &str) -> Option<Hash> {
        let (left, then) = (self.find(path)?, self.then?);
        let stamp = left.stamp.filter(|stamp| !stamp.is_doubtful(then))?;
        (self.folder.stamp(path)? == stamp).then(|| Hash::from_bytes(left.hash))
    }
}
