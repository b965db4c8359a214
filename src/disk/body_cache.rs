//! The body cache: the HTML of every body, one after the other, in a file beside the text cache or
//! in memory.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::{Mutex, PoisonError, RwLock};

use super::DiskError;
use super::own_folder::OwnFolder;
use crate::content::{BlobRef, BlobStore};

/// The name of the file in the cache folder.
const BODIES_FILE: &str = "bodies";

/// The file. Its bytes are not checked here: whoever asks for a body compares it with its hash.
#[derive(Debug)]
pub struct Bodies(Mutex<File>);

impl Bodies {
    /// True if there are bodies in the cache folder.
    pub fn are_in(folder: &OwnFolder) -> bool {
        folder.has(BODIES_FILE).is_ok_and(|there| there)
    }

    /// Makes sure that nothing but a plain file is in its place.
    ///
    /// # Errors
    ///
    /// Refused if something else is.
    pub fn refuse_others(folder: &OwnFolder) -> Result<(), DiskError> {
        folder.refuse_shared(BODIES_FILE)
    }

    /// Opens the file in the cache folder to add to it; with `anew`, starts an empty one.
    pub fn open(folder: &OwnFolder, anew: bool) -> Result<Self, DiskError> {
        if anew {
            Self::forget(folder);
        }
        // The old file is removed rather than truncated: another run may still be reading it.
        folder.open_or_create(BODIES_FILE).map(Mutex::new).map(Self)
    }

    /// Opens the file in the cache folder for reading only, while another run adds to it.
    pub fn look_at(folder: &OwnFolder) -> Option<Self> {
        folder.open(BODIES_FILE).ok()?.map(Mutex::new).map(Self)
    }

    /// Removes the file; runs that have it open can still read it.
    pub fn forget(folder: &OwnFolder) {
        let _ = folder.remove(BODIES_FILE);
    }
}

impl BlobStore for Bodies {
    fn put(&self, bytes: &[u8]) -> Option<BlobRef> {
        let length = u32::try_from(bytes.len()).ok()?;
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let start = file.seek(SeekFrom::End(0)).ok()?;
        file.write_all(bytes).ok()?;
        Some(BlobRef { start, length })
    }

    fn get(&self, place: BlobRef) -> Option<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(place.length).ok()?];
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(place.start)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// The bodies of a run that keeps them in memory.
#[derive(Debug, Default)]
pub struct MemoryBodies(RwLock<Vec<u8>>);

impl BlobStore for MemoryBodies {
    fn put(&self, bytes: &[u8]) -> Option<BlobRef> {
        let length = u32::try_from(bytes.len()).ok()?;
        let mut held = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let start = u64::try_from(held.len()).ok()?;
        held.extend_from_slice(bytes);
        Some(BlobRef { start, length })
    }

    fn get(&self, place: BlobRef) -> Option<Vec<u8>> {
        let (start, length) = (
            usize::try_from(place.start).ok()?,
            usize::try_from(place.length).ok()?,
        );
        let held = self.0.read().unwrap_or_else(PoisonError::into_inner);
        held.get(start..)?.get(..length).map(<[u8]>::to_vec)
    }
}
