//! Any bytes as the files of a whole publication, laid over the small site of the tests.
//!
//! The format is that of the small sites: each file follows a line `-- its/path --`, and a file
//! without a line is taken away. Paths stand below `content/`; what is no text file there is copied
//! as it is. `-- options --` is not a file: the words `drafts` and `strict` in it are the options
//! of the command.
//!
//! It checks that nothing panics, that the report can be printed, and that every published file is
//! as it must be. No published path climbs out of the output, and no two paths are the same where
//! capitals do not count.

use std::collections::BTreeSet;

use factpress::Options;

use super::published;
use crate::small_site::SmallSite;

/// Reads the bytes as files.
pub fn run(data: &[u8]) {
    let mut site = SmallSite::new("");
    let mut options = Options::default();
    for (path, bytes) in files(data) {
        if path == "options" {
            let has = |word: &[u8]| bytes.windows(word.len()).any(|words| words == word);
            options = Options {
                drafts: has(b"drafts"),
                strict: has(b"strict"),
                ..options
            };
        } else if let Some(below) = path.strip_prefix("content/") {
            site = lay(site, &path, below, &bytes);
        }
    }
    let Some(published) = published::of(&site.options(options)) else {
        return;
    };
    let mut seen = BTreeSet::new();
    for path in published.keys() {
        let climbs =
            path.split('/').any(|part| ["", ".", ".."].contains(&part)) || path.contains('\\');
        assert!(!climbs, "{path:?} is published");
        assert!(
            seen.insert(path.to_lowercase()),
            "{path:?} is published twice"
        );
    }
}

/// A site with one more file, as a disk would give it.
fn lay(site: SmallSite, path: &str, below: &str, bytes: &[u8]) -> SmallSite {
    let is_text = [".md", ".yaml", ".yml"]
        .iter()
        .any(|ending| below.ends_with(ending));
    match bytes {
        [] => site.without(path),
        _ if below.starts_with("static/") || !is_text => site.with_asset(path),
        _ => site.with_bytes(path, bytes),
    }
}

/// The files that stand in the bytes.
pub fn files(data: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        let name = line
            .trim_ascii_end()
            .strip_prefix(b"-- ")
            .and_then(|line| line.strip_suffix(b" --"));
        match (
            name.and_then(|name| std::str::from_utf8(name).ok()),
            files.last_mut(),
        ) {
            (Some(path), _) => files.push((path.to_owned(), Vec::new())),
            (None, Some((_, bytes))) => bytes.extend_from_slice(line),
            (None, None) => {}
        }
    }
    files
}
