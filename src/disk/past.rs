//! The past: what a build leaves for the next one that writes to the same folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use hashbrown::HashMap;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::folder::Folder;
use super::kept::{keep, make_folder, take};
use super::library::MEMORIES;
use super::program::Program;
use super::stamp::Stamp;
use crate::fingerprint::fingerprint;
use crate::publish::{Hash, JOURNAL, MANIFEST, Put};

/// Digits of the name of what is left for an output folder.
const DIGITS: usize = 12;

/// Where the builds into one output folder leave what they know.
///
/// It may be deleted, damaged or another program's at any time: then there is no past, and everything is made anew.
#[derive(Debug)]
pub struct Past {
    memories: PathBuf,
    folder: PathBuf,
    program: Option<Program>,
}

impl Past {
    /// The past of an output folder of the site at `root`.
    #[must_use]
    pub fn of(root: &Path, output: &Path) -> Self {
        let whole = fs::canonicalize(output).or_else(|_| std::path::absolute(output));
        let whole = whole.unwrap_or_else(|_| output.to_owned());
        let name = blake3::hash(whole.as_os_str().as_encoded_bytes()).to_hex();
        let memories = root.join(MEMORIES);
        Self { folder: memories.join(&name[..DIGITS]), memories, program: Program::running() }
    }

    /// What was left under a name, and when.
    #[must_use]
    pub fn take<T: DeserializeOwned>(&self, name: &str) -> Option<(T, SystemTime)> {
        take(&self.folder.join(name), self.program?)
    }

    /// Leaves something under a name. Who cannot remember builds all the same.
    pub fn keep<T: Serialize>(&self, name: &str, value: &T) {
        if let Some(program) = self.program {
            let _ = make_folder(&self.memories)
                .and_then(|()| fs::create_dir_all(&self.folder))
                .and_then(|()| keep(&self.folder.join(name), program, value));
        }
    }
}

/// A file as a build left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Left {
    path: String,
    hash: [u8; 32],
    stamp: Stamp,
}

/// The files of an output folder as a build left them: its manifest, then the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Files(Vec<Left>);

impl Files {
    /// The files that a build has just published into a folder; of those that it did not touch, `before` knows the stamps.
    #[must_use]
    pub fn left(folder: &Path, puts: &[Put], before: &Known) -> Self {
        let folder = Folder::open(folder);
        let left = |put: &Put| {
            let known = before.find(&put.path).filter(|left| !put.changed && left.hash == *put.hash.as_bytes());
            let stamp = known.map(|left| left.stamp).or_else(|| folder.stamp(&put.path))?;
            Some(Left { path: put.path.to_string(), hash: *put.hash.as_bytes(), stamp })
        };
        let manifest = folder.stamp(MANIFEST).map(|stamp| Left { path: MANIFEST.to_owned(), hash: [0; 32], stamp });
        Self(manifest.into_par_iter().chain(puts.par_iter().filter_map(left)).collect())
    }

    /// True when every file stands in the folder as it was left, and nothing waits to be moved there.
    #[must_use]
    pub fn stand(&self, folder: &Path) -> bool {
        let opened = Folder::open(folder);
        !self.0.is_empty()
            && !folder.join(JOURNAL).exists()
            && self.0.par_iter().all(|left| opened.stamp(&left.path) == Some(left.stamp))
    }

    /// The stamp of the manifest, which every build writes anew that publishes something else.
    #[must_use]
    pub fn manifest(&self) -> Option<Stamp> {
        self.0.first().filter(|left| left.path == MANIFEST).map(|left| left.stamp)
    }
}

/// The files of an output folder as a build left them, to be found by path while another build runs.
#[derive(Debug, Default)]
pub struct Known {
    folder: Folder,
    files: Vec<Left>,
    /// Where a file is, by the fingerprint of its path.
    places: HashMap<u64, usize>,
}

impl Known {
    /// Those of a folder whose manifest is still the one that was left with them; of any other folder nothing is known.
    #[must_use]
    pub fn of(files: Files, folder: &Path) -> Self {
        let folder = Folder::open(folder);
        if files.manifest().is_none() || files.manifest() != folder.stamp(MANIFEST) {
            return Self::default();
        }
        let places = files.0.iter().enumerate().map(|(place, left)| (fingerprint(&*left.path), place)).collect();
        Self { folder, files: files.0, places }
    }

    /// The file at a path. Of two whose paths have one fingerprint, one is not known.
    fn find(&self, path: &str) -> Option<&Left> {
        let left = &self.files[*self.places.get(&fingerprint(path))?];
        (left.path == path).then_some(left)
    }

    /// The hash of a file that stands in the folder as it was left.
    #[must_use]
    pub fn hash(&self, path: &str) -> Option<Hash> {
        let left = self.find(path)?;
        (self.folder.stamp(path)? == left.stamp).then(|| Hash::from_bytes(left.hash))
    }
}
