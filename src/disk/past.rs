//! The past: what a build leaves for the next one that writes to the same folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::kept::{keep, make_folder, take};
use super::library::MEMORIES;
use super::program::Program;
use super::stamp::Stamp;
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

/// The files of an output folder as a build left them, its manifest among them, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Files(Vec<Left>);

impl Files {
    /// The files that a build has just published into a folder; of those that it did not touch, `before` knows the stamps.
    #[must_use]
    pub fn left(folder: &Path, puts: &[Put], before: &Self) -> Self {
        let left = |put: &Put| {
            let known = before.find(&put.path).filter(|left| !put.changed && left.hash == *put.hash.as_bytes());
            let stamp = known.map(|left| left.stamp).or_else(|| Stamp::of_published(folder, &put.path))?;
            Some(Left { path: put.path.to_string(), hash: *put.hash.as_bytes(), stamp })
        };
        let manifest =
            Stamp::of_published(folder, MANIFEST).map(|stamp| Left { path: MANIFEST.to_owned(), hash: [0; 32], stamp });
        let mut files: Vec<Left> = puts.par_iter().filter_map(left).collect();
        files.extend(manifest);
        files.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Self(files)
    }

    /// True when every file stands in the folder as it was left, and nothing waits to be moved there.
    #[must_use]
    pub fn stand(&self, folder: &Path) -> bool {
        !self.0.is_empty()
            && !folder.join(JOURNAL).exists()
            && self.0.par_iter().all(|left| Stamp::of_published(folder, &left.path) == Some(left.stamp))
    }

    /// The stamp of the manifest, which every build writes anew that publishes something else.
    #[must_use]
    pub fn manifest(&self) -> Option<Stamp> {
        self.find(MANIFEST).map(|left| left.stamp)
    }

    /// The file at a path.
    fn find(&self, path: &str) -> Option<&Left> {
        self.0.binary_search_by(|left| left.path.as_str().cmp(path)).ok().map(|found| &self.0[found])
    }

    /// The hash of a file that stands in the folder as it was left.
    #[must_use]
    pub fn hash(&self, folder: &Path, path: &str) -> Option<Hash> {
        let left = self.find(path)?;
        (Stamp::of_published(folder, path)? == left.stamp).then(|| Hash::from_bytes(left.hash))
    }
}
