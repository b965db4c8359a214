//! The text cache: a file to which each run adds what it parsed. The next run skips texts that have
//! not changed.
//!
//! It contains nothing but what the content says. It may be deleted, cut short or damaged at any
//! time, or come from another version; records that cannot be trusted are skipped, and their texts
//! are read again. The HTML of bodies, which is the largest part, is in a file of its own
//! (`disk/body_cache.rs`) and is read when a page needs it.

mod record;

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use hashbrown::HashMap;

use super::DiskError;
use super::body_cache::{Bodies, MemoryBodies};
use super::cache_folder::{cache_folder, made_cache_folder};
use super::own_folder::OwnFolder;
use super::program::Program;
use super::stamp::Stamp;
use crate::content::BlobStore;
use record::{TEXTS_HEADER_LENGTH, header, is_of, scan};

pub use record::Record;

/// The name of the file in the cache folder.
const TEXTS_FILE: &str = "texts";
/// A file larger than this, in bytes, is started afresh if less than half of it was used.
const WORTH_KEEPING: u64 = 1 << 20;

/// What a run has parsed, kept in memory for its next look.
#[derive(Debug, Default)]
pub struct CachedTexts {
    texts: Vec<u8>,
    bodies: Arc<MemoryBodies>,
}

/// Where records are added.
#[derive(Debug)]
enum Added {
    /// To the file that the cache was read from.
    File(File),
    /// In memory.
    Memory(CachedTexts),
}

/// What earlier runs parsed, and where this one adds to it.
#[derive(Debug)]
pub struct TextCache {
    /// The cache folder; `None` for a cache in memory, and if there cannot be a folder.
    folder: Option<OwnFolder>,
    /// The file as it was when this run began.
    bytes: Vec<u8>,
    /// When it was last written.
    written: SystemTime,
    /// Where in it the last record of each path begins.
    records: HashMap<String, usize>,
    /// Where records are added; `None` if that has failed, after which the run continues without a
    /// cache.
    added: Mutex<Option<Added>>,
    /// How many bytes of it this run has used.
    used: AtomicU64,
    /// Where the HTML of bodies is, unless it is kept with the rest.
    bodies: Option<Arc<dyn BlobStore>>,
}

impl TextCache {
    /// Makes sure that nothing else is in the place of the cache of the site at `root`.
    ///
    /// # Errors
    ///
    /// Refused if something is, with its path.
    pub fn refuse_others(root: &Path) -> Result<(), DiskError> {
        let Some(folder) = cache_folder(root)? else {
            return Ok(());
        };
        folder.refuse_shared(TEXTS_FILE)?;
        Bodies::refuse_others(&folder)
    }

    /// Opens the cache of the site at `root`, and creates its folder if it is missing.
    ///
    /// If it cannot be opened, nothing is cached.
    pub fn open(root: &Path, program: Program) -> Self {
        let opened = made_cache_folder(root)
            .and_then(|folder| Ok((folder.open_or_create(TEXTS_FILE)?, folder)));
        let Ok((mut file, folder)) = opened else {
            return Self::none();
        };
        // While another run adds to the file, this one reads its complete records and adds none.
        let is_mine = file.try_lock().is_ok();
        let written = file
            .metadata()
            .and_then(|there| there.modified())
            .unwrap_or(SystemTime::UNIX_EPOCH);
        let mut bytes = Vec::new();
        if file.read_to_end(&mut bytes).is_err() {
            bytes.clear();
        }
        let is_ours = is_of(&program, &bytes) && Bodies::are_in(&folder);
        let (records, end) = if is_ours {
            scan(&bytes)
        } else {
            (HashMap::new(), 0)
        };
        let added = if is_mine {
            add_to(file, &program, end).ok()
        } else {
            None
        };
        let bodies = if added.is_some() {
            Bodies::open(&folder, !is_ours).ok()
        } else {
            Bodies::look_at(&folder)
        };
        let bodies = bodies.map(|bodies| Arc::new(bodies) as Arc<dyn BlobStore>);
        let added = Mutex::new(added.map(Added::File));
        Self {
            folder: Some(folder),
            bytes,
            written,
            records,
            added,
            used: AtomicU64::new(0),
            bodies,
        }
    }

    /// A cache that holds nothing and keeps nothing.
    fn none() -> Self {
        let (bytes, records, added) = (Vec::new(), HashMap::new(), Mutex::new(None));
        Self {
            folder: None,
            bytes,
            written: SystemTime::UNIX_EPOCH,
            records,
            added,
            used: AtomicU64::new(0),
            bodies: None,
        }
    }

    /// A cache in memory: what [`TextCache::into_cached`] gave, and when; empty at first.
    pub fn with_cached(cached: CachedTexts, written: SystemTime) -> Self {
        let CachedTexts {
            texts: bytes,
            bodies,
        } = cached;
        let (records, _) = scan(&bytes);
        let store: Arc<dyn BlobStore> = Arc::clone(&bodies) as _;
        let added = Mutex::new(Some(Added::Memory(CachedTexts {
            texts: Vec::new(),
            bodies,
        })));
        Self {
            folder: None,
            bytes,
            written,
            records,
            added,
            used: AtomicU64::new(0),
            bodies: Some(store),
        }
    }

    /// Where the HTML of bodies is stored.
    pub fn bodies(&self) -> Option<&Arc<dyn BlobStore>> {
        self.bodies.as_ref()
    }

    /// Deletes the cache of the site at `root`.
    pub fn forget(root: &Path) {
        if let Ok(Some(folder)) = cache_folder(root) {
            forget_in(&folder);
        }
    }

    /// All that it has; empty if most of that is about texts that no longer exist, or if it is in a
    /// file.
    pub fn into_cached(mut self) -> CachedTexts {
        let Ok(Some(Added::Memory(added))) = self.added.get_mut() else {
            return CachedTexts::default();
        };
        let CachedTexts {
            texts: added,
            bodies,
        } = std::mem::take(added);
        let mut texts = std::mem::take(&mut self.bytes);
        texts.resize(texts.len().max(TEXTS_HEADER_LENGTH), 0);
        texts.extend_from_slice(&added);
        let length = u64::try_from(texts.len()).unwrap_or(u64::MAX);
        let is_worth_keeping =
            length <= WORTH_KEEPING || length / 2 <= self.used.load(Ordering::Relaxed);
        if is_worth_keeping {
            CachedTexts { texts, bodies }
        } else {
            CachedTexts::default()
        }
    }

    /// The record of a text, if it is complete.
    pub fn find(&self, path: &str) -> Option<Record<'_>> {
        let record = Record::read(self.bytes.get(*self.records.get(path)?..)?);
        record.filter(|record| record.path == path)
    }

    /// Notes that a record was used.
    pub fn use_record(&self, record: &Record<'_>) {
        self.used.fetch_add(
            u64::try_from(record.parsed.len()).unwrap_or(0),
            Ordering::Relaxed,
        );
    }

    /// True if the stamp alone does not prove that a text is unchanged.
    pub fn is_doubtful(&self, stamp: &Stamp) -> bool {
        stamp.is_doubtful(self.written)
    }

    /// Adds a record.
    pub fn add(&self, record: &Record<'_>) {
        let Some(whole) = record.bytes() else {
            return;
        };
        if let Ok(mut added) = self.added.lock() {
            let is_added = match added.as_mut() {
                Some(Added::File(file)) => file.write_all(&whole).is_ok(),
                Some(Added::Memory(cached)) => {
                    cached.texts.extend_from_slice(&whole);
                    true
                }
                None => false,
            };
            if !is_added {
                *added = None;
            }
        }
        self.use_record(record);
    }
}

impl Drop for TextCache {
    /// Removes the file if most of it is about texts that no longer exist, so that the next run
    /// starts a new one.
    fn drop(&mut self) {
        let length = match self.added.get_mut() {
            Ok(Some(Added::File(file))) => file.metadata().map_or(0, |there| there.len()),
            _ => u64::try_from(self.bytes.len()).unwrap_or_default(),
        };
        let used = self.used.load(Ordering::Relaxed);
        if used > 0 && length > WORTH_KEEPING && length / 2 > used {
            self.folder.iter().for_each(forget_in);
        }
    }
}

fn forget_in(folder: &OwnFolder) {
    let _ = folder.remove(TEXTS_FILE);
    Bodies::forget(folder);
}

/// Prepares a file for more records: after its last complete one, or from the beginning.
fn add_to(mut file: File, program: &Program, end: usize) -> io::Result<File> {
    file.set_len(u64::try_from(end).unwrap_or(0))?;
    file.seek(SeekFrom::End(0))?;
    if end == 0 {
        for part in header(program) {
            file.write_all(part)?;
        }
    }
    Ok(file)
}
