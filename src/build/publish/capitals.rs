//! Capitals: some disks treat `Data.txt` and `data.txt` as one file, and some also the two ways to
//! write `é` as one.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use super::{Manifest, folders_above};
use crate::base::address::folded;

/// The paths of a manifest that differ from their folded form, by that form. Hardly any do, so the
/// map is small.
#[derive(Debug, Clone, Default)]
pub struct Capitals(BTreeMap<String, Arc<str>>);

impl Capitals {
    /// Finds the paths that are not folded.
    #[must_use]
    pub fn of(manifest: &Manifest) -> Self {
        let unfolded = manifest.files.keys().filter_map(|path| {
            let small = folded(path);
            (small != **path).then(|| (small.into_owned(), Arc::clone(path)))
        });
        Self(unfolded.collect())
    }

    /// True if another path of the manifest is a twin of this one: it differs only in capitals or
    /// in how accents are encoded.
    #[must_use]
    pub fn has_twin(&self, manifest: &Manifest, path: &str) -> bool {
        self.twin(manifest, path).is_some()
    }

    /// The twin of a path.
    #[must_use]
    pub fn twin<'m>(&'m self, manifest: &'m Manifest, path: &str) -> Option<&'m Arc<str>> {
        let small = folded(path);
        let is_other = |twin: &&Arc<str>| ***twin != *path;
        let unfolded = self.0.get(&*small).filter(is_other);
        unfolded.or_else(|| {
            manifest
                .files
                .get_key_value(&*small)
                .map(|(twin, _)| twin)
                .filter(is_other)
        })
    }

    /// True if another file of the manifest is at this path, above it or below it when capitals are
    /// ignored: some disks cannot have both.
    #[must_use]
    pub fn overlap(&self, manifest: &Manifest, path: &str) -> bool {
        let small = folded(path);
        let has = |path: &str| manifest.files.contains_key(path) || self.0.contains_key(path);
        let folder = format!("{small}/");
        let mut after = self
            .0
            .range::<str, _>((Bound::Included(folder.as_str()), Bound::Unbounded));
        self.has_twin(manifest, path)
            || folders_above(&small).any(|folder| has(&folder[..folder.len() - 1]))
            || manifest.has_below(&folder)
            || after
                .next()
                .is_some_and(|(below, _)| below.starts_with(&folder))
    }
}
