//! What is built on what an earlier build left is what would have been built without it, whatever
//! was edited in between.

pub mod edits;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use edits::{Edit, edits, town, write};
use factpress::Options;
use factpress::base::progress::NoProgress;
use factpress::build::publish::{FileCounts, MANIFEST, PUBLISHED};
use factpress::commands::publication::{Publication, PublicationOutcome};
use factpress::disk::{CACHE_FOLDER, PublicAt};
use proptest::prelude::*;
use tempfile::TempDir;

/// Publishes a folder; returns the tally, or nothing when it has errors.
pub fn publish(root: &Path, output: &Path, no_cache: bool) -> Option<FileCounts> {
    publish_after(PublicAt::Output, root, output, no_cache)
}

/// The same, continuing the public record that is there.
fn publish_after(
    public_at: PublicAt,
    root: &Path,
    output: &Path,
    no_cache: bool,
) -> Option<FileCounts> {
    let publication = Publication {
        root,
        output,
        options: Options::default(),
        public_at,
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

/// Every file below a folder, but for the public record, which says what was there before, and its
/// hash in the list of files.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = all_files(folder);
    files.remove(PUBLISHED);
    if let Some(list) = files.get_mut(MANIFEST) {
        let text = String::from_utf8(std::mem::take(list)).expect("a list is text");
        let is_content = |line: &&str| !line.ends_with(PUBLISHED) && !line.starts_with("end ");
        *list = text
            .lines()
            .filter(is_content)
            .collect::<Vec<_>>()
            .join("\n")
            .into_bytes();
    }
    files
}

/// Every file below a folder.
fn all_files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
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

/// A folder on a disk in memory, where there is one: so many builds would wait for a real one.
pub fn in_memory() -> TempDir {
    TempDir::new_in("/dev/shm")
        .or_else(|_| TempDir::new())
        .expect("a folder")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_a_build_is_what_one_of_the_same_content_and_record_would_be(edits in edits()) {
        let root = town();
        let (output, clean) = (root.path().join("public"), in_memory());
        prop_assert!(publish(root.path(), &output, false).is_some());
        for steps in edits.chunks(2) {
            for edit in steps {
                edit.make(root.path(), &output);
            }
            let done = publish(root.path(), &output, false);
            let record = PublicAt::Named(output.join(PUBLISHED).to_str().expect("Unicode").to_owned());
            let fresh = publish_after(record, root.path(), &clean.path().join("public"), true);
            prop_assert_eq!(done.is_some(), fresh.is_some());
            if done.is_some() {
                let fresh = all_files(&clean.path().join("public"));
                prop_assert!(all_files(&output) == fresh, "after {:?}", edits);
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
fn an_edit_of_a_body_changes_the_page_of_its_claim_the_source_that_it_cites_and_the_feeds() {
    assert_eq!(
        written(Edit::Body(3)),
        [
            "feed.json",
            "feed.xml",
            "library/closed/index.html",
            "library/closed/index.md",
            "people/ada/feed.xml",
            "people/gazette/feed.xml",
            "sources/minutes/index.html",
            "tags/town/feed.xml"
        ]
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
        public_at: PublicAt::Output,
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
    // Moving a folder does not change the times of the files in it.
    fs::rename(&aside, &pages).expect("the folder is moved");
    publish(root.path(), &output, false).expect("nothing is wrong");
    assert!(files(&output) == whole);
}

#[test]
fn that_a_page_has_vanished_is_said_until_readers_are_led_on() {
    let root = town();
    let output = root.path().join("public");
    Edit::Another(true).make(root.path(), &output);
    said(root.path(), &output);
    Edit::Another(false).make(root.path(), &output);
    for build in ["the first", "the second"] {
        let (report, _) = said(root.path(), &output);
        assert!(report.contains("[vanished-address]"), "{build}: {report}");
    }
    write(
        root.path(),
        "content/static/_redirects",
        b"/library/third/ /library/ 301\n",
    );
    let (report, _) = said(root.path(), &output);
    assert!(!report.contains("[vanished-address]"), "{report}");
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
