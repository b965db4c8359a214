//! The output folder: new and changed files are laid out first, and move in when every one of them is made.

mod durable;
mod lock;
mod moving;
mod places;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use rayon::prelude::*;

use super::folder::Folder;
use super::handles::Standing;
use super::own::Own;
use super::ownership::{Books, WAY_OUT, read_folder, refuse_drafts_inside, refuse_own_folders};
use super::past::{Files, Known, Stamps};
use super::stamp::Stamp;
use super::{DiskError, input};
use crate::content::Asset;
use crate::publish::{Capitals, JOURNAL, Journal, MANIFEST, Manifest, Put, Readers, Shelf, Stretches, Tally};
use crate::render::File;
use durable::{begin_to_sync, sync_disk, sync_folder, write_whole};
use lock::Lock;
pub use moving::Moving;

/// An output folder that is being published to.
///
/// Until [`Output::begin`] the folder stays as it was; an output that is dropped before takes its laid-out files with it.
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
    /// What factpress wrote the last time; nothing when the folder does not exist.
    before: Option<Books>,
    /// The paths of the last time for disks that do not tell capitals from small letters.
    capitals: Capitals,
    /// What the last build knows of the files that it left.
    known: Known,
    /// The stamps of the files that this build has laid out, moved or read.
    stamps: Mutex<Stamps>,
    /// True from when the journal is written until all that it lists is in its place.
    is_committed: bool,
}

/// A site that is published.
#[derive(Debug)]
pub struct Finished {
    /// What was done.
    pub tally: Tally,
    /// The files as they were left.
    pub files: Files,
    /// Files that are no more part of the site, and were not removed since somebody has changed them.
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

    /// Opens an output folder for the site at `root`, and clears away what builds that were killed have left.
    ///
    /// A link to a folder is followed where it does not lie in the site's folder.
    ///
    /// # Errors
    ///
    /// Refused when the folder holds or is the site's root, lies in a folder that factpress reads, holds files that
    /// factpress did not write, is for other readers, or is being published to by another build; when its list of files is
    /// damaged, or something else stands in the place of a file of our own. Otherwise when the disk fails.
    pub fn open_for(root: &Path, folder: &Path, readers: Readers) -> Result<Self, DiskError> {
        refuse_own_folders(root, folder)?;
        if !folder.exists() && folder.is_symlink() {
            let nowhere =
                "is a link that leads nowhere\n   = help: make the folder that it leads to, or remove the link";
            return Err(DiskError::Refused(format!("{} {nowhere}", folder.display())));
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
            capitals: before.as_ref().map(|books| Capitals::of(&books.manifest)).unwrap_or_default(),
            before,
            known: Known::default(),
            stamps: Mutex::default(),
            is_committed: false,
        })
    }

    /// Clears away what builds that were killed have left for a folder, when no build runs. Nothing else is changed.
    ///
    /// # Errors
    ///
    /// Refused when something else stands in the place of what they leave. Otherwise when the disk fails.
    pub fn clear_leftovers(folder: &Path) -> Result<(), DiskError> {
        Lock::clear_leftovers(folder)
    }

    /// The same with what the last build knows of the files that it left, and when: those that stand need not be read.
    ///
    /// Nothing is believed of a folder in which a build broke off.
    #[must_use]
    pub fn knowing(mut self, files: Files, then: SystemTime) -> Self {
        let list = self.before.as_ref().filter(|books| !books.broke_off).and_then(|books| books.list);
        self.known = Known::of(files, then, &self.folder, list.map(|(hash, _)| hash));
        self
    }

    /// True when the last build broke off while files moved in.
    #[must_use]
    pub fn broke_off(&self) -> bool {
        self.before.as_ref().is_some_and(|books| books.broke_off)
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
                let bytes = input::asset(root, asset)?;
                self.put(File { path: asset.output.clone(), bytes })
            })
            .collect()
    }

    /// Moves the laid-out files in, removes those of the last time that are no more, and writes the manifest.
    ///
    /// # Errors
    ///
    /// As for [`Output::begin`] and [`Moving::step`].
    pub fn finish(self, puts: &[Put]) -> Result<Tally, DiskError> {
        let mut moving = self.begin(puts)?;
        while moving.step()? {}
        Ok(moving.tally())
    }

    /// Finishes as [`Output::finish`] does, and tells how the files were left.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn finish_and_tell(self, puts: &[Put]) -> Result<Finished, DiskError> {
        self.begin(puts)?.finish(puts)
    }

    /// Writes the journal: from then on files of the new site stand among those of the old one, until the last has moved.
    ///
    /// Everything that can be known to go wrong with the steps is looked at before.
    ///
    /// # Errors
    ///
    /// Refused when a file that factpress did not write, or a link, stands where a new one is to go. Otherwise when the
    /// disk fails or would not let a file move in. The folder is then as it was.
    pub fn begin(mut self, puts: &[Put]) -> Result<Moving, DiskError> {
        let none = Manifest::default();
        let before = self.before.as_ref().map_or(&none, |books| &books.manifest);
        let mut after = Manifest::of(puts, self.readers);
        let left_alone = self.left_alone(before, &after);
        // They stay on the list, so that each build names them until somebody has decided.
        after.files.extend(left_alone.iter().filter_map(|path| Some((Arc::clone(path), *before.files.get(path)?))));
        let journal = Journal::new(before, &after, puts);
        let changed = puts.iter().filter(|put| put.changed).count();
        let tally = Tally { written: changed, unchanged: puts.len() - changed, removed: journal.gone().count() };
        let text = after.text();
        match &self.before {
            None => self.lay_out_whole(MANIFEST, &text)?,
            Some(books) if !journal.is_empty() || books.broke_off || books.list.is_none() => {
                let writes = puts.iter().filter(|put| put.changed).map(|put| &*put.path);
                places::check(&self.folder, before, &left_alone, &self.capitals, writes, &journal)?;
                self.lay_out_whole(MANIFEST, &text)?;
                self.commit(books, &journal)?;
                self.is_committed = true;
                sync_folder(&self.folder).map_err(DiskError::unfinished)?;
            }
            Some(books) => {
                let stamp = books.list.map(|(_, stamp)| (Arc::from(MANIFEST), stamp));
                self.stamps().extend(stamp);
            }
        }
        let left_alone = left_alone.iter().map(|path| self.there.path().join(&**path).display().to_string()).collect();
        Ok(Moving::new(self, journal, blake3::hash(text.as_bytes()), tally, left_alone))
    }

    /// The files of the last time that are no more part of the site, and that somebody has changed since.
    fn left_alone(&self, before: &Manifest, after: &Manifest) -> BTreeSet<Arc<str>> {
        let stale = before.paths_beside(after).into_par_iter();
        let is_another = |path: &&Arc<str>| match self.there.hash(path) {
            Some(hash) => before.files.get(*path) != Some(&hash),
            None => matches!(self.there.standing(path), Some(Standing::File(_))),
        };
        stale.filter(is_another).cloned().collect()
    }

    /// Puts the journal into the folder.
    fn commit(&self, books: &Books, journal: &Journal) -> Result<(), DiskError> {
        let own = self.own()?;
        if books.list.is_none() {
            // From here on the folder is ours, whatever of it is there when this breaks off.
            let empty = Manifest { readers: self.readers, ..Manifest::default() };
            own.replace(MANIFEST, |file| file.write_all(empty.text().as_bytes()))?;
        }
        // Files that wait are as durable as the journal that names them.
        sync_disk(&self.folder)?;
        let none = Manifest::default();
        let text = journal.text(if books.broke_off { &books.manifest } else { &none });
        self.lay_out_whole(JOURNAL, &text)?;
        self.there.take(&self.waiting, JOURNAL, false).map_err(DiskError::io("write", &own.at(JOURNAL)))
    }

    /// Removes the journal: all that it lists is in its place.
    fn forget_journal(&mut self) -> Result<(), DiskError> {
        self.own()?.remove(JOURNAL)?;
        self.is_committed = false;
        self.lock.remove_staging();
        Ok(())
    }

    /// The folder, for the books in it.
    fn own(&self) -> Result<Own, DiskError> {
        let nowhere = || DiskError::io("open", &self.folder)(io::ErrorKind::NotFound.into());
        Own::named(&self.folder, WAY_OUT)?.ok_or_else(nowhere)
    }

    fn stamps(&self) -> MutexGuard<'_, Stamps> {
        self.stamps.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes the stamp of a file that was read, or written and not moved yet.
    fn note(&self, path: &str, stamp: Stamp) {
        self.stamps().insert(path.into(), stamp);
    }

    /// Makes a file that is to be moved to a path later, in a folder that is made when it is not there.
    fn lay_out(&self, path: &str) -> Result<fs::File, DiskError> {
        let laid_out = self.laid_out(path);
        let made = fs::File::create_new(&laid_out).or_else(|error| match (error.kind(), laid_out.parent()) {
            (io::ErrorKind::NotFound, Some(parent)) => {
                fs::create_dir_all(parent).and_then(|()| fs::File::create_new(&laid_out))
            }
            // Two pages may show one picture.
            (io::ErrorKind::AlreadyExists, _) => {
                fs::remove_file(&laid_out).and_then(|()| fs::File::create_new(&laid_out))
            }
            _ => Err(error),
        });
        made.map_err(DiskError::io("write", &laid_out))
    }

    /// Lays out a file, and notes its stamp.
    fn lay_out_bytes(&self, path: &str, bytes: &[u8]) -> Result<(), DiskError> {
        let mut file = self.lay_out(path)?;
        let write = file.write_all(bytes).and_then(|()| file.metadata());
        self.note(path, Stamp::of(&write.map_err(DiskError::io("write", &self.laid_out(path)))?));
        Ok(())
    }

    /// The same for what must be whole on the disk itself before the next step.
    fn lay_out_whole(&self, path: &str, text: &str) -> Result<(), DiskError> {
        let mut file = self.lay_out(path)?;
        let written = write_whole(&mut file, text).and_then(|()| file.metadata());
        self.note(path, Stamp::of(&written.map_err(DiskError::io("write", &self.laid_out(path)))?));
        Ok(())
    }

    /// True when a file of the site is written whether or not it stands there: one that only changes its capitals may be one
    /// and the same with another on this disk.
    fn has_twin(&self, path: &str) -> bool {
        self.before.as_ref().is_some_and(|books| self.capitals.has_twin(&books.manifest, path))
    }

    /// True when exactly these bytes stand in the folder.
    fn has(&self, path: &str, bytes: &[u8]) -> bool {
        let read = self.there.read(path, u64::try_from(bytes.len()).ok()).filter(|(there, _)| there == bytes);
        read.inspect(|(_, stamp)| self.note(path, *stamp)).is_some()
    }

    /// Where a file waits to be moved.
    fn laid_out(&self, path: &str) -> PathBuf {
        self.waiting.path().join(path)
    }
}

impl Shelf for Output {
    type Error = DiskError;

    fn put(&self, file: File) -> Result<Put, DiskError> {
        let changed = self.before.is_none() || self.has_twin(&file.path) || !self.has(&file.path, &file.bytes);
        let put = Put::new(&file, changed);
        if changed {
            self.lay_out_bytes(&file.path, &file.bytes)?;
        }
        Ok(put)
    }

    /// A long file is laid out stretch by stretch, each while the next is made, and taken away again when it turns out to
    /// stand there.
    fn put_long(&self, path: String, mut stretches: Stretches<'_>) -> Result<Put, DiskError> {
        let mut file = self.lay_out(&path)?;
        let laid_out = self.laid_out(&path);
        let mut hasher = blake3::Hasher::new();
        let mut length = 0;
        let mut made = stretches.next();
        while let Some(stretch) = made {
            let lay_out = || {
                let start = length;
                for piece in stretch {
                    hasher.update(&piece);
                    file.write_all(&piece)?;
                    length += piece.len() as u64;
                }
                begin_to_sync(&file, start, length - start);
                Ok(())
            };
            let (written, next) = rayon::join(lay_out, || stretches.next());
            written.map_err(DiskError::io("write", &laid_out))?;
            made = next;
        }
        let hash = hasher.finalize();
        match self.kept(&path)?.filter(|kept| kept.hash == hash && !self.has_twin(&path)) {
            Some(kept) => {
                fs::remove_file(&laid_out).map_err(DiskError::io("remove", &laid_out))?;
                Ok(kept)
            }
            None => {
                self.note(&path, Stamp::of(&file.metadata().map_err(DiskError::io("write", &laid_out))?));
                Ok(Put { path: path.into(), hash, changed: true })
            }
        }
    }

    fn part(&self, path: &str, bytes: Range<u64>) -> Option<Vec<u8>> {
        let mut part = vec![0; usize::try_from(bytes.end.checked_sub(bytes.start)?).ok()?];
        let mut file = self.there.file(path)?;
        file.seek(SeekFrom::Start(bytes.start)).ok()?;
        file.read_exact(&mut part).ok()?;
        Some(part)
    }

    /// A file that is gone, damaged or cannot be read is made again, so this never fails.
    fn kept(&self, path: &str) -> Result<Option<Put>, DiskError> {
        if let Some(hash) = self.known.hash(path) {
            return Ok(Some(Put { path: path.into(), hash, changed: false }));
        }
        let known = self.before.as_ref().and_then(|books| books.manifest.files.get(path));
        let read = known.and_then(|known| {
            let (bytes, stamp) = self.there.read(path, None)?;
            (blake3::hash(&bytes) == *known).then_some((*known, stamp))
        });
        Ok(read.map(|(hash, stamp)| {
            self.note(path, stamp);
            Put { path: path.into(), hash, changed: false }
        }))
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // What was laid out belongs to nobody but this build: the next one compares what stands.
        self.lock.remove_staging();
    }
}
