//! The plain writer: what the disk alone costs. Two threads write files that were in memory before.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// Writes the files below `from` to `to`, which must not be there yet; returns how many there are
/// and how long it took.
pub fn copy(from: &Path, to: &Path) -> (usize, Duration) {
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for entry in walkdir::WalkDir::new(from).sort_by_file_name() {
        let entry = entry.unwrap_or_else(|error| panic!("{error}"));
        if entry.file_type().is_file() {
            let below = entry
                .path()
                .strip_prefix(from)
                .expect("the walk stays below its folder");
            files.push((
                to.join(below),
                fs::read(entry.path()).unwrap_or_else(|error| panic!("{error}")),
            ));
        }
    }
    assert!(!to.exists(), "{} is there already", to.display());
    let begin = Instant::now();
    let folders: BTreeSet<&Path> = files.iter().filter_map(|(path, _)| path.parent()).collect();
    for folder in folders {
        fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    }
    let (first, second) = files.split_at(files.len() / 2);
    thread::scope(|scope| {
        for half in [first, second] {
            scope.spawn(move || {
                for (path, bytes) in half {
                    fs::write(path, bytes)
                        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                }
            });
        }
    });
    (files.len(), begin.elapsed())
}
