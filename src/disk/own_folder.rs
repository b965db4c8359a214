//! Files of factpress's own: opened from the handle of their folder, never through a link, and only
//! if they are plain files.
//!
//! Whoever writes a repository decides what is at each path of it, and git stores links. So caches,
//! lock, journal and manifest are opened here and nowhere else. Anything but a plain file is
//! reported and left as it is.

mod replacing;

use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use super::DiskError;
use super::handles::{self, EntryKind, Handle, How};
use super::stamp::Stamp;

/// How often opening is tried again while other builds create and remove the file.
const OPEN_ATTEMPTS: usize = 100;

/// A folder that contains files of factpress's own.
#[derive(Debug)]
pub struct OwnFolder {
    handle: Handle,
    path: PathBuf,
    /// The help for something that is in the way.
    help: &'static str,
}

/// A file that was read.
#[derive(Debug)]
pub struct FileContents {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its stamp, from before they were read.
    pub stamp: Stamp,
}

impl OwnFolder {
    /// Opens a folder by a path that the user has named; `None` if there is none.
    pub fn named(path: &Path, help: &'static str) -> Result<Option<Self>, DiskError> {
        let path = if path.as_os_str().is_empty() {
            Path::new(".")
        } else {
            path
        };
        match handles::named(path) {
            Ok(handle) => Ok(Some(Self {
                handle,
                path: path.to_owned(),
                help,
            })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(DiskError::io("open", path)(error)),
        }
    }

    /// Opens a folder in this one; `None` if there is none.
    pub fn folder(&self, name: &str) -> Result<Option<Self>, DiskError> {
        match self.kind_of(name)? {
            None => Ok(None),
            Some(EntryKind::Folder) => {
                let handle =
                    handles::folder(&self.handle, name).map_err(self.failed("open", name))?;
                Ok(Some(Self {
                    handle,
                    path: self.path.join(name),
                    help: self.help,
                }))
            }
            Some(other) => Err(self.refusal(name, other, "a folder")),
        }
    }

    /// Opens a folder in this one, and creates it if there is none.
    pub fn made_folder(&self, name: &str) -> Result<Self, DiskError> {
        match handles::make_folder(&self.handle, name) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(self.failed("create", name)(error));
            }
            _ => {}
        }
        self.folder(name)?
            .ok_or_else(|| self.failed("open", name)(io::ErrorKind::NotFound.into()))
    }

    /// The handle, for moving files between folders.
    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    /// The path of a name in this folder, for messages.
    pub fn at(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// What a name leads to; `None` if it is free.
    pub fn kind_of(&self, name: &str) -> Result<Option<EntryKind>, DiskError> {
        match handles::kind_of(&self.handle, name) {
            Ok(kind_of) => Ok(Some(kind_of)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failed("read", name)(error)),
        }
    }

    /// True if a name leads to a plain file; false if it is free.
    ///
    /// # Errors
    ///
    /// Refused if it leads to anything else.
    pub fn has(&self, name: &str) -> Result<bool, DiskError> {
        match self.kind_of(name)? {
            None => Ok(false),
            Some(EntryKind::File(_)) => Ok(true),
            Some(other) => Err(self.refusal(name, other, "a file")),
        }
    }

    /// Makes sure that a file that is written in place has no other name (a hard link): another
    /// file of somebody's would change with it.
    pub fn refuse_shared(&self, name: &str) -> Result<(), DiskError> {
        match self.kind_of(name)? {
            None | Some(EntryKind::File(0 | 1)) => Ok(()),
            Some(other) => Err(self.refusal(name, other, "a file of its own")),
        }
    }

    /// Opens a file for reading; `None` if there is none.
    pub fn open(&self, name: &str) -> Result<Option<File>, DiskError> {
        if !self.has(name)? {
            return Ok(None);
        }
        match handles::file(&self.handle, name, How::Read) {
            Ok(file) => self.plain(name, file).map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failed("read", name)(error)),
        }
    }

    /// Reads a file; `None` if there is none.
    pub fn read(&self, name: &str) -> Result<Option<FileContents>, DiskError> {
        let Some(mut file) = self.open(name)? else {
            return Ok(None);
        };
        let mut read = || {
            let there = file.metadata()?;
            let mut bytes = Vec::with_capacity(usize::try_from(there.len()).unwrap_or_default());
            file.read_to_end(&mut bytes)?;
            Ok(FileContents {
                bytes,
                stamp: Stamp::of(&there),
            })
        };
        read().map(Some).map_err(self.failed("read", name))
    }

    /// Opens a file for reading and writing in place, and creates it if there is none.
    pub fn open_or_create(&self, name: &str) -> Result<File, DiskError> {
        // Between the two calls, another build may have created or removed it.
        for _ in 0..OPEN_ATTEMPTS {
            self.refuse_shared(name)?;
            let how = if self.has(name)? {
                How::Write
            } else {
                How::New
            };
            match handles::file(&self.handle, name, how) {
                Ok(file) => {
                    let file = self.plain(name, file)?;
                    self.refuse_shared(name)?;
                    return Ok(file);
                }
                Err(error)
                    if [io::ErrorKind::NotFound, io::ErrorKind::AlreadyExists]
                        .contains(&error.kind()) => {}
                Err(error) => return Err(self.failed("create", name)(error)),
            }
        }
        Err(self.failed("create", name)(
            io::ErrorKind::ResourceBusy.into(),
        ))
    }

    /// Creates a file with this text; one that exists stays as it is.
    pub fn write_once(&self, name: &str, text: &str) -> Result<(), DiskError> {
        if self.has(name)? {
            return Ok(());
        }
        match handles::file(&self.handle, name, How::New) {
            Ok(mut file) => file
                .write_all(text.as_bytes())
                .map_err(self.failed("write", name)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(error) => Err(self.failed("create", name)(error)),
        }
    }

    /// Removes a file, if there is one.
    pub fn remove(&self, name: &str) -> Result<(), DiskError> {
        if !self.has(name)? {
            return Ok(());
        }
        match handles::remove(&self.handle, name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(self.failed("remove", name)(error))
            }
            _ => Ok(()),
        }
    }

    /// Removes a folder and everything in it, if there is one. Links in it are removed, and what
    /// they lead to stays.
    pub fn remove_folder(&self, name: &str) -> Result<(), DiskError> {
        match self.kind_of(name)? {
            None => return Ok(()),
            Some(EntryKind::Folder) => {}
            Some(other) => return Err(self.refusal(name, other, "a folder")),
        }
        let path = self.at(name);
        match std::fs::remove_dir_all(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(DiskError::io("remove", &path)(error))
            }
            _ => Ok(()),
        }
    }

    /// An opened file, if it is a plain one.
    fn plain(&self, name: &str, file: File) -> Result<File, DiskError> {
        if file
            .metadata()
            .map_err(self.failed("read", name))?
            .is_file()
        {
            return Ok(file);
        }
        Err(self.refusal(name, EntryKind::Special("not a regular file"), "a file"))
    }

    fn failed(
        &self,
        doing: &'static str,
        name: &str,
    ) -> impl FnOnce(io::Error) -> DiskError + use<> {
        DiskError::io(doing, &self.at(name))
    }

    /// The error for something that is not used.
    fn refusal(&self, name: &str, kind_of: EntryKind, wanted: &str) -> DiskError {
        let (path, is) = (self.at(name), kind_of.name());
        DiskError::Refused(format!(
            "{} is {is}, but factpress needs {wanted} there; it reads and writes nothing there\n   = help: {}",
            path.display(),
            self.help
        ))
    }
}
