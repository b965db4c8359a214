//! Whose the output folder is: factpress publishes only where nobody else's files can be lost.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::input::forward_slashes;
use super::{DiskError, MEMORIES};
use crate::publish::{MANIFEST, Manifest};

/// What factpress wrote into a folder the last time; nothing for a folder that is not there.
///
/// A folder without its list of files is refused when it holds any.
pub fn read_folder(folder: &Path) -> Result<Option<Manifest>, DiskError> {
    match fs::metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(DiskError::io("read", folder)(error)),
        Ok(there) if !there.is_dir() => {
            return Err(DiskError::Refused(format!("{} is a file; the output is a folder", folder.display())));
        }
        Ok(_) => {}
    }
    // A folder with our manifest is ours; files of others in it are left alone, so nobody need look for them.
    if let Some(manifest) = read_manifest(folder)? {
        return Ok(Some(manifest));
    }
    let mut foreign = Vec::new();
    // Names with a dot at the top are whoever's, and may hold much.
    let is_looked_at = |entry: &DirEntry| entry.depth() != 1 || !entry.file_name().to_string_lossy().starts_with('.');
    for entry in WalkDir::new(folder).min_depth(1).into_iter().filter_entry(is_looked_at) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            DiskError::io("read", &path)(error.into())
        })?;
        if !entry.file_type().is_dir() {
            foreign.push(forward_slashes(entry.path().strip_prefix(folder).unwrap_or(entry.path())));
        }
    }
    foreign.sort_unstable();
    match foreign.join_some() {
        None => Ok(Some(Manifest::default())),
        Some(names) => Err(DiskError::Refused(format!(
            "{} holds files that factpress did not write: {names}\n   = help: files to publish with the site belong \
             into content/static/; or choose another folder with --output",
            folder.display()
        ))),
    }
}

/// The manifest in a folder; nothing where there is none that can be understood.
pub fn read_manifest(folder: &Path) -> Result<Option<Manifest>, DiskError> {
    let path = folder.join(MANIFEST);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Manifest::parse(&text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(DiskError::io("read", &path)(error)),
    }
}

/// A few of many names for a message.
trait JoinSome {
    fn join_some(self) -> Option<String>;
}

impl JoinSome for Vec<String> {
    fn join_some(self) -> Option<String> {
        const SHOWN: usize = 5;
        let more = self.len().saturating_sub(SHOWN);
        let names = self.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
        match (names.is_empty(), more) {
            (true, _) => None,
            (false, 0) => Some(names),
            (false, more) => Some(format!("{names} and {more} more")),
        }
    }
}

/// The output may not be a folder that factpress reads, nor hold one; nor the top of a disk or somebody's home, nor hold
/// a home, even when they are empty: a slip of the pen led there.
pub fn refuse_own_folders(root: &Path, folder: &Path) -> Result<(), DiskError> {
    let root = absolute(root)?;
    let output = absolute(folder)?;
    let own = ["content", "themes", "src", ".git", MEMORIES].map(|name| root.join(name));
    let why = if output.parent().is_none() {
        "it is the top of a disk"
    } else if home().is_some_and(|home| home.starts_with(&output)) {
        "your home folder lies there"
    } else if root.starts_with(&output) || own.iter().any(|own| output.starts_with(own)) {
        "the site itself lies there"
    } else {
        return Ok(());
    };
    Err(DiskError::Refused(format!(
        "{} cannot be the output: {why}\n   = help: name a folder of its own, as in --output public",
        folder.display()
    )))
}

/// The home folder of who runs this, where the system knows it, without links.
fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| home.is_absolute()).and_then(|home| absolute(&home).ok())
}

/// The path without links and without `..`: as far as it exists as the disk has it, and beyond as it would be made.
fn absolute(path: &Path) -> Result<PathBuf, DiskError> {
    let whole = std::path::absolute(path).map_err(DiskError::io("find", path))?;
    let mut real = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::CurDir => {}
            // What is there has no links left in it, and what is not there will be a plain folder.
            Component::ParentDir => drop(real.pop()),
            Component::Prefix(_) | Component::RootDir => real.push(part),
            Component::Normal(name) => {
                real.push(name);
                real = fs::canonicalize(&real).unwrap_or(real);
            }
        }
    }
    Ok(real)
}
