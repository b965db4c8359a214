//! The manifest, what counts as changed, and which files of an output folder are not ours.

use super::{FIRST_LINE, Manifest, Put, strangers};
use crate::render::File;

fn manifest(files: &[(&str, &str)]) -> Manifest {
    Manifest { files: files.iter().map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned())).collect() }
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_manifest_is_its_first_line_and_a_line_for_each_file_by_path() {
    let text = manifest(&[("library/index.html", "bb"), ("a b.txt", "cc"), ("404.html", "aa")]).text();
    assert_eq!(text, "factpress manifest 1\naa  404.html\ncc  a b.txt\nbb  library/index.html\n");
    assert!(text.starts_with(FIRST_LINE));
}

#[test]
fn a_manifest_is_read_as_it_was_written() {
    for files in [&[][..], &[("index.html", "aa")][..], &[("a  b", "cc"), ("ü/é.txt", "dd")][..]] {
        let written = manifest(files);
        assert_eq!(Manifest::parse(&written.text()), Some(written));
    }
}

#[test]
fn another_text_is_no_manifest() {
    for text in ["", "\n", "factpress manifest 2\n", " factpress manifest 1\n", "factpress manifest 1\nno hash\n"] {
        assert_eq!(Manifest::parse(text), None, "{text:?}");
    }
}

#[test]
fn a_put_carries_the_blake3_of_the_bytes() {
    let file = File { path: "a.txt".to_owned(), bytes: b"abc".to_vec() };
    let expected = Put {
        path: "a.txt".to_owned(),
        hash: "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85".to_owned(),
        changed: true,
    };
    assert_eq!(Put::new(&file, true), expected);
}

#[test]
fn strangers_are_files_that_the_manifest_does_not_list() {
    let there = names(&["index.html", "library/index.html", "library/notes.txt", "mine.txt"]);
    let ours = manifest(&[("index.html", "aa"), ("library/index.html", "bb"), ("gone.html", "cc")]);
    assert_eq!(strangers(&there, &ours), ["library/notes.txt", "mine.txt"]);
    assert_eq!(
        strangers(&there, &Manifest::default()),
        ["index.html", "library/index.html", "library/notes.txt", "mine.txt"]
    );
}

#[test]
fn what_begins_with_a_dot_at_the_top_is_no_stranger_but_below_it_is() {
    let there = names(&[".DS_Store", ".git/HEAD", ".factpress-manifest", "library/.DS_Store"]);
    assert_eq!(strangers(&there, &Manifest::default()), ["library/.DS_Store"]);
}
