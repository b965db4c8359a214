//! An open output folder: its files are opened from its handle, folder by folder, and never through
//! a link.

use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::handles::{self, EntryKind, Handle, How};
use super::stamp::Stamp;
use crate::build::publish::Hash;
#[cfg(unix)]
use crate::build::publish::MANIFEST;

/// The folder; files are asked for by their paths below it.
#[derive(Debug, Default)]
pub struct Folder {
    top: Option<Handle>,
    path: PathBuf,
    /// Open paths that no thread is using. Files come folder by folder, so the next one is mostly
    /// in a folder that is open already.
    idle: Mutex<Vec<OpenPath>>,
}

/// The path to a folder below the top, with a handle for each name on it.
#[derive(Debug, Default)]
struct OpenPath {
    names: Vec<String>,
    handles: Vec<Handle>,
}

impl OpenPath {
    /// Opens a folder; with `make`, creates the missing ones on the way.
    fn open<'w>(&'w mut self, top: &'w Handle, folder: &str, make: bool) -> io::Result<&'w Handle> {
        let names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
        let common = self
            .names
            .iter()
            .zip(&names)
            .take_while(|(known, name)| known == name)
            .count();
        self.names.truncate(common);
        self.handles.truncate(common);
        for name in &names[common..] {
            let above = self.handles.last().unwrap_or(top);
            let handle = match handles::folder(above, name) {
                Err(error) if make && error.kind() == ErrorKind::NotFound => {
                    handles::make_folder(above, name)?;
                    handles::folder(above, name)?
                }
                opened => opened?,
            };
            self.handles.push(handle);
            self.names.push((*name).to_owned());
        }
        Ok(self.handles.last().unwrap_or(top))
    }
}

impl Folder {
    /// Opens a folder. One that does not exist counts as empty.
    #[must_use]
    pub fn open(path: &Path) -> Self {
        Self {
            top: handles::named(path).ok(),
            path: path.to_owned(),
            idle: Mutex::default(),
        }
    }

    /// Its path, as it was given.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The stamp of a published file; `None` if there is no plain file. Links are not followed.
    #[must_use]
    pub fn stamp(&self, path: &str) -> Option<Stamp> {
        #[cfg(unix)]
        {
            use rustix::fs::{AtFlags, FileType, statat};
            let there = statat(self.top.as_ref()?, path, AtFlags::SYMLINK_NOFOLLOW).ok()?;
            FileType::from_raw_mode(there.st_mode)
                .is_file()
                .then(|| Stamp::of_stat(&there))
        }
        #[cfg(not(unix))]
        {
            let there = std::fs::symlink_metadata(self.top.as_ref()?.join(path)).ok()?;
            there.is_file().then(|| Stamp::of(&there))
        }
    }

    /// True if a published file can be read by its owner and by everybody who can read the
    /// manifest. If not, a server could not read it although nobody had asked for that, so the file
    /// is written again.
    pub(super) fn is_for_readers(&self, path: &str) -> bool {
        #[cfg(unix)]
        {
            use rustix::fs::{AtFlags, statat};
            const READ: u32 = 0o444;
            const OWNER: u32 = 0o400;
            let rights = |path: &str| {
                let there = statat(self.top.as_ref()?, path, AtFlags::SYMLINK_NOFOLLOW).ok()?;
                #[allow(
                    clippy::useless_conversion,
                    reason = "the type differs from system to system"
                )]
                Some(u32::from(there.st_mode) & READ)
            };
            let wanted = rights(MANIFEST).unwrap_or_default() | OWNER;
            rights(path).is_some_and(|rights| rights & wanted == wanted)
        }
        #[cfg(not(unix))]
        {
            self.top.is_some() && !path.is_empty()
        }
    }

    /// Opens a plain file for reading; `None` if there is none, or a link leads to it.
    pub(super) fn file(&self, path: &str) -> Option<File> {
        let file = self
            .at(path, false, |folder, name| {
                handles::file(folder, name, How::Read)
            })
            .ok()?;
        file.metadata()
            .is_ok_and(|there| there.is_file())
            .then_some(file)
    }

    /// The bytes of a plain file, and its stamp from before they were read; `None` if a `length` is
    /// given and the file has another.
    pub(super) fn read(&self, path: &str, length: Option<u64>) -> Option<(Vec<u8>, Stamp)> {
        let mut file = self.file(path)?;
        let stamp = Stamp::of(&file.metadata().ok()?);
        if length.is_some_and(|length| length != stamp.size) {
            return None;
        }
        let mut bytes = Vec::with_capacity(usize::try_from(stamp.size).ok()?);
        file.read_to_end(&mut bytes).ok()?;
        Some((bytes, stamp))
    }

    /// The BLAKE3 of a plain file's bytes.
    pub(super) fn hash(&self, path: &str) -> Option<Hash> {
        self.hashed(path).map(|(hash, _)| hash)
    }

    /// The BLAKE3 of a plain file's bytes, read piece by piece, and its stamp from before they were
    /// read.
    pub(super) fn hashed(&self, path: &str) -> Option<(Hash, Stamp)> {
        let file = self.file(path)?;
        let stamp = Stamp::of(&file.metadata().ok()?);
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(file).ok()?;
        Some((hasher.finalize(), stamp))
    }

    /// What is at a path; `None` if nothing is, or a link is on the way.
    pub(super) fn kind_of(&self, path: &str) -> Option<EntryKind> {
        self.at(path, false, handles::kind_of).ok()
    }

    /// Moves a file or folder from another folder to the same path here; with `make`, creates the
    /// folders above it.
    pub(super) fn take(&self, from: &Self, path: &str, make: bool) -> io::Result<()> {
        from.at(path, false, |waits, name| {
            self.at(path, make, |folder, _| {
                handles::rename(waits, name, folder, name)
            })
        })
    }

    /// Removes the file at a path if its bytes have this hash, and the folders above it that are
    /// empty then. Gives false if another file is there.
    pub(super) fn remove(&self, path: &str, hash: Hash) -> io::Result<bool> {
        if self.hash(path) != Some(hash) {
            return Ok(!matches!(self.kind_of(path), Some(EntryKind::File(_))));
        }
        self.at(path, false, handles::remove)?;
        let mut above = path;
        while let Some((folder, _)) = above.rsplit_once('/') {
            self.forget_open_folders();
            if self.at(folder, false, handles::remove_folder).is_err() {
                break;
            }
            above = folder;
        }
        Ok(true)
    }

    /// Removes a folder that contains only empty folders; any other stays.
    pub(super) fn remove_empty(&self, path: &str) {
        for entry in std::fs::read_dir(self.path.join(path))
            .into_iter()
            .flatten()
            .flatten()
        {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                self.remove_empty(&format!("{path}/{}", entry.file_name().to_string_lossy()));
            }
        }
        self.forget_open_folders();
        let _ = self.at(path, false, handles::remove_folder);
    }

    /// Opens the folder of a path, and calls `act` with it and the last name of the path.
    fn at<T>(
        &self,
        path: &str,
        make: bool,
        act: impl FnOnce(&Handle, &str) -> io::Result<T>,
    ) -> io::Result<T> {
        let top = self.top.as_ref().ok_or(ErrorKind::NotFound)?;
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut path_to = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop()
            .unwrap_or_default();
        let done = path_to
            .open(top, folder, make)
            .and_then(|folder| act(folder, name));
        self.idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(path_to);
        done
    }

    /// Forgets all open folders, so that the next path is opened from the top: a folder that was
    /// open may have been replaced.
    pub(super) fn forget_open_folders(&self) {
        self.idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}
