//! The output folder: new and changed files are laid beside it first, and move in when every one of them is made.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::DiskError;
use super::input::forward_slashes;
use crate::content::Asset;
use crate::publish::{MANIFEST, Manifest, Put, Shelf, Tally, strangers};
use crate::render::File;

use walkdir::WalkDir;

/// An output folder that is being published to.
///
/// Until [`Output::finish`] the folder stays as it was; an output that is dropped before takes its laid-out files with it.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    staging: PathBuf,
    /// What factpress wrote the last time; nothing when the folder does not exist or is empty.
    before: Option<Manifest>,
}

impl Output {
    /// Opens an output folder for the site at `root`.
    ///
    /// # Errors
    ///
    /// Refused when the folder holds or is the site's root, lies in a folder that factpress reads, or holds files that
    /// factpress did not write. Otherwise when the disk fails.
    pub fn open(root: &Path, folder: &Path) -> Result<Self, DiskError> {
        refuse_own_folders(root, folder)?;
        let before = read_folder(folder)?;
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(DiskError::io("create", parent))?;
        let staging = parent.join(format!(".{name}.factpress-staging"));
        remove_all(&staging)?;
        fs::create_dir(&staging).map_err(DiskError::io("create", &staging))?;
        Ok(Self { folder: folder.to_owned(), staging, before })
    }

    /// Lays out the files that are copied as they are.
    ///
    /// # Errors
    ///
    /// When one cannot be read or laid out.
    pub fn copy(&self, root: &Path, assets: &[Asset]) -> Result<Vec<Put>, DiskError> {
        assets
            .iter()
            .map(|asset| {
                let path = root.join(&*asset.path);
                let bytes = fs::read(&path).map_err(DiskError::io("read", &path))?;
                self.put(File { path: asset.output.clone(), bytes })
            })
            .collect()
    }

    /// Moves the laid-out files in, removes those of the last time that are no more, and writes the manifest.
    ///
    /// # Errors
    ///
    /// When the disk fails; the next build puts right what it left.
    pub fn finish(self, puts: &[Put]) -> Result<Tally, DiskError> {
        let manifest = Manifest { files: puts.iter().map(|put| (put.path.clone(), put.hash.clone())).collect() };
        let before = self.before.clone().unwrap_or_default();
        let stale: Vec<&String> = before.files.keys().filter(|path| !manifest.files.contains_key(*path)).collect();
        let changed: Vec<&Put> = puts.iter().filter(|put| put.changed).collect();
        let tally = Tally { written: changed.len(), unchanged: puts.len() - changed.len(), removed: stale.len() };
        if self.before.is_none() && !self.folder.exists() {
            let text = manifest.text();
            let path = self.staging.join(MANIFEST);
            fs::write(&path, text).map_err(DiskError::io("write", &path))?;
            fs::rename(&self.staging, &self.folder).map_err(DiskError::io("create", &self.folder))?;
            return Ok(tally);
        }
        if self.before.as_ref() != Some(&manifest) {
            // Whatever happens from here on, the next build finds every file of both builds to be ours.
            let mut both = before.clone();
            both.files.extend(manifest.files.clone());
            self.write_manifest(&both)?;
        }
        let in_the_way = in_the_way(&stale, &changed);
        for path in &in_the_way {
            self.remove(path)?;
        }
        for put in &changed {
            self.move_in(&put.path)?;
        }
        for path in stale.iter().filter(|path| !in_the_way.contains(path.as_str())) {
            self.remove(path)?;
        }
        if self.before.as_ref() != Some(&manifest) {
            self.write_manifest(&manifest)?;
        }
        Ok(tally)
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<(), DiskError> {
        let path = self.staging.join(MANIFEST);
        fs::write(&path, manifest.text()).map_err(DiskError::io("write", &path))?;
        self.move_in(MANIFEST)
    }

    fn move_in(&self, path: &str) -> Result<(), DiskError> {
        let target = self.folder.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(DiskError::io("create", parent))?;
        }
        fs::rename(self.staging.join(path), &target).map_err(DiskError::io("write", &target))
    }

    /// Removes a file of the last time, and the folders above it that it leaves empty.
    fn remove(&self, path: &str) -> Result<(), DiskError> {
        let target = self.folder.join(path);
        match fs::remove_file(&target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(DiskError::io("remove", &target)(error));
            }
            _ => {}
        }
        let mut folder = target.parent();
        while let Some(empty) = folder.filter(|folder| *folder != self.folder) {
            if fs::remove_dir(empty).is_err() {
                break;
            }
            folder = empty.parent();
        }
        Ok(())
    }
}

impl Shelf for Output {
    type Error = DiskError;

    fn put(&self, file: File) -> Result<Put, DiskError> {
        let there = self.folder.join(&file.path);
        let changed = !is_same(&there, &file.bytes);
        let put = Put::new(&file, changed);
        if changed {
            let path = self.staging.join(&file.path);
            let written = fs::write(&path, &file.bytes).or_else(|error| match path.parent() {
                Some(parent) if error.kind() == io::ErrorKind::NotFound => {
                    fs::create_dir_all(parent).and_then(|()| fs::write(&path, &file.bytes))
                }
                _ => Err(error),
            });
            written.map_err(DiskError::io("write", &path))?;
        }
        Ok(put)
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.staging);
    }
}

fn is_same(path: &Path, bytes: &[u8]) -> bool {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    fs::metadata(path).is_ok_and(|there| there.is_file() && there.len() == length)
        && fs::read(path).is_ok_and(|there| there == bytes)
}

/// Stale files that stand where a new file needs a folder, or below where a new file is to stand.
fn in_the_way<'a>(stale: &[&'a String], changed: &[&Put]) -> BTreeSet<&'a str> {
    let new: BTreeSet<&str> = changed.iter().map(|put| put.path.as_str()).collect();
    let folders: BTreeSet<&str> =
        new.iter().flat_map(|path| path.match_indices('/').map(|(at, _)| &path[..at])).collect();
    let above = |path: &str| path.match_indices('/').any(|(at, _)| new.contains(&path[..at]));
    stale.iter().map(|path| path.as_str()).filter(|path| folders.contains(path) || above(path)).collect()
}

/// What factpress wrote into a folder the last time; nothing for a folder that is empty or not there.
fn read_folder(folder: &Path) -> Result<Option<Manifest>, DiskError> {
    match fs::metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(DiskError::io("read", folder)(error)),
        Ok(there) if !there.is_dir() => {
            return Err(DiskError::Refused(format!("{} is a file; the output is a folder", folder.display())));
        }
        Ok(_) => {}
    }
    let mut there = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            DiskError::io("read", &path)(error.into())
        })?;
        if !entry.file_type().is_dir() {
            there.push(forward_slashes(entry.path().strip_prefix(folder).unwrap_or(entry.path())));
        }
    }
    let path = folder.join(MANIFEST);
    let manifest = match fs::read_to_string(&path) {
        Ok(text) => Manifest::parse(&text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(DiskError::io("read", &path)(error)),
    };
    there.sort();
    let foreign = strangers(&there, manifest.as_ref().unwrap_or(&Manifest::default())).join_some();
    match foreign {
        None => Ok(Some(manifest.unwrap_or_default())),
        Some(names) => Err(DiskError::Refused(format!(
            "{} holds files that factpress did not write: {names}\n   = help: files to publish with the site belong \
             into content/static/; or choose another folder with --output",
            folder.display()
        ))),
    }
}

/// A few of many names for a message.
trait JoinSome {
    fn join_some(self) -> Option<String>;
}

impl JoinSome for Vec<&str> {
    fn join_some(self) -> Option<String> {
        const SHOWN: usize = 5;
        let more = self.len().saturating_sub(SHOWN);
        let names = self.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
        match (names.is_empty(), more) {
            (true, _) => None,
            (false, 0) => Some(names),
            (false, more) => Some(format!("{names} and {more} more")),
        }
    }
}

/// The output may not be a folder that factpress reads, nor hold one.
fn refuse_own_folders(root: &Path, folder: &Path) -> Result<(), DiskError> {
    let root = absolute(root)?;
    let output = absolute(folder)?;
    let own = ["content", "themes", "src", ".git"].map(|name| root.join(name));
    if root.starts_with(&output) || own.iter().any(|own| output.starts_with(own)) {
        return Err(DiskError::Refused(format!(
            "{} cannot be the output: the site itself lies there\n   = help: name a folder of its own, as in --output public",
            folder.display()
        )));
    }
    Ok(())
}

/// The path without links as far as it exists, and as it is written beyond.
fn absolute(path: &Path) -> Result<PathBuf, DiskError> {
    let whole = std::path::absolute(path).map_err(DiskError::io("find", path))?;
    let mut rest = Vec::new();
    let mut start = whole.as_path();
    loop {
        if let Ok(real) = fs::canonicalize(start) {
            return Ok(rest.iter().rev().fold(real, |path, part| path.join(part)));
        }
        match (start.parent(), start.file_name()) {
            (Some(parent), Some(name)) => {
                rest.push(name);
                start = parent;
            }
            _ => return Ok(whole),
        }
    }
}

fn remove_all(path: &Path) -> Result<(), DiskError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(DiskError::io("remove", path)(error)),
        _ => Ok(()),
    }
}
