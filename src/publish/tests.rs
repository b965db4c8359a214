//! The manifest, the journal and its order, and which files of an output folder are not ours.

use std::sync::Arc;

use super::{Capitals, FIRST_LINE, Hash, Journal, Manifest, Put};
use crate::render::File;

/// A hash whose 64 digits are all the same.
fn hash(digit: u8) -> Hash {
    Hash::from_bytes([digit << 4 | digit; 32])
}

fn manifest(files: &[(&str, u8)]) -> Manifest {
    Manifest { files: files.iter().map(|(path, digit)| ((*path).into(), hash(*digit))).collect() }
}

/// The journal that leads from one list of files to another: a file with another digit has changed.
fn journal(before: &[(&str, u8)], after: &[(&str, u8)]) -> Journal {
    let before = manifest(before);
    let after = manifest(after);
    let put = |(path, hash): (&Arc<str>, &Hash)| Put {
        path: Arc::clone(path),
        hash: *hash,
        changed: before.files.get(path) != Some(hash),
    };
    let puts: Vec<Put> = after.files.iter().map(put).collect();
    let journal = Journal::new(&before, &after, &puts);
    assert_eq!(journal.manifest(before.clone()), after, "the journal says what will be there");
    assert_eq!(journal.manifest(after.clone()), after, "and says so again when it is done");
    journal
}

/// Its steps, one a line.
fn steps(before: &[(&str, u8)], after: &[(&str, u8)]) -> Vec<String> {
    let text = journal(before, after).text();
    let lines = text.lines().skip(1).filter(|line| !line.starts_with("list ") && !line.starts_with("end "));
    lines.map(str::to_owned).collect()
}

#[test]
fn a_manifest_is_its_first_line_and_a_line_for_each_file_by_path() {
    let text = manifest(&[("library/index.html", 0xb), ("a b.txt", 0xc), ("404.html", 0xa)]).text();
    let [a, b, c] = ["a", "b", "c"].map(|digit| digit.repeat(64));
    assert_eq!(text, format!("factpress manifest 1\n{a}  404.html\n{c}  a b.txt\n{b}  library/index.html\n"));
    assert!(text.starts_with(FIRST_LINE));
}

#[test]
fn a_manifest_is_read_as_it_was_written() {
    for files in [&[][..], &[("index.html", 1)][..], &[("a  b", 2), ("ü/é.txt", 3)][..]] {
        let written = manifest(files);
        assert_eq!(Manifest::parse(&written.text()), Some(written));
    }
}

#[test]
fn another_text_is_no_manifest() {
    let short = "factpress manifest 1\nabc  index.html\n";
    let others =
        ["", "\n", "factpress manifest 2\n", " factpress manifest 1\n", "factpress manifest 1\nno hash\n", short];
    for text in others {
        assert_eq!(Manifest::parse(text), None, "{text:?}");
    }
}

#[test]
fn a_put_carries_the_blake3_of_the_bytes() {
    let file = File { path: "a.txt".to_owned(), bytes: b"abc".to_vec() };
    let expected = Put {
        path: "a.txt".into(),
        hash: Hash::from_hex("6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85").expect("a hash"),
        changed: true,
    };
    assert_eq!(Put::new(&file, true), expected);
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
    assert_eq!(steps(&[], &[("a/b/c.html", 1), ("d.html", 1)]), ["move a", "move d.html"]);
}

#[test]
fn what_stands_in_the_way_goes_first() {
    let (file, folder) = ([("data", 1), ("z", 1)], [("data/part/one", 1), ("z", 2)]);
    assert_eq!(steps(&file, &folder), ["clear data", "move data", "move z"]);
    assert_eq!(steps(&folder, &file), ["clear data/part/one", "move data", "move z"]);
}

#[test]
fn what_differs_by_capitals_alone_may_be_one_file_and_makes_way() {
    assert_eq!(steps(&[("Data.txt", 1)], &[("data.txt", 1)]), ["clear Data.txt", "move data.txt"]);
    assert_eq!(steps(&[("data.txt", 1)], &[("Data.txt", 1)]), ["clear data.txt", "move Data.txt"]);
    assert_eq!(steps(&[("DATA", 1)], &[("data/One", 1)]), ["clear DATA", "move data"]);
    assert_eq!(steps(&[("data", 1)], &[("Data/One", 1)]), ["clear data", "move Data"]);
    assert_eq!(steps(&[("Data/One", 1)], &[("data", 1)]), ["clear Data/One", "move data"]);
    assert_eq!(steps(&[("data/one", 1)], &[("Data", 1)]), ["clear data/one", "move Data"]);
}

#[test]
fn what_differs_only_in_how_accents_are_written_may_be_one_file_and_makes_way() {
    let (one, two) = ("caf\u{e9}.txt", "cafe\u{301}.txt");
    for (old, new) in [(one, two), (two, one)] {
        let before = manifest(&[(old, 1)]);
        assert!(Capitals::of(&before).has_twin(&before, new), "{new:?} is a twin of {old:?}");
        assert!(!Capitals::of(&before).has_twin(&before, old), "{old:?} is no twin of itself");
        assert_eq!(steps(&[(old, 1)], &[(new, 1)]), [format!("clear {old}"), format!("move {new}")]);
    }
    let before = manifest(&[("cafe.txt", 1)]);
    assert!(!Capitals::of(&before).has_twin(&before, one), "another letter is another file");
}

#[test]
fn nothing_to_do_is_an_empty_journal() {
    assert!(journal(&[("index.html", 1)], &[("index.html", 1)]).is_empty());
    assert!(!journal(&[("index.html", 1)], &[]).is_empty());
}

#[test]
fn a_journal_ends_with_the_hash_of_all_that_it_says() {
    let text = journal(&[("a", 1), ("c", 1)], &[("a", 2), ("b d", 3)]).text();
    let lines = format!(
        "factpress journal 1\nlist {}  a\nlist {}  b d\nmove b d\nmove a\nremove c\n",
        "2".repeat(64),
        "3".repeat(64)
    );
    assert_eq!(text, format!("{lines}end {}\n", blake3::hash(lines.as_bytes()).to_hex()));
}

#[test]
fn a_journal_is_read_as_it_was_written_and_only_whole() {
    let written = journal(&[("data", 1), ("c", 1)], &[("a", 2), ("data/b  d", 3)]);
    let text = written.text();
    assert_eq!(Journal::parse(&text), Some(written));
    for length in 0..text.len() {
        assert_eq!(Journal::parse(&text[..length]), None, "its first {length} bytes");
    }
    let mut bytes = text.into_bytes();
    for at in 0..bytes.len() {
        bytes[at] ^= 1;
        assert_eq!(Journal::parse(&String::from_utf8_lossy(&bytes)), None, "another byte at {at}");
        bytes[at] ^= 1;
    }
}

#[test]
fn a_journal_names_no_file_elsewhere_and_none_of_the_programs_own() {
    let forged = |line: &str| {
        let lines = format!("factpress journal 1\n{line}\n");
        format!("{lines}end {}\n", blake3::hash(lines.as_bytes()).to_hex())
    };
    assert!(Journal::parse(&forged("remove index.html")).is_some());
    let elsewhere = ["../a", "/etc/passwd", "a/../../b", "a//b", "", ".factpress-manifest", ".Factpress-staging/a"];
    for path in elsewhere {
        for word in ["clear", "move", "remove", &format!("list {} ", "0".repeat(64))] {
            assert_eq!(Journal::parse(&forged(&format!("{word} {path}"))), None, "{word} {path}");
        }
    }
    assert_eq!(Journal::parse(&forged("burn index.html")), None);
}

#[test]
fn paths_that_another_manifest_lacks_are_found_in_order() {
    let (some, others) = (["a", "b/c", "b-c", "d", "é"], ["a", "b/c", "c", "é", "f"]);
    let of = |paths: &[&str]| manifest(&paths.iter().map(|path| (*path, 1)).collect::<Vec<_>>());
    let beside = |paths: &[&str], others: &[&str]| {
        of(paths).paths_beside(&of(others)).into_iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(beside(&some, &others), ["b-c", "d"]);
    assert_eq!(beside(&others, &some), ["c", "f"]);
    assert_eq!(beside(&some, &[]).len(), 5);
    assert!(beside(&[], &some).is_empty() && beside(&some, &some).is_empty());
}
