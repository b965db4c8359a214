//! Committing: works out the steps, checks that each is possible, and writes the journal.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::durable::{sync_disk, sync_folder};
use super::{DiskError, Moving, Output, preflight};
use crate::build::publish::{FileCounts, JOURNAL, Journal, MANIFEST, Manifest, WrittenFile};
use crate::disk::handles::EntryKind;
use crate::disk::ownership::OutputState;

impl Output {
    /// Writes the journal. From then on the folder has files of the new site among those of the old
    /// one, until the last has moved.
    ///
    /// Whatever could keep a step from succeeding, and can be known beforehand, is checked first.
    ///
    /// # Errors
    ///
    /// Refused if a file that factpress did not write, or a link, is where a new file belongs;
    /// otherwise if the disk fails, or would not let a file move in. The folder then stays as it
    /// was.
    pub fn begin(mut self, puts: &[WrittenFile]) -> Result<Moving, DiskError> {
        let none = Manifest::default();
        let before = self.before.as_ref().map_or(&none, |state| &state.manifest);
        let mut after = Manifest::of(puts, self.readers);
        let left_alone = self.left_alone(before, &after);
        // They stay in the manifest, so that each build reports them until somebody has removed or
        // restored them.
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
            None => self.stage_durably(MANIFEST, &text)?,
            Some(state) if !journal.is_empty() || state.broke_off || state.list.is_none() => {
                let writes = puts.iter().filter(|put| put.changed).map(|put| &*put.path);
                preflight::check(
                    &self.folder,
                    before,
                    &left_alone,
                    &self.capitals,
                    writes,
                    &journal,
                )?;
                self.commit(state, &text, &journal)?;
                self.is_committed = true;
                sync_folder(&self.folder).map_err(DiskError::unfinished)?;
            }
            Some(state) => {
                let stamp = state.list.map(|(_, stamp)| (Arc::from(MANIFEST), stamp));
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

    /// The files of the last build that are no longer part of the site, and that somebody has
    /// changed since.
    fn left_alone(&self, before: &Manifest, after: &Manifest) -> BTreeSet<Arc<str>> {
        let stale = before.paths_beside(after).into_par_iter();
        let is_another = |path: &&Arc<str>| match self.there.hash(path) {
            Some(hash) => before.files.get(*path) != Some(&hash),
            None => matches!(self.there.kind_of(path), Some(EntryKind::File(_))),
        };
        stale.filter(is_another).cloned().collect()
    }

    /// Stages the manifest, and puts the journal into the folder.
    fn commit(
        &self,
        state: &OutputState,
        manifest: &str,
        journal: &Journal,
    ) -> Result<(), DiskError> {
        if state.list.is_none() {
            // An empty manifest marks the folder as factpress's own. If this build is interrupted,
            // the next one does not refuse the folder for the files that were moved in.
            let empty = Manifest {
                readers: self.readers,
                ..Manifest::default()
            };
            self.stage_durably(MANIFEST, &empty.text())?;
            self.move_in_file(MANIFEST)?;
        }
        self.stage_durably(MANIFEST, manifest)?;
        // The staged files must be on the disk before the journal is, which says that they are
        // complete.
        sync_disk(&self.folder)?;
        let none = Manifest::default();
        let text = journal.text(if state.broke_off {
            &state.manifest
        } else {
            &none
        });
        self.stage_durably(JOURNAL, &text)?;
        self.move_in_file(JOURNAL)
    }

    /// Moves a staged manifest or journal into the folder.
    fn move_in_file(&self, name: &str) -> Result<(), DiskError> {
        self.there
            .take(&self.waiting, name, false)
            .map_err(DiskError::io("write", &self.folder.join(name)))
    }

    /// Removes the journal, since every file that it lists is in its place.
    pub(super) fn forget_journal(&mut self) -> Result<(), DiskError> {
        self.own()?.remove(JOURNAL)?;
        self.is_committed = false;
        self.lock.remove_staging();
        Ok(())
    }
}
