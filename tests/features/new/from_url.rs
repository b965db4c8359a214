//! `new source --from-url`: what it takes from a page, what it leaves to the author, and the copy
//! that it keeps.

use std::fs;

use crate::archive::server::Server;

use super::{done, factpress, files, read, refused, small_site, text};

const SOURCES: &str = "content/sources/town.yaml";
/// What a page does not say.
const REST: &str = "--primary yes --basis named --no-archive 'Nobody keeps one.'";

/// The command for a page of a server.
fn new(url: &str) -> String {
    format!("new source --private-host 127.0.0.2 --from-url {url}")
}

#[test]
fn a_page_fills_in_what_it_says_and_is_kept_at_once() {
    let server = Server::start();
    let url = server.url(2, "news-story");
    let folder = small_site();
    let output = factpress(folder.path(), &format!("{} {REST}", new(&url)));
    let said = text(&output.stdout) + &text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    let entry = format!(
        "four-libraries-close:\n  title: Four libraries close\n  publisher: Town Gazette\n  authors: [\"Ada Example\", \"Bo: Model\"]\n  kind: news-report\n  date: 2024-03-10\n  url: {url}\n  language: fr\n  primary: true\n  basis: named\n  archive:\n    none: Nobody keeps one.\n  seen: original\n"
    );
    let sources = read(folder.path(), SOURCES);
    assert!(sources.ends_with(&entry), "{sources}");
    assert!(
        said.contains("from the page: title: Four libraries close\n"),
        "{said}"
    );
    assert!(said.contains("kept four-libraries-close ("), "{said}");
    let record = read(folder.path(), "content/copies.yaml");
    assert!(
        record.contains("four-libraries-close:\n  file: copies/four-libraries-close.warc.gz\n")
    );
    assert!(
        folder
            .path()
            .join("copies/four-libraries-close.warc.gz")
            .exists()
    );
    let asked = server.asked(2, |asked| asked.paths.len());
    assert_eq!(asked, 2, "robots.txt and the page, once each");
}

#[test]
fn what_was_typed_counts_more_than_what_the_page_says() {
    let server = Server::start();
    let url = server.url(2, "news-story");
    let folder = small_site();
    let typed = "--title 'My title' --id mine --authors 'Cy Sample' --kind document --date 2023";
    done(folder.path(), &format!("{} {REST} {typed}", new(&url)));
    let sources = read(folder.path(), SOURCES);
    let start = "mine:\n  title: My title\n  publisher: Town Gazette\n  authors: [\"Cy Sample\"]\n  kind: document\n  date: \"2023\"\n";
    assert!(sources.contains(start), "{sources}");
}

#[test]
fn what_no_page_says_is_left_to_the_author_and_the_copy_waits() {
    let server = Server::start();
    let url = server.url(2, "minutes");
    let folder = small_site();
    let root = folder.path();
    let output = factpress(root, &new(&url));
    let said = text(&output.stdout) + &text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    let sources = read(root, SOURCES);
    for open in [
        "publisher",
        "kind",
        "primary",
        "basis",
        "interest",
        "archive",
    ] {
        assert!(
            sources.contains(&format!("\n  # {open}: ")),
            "{open}: {sources}"
        );
    }
    assert!(said.contains("[missing-key]"), "{said}");
    assert!(
        said.contains("`factpress archive minutes-minutes`"),
        "{said}"
    );
    assert!(root.join("copies/minutes-minutes.warc.gz").exists());
    assert!(!root.join("content/copies.yaml").exists());
    // Once the author has filled it in, the copy is found.
    let filled = sources
        .replace(
            "  # publisher: who published it",
            "  publisher: Town council",
        )
        .replace(
            "  # kind: official-report",
            "  kind: document # official-report",
        )
        .replace("  # primary: true", "  primary: true # true")
        .replace("  # basis: named", "  basis: named # named")
        .replace(
            "  # archive: {url",
            "  archive: {none: Nobody keeps one.} # {url",
        );
    fs::write(root.join(SOURCES), filled).expect("it is written");
    let found = done(root, "archive minutes-minutes");
    assert!(found.contains("found minutes-minutes ("), "{found}");
    assert!(read(root, "content/copies.yaml").contains("minutes-minutes:\n"));
}

#[test]
fn nothing_is_written_if_the_page_is_not_there() {
    let server = Server::start();
    let folder = small_site();
    let before = files(folder.path());
    for (path, why) in [
        ("absent", "the page is not there (status 404)"),
        ("wall", "the page asks readers to log in or to pay"),
        ("says-absent", "the page says that it was not found"),
    ] {
        let said = refused(
            1,
            folder.path(),
            &format!("{} {REST}", new(&server.url(2, path))),
        );
        assert!(said.contains(why), "{said}");
        assert!(said.contains("nothing was written"), "{said}");
    }
    let private = format!("new source --from-url {} {REST}", server.url(2, "minutes"));
    let said = refused(1, folder.path(), &private);
    assert!(said.contains("its host is in a private network"), "{said}");
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_copy_that_is_there_already_is_never_replaced() {
    let server = Server::start();
    let folder = small_site();
    fs::create_dir(folder.path().join("copies")).expect("a folder");
    let copy = folder.path().join("copies/mine.warc.gz");
    fs::write(&copy, "an older copy").expect("it is written");
    let command = format!("{} {REST} --id mine", new(&server.url(2, "news-story")));
    let output = text(&factpress(folder.path(), &command).stdout);
    assert!(
        output.contains("copies/mine.warc.gz is there already"),
        "{output}"
    );
    assert_eq!(fs::read(&copy).expect("it is there"), b"an older copy");
}

#[test]
fn a_page_that_has_moved_for_good_is_given_its_new_address() {
    let server = Server::start();
    let folder = small_site();
    let command = format!(
        "{} {REST} --publisher Council --kind document",
        new(&server.url(2, "moved"))
    );
    done(folder.path(), &command);
    let sources = read(folder.path(), SOURCES);
    assert!(
        sources.contains(&format!("  url: {}\n", server.url(2, "minutes-moved"))),
        "{sources}"
    );
}

#[test]
fn a_page_cannot_write_yaml_or_markup() {
    let server = Server::start();
    let folder = small_site();
    let url = server.url(2, "hostile-story");
    done(
        folder.path(),
        &format!("{} {REST} --id hostile --kind document", new(&url)),
    );
    let sources = read(folder.path(), SOURCES);
    let start =
        "hostile:\n  title: \"Close: # [x] {y} & bold\"\n  publisher: \"- Town evil: true\"\n";
    assert!(sources.contains(start), "{sources}");
}
