//! Committing: works out the steps, checks that each is possible, and writes the journal.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::durable::{sync_disk, sync_folder};
use super::{DiskError, Moving, Output, preflight};
use crate::build::publish::{FileCounts, JOURNAL, Journal, MANIFEST, Manifest, WrittenFile};
use crate::disk::handles::EntryKind;
use crate::disk::ownership::Books;

impl Output {
    /// Writes the journal: from then on files of the new site stand among those of the old one,
    /// until the last has moved.
    ///
    /// Everything that can be known to go wrong with the steps is looked at before.
    ///
    /// # Errors
    ///
    /// Refused when a file that factpress did not write, or a link, stands where a new one is to
    /// go. Otherwise when the disk fails or would not let a file move in. The folder is then as it
    /// was.
    pub fn begin(mut self, puts: &[WrittenFile]) -> Result<Moving, DiskError> {
        let none = Manifest::default();
        let before = self.before.as_ref().map_or(&none, |books| &books.manifest);
        let mut after = Manifest::of(puts, self.readers);
        let left_alone = self.left_alone(before, &after);
        // They stay on the list, so that each build names them until somebody has decided.
        after.files.extend(
            left_alone
                .iter()
                .filter_map(|path| Some((Arc::clone(path), *before.files.get(path)?))),
        );
        let journal = Journal::new(before, &after, puts);
        let changed = puts.iter().filter(|put| put.changed).count();
        let counts = FileCounts {
            written: changed,
            unchanged: puts.len() - changed,
            removed: journal.gone().count(),
        };
        let text = after.text();
        match &self.before {
            None => self.lay_out_whole(MANIFEST, &text)?,
            Some(books) if !journal.is_empty() || books.broke_off || books.list.is_none() => {
                let writes = puts.iter().filter(|put| put.changed).map(|put| &*put.path);
                preflight::check(
                    &self.folder,
                    before,
                    &left_alone,
                    &self.capitals,
                    writes,
                    &journal,
                )?;
                self.commit(books, &text, &journal)?;
                self.is_committed = true;
                sync_folder(&self.folder).map_err(DiskError::unfinished)?;
            }
            Some(books) => {
                let stamp = books.list.map(|(_, stamp)| (Arc::from(MANIFEST), stamp));
                self.stamps().extend(stamp);
            }
        }
        let left_alone = left_alone
            .iter()
            .map(|path| self.there.path().join(&**path).display().to_string())
            .collect();
        let manifest = blake3::hash(text.as_bytes());
        Ok(Moving::new(self, journal, manifest, counts, left_alone))
    }

    /// The files of the last time that are no more part of the site, and that somebody has changed
    /// since.
    fn left_alone(&self, before: &Manifest, after: &Manifest) -> BTreeSet<Arc<str>> {
        let stale = before.paths_beside(after).into_par_iter();
        let is_another = |path: &&Arc<str>| match self.there.hash(path) {
            Some(hash) => before.files.get(*path) != Some(&hash),
            None => matches!(self.there.kind_of(path), Some(EntryKind::File(_))),
        };
        stale.filter(is_another).cloned().collect()
    }

    /// Lays the manifest out and puts the journal into the folder.
    fn commit(&self, books: &Books, manifest: &str, journal: &Journal) -> Result<(), DiskError> {
        if books.list.is_none() {
            // From here on the folder is ours, whatever of it is there when this breaks off.
            let empty = Manifest {
                readers: self.readers,
                ..Manifest::default()
            };
            self.lay_out_whole(MANIFEST, &empty.text())?;
            self.take_book(MANIFEST)?;
        }
        self.lay_out_whole(MANIFEST, manifest)?;
        // Files that wait are as durable as the journal that names them.
        sync_disk(&self.folder)?;
        let none = Manifest::default();
        let text = journal.text(if books.broke_off {
            &books.manifest
        } else {
            &none
        });
        self.lay_out_whole(JOURNAL, &text)?;
        self.take_book(JOURNAL)
    }

    /// Moves a book into the folder.
    fn take_book(&self, name: &str) -> Result<(), DiskError> {
        self.there
            .take(&self.waiting, name, false)
            .map_err(DiskError::io("write", &self.folder.join(name)))
    }

    /// Removes the journal: all that it lists is in its place.
    pub(super) fn forget_journal(&mut self) -> Result<(), DiskError> {
        self.own()?.remove(JOURNAL)?;
        self.is_committed = false;
        self.lock.remove_staging();
        Ok(())
    }
}
