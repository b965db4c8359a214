//! The link cache: what came of asking for the addresses of others, and on which day, so that nobody
//! is asked again soon.

use std::collections::BTreeMap;
use std::path::Path;

use super::DiskError;
use super::cache_folder::{cache_folder, keep, made_cache_folder, take};
use super::program::Program;
use crate::check::external::AskedLink;

/// The name of the file in the cache folder.
const LINKS_FILE: &str = "links";

/// What is known of the addresses that the site at `root` names, each without its fragment.
///
/// # Errors
///
/// When the cache folder is not one.
pub fn known_links(root: &Path) -> Result<BTreeMap<String, AskedLink>, DiskError> {
    let Some(program) = Program::running() else {
        return Ok(BTreeMap::new());
    };
    let Some(folder) = cache_folder(root)? else {
        return Ok(BTreeMap::new());
    };
    let known = take(&folder, LINKS_FILE, program);
    Ok(known.map_or_else(BTreeMap::new, |(known, _)| known))
}

/// Keeps what is known for the next run.
///
/// # Errors
///
/// When the disk fails, or the cache folder is not one.
pub fn keep_links(root: &Path, known: &BTreeMap<String, AskedLink>) -> Result<(), DiskError> {
    let Some(program) = Program::running() else {
        return Ok(());
    };
    keep(&made_cache_folder(root)?, LINKS_FILE, program, known)
}
