//! The output folder: new and changed files are laid out first, and move in when every one of them is made.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::DiskError;
use super::ownership::{read_folder, refuse_own_folders};
use crate::content::Asset;
use crate::publish::{MANIFEST, Manifest, Put, Shelf, Tally};
use crate::render::File;

/// An output folder that is being published to.
///
/// Until [`Output::finish`] the folder stays as it was; an output that is dropped before takes its laid-out files with it.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    /// Where files are laid out: in the folder itself, so that they need not cross file systems, or beside a new one.
    staging: PathBuf,
    /// Held while this build runs.
    _lock: Lock,
    /// What factpress wrote the last time; nothing when the folder does not exist.
    before: Option<Manifest>,
    /// The paths of the last time by their small letters, for disks that do not tell capitals from them.
    in_small_letters: HashMap<String, String>,
}

/// A locked file, which goes when the build ends.
#[derive(Debug)]
struct Lock {
    path: PathBuf,
    _file: fs::File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

impl Output {
    /// Opens an output folder for the site at `root`.
    ///
    /// # Errors
    ///
    /// Refused when the folder holds or is the site's root, lies in a folder that factpress reads, holds files that
    /// factpress did not write, or is being published to by another build. Otherwise when the disk fails.
    pub fn open(root: &Path, folder: &Path) -> Result<Self, DiskError> {
        refuse_own_folders(root, folder)?;
        let staging = if folder.is_dir() {
            folder.join(".factpress-staging")
        } else {
            let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            fs::create_dir_all(parent).map_err(DiskError::io("create", parent))?;
            parent.join(format!(".{name}.factpress-staging"))
        };
        let before = read_folder(folder)?;
        let mut lock_path = staging.clone().into_os_string();
        lock_path.push(".lock");
        let lock = lock(Path::new(&lock_path), folder)?;
        remove_all(&staging)?;
        fs::create_dir(&staging).map_err(DiskError::io("create", &staging))?;
        let paths = before.iter().flat_map(|manifest| manifest.files.keys());
        let in_small_letters = paths.map(|path| (path.to_lowercase(), path.clone())).collect();
        Ok(Self { folder: folder.to_owned(), staging, _lock: lock, before, in_small_letters })
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
    /// Stylesheets and other files go before the pages that use them, and removals come last.
    ///
    /// # Errors
    ///
    /// Refused when a file that factpress did not write, or a link, stands where a new one is to go. Otherwise when the
    /// disk fails; the next build puts right what it left.
    pub fn finish(self, puts: &[Put]) -> Result<Tally, DiskError> {
        let manifest = Manifest { files: puts.iter().map(|put| (put.path.clone(), put.hash.clone())).collect() };
        let before = self.before.clone().unwrap_or_default();
        let stale: Vec<&String> = before.files.keys().filter(|path| !manifest.files.contains_key(*path)).collect();
        let mut changed: Vec<&Put> = puts.iter().filter(|put| put.changed).collect();
        changed.sort_by_key(|put| put.path.ends_with(".html"));
        let tally = Tally { written: changed.len(), unchanged: puts.len() - changed.len(), removed: stale.len() };
        if self.before.is_none() {
            write_whole(&self.staging.join(MANIFEST), &manifest.text())?;
            fs::rename(&self.staging, &self.folder).map_err(DiskError::io("create", &self.folder))?;
            return Ok(tally);
        }
        for put in &changed {
            self.refuse_strangers_place(&put.path, &before)?;
        }
        if before != manifest {
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
        if before != manifest {
            self.write_manifest(&manifest)?;
        }
        Ok(tally)
    }

    /// A new file takes no place where something stands that factpress did not write, and goes through no link.
    fn refuse_strangers_place(&self, path: &str, before: &Manifest) -> Result<(), DiskError> {
        let target = self.folder.join(path);
        let is_folder = target.symlink_metadata().is_ok_and(|there| there.is_dir());
        let is_stranger = !before.files.contains_key(path)
            && !self.in_small_letters.contains_key(&path.to_lowercase())
            && target.symlink_metadata().is_ok()
            && !is_folder;
        if is_stranger || self.goes_through_link(path) {
            return Err(DiskError::Refused(format!(
                "{} is not factpress's own, and the site has a file for its place\n   = help: move it away, or choose \
                 another folder with --output",
                target.display()
            )));
        }
        Ok(())
    }

    fn goes_through_link(&self, path: &str) -> bool {
        let folders = path.match_indices('/').map(|(at, _)| self.folder.join(&path[..at]));
        folders.into_iter().any(|folder| folder.symlink_metadata().is_ok_and(|there| there.is_symlink()))
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<(), DiskError> {
        write_whole(&self.staging.join(MANIFEST), &manifest.text())?;
        self.move_in(MANIFEST)
    }

    fn move_in(&self, path: &str) -> Result<(), DiskError> {
        let target = self.folder.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(DiskError::io("create", parent))?;
        }
        if target.is_dir() {
            remove_empty(&target);
        }
        fs::rename(self.staging.join(path), &target).map_err(DiskError::io("write", &target))
    }

    /// Removes a file of the last time, and the folders above it that it leaves empty.
    fn remove(&self, path: &str) -> Result<(), DiskError> {
        if self.goes_through_link(path) {
            return Ok(());
        }
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
        // A file that only changes its capitals may be one and the same on this disk: it is written anew.
        let twin = self.in_small_letters.get(&file.path.to_lowercase()).is_some_and(|twin| *twin != file.path);
        let changed = twin || !is_same(&there, &file.bytes);
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

    /// A file that is gone, damaged or cannot be read is made again, so this never fails.
    fn kept(&self, path: &str) -> Result<Option<Put>, DiskError> {
        let known = self.before.as_ref().and_then(|before| before.files.get(path));
        let there = self.folder.join(path);
        let is_file = |path: &Path| fs::symlink_metadata(path).is_ok_and(|there| there.is_file());
        let bytes = known.filter(|_| is_file(&there)).and_then(|_| fs::read(&there).ok());
        let put = bytes.map(|bytes| Put::new(&File { path: path.to_owned(), bytes }, false));
        Ok(put.filter(|put| known == Some(&put.hash)))
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.staging);
    }
}

/// Takes the lock of an output folder, which the system gives back when a build dies.
fn lock(path: &Path, folder: &Path) -> Result<Lock, DiskError> {
    let file = fs::File::create(path).map_err(DiskError::io("create", path))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock { path: path.to_owned(), _file: file }),
        Err(TryLockError::WouldBlock) => Err(DiskError::Refused(format!(
            "another build is publishing to {}\n   = help: wait until it has ended, or choose another folder with --output",
            folder.display()
        ))),
        Err(TryLockError::Error(error)) => Err(DiskError::io("lock", path)(error)),
    }
}

/// Writes a file so that it is whole on the disk itself when this returns.
fn write_whole(path: &Path, text: &str) -> Result<(), DiskError> {
    let write = || {
        let mut file = fs::File::create(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(DiskError::io("write", path))
}

fn is_same(path: &Path, bytes: &[u8]) -> bool {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    fs::symlink_metadata(path).is_ok_and(|there| there.is_file() && there.len() == length)
        && fs::read(path).is_ok_and(|there| there == bytes)
}

/// Stale files that stand where a new file needs a folder, below where one is to stand, or in its place by other capitals.
fn in_the_way<'a>(stale: &[&'a String], changed: &[&Put]) -> BTreeSet<&'a str> {
    let new: BTreeSet<String> = changed.iter().map(|put| put.path.to_lowercase()).collect();
    let folders: BTreeSet<&str> =
        new.iter().flat_map(|path| path.match_indices('/').map(|(at, _)| &path[..at])).collect();
    let stands = |path: &str| {
        let path = path.to_lowercase();
        let below = path.match_indices('/').any(|(at, _)| new.contains(&path[..at]));
        new.contains(&path) || folders.contains(path.as_str()) || below
    };
    stale.iter().map(|path| path.as_str()).filter(|path| stands(path)).collect()
}

/// Removes a folder that holds nothing but empty folders; one that holds more stays.
fn remove_empty(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            remove_empty(&entry.path());
        }
    }
    let _ = fs::remove_dir(folder);
}

fn remove_all(path: &Path) -> Result<(), DiskError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(DiskError::io("remove", path)(error)),
        _ => Ok(()),
    }
}
