//! The manifest: its text, the pages that it names, and what another manifest lacks.

use super::super::{Hash, MANIFEST_HEADER, Manifest, Readers, WrittenFile};
use super::{manifest, sealed};
use crate::base::checksum::Damage;
use crate::build::render::File;

#[test]
fn a_manifest_is_its_first_line_a_line_for_each_file_by_path_and_its_seal() {
    let mut manifest = manifest(&[
        ("library/index.html", 0xb),
        ("a b.txt", 0xc),
        ("404.html", 0xa),
    ]);
    let [a, b, c] = ["a", "b", "c"].map(|digit| digit.repeat(64));
    let lines = format!("{a}  404.html\n{c}  a b.txt\n{b}  library/index.html\n");
    assert_eq!(manifest.text(), sealed(MANIFEST_HEADER, &lines));
    manifest.readers = Readers::Desk;
    assert_eq!(
        manifest.text(),
        sealed(MANIFEST_HEADER, &format!("drafts\n{lines}"))
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
        Ok(Some(vec!["/a/".to_owned(), "/".to_owned()]))
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
            Manifest::parse(&sealed(MANIFEST_HEADER, lines)),
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
