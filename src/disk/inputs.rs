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

/// How deep one thread walks alone. The folders at that depth are those of explainers, of which
/// there may be thousands, and several threads walk them.
const ONE_THREAD_DEPTH: usize = 2;

/// What is at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum InputKind {
    /// A file.
    File(Stamp),
    /// Something else, which is not opened.
    Odd(SpecialFile),
}

/// A file, or something else, below a folder that is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Its path below the site's root, with forward slashes; what is not Unicode is replaced.
    pub path: String,
    /// True if nothing had to be replaced.
    pub is_unicode: bool,
    /// What it is.
    pub kind: InputKind,
}

/// Everything below `content/` and `themes/`, each by path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// Everything below `content/`.
    pub content: Vec<Input>,
    /// Everything below `themes/`.
    pub themes: Vec<Input>,
}

impl Input {
    /// True if it may have changed after `then` without its stamp showing it.
    #[must_use]
    pub fn is_doubtful(&self, then: SystemTime) -> bool {
        matches!(self.kind, InputKind::File(stamp) if stamp.is_doubtful(then))
    }
}

impl Inputs {
    /// Looks through the folders of the site at `root`.
    ///
    /// Links are not followed. Names that begin with a dot, and those of files that editors and
    /// systems make for themselves, are skipped.
    ///
    /// # Errors
    ///
    /// If a folder cannot be read.
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

    /// The inputs after changes at these paths below the root, and nowhere else. `None` if more has
    /// changed than existing files, so that all folders must be walked.
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
                // Not a file of the site: one that is gone again already, or that an editor keeps
                // beside its own.
                (None, Err(_)) if !self.has_below(&name) => {}
                (None, Ok(there)) if there.is_file() && is_below_own(path) => {}
                _ => return None,
            }
        }
        Some(after)
    }

    /// True if anything in this folder is known.
    fn has_below(&self, folder: &str) -> bool {
        let is_below = |input: &Input| {
            input
                .path
                .strip_prefix(folder)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        self.content.iter().chain(&self.themes).any(is_below)
    }

    /// The paths of all files of the content that have not changed since `then`, when they were as
    /// `before` says.
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

    /// True if any file may have changed after `then` without its stamp showing it.
    #[must_use]
    pub fn are_doubtful(&self, then: SystemTime) -> bool {
        self.content
            .iter()
            .chain(&self.themes)
            .any(|input| input.is_doubtful(then))
    }
}

/// True for the name of a file or folder that an editor or a system made for itself. Hidden files
/// of authors are copied.
fn is_own(name: &OsStr, is_copied: impl FnOnce() -> bool) -> bool {
    let name = name.to_string_lossy();
    is_dropping(&name) || name.starts_with('.') && !is_copied()
}

/// True if this holds for a path below the root, or for a folder above it.
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
                .map_err(|error| DiskError::walk(entry.path(), error))?,
        )),
    };
    let (path, is_unicode) = below(root, entry.path());
    Ok(Input {
        path,
        is_unicode,
        kind,
    })
}

/// The kind of something that is neither a file nor a folder.
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

/// The path, below `root`, of something that a walk found, and whether it is Unicode.
fn below(root: &Path, path: &Path) -> (String, bool) {
    // A walk appends names to the root as it was given, so the path need not be split to be
    // compared.
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

/// Every file below a folder except hidden ones, by name.
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

/// What a walk finds below a folder, by name, except hidden files and folders: files, and the
/// folders at which the walk ends.
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
                return Err(DiskError::walk(&path, error));
            }
        }
    }
    Ok(entries)
}
