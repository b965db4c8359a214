//! The output folder: new and changed files are laid out first, and move in when every one of them is made.

mod copying;
mod durable;
mod lock;
mod moving;
mod places;
mod recovery;

use std::fs;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::DiskError;
use super::ownership::{read_folder, refuse_own_folders};
use super::past::{Files, Known};
use crate::publish::{Capitals, JOURNAL, Journal, MANIFEST, Manifest, Put, Shelf, Stretches, Tally};
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
    /// Held while this build runs; says where files are laid out.
    lock: Lock,
    /// What factpress wrote the last time; nothing when the folder does not exist.
    before: Option<Manifest>,
    /// The paths of the last time for disks that do not tell capitals from small letters.
    capitals: Capitals,
    /// What the last build knows of the files that it left.
    known: Known,
    /// True from when the journal is written: what is laid out belongs to whoever finishes it.
    is_committed: bool,
}

impl Output {
    /// Opens an output folder for the site at `root`, and finishes what a build that broke off has begun there.
    ///
    /// A link to a folder is followed.
    ///
    /// # Errors
    ///
    /// Refused when the folder holds or is the site's root, lies in a folder that factpress reads, holds files that
    /// factpress did not write, or is being published to by another build. Otherwise when the disk fails.
    pub fn open(root: &Path, folder: &Path) -> Result<Self, DiskError> {
        refuse_own_folders(root, folder)?;
        if !folder.exists() && folder.is_symlink() {
            let nowhere =
                "is a link that leads nowhere\n   = help: make the folder that it leads to, or remove the link";
            return Err(DiskError::Refused(format!("{} {nowhere}", folder.display())));
        }
        // A folder that is not ours by any sign is refused before even a lock is put there.
        if ![MANIFEST, JOURNAL].iter().any(|own| folder.join(own).exists()) {
            read_folder(folder)?;
        }
        let lock = Lock::take(folder)?;
        if lock.is_inside() {
            recovery::roll_forward(folder, lock.staging())?;
            lock::clear_beside(folder);
        }
        let before = read_folder(folder)?;
        remove_all(lock.staging())?;
        fs::create_dir(lock.staging()).map_err(DiskError::io("create", lock.staging()))?;
        let capitals = before.as_ref().map(Capitals::of).unwrap_or_default();
        Ok(Self { folder: folder.to_owned(), lock, before, capitals, known: Known::default(), is_committed: false })
    }

    /// The same with what the last build knows of the files that it left: those that stand need not be read.
    #[must_use]
    pub fn knowing(mut self, files: Files) -> Self {
        self.known = Known::of(files, &self.folder);
        self
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

    /// Finishes as [`Output::finish`] does, and looks at what then stands in the folder.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn finish_and_look(mut self, puts: &[Put]) -> Result<(Tally, Files), DiskError> {
        let (folder, known) = (self.folder.clone(), std::mem::take(&mut self.known));
        let tally = self.finish(puts)?;
        Ok((tally, Files::left(&folder, puts, &known)))
    }

    /// Writes the journal: from then on the site is as good as published, whoever takes the steps that remain.
    ///
    /// Everything that can be known to go wrong with the steps is looked at before.
    ///
    /// # Errors
    ///
    /// Refused when a file that factpress did not write, or a link, stands where a new one is to go. Otherwise when the
    /// disk fails or would not let a file move in. The folder is then as it was.
    pub fn begin(mut self, puts: &[Put]) -> Result<Moving, DiskError> {
        let after = Manifest::of(puts);
        let journal = Journal::new(self.before.as_ref().unwrap_or(&Manifest::default()), &after, puts);
        let changed = puts.iter().filter(|put| put.changed).count();
        let tally = Tally { written: changed, unchanged: puts.len() - changed, removed: journal.gone().count() };
        let is_news = !journal.is_empty();
        match &self.before {
            None => write_whole(&self.laid_out(MANIFEST), &after.text())?,
            Some(before) if is_news => {
                let writes = puts.iter().filter(|put| put.changed).map(|put| &*put.path);
                places::check(&self.folder, before, &self.capitals, writes, &journal)?;
                fs::write(self.laid_out(MANIFEST), after.text())
                    .map_err(DiskError::io("write", &self.laid_out(MANIFEST)))?;
                // Files that wait are as durable as the journal that names them.
                sync_disk(&self.folder)?;
                write_whole(&self.laid_out(JOURNAL), &journal.text())?;
                rename(&self.laid_out(JOURNAL), &self.folder.join(JOURNAL))?;
                self.is_committed = true;
                sync_folder(&self.folder).map_err(DiskError::unfinished)?;
            }
            Some(_) => {}
        }
        Ok(Moving::new(self, journal, tally))
    }

    /// Writes what is to be moved to a path later, in a folder that is made when it is not there.
    fn lay_out<T>(&self, path: &str, write: impl Fn(&Path) -> io::Result<T>) -> Result<T, DiskError> {
        let path = self.laid_out(path);
        let written = write(&path).or_else(|error| match path.parent() {
            Some(parent) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(parent).and_then(|()| write(&path))
            }
            _ => Err(error),
        });
        written.map_err(DiskError::io("write", &path))
    }

    /// Where a file waits to be moved.
    fn laid_out(&self, path: &str) -> PathBuf {
        self.lock.staging().join(path)
    }
}

impl Shelf for Output {
    type Error = DiskError;

    fn put(&self, file: File) -> Result<Put, DiskError> {
        let changed = self.before.as_ref().is_none_or(|before| {
            // A file that only changes its capitals may be one and the same on this disk: it is written anew.
            self.capitals.has_twin(before, &file.path) || !is_same(&self.folder.join(&file.path), &file.bytes)
        });
        let put = Put::new(&file, changed);
        if changed {
            self.lay_out(&file.path, |path| fs::write(path, &file.bytes))?;
        }
        Ok(put)
    }

    /// A long file is laid out stretch by stretch, each while the next is made, and taken away again when it turns out to
    /// stand there.
    fn put_long(&self, path: String, mut stretches: Stretches<'_>) -> Result<Put, DiskError> {
        let mut file = self.lay_out(&path, |path| fs::File::create(path))?;
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
        let has_twin = self.before.as_ref().is_some_and(|before| self.capitals.has_twin(before, &path));
        match self.kept(&path)?.filter(|kept| kept.hash == hash && !has_twin) {
            Some(kept) => {
                fs::remove_file(&laid_out).map_err(DiskError::io("remove", &laid_out))?;
                Ok(kept)
            }
            None => Ok(Put { path: path.into(), hash, changed: true }),
        }
    }

    fn part(&self, path: &str, bytes: Range<u64>) -> Option<Vec<u8>> {
        let mut part = vec![0; usize::try_from(bytes.end.checked_sub(bytes.start)?).ok()?];
        let mut file = fs::File::open(self.folder.join(path)).ok()?;
        file.seek(SeekFrom::Start(bytes.start)).ok()?;
        file.read_exact(&mut part).ok()?;
        Some(part)
    }

    /// A file that is gone, damaged or cannot be read is made again, so this never fails.
    fn kept(&self, path: &str) -> Result<Option<Put>, DiskError> {
        if let Some(hash) = self.known.hash(path) {
            return Ok(Some(Put { path: path.into(), hash, changed: false }));
        }
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
        if !self.is_committed {
            let _ = fs::remove_dir_all(self.lock.staging());
        }
    }
}

fn rename(from: &Path, to: &Path) -> Result<(), DiskError> {
    fs::rename(from, to).map_err(DiskError::io("write", to))
}

fn is_same(path: &Path, bytes: &[u8]) -> bool {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    fs::symlink_metadata(path).is_ok_and(|there| there.is_file() && there.len() == length)
        && fs::read(path).is_ok_and(|there| there == bytes)
}

fn remove_all(path: &Path) -> Result<(), DiskError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(DiskError::io("remove", path)(error)),
        _ => Ok(()),
    }
}
