//! Edits to a town of explainers, as authors make them.

use std::fs;
use std::path::Path;

use factpress::disk::CACHE_FOLDER;
use proptest::prelude::*;
use tempfile::TempDir;

use super::{files, in_memory};
use crate::small_site::SmallSite;

pub const TOWN: &str = "\
-- content/explainers/library/index.md --
---
title: The library
standfirst: What was said of the library, and what the record says.
published: 2024-04-01
authors: [gazette]
claims: [closed, moved]
tags: [town]
---
## What was said

![[claim:closed]]

See [[claim:moved]] and [[source:minutes]].
-- content/explainers/library/claims/moved.md --
---
claim: The library moved
claimant: ada
kind: event
date: 2024-03-02
verdict: \"true\"
as_of: 2024-03-31
finding: It moved across the square.
evidence:
  - {source: minutes, stance: supports, quote: The library moves.}
tags: [town, square]
---
It moved, as [[person:ada]] said.
";

/// A change that an author, a theme's maker or somebody with the output makes.
#[derive(Debug, Clone, Copy)]
pub enum Edit {
    /// The finding of a claim is reworded.
    Finding(u8),
    /// The body of a claim.
    Body(u8),
    /// A claim is there, or not.
    Another(bool),
    /// The verdict of a claim.
    Verdict(bool),
    /// A person's name.
    Name(u8),
    /// A source's title.
    Title(u8),
    /// A page of the publication's own is there, or not.
    About(bool),
    /// A picture or a file is there, or not.
    Static(bool),
    /// A word of the theme.
    Word(bool),
    /// A template of the theme's own is there, or not.
    Template(bool),
    /// A mistake that keeps the site from being published, or its fixing.
    Broken(bool),
    /// Somebody deletes a published page.
    Deleted,
    /// Somebody writes over a published page.
    Overwritten,
    /// What is remembered is gone.
    Forgotten,
    /// What is remembered is damaged, this many hundredths into each file.
    Damaged(u8),
}

pub fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        (0..4_u8).prop_map(Edit::Finding),
        (0..4_u8).prop_map(Edit::Body),
        any::<bool>().prop_map(Edit::Another),
        any::<bool>().prop_map(Edit::Verdict),
        (0..3_u8).prop_map(Edit::Name),
        (0..3_u8).prop_map(Edit::Title),
        any::<bool>().prop_map(Edit::About),
        any::<bool>().prop_map(Edit::Static),
        any::<bool>().prop_map(Edit::Word),
        any::<bool>().prop_map(Edit::Template),
        any::<bool>().prop_map(Edit::Broken),
        Just(Edit::Deleted),
        Just(Edit::Overwritten),
        Just(Edit::Forgotten),
        (0..100_u8).prop_map(Edit::Damaged),
    ];
    proptest::collection::vec(proptest::collection::vec(edit, 1..3), 1..4)
        .prop_map(|steps| steps.concat())
}

pub const SITE: &str = "content/site.yaml";

pub const CLAIM: &str = "content/explainers/library/claims/closed.md";

pub const INDEX: &str = "content/explainers/library/index.md";

pub const THIRD: &str = "content/explainers/library/claims/third.md";

pub const TEMPLATE: &str = "themes/pamphlet/pages/claim.html";

pub const WORDS: &str = "themes/pamphlet/words/en.yaml";

/// Lays out the town with the small theme of `tests/sites/pamphlet`.
pub fn town() -> TempDir {
    let folder = in_memory();
    SmallSite::new(TOWN).lay_out(folder.path());
    change(folder.path(), SITE, |text| {
        format!("{text}theme: pamphlet\n")
    });
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/pamphlet/themes/pamphlet");
    for (path, bytes) in files(&theme) {
        write(folder.path(), &format!("themes/pamphlet/{path}"), &bytes);
    }
    folder
}

pub fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
    fs::write(path, bytes).expect("the file is written");
}

pub fn change(root: &Path, path: &str, change: impl FnOnce(&str) -> String) {
    let text = fs::read_to_string(root.join(path)).expect("the file is there");
    write(root, path, change(&text).as_bytes());
}

/// The text with the line that begins like this as another line.
pub fn with_line(text: &str, begins: &str, line: &str) -> String {
    let lines = text.lines().map(|old| {
        if old.trim_start().starts_with(begins) {
            line
        } else {
            old
        }
    });
    lines.fold(String::new(), |text, line| text + line + "\n")
}

pub fn there_or_not(root: &Path, path: &str, there: bool, text: &str) {
    if there {
        write(root, path, text.as_bytes());
    } else {
        let _ = fs::remove_file(root.join(path));
    }
}

impl Edit {
    pub fn make(self, root: &Path, output: &Path) {
        match self {
            Self::Finding(n) => {
                change(root, CLAIM, |text| {
                    with_line(text, "finding:", &format!("finding: Of {n}, one closed."))
                });
            }
            Self::Body(n) => change(root, CLAIM, |text| {
                let front = text.rfind("---\n").expect("front matter") + 4;
                format!(
                    "{}The minutes list {n} of them.[[source:minutes]]\n\n## Part {n}\n",
                    &text[..front]
                )
            }),
            Self::Another(there) => {
                let third = "---\nclaim: The library shrank\nclaimant: gazette\nkind: event\n---\nNobody knows.\n";
                there_or_not(root, THIRD, there, third);
                let claims = if there {
                    "claims: [third, closed, moved]"
                } else {
                    "claims: [closed, moved]"
                };
                change(root, INDEX, |text| with_line(text, "claims:", claims));
            }
            Self::Verdict(right) => {
                let line = if right {
                    "verdict: \"true\""
                } else {
                    "verdict: \"false\""
                };
                change(root, CLAIM, |text| with_line(text, "verdict:", line));
            }
            Self::Name(n) => {
                change(root, "content/people.yaml", |text| {
                    with_line(text, "name: Ada", &format!("  name: Ada {n}"))
                });
            }
            Self::Title(n) => {
                let line = format!("  title: Minutes, volume {n}");
                change(root, "content/sources/town.yaml", |text| {
                    with_line(text, "title:", &line)
                });
            }
            Self::About(there) => {
                let about =
                    "---\ntitle: About\ndescription: Who we are.\nshows: [badges]\n---\nWe.\n";
                there_or_not(root, "content/pages/about.md", there, about);
            }
            Self::Static(there) => there_or_not(root, "content/static/data.csv", there, "1,2\n"),
            Self::Word(comma) => {
                let (old, new) = if comma {
                    ("{verdict}: {claim}", "{verdict}, {claim}")
                } else {
                    ("{verdict}, {claim}", "{verdict}: {claim}")
                };
                change(root, WORDS, |text| text.replace(old, new));
            }
            Self::Template(longer) => change(root, TEMPLATE, |text| {
                let text = text.replace("<hr>{% endblock", "{% endblock");
                if longer {
                    text.replacen("{% endblock", "<hr>{% endblock", 1)
                } else {
                    text
                }
            }),
            Self::Broken(broken) => {
                let line = if broken {
                    "kind: nonsense"
                } else {
                    "kind: statement"
                };
                change(root, CLAIM, |text| with_line(text, "kind:", line));
            }
            Self::Deleted => {
                let _ = fs::remove_file(output.join("library/closed/index.html"));
            }
            Self::Overwritten => {
                if output.join("library/index.html").exists() {
                    fs::write(output.join("library/index.html"), "mine")
                        .expect("the file is written");
                }
            }
            Self::Forgotten => {
                let _ = fs::remove_dir_all(root.join(CACHE_FOLDER));
            }
            Self::Damaged(place) => damage(&root.join(CACHE_FOLDER), place),
        }
    }
}

/// Inverts a byte of every remembered file.
pub fn damage(folder: &Path, hundredths: u8) {
    if !folder.is_dir() {
        return;
    }
    for (path, mut bytes) in files(folder) {
        let at = bytes.len() * usize::from(hundredths) / 100;
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 0x20;
            fs::write(folder.join(path), bytes).expect("the file is written");
        }
    }
}
