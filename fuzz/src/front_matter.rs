//! Any YAML in the place of a front matter or of a registry: the first byte says which.
//!
//! It checks that nothing panics, that the report can be printed, and that every published file is
//! as it must be.

use super::published;
use crate::small_site::SmallSite;

/// The texts whose YAML is fuzzed, in the order of the first byte (`0`, `1`, …).
const TEXTS: [&str; 5] = [
    "content/explainers/library/claims/closed.md",
    "content/explainers/library/index.md",
    "content/sources/town.yaml",
    "content/people.yaml",
    "content/pages/about.md",
];

/// Reads the bytes after the first as the YAML of the text that the first names.
pub fn run(data: &[u8]) {
    let Some((first, yaml)) = data.split_first() else {
        return;
    };
    let path = TEXTS[usize::from(first.wrapping_sub(b'0')) % TEXTS.len()];
    let text = if path.ends_with(".md") {
        [b"---\n", yaml, b"\n---\nWords.\n"].concat()
    } else {
        yaml.to_vec()
    };
    published::of(&SmallSite::new("").with_bytes(path, text));
}
