//! Finds the publications in a folder in which somebody works.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::input::{has_content, has_settings};

/// How many folders down publications are looked for.
const DEPTH: usize = 4;
/// How many folders are looked into, so that a whole disk does not take forever.
const MOST_FOLDERS: usize = 10_000;
/// Folders of other programs, and those in which factpress writes what it builds.
const PASSED_OVER: [&str; 3] = ["node_modules", "target", "public"];

/// The roots of the publications in a folder, by path: the folder itself if it has a `content/`,
/// and those below it whose `content/` has settings.
///
/// Links are not followed. Folders whose names begin with a dot are skipped.
#[must_use]
pub fn publications(folder: &Path) -> Vec<PathBuf> {
    let is_sought = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0
            || (entry.file_type().is_dir()
                && !name.starts_with('.')
                && !PASSED_OVER.contains(&&*name))
    };
    let folders = WalkDir::new(folder)
        .max_depth(DEPTH)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(is_sought)
        .filter_map(Result::ok)
        .take(MOST_FOLDERS);
    folders
        .filter(|entry| {
            has_settings(entry.path()) || (entry.depth() == 0 && has_content(entry.path()))
        })
        .map(DirEntry::into_path)
        .collect()
}
