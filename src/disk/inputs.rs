//! Inputs: every file that a site is made from, as a walk finds it, before any of them is read.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::{DirEntry, WalkDir};

use super::DiskError;
use super::slashes::forward_slashes;
use super::stamp::Stamp;
use crate::content::{SpecialFile, is_dropping};

/// How deep one thread walks alone; the folders that it finds there, those of explainers, are
/// walked by several.
const ONE_THREAD_DEPTH: usize = 2;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum InputKind {
    /// A file.
    File(Stamp),
    /// Something else, which is not opened.
    Odd(SpecialFile),
}

/// One thing below a folder that is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Its path below the site's root, with forward slashes; characters that are no Unicode are
    /// replaced.
    pub path: String,
    /// True when nothing had to be replaced.
    pub is_unicode: bool,
    /// What it is.
    pub kind: InputKind,
}

/// Everything below `content/` and `themes/`, each by path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// What lies below `content/`.
    pub content: Vec<Input>,
    /// What lies below `themes/`.
    pub themes: Vec<Input>,
}

impl Input {
    /// True when it may have been changed after `then` without its stamp showing it.
    #[must_use]
    pub fn is_doubtful(&self, then: SystemTime) -> bool {
        matches!(self.kind, InputKind::File(stamp) if stamp.is_doubtful(then))
    }
}

impl Inputs {
    /// Looks through the folders of the site at `root`.
    ///
    /// Links are not followed, and names that begin with a dot or are those of editors' and
    /// systems' own files are passed over.
    ///
    /// # Errors
    ///
    /// When a folder cannot be read.
    pub fn look(root: &Path) -> Result<Self, DiskError> {
        let below = |folder: &str| {
            if root.join(folder).is_dir() {
                inputs(root, folder)
            } else {
                Ok(Vec::new())
            }
        };
        Ok(Self {
            content: below("content")?,
            themes: below("themes")?,
        })
    }

    /// The same after changes that were heard of at these paths below the root alone; `None` when a
    /// look through the folders is to tell, since more has changed than files that were there
    /// already.
    #[must_use]
    pub fn changed_at<'h>(
        &self,
        root: &Path,
        paths: impl IntoIterator<Item = &'h PathBuf>,
    ) -> Option<Self> {
        let mut after = self.clone();
        for path in paths {
            let name = forward_slashes(path);
            let known = after
                .content
                .iter_mut()
                .chain(&mut after.themes)
                .find(|input| input.path == name);
            match (known, fs::symlink_metadata(root.join(path))) {
                (
                    Some(Input {
                        kind: InputKind::File(stamp),
                        is_unicode: true,
                        ..
                    }),
                    Ok(there),
                ) if there.is_file() => {
                    *stamp = Stamp::of(&there);
                }
                // What comes and goes, and what editors keep beside their files, is none of a
                // site's.
                (None, Err(_)) if !self.has_below(&name) => {}
                (None, Ok(there)) if there.is_file() && is_below_own(path) => {}
                _ => return None,
            }
        }
        Some(after)
    }

    /// True when it knows of anything in this folder.
    fn has_below(&self, folder: &str) -> bool {
        let is_below = |input: &Input| {
            input
                .path
                .strip_prefix(folder)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        self.content.iter().chain(&self.themes).any(is_below)
    }

    /// The paths of all files of the content that have not been changed since `then`, when these
    /// were `before`.
    #[must_use]
    pub fn unchanged(&self, before: &Self, then: SystemTime) -> HashSet<&str> {
        let known: HashMap<&str, InputKind> = before
            .content
            .iter()
            .map(|input| (&*input.path, input.kind))
            .collect();
        let is_same = |input: &&Input| match input.kind {
            InputKind::File(stamp) => {
                known.get(&*input.path) == Some(&input.kind) && !stamp.is_doubtful(then)
            }
            InputKind::Odd(_) => false,
        };
        self.content
            .iter()
            .filter(is_same)
            .map(|input| &*input.path)
            .collect()
    }

    /// True when any file may have been changed after `then` without its stamp showing it.
    #[must_use]
    pub fn are_doubtful(&self, then: SystemTime) -> bool {
        self.content
            .iter()
            .chain(&self.themes)
            .any(|input| input.is_doubtful(then))
    }
}

/// True for the name of a file or folder that is an editor's or a system's own; hidden ones of
/// authors are copied.
fn is_own(name: &OsStr, is_copied: impl FnOnce() -> bool) -> bool {
    let name = name.to_string_lossy();
    is_dropping(&name) || name.starts_with('.') && !is_copied()
}

/// The same of anything at a path below the root, or of a folder in which it lies.
fn is_below_own(path: &Path) -> bool {
    path.iter()
        .any(|name| is_own(name, || path.starts_with("content/static")))
}

fn inputs(root: &Path, folder: &str) -> Result<Vec<Input>, DiskError> {
    let entries = walk(&root.join(folder))?;
    entries.par_iter().map(|entry| input(root, entry)).collect()
}

fn input(root: &Path, entry: &DirEntry) -> Result<Input, DiskError> {
    let kind = match odd(entry.file_type()) {
        Some(odd) => InputKind::Odd(odd),
        None => InputKind::File(Stamp::of(
            &entry
                .metadata()
                .map_err(|error| DiskError::io("read", entry.path())(error.into()))?,
        )),
    };
    let (path, is_unicode) = below(root, entry.path());
    Ok(Input {
        path,
        is_unicode,
        kind,
    })
}

/// What stands where this was found, when it is neither a file nor a folder.
pub fn odd(there: fs::FileType) -> Option<SpecialFile> {
    if there.is_file() || there.is_dir() {
        return None;
    }
    if there.is_symlink() {
        return Some(SpecialFile::Link);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if there.is_fifo() {
            return Some(SpecialFile::Pipe);
        }
        if there.is_socket() {
            return Some(SpecialFile::Socket);
        }
        if there.is_block_device() || there.is_char_device() {
            return Some(SpecialFile::Device);
        }
    }
    Some(SpecialFile::Other)
}

/// The path of what a walk from `root` on has found, below that, and whether it is Unicode.
fn below(root: &Path, path: &Path) -> (String, bool) {
    // A walk puts names behind the root as it was given, so that it is not to be taken apart again.
    let plain = if cfg!(windows) {
        None
    } else {
        path.to_str().zip(root.to_str())
    };
    if let Some(below) = plain.and_then(|(path, root)| path.strip_prefix(root)) {
        return (below.trim_start_matches('/').to_owned(), true);
    }
    let below = path.strip_prefix(root).unwrap_or(path);
    (forward_slashes(below), below.to_str().is_some())
}

/// Every file below a folder, by name, without hidden ones.
pub fn walk(folder: &Path) -> Result<Vec<DirEntry>, DiskError> {
    let near = entries(folder, WalkDir::new(folder).max_depth(ONE_THREAD_DEPTH))?;
    let below = |entry: DirEntry| {
        if entry.file_type().is_dir() {
            entries(folder, WalkDir::new(entry.path()))
        } else {
            Ok(vec![entry])
        }
    };
    let all: Result<Vec<Vec<DirEntry>>, DiskError> = near.into_par_iter().map(below).collect();
    Ok(all?
        .into_iter()
        .flatten()
        .filter(|entry| !entry.file_type().is_dir())
        .collect())
}

/// What a walk finds below a folder, by name, without hidden things: files, and the folders at
/// which it ends.
fn entries(folder: &Path, walk: WalkDir) -> Result<Vec<DirEntry>, DiskError> {
    let is_taken = |entry: &DirEntry| {
        let is_copied = || {
            entry
                .path()
                .strip_prefix(folder)
                .is_ok_and(|below| below.starts_with("static"))
        };
        entry.depth() == 0 || !is_own(entry.file_name(), is_copied)
    };
    let mut entries = Vec::new();
    for entry in walk.sort_by_file_name().into_iter().filter_entry(is_taken) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() && entry.depth() != ONE_THREAD_DEPTH => {}
            Ok(entry) => entries.push(entry),
            Err(error) => {
                let path: PathBuf = error.path().unwrap_or(folder).to_owned();
                return Err(DiskError::io("read", &path)(error.into()));
            }
        }
    }
    Ok(entries)
}
