//! The list of all keys as a page of Markdown, which is docs/KEYS.md.

use std::fmt::Write as _;

use super::FileKind;
use crate::yaml::record::{KeyOutline, Outline};

/// Every key of every kind of file with its type, its meaning and an example.
#[must_use]
pub fn list() -> String {
    let mut page = "# Every key\n\n\
        Made by `factpress schema --list` from the types that read the files, and held to them by a test.\n\
        [CONTENT.md](CONTENT.md) explains the types and what keys ask of each other.\n"
        .to_owned();
    for kind in FileKind::ALL {
        let _ = write!(page, "\n## `{}`\n", kind.place());
        let (keys, name) = match kind.outline() {
            Outline::Map(_, entry) => (entry.keys(), "of each entry"),
            outline => (outline.keys(), ""),
        };
        let mut tables = vec![(name.to_owned(), keys)];
        while !tables.is_empty() {
            let (name, keys) = tables.remove(0);
            table(&mut page, &name, keys);
            let below = keys
                .iter()
                .map(|key| (format!("of `{}`", key.name), key.takes.keys()));
            tables.splice(0..0, below.filter(|(_, keys)| !keys.is_empty()));
        }
    }
    page
}

fn table(page: &mut String, name: &str, keys: &[KeyOutline]) {
    if !name.is_empty() {
        let _ = write!(page, "\nKeys {name}:\n");
    }
    page.push_str("\n| key | type | needed | meaning | example |\n|---|---|---|---|---|\n");
    for key in keys {
        let needed = if key.needed { "yes" } else { "no" };
        let example = key
            .example()
            .map(|example| format!("`{}: {example}`", key.name))
            .unwrap_or_default();
        let _ = writeln!(
            page,
            "| `{}` | {} | {needed} | {} | {} |",
            key.name,
            key.takes.name(),
            key.about().replace('|', "\\|"),
            example.replace('|', "\\|"),
        );
    }
}
