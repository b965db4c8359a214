//! The law of the house: a room uses only rooms that `lib.rs` declares above it, and no modules
//! side by side use each other in a circle.
//!
//! Paths are read from the tokens of a file, so that no use hides in a group, behind `super::`, in
//! a macro, or behind a name that another module passes on.

mod house;
mod names;

use std::fs;
use std::path::{Path, PathBuf};

use house::House;

/// Every file of Rust below a folder.
pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn a_room_uses_only_rooms_above_it_and_nothing_goes_round() {
    let house = House::own();
    assert!(
        (10..=14).contains(&house.rooms.len()),
        "lib.rs declares about twelve rooms"
    );
    assert!(house.arrows().len() > 1_000, "the paths are found");
    assert_eq!(house.breaches(), Vec::<String>::new());
}

#[test]
fn whoever_breaks_the_law_is_found() {
    let breaches = |upper: &str, lower: &str| {
        let files = [
            ("lib.rs", "pub mod upper;\npub mod lower;\n"),
            ("upper.rs", upper),
            ("upper/one.rs", "use super::two::Two;"),
            ("upper/two.rs", "pub struct Two;"),
            ("lower.rs", lower),
            ("lower/inner.rs", "pub struct Inner;"),
        ];
        House::of(files.map(|(path, text)| (path.to_owned(), text))).breaches()
    };
    assert_eq!(
        breaches("use std::fmt;", "use crate::upper::one;"),
        Vec::<String>::new()
    );
    for climbing in [
        "use crate::lower::Thing;",
        "use crate::{lower, other};",
        "use crate::{other::{a, b}, lower::{Thing, Other}};",
        "use super::lower;",
        "fn f() -> Vec<crate::lower::Thing> { vec![] }",
        "fn f() { println!(\"{}\", crate::lower::thing()); }",
        "record! { pub struct A { one: Vec<super::lower::Thing> } }",
    ] {
        assert_eq!(
            breaches(climbing, ""),
            ["upper uses lower, which stands below it"],
            "{climbing}"
        );
    }
    // A name that another room passes on is where it is defined.
    let passed = House::of(
        [
            ("lib.rs", "pub mod a;\npub mod b;\npub mod c;\n"),
            ("a.rs", "use crate::b::Inner;"),
            ("b.rs", "pub use crate::c::inner::Inner;"),
            ("c.rs", "pub mod inner;"),
            ("c/inner.rs", "pub struct Inner;"),
        ]
        .map(|(path, text)| (path.to_owned(), text)),
    );
    assert_eq!(
        passed.breaches(),
        ["a uses c::inner, which stands below it"]
    );
    let round = House::of(
        [
            ("lib.rs", "pub mod a;\n"),
            ("a/one.rs", "use super::two;"),
            ("a/two.rs", "use crate::a::three::{Three, self};"),
            ("a/three/deep.rs", "fn f() { super::super::one::f() }"),
            ("a/three.rs", "mod deep;"),
            ("a.rs", "#[cfg(test)] mod tests { use crate::a::one; }"),
        ]
        .map(|(path, text)| (path.to_owned(), text)),
    );
    assert_eq!(
        round.breaches(),
        ["in a circle: one -> two -> three -> one"]
    );
}

#[test]
fn every_file_says_in_its_first_line_what_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["src", "tests", "benches"] {
        for file in rust_files(&root.join(folder)) {
            let text = fs::read_to_string(&file).expect("a source file can be read");
            assert!(
                text.starts_with("//! "),
                "{} opens without a sentence",
                file.display()
            );
        }
    }
}

#[test]
fn no_file_is_longer_than_three_hundred_lines() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in rust_files(&source) {
        let lines = fs::read_to_string(&file)
            .expect("a source file can be read")
            .lines()
            .count();
        assert!(lines <= 300, "{} has {lines} lines", file.display());
    }
}
