//! The sink of a preview: collects the files of one look, and knows those of the look before.

use std::convert::Infallible;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use super::{EarlyPages, FileSource, PreviewFile, PreviewFiles, Show};
use crate::build::publish::{Sink, WrittenFile};
use crate::build::render::File;

/// A sink for the files of one look, which are compared with those of the look before.
pub struct MemorySink<'p> {
    before: &'p PreviewFiles,
    made: Mutex<PreviewFiles>,
    show: Show<'p>,
}

impl<'p> MemorySink<'p> {
    /// An empty sink; `show` gets the pages when all of them are made.
    pub fn new(before: &'p PreviewFiles, show: Show<'p>) -> Self {
        Self {
            before,
            made: Mutex::default(),
            show,
        }
    }

    /// The files of this look; unchanged ones are those of the look before.
    pub fn files(self, puts: &[WrittenFile]) -> PreviewFiles {
        let mut made = self.made.into_inner().unwrap_or_default();
        let file = |put: &WrittenFile| {
            let shown = made
                .remove(&put.path)
                .or_else(|| self.before.get(&put.path).cloned())?;
            Some((Arc::clone(&put.path), shown))
        };
        puts.iter().filter_map(file).collect()
    }
}

impl Sink for MemorySink<'_> {
    type Error = Infallible;

    fn put(&self, file: File) -> Result<WrittenFile, Infallible> {
        let mut put = WrittenFile::new(&file, true);
        put.changed = self
            .before
            .get(&put.path)
            .is_none_or(|before| before.hash != put.hash);
        if put.changed
            && let Ok(mut made) = self.made.lock()
        {
            made.insert(
                Arc::clone(&put.path),
                PreviewFile {
                    hash: put.hash,
                    source: FileSource::Memory(file.bytes.into()),
                },
            );
        }
        Ok(put)
    }

    fn pages_are_there(&self, puts: &[WrittenFile]) {
        let changed = self
            .made
            .lock()
            .map(|made| made.clone())
            .unwrap_or_default();
        if !changed.is_empty() {
            let unchanged = puts
                .iter()
                .filter(|put| !put.changed)
                .map(|put| Arc::clone(&put.path))
                .collect();
            (self.show)(EarlyPages { changed, unchanged });
        }
    }

    fn part(&self, path: &str, bytes: Range<u64>) -> Option<Vec<u8>> {
        let range = usize::try_from(bytes.start).ok()?..usize::try_from(bytes.end).ok()?;
        self.before
            .get(path)?
            .held()?
            .get(range)
            .map(<[u8]>::to_vec)
    }

    fn kept(&self, path: &str) -> Result<Option<WrittenFile>, Infallible> {
        let kept = |(path, shown): (&Arc<str>, &PreviewFile)| WrittenFile {
            path: Arc::clone(path),
            hash: shown.hash,
            changed: false,
        };
        Ok(self.before.get_key_value(path).map(kept))
    }
}
