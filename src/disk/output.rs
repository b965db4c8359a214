//! The output folder: new and changed files are staged first, and move in when all of them are
//! made.

mod committing;
mod copying;
mod durable;
mod lock;
mod moving;
mod preflight;
mod sink;
mod waiting;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::DiskError;
use super::folder::Folder;
use super::last_build::{FileStamps, KnownFiles, OutputFiles};
use super::own_folder::OwnFolder;
use super::ownership::{Books, OUTPUT_HELP, read_folder, refuse_drafts_inside, refuse_own_folders};
use crate::build::publish::{Capitals, FileCounts, MANIFEST, Readers, WrittenFile};
use lock::Lock;
pub use moving::Moving;

/// An output folder that is being published to.
///
/// Until [`Output::begin`] the folder stays as it was; an output that is dropped before takes its
/// laid-out files with it.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    /// The folder, open; no file stands in one that does not exist.
    there: Folder,
    /// The folder in which files are laid out, open.
    waiting: Folder,
    /// Held while this build runs; says where files are laid out.
    lock: Lock,
    readers: Readers,
    /// What factpress wrote the last time; `None` when the folder does not exist.
    before: Option<Books>,
    /// The paths of the last time for disks that do not tell capitals from small letters.
    capitals: Capitals,
    /// What the last build knows of the files that it left.
    known: KnownFiles,
    /// The stamps of the files that this build has laid out, moved or read.
    stamps: Mutex<FileStamps>,
    /// True from when the journal is written until all that it lists is in its place.
    is_committed: bool,
}

/// A site that is published.
#[derive(Debug)]
pub struct Finished {
    /// What was done.
    pub counts: FileCounts,
    /// The files as they were left.
    pub files: OutputFiles,
    /// Files that are no longer part of the site, but were not removed because somebody has changed
    /// them.
    pub left_alone: Vec<String>,
}

impl Output {
    /// Opens an output folder of what everybody may read for the site at `root`.
    ///
    /// # Errors
    ///
    /// As for [`Output::open_for`].
    pub fn open(root: &Path, folder: &Path) -> Result<Self, DiskError> {
        Self::open_for(root, folder, Readers::Everybody)
    }

    /// Opens an output folder for the site at `root`, and clears away what builds that were killed
    /// have left.
    ///
    /// A link to a folder is followed where it does not lie in the site's folder.
    ///
    /// # Errors
    ///
    /// Refused when the folder holds or is the site's root, lies in a folder that factpress reads,
    /// holds files that factpress did not write, is for other readers, or is being published to by
    /// another build; when its list of files is damaged, or something else stands in the place of a
    /// file of our own. Otherwise when the disk fails.
    pub fn open_for(root: &Path, folder: &Path, readers: Readers) -> Result<Self, DiskError> {
        refuse_own_folders(root, folder)?;
        if !folder.exists() && folder.is_symlink() {
            let nowhere = "is a link to a folder that does not exist\n   = help: create that folder, or remove the link";
            return Err(DiskError::Refused(format!(
                "{} {nowhere}",
                folder.display()
            )));
        }
        if readers == Readers::Desk {
            refuse_drafts_inside(folder)?;
        }
        // A folder that is not ours by any sign is refused before even a lock is put there.
        if !folder.join(MANIFEST).exists() {
            read_folder(folder, readers)?;
        }
        let lock = Lock::take(folder)?;
        lock.clear(folder)?;
        let before = read_folder(folder, readers)?;
        lock.make_staging()?;
        Ok(Self {
            folder: folder.to_owned(),
            there: Folder::open(folder),
            waiting: Folder::open(&lock.staging()),
            lock,
            readers,
            capitals: before
                .as_ref()
                .map(|books| Capitals::of(&books.manifest))
                .unwrap_or_default(),
            before,
            known: KnownFiles::default(),
            stamps: Mutex::default(),
            is_committed: false,
        })
    }

    /// Clears away what builds that were killed have left for a folder, when no build runs. Nothing
    /// else is changed.
    ///
    /// # Errors
    ///
    /// Refused when something else stands in the place of what they leave. Otherwise when the disk
    /// fails.
    pub fn clear_leftovers(folder: &Path) -> Result<(), DiskError> {
        Lock::clear_leftovers(folder)
    }

    /// The same with what the last build knows of the files that it left, and when: those that
    /// stand need not be read.
    ///
    /// Nothing is believed of a folder in which a build broke off.
    #[must_use]
    pub fn knowing(mut self, files: OutputFiles, then: SystemTime) -> Self {
        let list = self
            .before
            .as_ref()
            .filter(|books| !books.broke_off)
            .and_then(|books| books.list);
        self.known = KnownFiles::of(files, then, &self.folder, list.map(|(hash, _)| hash));
        self
    }

    /// True when the last build broke off while files moved in.
    #[must_use]
    pub fn broke_off(&self) -> bool {
        self.before.as_ref().is_some_and(|books| books.broke_off)
    }

    /// Moves the laid-out files in, removes those of the last time that are no more, and writes the
    /// manifest.
    ///
    /// # Errors
    ///
    /// As for [`Output::begin`] and [`Moving::step`].
    pub fn finish(self, puts: &[WrittenFile]) -> Result<FileCounts, DiskError> {
        let mut moving = self.begin(puts)?;
        while moving.step()? {}
        Ok(moving.counts())
    }

    /// Finishes as [`Output::finish`] does, and tells how the files were left.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn finish_and_tell(self, puts: &[WrittenFile]) -> Result<Finished, DiskError> {
        self.begin(puts)?.finish(puts)
    }

    /// The folder, for the books in it.
    fn own(&self) -> Result<OwnFolder, DiskError> {
        let nowhere = || DiskError::io("open", &self.folder)(io::ErrorKind::NotFound.into());
        OwnFolder::named(&self.folder, OUTPUT_HELP)?.ok_or_else(nowhere)
    }

    fn stamps(&self) -> MutexGuard<'_, FileStamps> {
        self.stamps.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // What was laid out belongs to nobody but this build: the next one compares what stands.
        self.lock.remove_staging();
    }
}
