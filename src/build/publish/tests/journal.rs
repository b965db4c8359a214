//! The journal: what it lists, and which lists are believed.

use std::sync::Arc;

use super::super::{Journal, MANIFEST_HEADER, Manifest};
use super::{hash, journal, manifest, sealed};
use crate::base::checksum::Damage;

#[test]
fn nothing_to_do_is_an_empty_journal() {
    assert!(journal(&[("index.html", 1)], &[("index.html", 1)]).is_empty());
    assert!(!journal(&[("index.html", 1)], &[]).is_empty());
}

#[test]
fn a_journal_lists_what_moves_in_and_what_may_be_ours_already() {
    let journal = journal(&[("a", 1), ("c", 1)], &[("a", 2), ("b d", 3)]);
    let [one, two, three] = ["1", "2", "3"].map(|digit| digit.repeat(64));
    let lines = format!("{two}  a\n{three}  b d\n");
    assert_eq!(
        journal.text(&Manifest::default()),
        sealed("factpress journal 2", &lines)
    );
    let text = journal.text(&manifest(&[("a", 1)]));
    assert_eq!(
        text,
        sealed("factpress journal 2", &format!("{lines}{one}  a\n"))
    );
    let listed: Vec<_> = [("a", 2), ("b d", 3), ("a", 1)]
        .map(|(path, digit)| (Arc::from(path), hash(digit)))
        .into();
    assert_eq!(Journal::listed(&text), listed);
}

#[test]
fn a_journal_that_is_not_whole_lists_nothing() {
    let text = journal(&[("data", 1)], &[("a", 2), ("data/b  d", 3)]).text(&Manifest::default());
    for length in 0..text.len() {
        assert_eq!(
            Journal::listed(&text[..length]),
            [],
            "its first {length} bytes"
        );
    }
}

#[test]
fn lists_name_no_file_elsewhere_and_none_of_the_programs_own() {
    let zeros = "0".repeat(64);
    let forged = |first: &str, path: &str| sealed(first, &format!("{zeros}  {path}\n"));
    assert_eq!(
        Journal::listed(&forged("factpress journal 2", "index.html")).len(),
        1
    );
    let own = [
        ".factpress-manifest",
        ".Factpress-staging/a",
        ".factpress-journal",
        ".git/config",
        "a/.Git/b",
    ];
    for path in ["../a", "/etc/passwd", "a/../../b", "a//b", ""]
        .into_iter()
        .chain(own)
    {
        assert_eq!(
            Journal::listed(&forged("factpress journal 2", path)),
            [],
            "{path}"
        );
        assert_eq!(
            Manifest::parse(&forged(MANIFEST_HEADER, path)),
            Err(Damage::Changed),
            "{path}"
        );
    }
}
