//! The manifest, the journal and its order, and which files of an output folder are not ours.

use std::sync::Arc;

use super::{Capitals, FIRST_LINE, Hash, Journal, Manifest, Readers, Step, WrittenFile};
use crate::base::checksum::{self, Damage};
use crate::build::render::File;

/// A hash whose 64 digits are all the same.
fn hash(digit: u8) -> Hash {
    Hash::from_bytes([digit << 4 | digit; 32])
}

fn manifest(files: &[(&str, u8)]) -> Manifest {
    let files = files
        .iter()
        .map(|(path, digit)| ((*path).into(), hash(*digit)))
        .collect();
    Manifest {
        files,
        ..Manifest::default()
    }
}

/// The journal that leads from one list of files to another: a file with another digit has changed.
fn journal(before: &[(&str, u8)], after: &[(&str, u8)]) -> Journal {
    let before = manifest(before);
    let after = manifest(after);
    let put = |(path, hash): (&Arc<str>, &Hash)| WrittenFile {
        path: Arc::clone(path),
        hash: *hash,
        changed: before.files.get(path) != Some(hash),
    };
    let puts: Vec<WrittenFile> = after.files.iter().map(put).collect();
    Journal::new(&before, &after, &puts)
}

/// Its steps, one a line.
fn steps(before: &[(&str, u8)], after: &[(&str, u8)]) -> Vec<String> {
    let line = |step: &Step| match step {
        Step::Clear(path) => format!("clear {path}"),
        Step::Move(path) => format!("move {path}"),
        Step::Remove(path) => format!("remove {path}"),
    };
    journal(before, after).steps.iter().map(line).collect()
}

/// Lines with a first line and the last line that fits them.
fn sealed(first: &str, lines: &str) -> String {
    let mut text = format!("{first}\n{lines}");
    checksum::append(&mut text);
    text
}

#[test]
fn a_manifest_is_its_first_line_a_line_for_each_file_by_path_and_its_seal() {
    let mut manifest = manifest(&[
        ("library/index.html", 0xb),
        ("a b.txt", 0xc),
        ("404.html", 0xa),
    ]);
    let [a, b, c] = ["a", "b", "c"].map(|digit| digit.repeat(64));
    let lines = format!("{a}  404.html\n{c}  a b.txt\n{b}  library/index.html\n");
    assert_eq!(manifest.text(), sealed(FIRST_LINE, &lines));
    manifest.readers = Readers::Desk;
    assert_eq!(
        manifest.text(),
        sealed(FIRST_LINE, &format!("drafts\n{lines}"))
    );
}

#[test]
fn a_manifest_is_read_as_it_was_written() {
    for files in [
        &[][..],
        &[("index.html", 1)][..],
        &[("a  b", 2), ("ü/é.txt", 3), ("drafts", 4)][..],
    ] {
        for readers in [Readers::Everybody, Readers::Desk] {
            let written = Manifest {
                readers,
                ..manifest(files)
            };
            assert_eq!(Manifest::parse(&written.text()), Ok(written));
        }
    }
}

#[test]
fn a_manifest_tells_the_addresses_of_pages() {
    let text = manifest(&[
        ("index.html", 1),
        ("a/index.html", 1),
        ("a/b.html", 1),
        ("xindex.html", 1),
    ])
    .text();
    assert_eq!(
        Manifest::pages(&text),
        Ok(vec!["/a/".to_owned(), "/".to_owned()])
    );
    assert_eq!(
        Manifest::pages(&text.replace("a/index", "b/index")),
        Err(Damage::Changed)
    );
}

#[test]
fn another_text_is_no_manifest() {
    for lines in ["no hash\n", "abc  index.html\n", "\n", "drafts\ndrafts\n"] {
        assert_eq!(
            Manifest::parse(&sealed(FIRST_LINE, lines)),
            Err(Damage::Changed),
            "{lines:?}"
        );
    }
    assert_eq!(
        Manifest::parse("factpress manifest 1\n"),
        Err(Damage::OtherVersion)
    );
    assert_eq!(Manifest::parse(""), Err(Damage::Foreign));
}

#[test]
fn a_put_carries_the_blake3_of_the_bytes() {
    let file = File {
        path: "a.txt".to_owned(),
        bytes: b"abc".to_vec(),
    };
    let expected = WrittenFile {
        path: "a.txt".into(),
        hash: Hash::from_hex("6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85")
            .expect("a hash"),
        changed: true,
    };
    assert_eq!(WrittenFile::new(&file, true), expected);
}

#[test]
fn new_files_come_before_changed_ones_and_removals_last() {
    let before = [
        ("assets/old.css", 1),
        ("_headers", 1),
        ("claims.json", 1),
        ("index.html", 1),
        ("library/index.html", 1),
        ("logo.svg", 1),
        ("old/index.html", 1),
        ("old/oembed.json", 1),
        ("same.html", 1),
        ("search/index.html", 1),
    ];
    let after = [
        ("assets/new.css", 1),
        ("_headers", 2),
        ("claims.json", 2),
        ("corrections.xml", 1),
        ("index.html", 2),
        ("library/index.html", 2),
        ("library/new.html", 1),
        ("logo.svg", 2),
        ("same.html", 1),
        ("search/abc/terms.json", 1),
        ("search/index.html", 2),
    ];
    let expected = [
        "move assets/new.css",
        "move library/new.html",
        "move corrections.xml",
        "move search/abc",
        "move logo.svg",
        "move index.html",
        "move library/index.html",
        "move search/index.html",
        "move _headers",
        "move claims.json",
        "remove old/index.html",
        "remove assets/old.css",
        "remove old/oembed.json",
    ];
    assert_eq!(steps(&before, &after), expected);
}

#[test]
fn a_folder_in_which_nothing_stood_moves_as_one() {
    let before = [("town/index.html", 1)];
    let after = [
        ("town/claim/embed/index.html", 1),
        ("town/claim/index.html", 1),
        ("town/claim/share.png", 1),
        ("town/index.html", 1),
        ("village/index.html", 1),
    ];
    assert_eq!(steps(&before, &after), ["move town/claim", "move village"]);
    assert_eq!(
        steps(&[], &[("a/b/c.html", 1), ("d.html", 1)]),
        ["move a", "move d.html"]
    );
}

#[test]
fn what_stands_in_the_way_goes_first() {
    let (file, folder) = ([("data", 1), ("z", 1)], [("data/part/one", 1), ("z", 2)]);
    assert_eq!(steps(&file, &folder), ["clear data", "move data", "move z"]);
    assert_eq!(
        steps(&folder, &file),
        ["clear data/part/one", "move data", "move z"]
    );
}

#[test]
fn what_differs_by_capitals_alone_may_be_one_file_and_makes_way() {
    assert_eq!(
        steps(&[("Data.txt", 1)], &[("data.txt", 1)]),
        ["clear Data.txt", "move data.txt"]
    );
    assert_eq!(
        steps(&[("data.txt", 1)], &[("Data.txt", 1)]),
        ["clear data.txt", "move Data.txt"]
    );
    assert_eq!(
        steps(&[("DATA", 1)], &[("data/One", 1)]),
        ["clear DATA", "move data"]
    );
    assert_eq!(
        steps(&[("data", 1)], &[("Data/One", 1)]),
        ["clear data", "move Data"]
    );
    assert_eq!(
        steps(&[("Data/One", 1)], &[("data", 1)]),
        ["clear Data/One", "move data"]
    );
    assert_eq!(
        steps(&[("data/one", 1)], &[("Data", 1)]),
        ["clear data/one", "move Data"]
    );
}

#[test]
fn what_differs_only_in_how_accents_are_written_may_be_one_file_and_makes_way() {
    let (one, two) = ("caf\u{e9}.txt", "cafe\u{301}.txt");
    for (old, new) in [(one, two), (two, one)] {
        let before = manifest(&[(old, 1)]);
        assert!(
            Capitals::of(&before).has_twin(&before, new),
            "{new:?} is a twin of {old:?}"
        );
        assert!(
            !Capitals::of(&before).has_twin(&before, old),
            "{old:?} is no twin of itself"
        );
        assert_eq!(
            steps(&[(old, 1)], &[(new, 1)]),
            [format!("clear {old}"), format!("move {new}")]
        );
    }
    let before = manifest(&[("cafe.txt", 1)]);
    assert!(
        !Capitals::of(&before).has_twin(&before, one),
        "another letter is another file"
    );
}

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
            Manifest::parse(&forged(FIRST_LINE, path)),
            Err(Damage::Changed),
            "{path}"
        );
    }
}

#[test]
fn paths_that_another_manifest_lacks_are_found_in_order() {
    let (some, others) = (["a", "b/c", "b-c", "d", "é"], ["a", "b/c", "c", "é", "f"]);
    let of = |paths: &[&str]| manifest(&paths.iter().map(|path| (*path, 1)).collect::<Vec<_>>());
    let beside = |paths: &[&str], others: &[&str]| {
        of(paths)
            .paths_beside(&of(others))
            .into_iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(beside(&some, &others), ["b-c", "d"]);
    assert_eq!(beside(&others, &some), ["c", "f"]);
    assert_eq!(beside(&some, &[]).len(), 5);
    assert!(beside(&[], &some).is_empty() && beside(&some, &some).is_empty());
}
