//! Capitals: disks that do not tell them from small letters take `Data.txt` and `data.txt` for one file.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use super::{Manifest, folders_above};

/// The paths of a manifest that have capitals, by their small letters; hardly any path has some.
#[derive(Debug, Clone, Default)]
pub struct Capitals(BTreeMap<String, Arc<str>>);

impl Capitals {
    /// Finds the paths with capitals.
    #[must_use]
    pub fn of(manifest: &Manifest) -> Self {
        let has_capitals = |path: &&Arc<str>| path.chars().any(char::is_uppercase);
        let paths = manifest.files.keys().filter(has_capitals);
        Self(paths.map(|path| (path.to_lowercase(), Arc::clone(path))).collect())
    }

    /// True when another path of the manifest differs from this one by capitals alone.
    #[must_use]
    pub fn has_twin(&self, manifest: &Manifest, path: &str) -> bool {
        let small = path.to_lowercase();
        self.0.get(&small).is_some_and(|twin| **twin != *path)
            || (small != path && manifest.files.contains_key(small.as_str()))
    }

    /// True when a file of the manifest, another than this one, stands at this path, above it or below it, whatever
    /// their capitals: the two cannot be on one disk.
    #[must_use]
    pub fn overlap(&self, manifest: &Manifest, path: &str) -> bool {
        let small = path.to_lowercase();
        let has = |path: &str| manifest.files.contains_key(path) || self.0.contains_key(path);
        let folder = format!("{small}/");
        let mut after = self.0.range::<str, _>((Bound::Included(folder.as_str()), Bound::Unbounded));
        self.has_twin(manifest, path)
            || folders_above(&small).any(|folder| has(&folder[..folder.len() - 1]))
            || manifest.has_below(&folder)
            || after.next().is_some_and(|(below, _)| below.starts_with(&folder))
    }
}
