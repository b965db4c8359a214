//! What is built on what an earlier build left is what would have been built without it, whatever
//! was edited in between.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use factpress::Options;
use factpress::base::progress::NoProgress;
use factpress::build::publish::FileCounts;
use factpress::commands::publication::{Publication, PublicationOutcome};
use factpress::disk::CACHE_FOLDER;
use proptest::prelude::*;
use tempfile::TempDir;

use crate::small_site::SmallSite;

/// Publishes what lies in a folder; gives the tally, or nothing when it has errors.
pub fn publish(root: &Path, output: &Path, no_cache: bool) -> Option<FileCounts> {
    let publication = Publication {
        root,
        output,
        options: Options::default(),
        no_cache,
        verify: false,
    };
    let PublicationOutcome { done, report, .. } = publication
        .publish(&NoProgress)
        .expect("the disk does not fail");
    assert_eq!(
        done.is_some(),
        report.errors() == 0,
        "{}",
        report.human(false)
    );
    done.map(|(_, tally)| tally)
}

/// Every file below a folder.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("an entry"));
    let path = |path: &Path| {
        path.strip_prefix(folder)
            .expect("below")
            .to_str()
            .expect("Unicode")
            .to_owned()
    };
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| (path(entry.path()), fs::read(entry.path()).expect("a file")))
        .collect()
}

const TOWN: &str = "\
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
    /// The finding of a claim is worded anew.
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
    /// What is remembered is damaged, at this place of this many hundredths.
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

const SITE: &str = "content/site.yaml";
const CLAIM: &str = "content/explainers/library/claims/closed.md";
const INDEX: &str = "content/explainers/library/index.md";
const THIRD: &str = "content/explainers/library/claims/third.md";
const TEMPLATE: &str = "themes/pamphlet/pages/claim.html";
const WORDS: &str = "themes/pamphlet/words/en.yaml";

/// A folder on a disk in memory where there is one: this many builds would wait for a real one.
pub fn in_memory() -> TempDir {
    TempDir::new_in("/dev/shm")
        .or_else(|_| TempDir::new())
        .expect("a folder")
}

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

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
    fs::write(path, bytes).expect("the file is written");
}

fn change(root: &Path, path: &str, change: impl FnOnce(&str) -> String) {
    let text = fs::read_to_string(root.join(path)).expect("the file is there");
    write(root, path, change(&text).as_bytes());
}

/// The text with the line that begins like this as another line.
fn with_line(text: &str, begins: &str, line: &str) -> String {
    let lines = text.lines().map(|old| {
        if old.trim_start().starts_with(begins) {
            line
        } else {
            old
        }
    });
    lines.fold(String::new(), |text, line| text + line + "\n")
}

fn there_or_not(root: &Path, path: &str, there: bool, text: &str) {
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

/// Turns a byte of every remembered file over.
fn damage(folder: &Path, hundredths: u8) {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_a_build_is_what_a_first_build_would_be(edits in edits()) {
        let root = town();
        let (output, clean) = (root.path().join("public"), in_memory());
        prop_assert!(publish(root.path(), &output, false).is_some());
        for steps in edits.chunks(2) {
            for edit in steps {
                edit.make(root.path(), &output);
            }
            let done = publish(root.path(), &output, false);
            let fresh = publish(root.path(), &clean.path().join("public"), true);
            prop_assert_eq!(done.is_some(), fresh.is_some());
            if done.is_some() {
                prop_assert!(files(&output) == files(&clean.path().join("public")), "after {:?}", edits);
                let again = publish(root.path(), &output, false).expect("nothing is wrong");
                prop_assert_eq!((again.written, again.removed), (0, 0));
            }
        }
    }
}

/// The files that one edit changes, by path; the list of files and the search index aside.
fn written(edit: Edit) -> Vec<String> {
    let root = town();
    let output = root.path().join("public");
    publish(root.path(), &output, false).expect("nothing is wrong");
    let before = files(&output);
    edit.make(root.path(), &output);
    publish(root.path(), &output, false).expect("nothing is wrong");
    let after = files(&output);
    let changed = after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(*bytes))
        .map(|(path, _)| path.clone());
    changed
        .filter(|path| path != ".factpress-manifest" && !path.starts_with("search/"))
        .collect()
}

#[test]
fn an_edit_of_a_body_changes_the_page_of_its_claim_and_of_the_source_that_it_cites() {
    assert_eq!(
        written(Edit::Body(3)),
        ["library/closed/index.html", "sources/minutes/index.html"]
    );
}

#[test]
fn a_template_changes_the_pages_that_it_makes() {
    assert_eq!(
        written(Edit::Template(true)),
        ["library/closed/index.html", "library/moved/index.html"]
    );
}

#[test]
fn bodies_that_are_damaged_or_cut_short_when_a_page_needs_them_are_read_anew() {
    let whole: fn(usize) -> Vec<u8> = |length| vec![b' '; length];
    let short: fn(usize) -> Vec<u8> = |length| vec![b' '; length / 2];
    for spoilt in [whole, short, |_| Vec::new()] {
        let root = town();
        let output = root.path().join("public");
        publish(root.path(), &output, false).expect("nothing is wrong");
        let bodies = root.path().join(CACHE_FOLDER).join("bodies");
        let length = fs::read(&bodies).expect("bodies are remembered").len();
        fs::write(&bodies, spoilt(length)).expect("the file is written");
        Edit::Template(true).make(root.path(), &output);
        publish(root.path(), &output, false).expect("nothing is wrong");
        let clean = in_memory();
        publish(root.path(), clean.path(), true).expect("nothing is wrong");
        assert!(
            files(&output) == files(clean.path()),
            "after {} bytes of spaces",
            spoilt(length).len()
        );
        publish(root.path(), &output, false).expect("nothing is wrong");
        Edit::Template(false).make(root.path(), &output);
        publish(root.path(), &output, false).expect("nothing is wrong");
        assert_eq!(
            fs::read(&bodies).expect("bodies are remembered anew").len(),
            length
        );
    }
}

/// What a build says, and whether it had anything to do.
fn said(root: &Path, output: &Path) -> (String, bool) {
    let publication = Publication {
        root,
        output,
        options: Options::default(),
        no_cache: false,
        verify: false,
    };
    let PublicationOutcome { done, report, .. } = publication
        .publish(&NoProgress)
        .expect("the disk does not fail");
    let (_, tally) = done.expect("nothing is wrong");
    (report.human(false), tally.written + tally.removed > 0)
}

#[test]
fn a_build_that_has_nothing_to_do_warns_as_the_last_one_did() {
    let root = town();
    let output = root.path().join("public");
    let unused = "unused:\n  title: Nobody asks\n  publisher: Nobody\n  kind: document\n  primary: false\n  basis: documents\n  \
                  archive: {none: It is lost.}\n  seen: original\n";
    write(root.path(), "content/sources/more.yaml", unused.as_bytes());
    let (first, has_worked) = said(root.path(), &output);
    assert!(first.contains("[unused-source]") && has_worked, "{first}");
    assert_eq!(said(root.path(), &output), (first, false));
}

#[test]
fn a_folder_that_was_away_is_published_again() {
    let root = town();
    let (output, pages, aside) = (
        root.path().join("public"),
        root.path().join("content/pages"),
        root.path().join("aside"),
    );
    write(
        root.path(),
        "content/pages/us.md",
        b"---\ntitle: About us\ndescription: Who we are.\n---\nWe count.\n",
    );
    publish(root.path(), &output, false).expect("nothing is wrong");
    let whole = files(&output);
    fs::rename(&pages, &aside).expect("the folder is moved");
    publish(root.path(), &output, false).expect("nothing is wrong");
    assert!(files(&output) != whole);
    // Moving a folder changes no stamp of what lies in it.
    fs::rename(&aside, &pages).expect("the folder is moved");
    publish(root.path(), &output, false).expect("nothing is wrong");
    assert!(files(&output) == whole);
}

#[test]
fn that_a_page_has_vanished_is_said_until_it_has() {
    let root = town();
    let output = root.path().join("public");
    Edit::Another(true).make(root.path(), &output);
    said(root.path(), &output);
    Edit::Another(false).make(root.path(), &output);
    let (first, has_worked) = said(root.path(), &output);
    assert!(
        first.contains("[vanished-address]") && has_worked,
        "{first}"
    );
    let (second, has_worked) = said(root.path(), &output);
    assert!(
        !second.contains("[vanished-address]") && !has_worked,
        "{second}"
    );
}

#[test]
fn what_a_build_remembers_is_nothing_for_git() {
    let root = town();
    publish(root.path(), &root.path().join("public"), true).expect("nothing is wrong");
    assert_eq!(
        fs::read_to_string(root.path().join(CACHE_FOLDER).join(".gitignore")).expect("a file"),
        "*\n"
    );
}
