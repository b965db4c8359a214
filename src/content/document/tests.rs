//! A Markdown file in two parts.

use super::*;

fn file() -> Arc<str> {
    "content/pages/about.md".into()
}

/// The front matter's title, the body, and the byte at which the body begins.
fn read(text: &str) -> (Option<String>, String, usize) {
    let document = MarkdownDocument::read(text, &file()).expect("the file is in order");
    (
        document.front["title"].as_str().map(str::to_owned),
        document.body.to_owned(),
        document.body_start,
    )
}

/// What is wrong with a file: place and message.
fn wrong(text: &str) -> (At, String) {
    let mut faults = MarkdownDocument::read(text, &file()).expect_err("something is wrong with it");
    assert_eq!(faults.len(), 1, "{faults:?}");
    let fault = faults.remove(0);
    (fault.at, fault.message)
}

#[test]
fn a_file_is_front_matter_and_a_body() {
    let title = || Some("About".to_owned());
    assert_eq!(
        read("---\ntitle: About\n---\nWe.\n"),
        (title(), "We.\n".to_owned(), 21)
    );
    assert_eq!(
        read("---  \ntitle: About\n--- \nWe.\n"),
        (title(), "We.\n".to_owned(), 24)
    );
    assert_eq!(
        read("---\ntitle: About\n---\n"),
        (title(), String::new(), 21)
    );
    assert_eq!(read("---\ntitle: About\n---"), (title(), String::new(), 20));
    assert_eq!(read("---\n---\nWe.\n"), (None, "We.\n".to_owned(), 8));
}

#[test]
fn lines_of_hyphens_in_the_body_belong_to_it() {
    let text = "---\ntitle: About\n---\nOne\n\n---\n\nTwo\n";
    assert_eq!(read(text).1, "One\n\n---\n\nTwo\n");
    assert_eq!(
        read(
            "---\ntitle: About\n----\n---\nWe.\n"
                .replace("----\n", "kind: \"----\"\n")
                .as_str()
        )
        .1,
        "We.\n"
    );
}

#[test]
fn front_matter_begins_in_the_first_line_and_ends() {
    assert_eq!(wrong(""), (At::File, "this file is empty".to_owned()));
    assert_eq!(wrong(" \n\n"), (At::File, "this file is empty".to_owned()));
    assert_eq!(
        wrong("We.\n"),
        (At::Bytes(0..3), "the front matter is missing".to_owned())
    );
    assert_eq!(
        wrong("\n---\ntitle: About\n---\n"),
        (
            At::Bytes(1..4),
            "the front matter must begin with a line of three hyphens alone".to_owned()
        )
    );
    assert_eq!(
        wrong("----\ntitle: About\n---\n"),
        (
            At::Bytes(0..4),
            "the front matter must begin with a line of three hyphens alone".to_owned()
        )
    );
    assert_eq!(
        wrong("title: About\n---\n"),
        (
            At::Bytes(0..12),
            "the line of `---` above the front matter is missing".to_owned()
        )
    );
    assert_eq!(
        wrong("---\ntitle: About\n----\nWe.\n"),
        (
            At::Bytes(17..21),
            "this line does not close the front matter".to_owned()
        )
    );
    for text in [
        "---",
        "---\n",
        "---\ntitle: About\n",
        "---\ntitle: About\nThe end -- of it",
    ] {
        assert_eq!(
            wrong(text),
            (
                At::Bytes(0..3),
                "the front matter that begins here is never closed".to_owned()
            ),
            "{text:?}"
        );
    }
}

#[test]
fn front_matter_has_at_most_sixty_four_kibibytes() {
    let with = |bytes: usize| format!("---\n{}\n---\nWe.\n", "#".repeat(bytes - 1));
    assert_eq!(read(&with(65_536)).1, "We.\n");
    assert_eq!(
        wrong(&with(65_537)),
        (
            At::Bytes(0..3),
            "the front matter has 65537 bytes; the limit is 65536".to_owned()
        )
    );
}

#[test]
fn mistakes_in_front_matter_are_placed_in_the_file() {
    let (at, _) = wrong("---\ntitle: One: two\n---\n");
    assert_eq!(at, At::Bytes(14..15));
}
