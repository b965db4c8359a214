//! The words that a folder of output shows, from its `claims.json` in each language.

use std::collections::BTreeMap;
use std::path::Path;

use super::folder::Folder;
use crate::plan::{LARGEST_CLAIMS_FILE, PublishedClaims};

/// The texts in the files at these paths below a folder, by their hashes in the public record. A
/// file that is missing, or has another shape, has no texts.
#[must_use]
pub fn published_texts(folder: &Path, paths: &[String]) -> BTreeMap<String, String> {
    let folder = Folder::open(folder);
    let texts = paths.iter().filter_map(|path| {
        let is_small = folder.stamp(path)?.size <= LARGEST_CLAIMS_FILE;
        let (bytes, _) = is_small.then(|| folder.read(path, None)).flatten()?;
        let claims = PublishedClaims::parse(&String::from_utf8(bytes).ok()?)?;
        Some(claims.texts_by_hash())
    });
    texts.flatten().collect()
}
