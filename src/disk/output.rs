//! The output folder: new and changed files are staged first, and moved in when all of them are
//! made.

mod committing;
mod compressing;
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
use super::ownership::{
    OUTPUT_HELP, OutputState, read_folder, refuse_drafts_inside, refuse_own_folders,
};
use crate::build::publish::{Capitals, FileCounts, MANIFEST, Readers, WrittenFile};
use lock::Lock;
pub use moving::Moving;

/// An output folder that is being published to.
///
/// Until [`Output::begin`] the folder stays as it was. An output that is dropped before that
/// removes its staged files.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    /// The folder, open. One that does not exist counts as empty.
    there: Folder,
    /// The staging folder, open.
    waiting: Folder,
    /// Held while this build runs; it says where files are staged.
    lock: Lock,
    readers: Readers,
    /// The manifest and the journal of the last build; `None` if the folder does not exist.
    before: Option<OutputState>,
    /// The paths of the last build, for disks that do not distinguish capitals from small letters.
    capitals: Capitals,
    /// What the last build noted of the files that it left.
    known: KnownFiles,
    /// The stamps of the files that this build has staged, moved or read.
    stamps: Mutex<FileStamps>,
    /// True from when the journal is written until every file that it lists is in its place.
    is_committed: bool,
}

/// What publishing a site has done.
#[derive(Debug)]
pub struct Finished {
    /// How many files were written, removed and left as they were.
    pub counts: FileCounts,
    /// The files as they were left.
    pub files: OutputFiles,
    /// Files that are no longer part of the site, but were not removed because somebody has changed
    /// them since.
    pub left_alone: Vec<String>,
}

impl Output {
    /// Opens an output folder for the site at `root`, for pages that everybody may read.
    ///
    /// # Errors
    ///
    /// As for [`Output::open_for`].
    pub fn open(root: &Path, folder: &Path) -> Result<Self, DiskError> {
        Self::open_for(root, folder, Readers::Everybody)
    }

    /// Opens an output folder for the site at `root`, and removes what killed builds have left.
    ///
    /// A link to a folder is followed unless it is inside the site's folder.
    ///
    /// # Errors
    ///
    /// Refused if the folder is or contains the site's root, is inside a folder that factpress
    /// reads, contains files but no manifest, is for other readers, or is being published to by
    /// another build; also if its manifest is damaged, or something else is in the place of one of
    /// factpress's own files. Otherwise if the disk fails.
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
        // Anybody else's folder is refused before even a lock is put there.
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
                .map(|state| Capitals::of(&state.manifest))
                .unwrap_or_default(),
            before,
            known: KnownFiles::default(),
            stamps: Mutex::default(),
            is_committed: false,
        })
    }

    /// Removes what killed builds have left for a folder, unless a build is running. It changes
    /// nothing else.
    ///
    /// # Errors
    ///
    /// Refused if something else is in the place of what they leave; otherwise if the disk fails.
    pub fn clear_leftovers(folder: &Path) -> Result<(), DiskError> {
        Lock::clear_leftovers(folder)
    }

    /// Adds what the last build noted of the files that it left, and when: files that have not
    /// changed since need not be read.
    ///
    /// It is ignored if the last build was interrupted.
    #[must_use]
    pub fn knowing(mut self, files: OutputFiles, then: SystemTime) -> Self {
        let list = self
            .before
            .as_ref()
            .filter(|state| !state.broke_off)
            .and_then(|state| state.list);
        self.known = KnownFiles::of(files, then, &self.folder, list.map(|(hash, _)| hash));
        self
    }

    /// True if the last build was interrupted while it moved files in.
    #[must_use]
    pub fn broke_off(&self) -> bool {
        self.before.as_ref().is_some_and(|state| state.broke_off)
    }

    /// Moves the staged files in, removes those of the last build that are no longer part of the
    /// site, and writes the manifest.
    ///
    /// # Errors
    ///
    /// As for [`Output::begin`] and [`Moving::step`].
    pub fn finish(self, puts: &[WrittenFile]) -> Result<FileCounts, DiskError> {
        let mut moving = self.begin(puts)?;
        while moving.step()? {}
        Ok(moving.counts())
    }

    /// Finishes as [`Output::finish`] does, and reports how the files were left.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn finish_and_tell(self, puts: &[WrittenFile]) -> Result<Finished, DiskError> {
        self.begin(puts)?.finish(puts)
    }

    /// The folder, for the manifest and the journal in it.
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
        // Nothing but this build needs the staged files: the next one compares the files that were
        // moved in.
        self.lock.remove_staging();
    }
}
