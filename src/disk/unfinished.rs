//! The answers of an interview that was broken off, so that it can go on later.

use std::collections::BTreeMap;
use std::path::Path;

use super::DiskError;
use super::cache_folder::{cache_folder, keep, made_cache_folder, take};
use super::program::Program;

/// The name of the file in the cache folder with the answers about something new.
fn file_name(new: &str) -> String {
    format!("new-{new}")
}

/// The answers about something new that were given before, by their flags; an empty one was left
/// out on purpose. `new` is the word for what is new.
#[must_use]
pub fn unfinished_answers(root: &Path, new: &str) -> BTreeMap<String, String> {
    let taken = || {
        let folder = cache_folder(root).ok()??;
        take(&folder, &file_name(new), Program::running()?)
    };
    taken().map_or_else(BTreeMap::new, |(answers, _)| answers)
}

/// Keeps the answers that were given so far.
///
/// # Errors
///
/// If the disk fails, or the cache folder is not one.
pub fn keep_unfinished(
    root: &Path,
    new: &str,
    answers: &BTreeMap<String, String>,
) -> Result<(), DiskError> {
    let Some(program) = Program::running() else {
        return Ok(());
    };
    keep(&made_cache_folder(root)?, &file_name(new), program, answers)
}

/// Forgets the answers that were kept.
///
/// # Errors
///
/// If they cannot be removed.
pub fn forget_unfinished(root: &Path, new: &str) -> Result<(), DiskError> {
    match cache_folder(root)? {
        Some(folder) => folder.remove(&file_name(new)),
        None => Ok(()),
    }
}
