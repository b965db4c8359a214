//! What authors saved themselves, what is on record of it, and what happens when a run breaks off.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::server::{Server, article};
use super::{archive, record, said, site};

#[test]
fn a_saved_file_is_kept_with_its_bytes() {
    let folder = site(&[("paper", None)]);
    let root = folder.path();
    fs::write(root.join("saved.html"), article("saved")).expect("it is written");
    let refused = archive(root, &["paper"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(
        said(&refused),
        "not kept paper: it has no address\n\n0 kept, 1 not:\n  it has no address: paper\nhelp: save what you can read yourself, and keep it: `factpress archive SOURCE --file PATH`\n"
    );
    let output = archive(
        root,
        &["paper", "--file", "saved.html", "--date", "2024-03-12"],
    );
    assert_eq!(said(&output), "kept paper (2 kB, text/html)\n");
    let bytes = article("saved").len();
    let expected = format!(
        "paper:\n  file: copies/paper.warc.gz\n  type: text/html\n  date: 2024-03-12\n  sha256: {}\n  bytes: {bytes}\n  title: Minutes saved\n  program: factpress 0.1.0\n  quotations: []\n",
        crate::copies::sha256(article("saved"))
    );
    assert!(record(root).contains(&expected), "{}", record(root));
    assert_eq!(
        fs::read_to_string(root.join(".gitignore")).expect("it is there"),
        "copies/\n"
    );
    let again = archive(root, &["paper", "--file", "saved.html"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(said(&again).contains("error: copies/paper.warc.gz is the copy of `paper`\n"));
}

#[test]
fn quotations_are_proved_in_the_copy() {
    let folder = site(&[]);
    let root = folder.path();
    fs::write(
        root.join("minutes.txt"),
        "Item 4. One library closes. Item 5.\n",
    )
    .expect("written");
    let output = archive(root, &["minutes", "--file", "minutes.txt", "--in-git"]);
    assert_eq!(
        said(&output),
        "kept minutes (36 bytes, text/plain, 1 quotation proved)\n"
    );
    assert!(!root.join(".gitignore").exists());
    let before = record(root);
    assert!(
        before.contains("      before: Item 4.\n      after: Item 5.\n"),
        "{before}"
    );
    let claim = root.join("content/explainers/library/claims/closed.md");
    let text = fs::read_to_string(&claim).expect("it is there");
    fs::write(
        &claim,
        text.replace("One library closes", "Two libraries close"),
    )
    .expect("written");
    let again = archive(root, &[]);
    assert_eq!(
        said(&again),
        "1 copy read, 0 quotations proved, 1 quotation not in a copy\n"
    );
    fs::write(&claim, text).expect("written");
    assert_eq!(
        said(&archive(root, &[])),
        "1 copy read, 1 quotation proved\n"
    );
    assert_eq!(record(root), before);
}

#[test]
fn a_copy_that_a_broken_off_run_left_is_found_again() {
    let server = Server::start();
    let url = server.url(21, "minutes-1");
    let folder = site(&[("one", Some(&url))]);
    let root = folder.path();
    let arguments = [
        "--all-missing",
        "--delay=0",
        "--private-host=127.0.0.21",
        "--time-limit=2",
    ];
    archive(root, &arguments);
    let before = record(root);
    assert!(before.contains("\none:\n"), "{before}");
    fs::remove_file(root.join("content/copies.yaml")).expect("it was there");
    let asked = server.asked(21, |asked| asked.paths.len());
    let output = archive(root, &arguments);
    assert!(
        said(&output).starts_with("found one ("),
        "{}",
        said(&output)
    );
    assert_eq!(record(root), before);
    assert_eq!(server.asked(21, |asked| asked.paths.len()), asked);
}

#[test]
fn a_web_archive_is_kept_as_it_is() {
    let server = Server::start();
    let url = server.url(24, "minutes-1");
    let folder = site(&[
        ("one", Some(&url)),
        ("two", Some("https://town.example/two")),
    ]);
    let root = folder.path();
    archive(root, &["one", "--private-host=127.0.0.24"]);
    let output = archive(root, &["two", "--file", "copies/one.warc.gz"]);
    let expected = format!("kept two (2 kB, text/html)\nit is from {url}\n");
    assert_eq!(said(&output), expected);
    let bytes = |name| fs::read(root.join(name)).expect("it is there");
    assert_eq!(bytes("copies/two.warc.gz"), bytes("copies/one.warc.gz"));
    let broken = &bytes("copies/one.warc.gz")[..300];
    fs::write(root.join("broken.warc.gz"), broken).expect("it is written");
    let output = archive(root, &["minutes", "--file", "broken.warc.gz"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        said(&output),
        "error: broken.warc.gz: it is a damaged web archive\n"
    );
    assert!(!root.join("copies/minutes.warc.gz").exists());
}

#[test]
fn of_a_web_archive_the_page_of_the_source_is_kept() {
    let record = |path: &str, words: &str| {
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{words}");
        format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://town.example/{path}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let folder = site(&[
        ("one", Some("https://town.example/one")),
        ("two", Some("https://town.example/two")),
    ]);
    let root = folder.path();
    let file = record("", "The front page.") + &record("one", "One.") + &record("two", "Two two.");
    fs::write(root.join("all.warc"), file).expect("it is written");
    for (id, size) in [("one", 7), ("two", 11)] {
        let output = archive(root, &[id, "--file", "all.warc"]);
        assert_eq!(
            said(&output),
            format!("kept {id} ({size} bytes, text/html)\n")
        );
    }
    let record = super::record(root);
    assert!(
        record.contains("url: https://town.example/two\n"),
        "{record}"
    );
    assert!(!record.contains("final_url"), "{record}");
    let output = crate::program()
        .current_dir(root)
        .args(["check", "--today", "2026-03-01"])
        .output()
        .expect("factpress starts");
    let report = said(&output);
    assert!(!report.contains("copy-differs"), "{report}");
    // The page has moved since, and the archive does not have its new address.
    let all = root.join("content/sources/all.yaml");
    let sources = fs::read_to_string(&all).expect("it is there");
    fs::write(&all, sources.replace("/two\n", "/moved-since\n")).expect("it is written");
    let output = archive(root, &[]);
    assert!(
        said(&output).starts_with("2 copies read"),
        "{}",
        said(&output)
    );
    let record = super::record(root);
    let addresses =
        "url: https://town.example/moved-since\n  final_url: https://town.example/two\n";
    assert!(record.contains(addresses), "{record}");
    assert!(record.contains("bytes: 11\n"), "{record}");
}

#[test]
fn a_source_that_has_a_copy_is_kept_again_beside_it() {
    let server = Server::start();
    let url = server.url(25, "minutes-1");
    let folder = site(&[("one", Some(&url))]);
    let root = folder.path();
    let fetch = |arguments: &[&str]| {
        let all = [
            &["one", "--private-host=127.0.0.25", "--delay=0"],
            arguments,
        ]
        .concat();
        said(&archive(root, &all))
    };
    let there = |name: &str| fs::read(root.join("copies").join(name)).ok();
    fetch(&[]);
    let first = there("one.warc.gz");
    assert!(first.is_some());
    assert!(fetch(&[]).starts_with("one has a copy already\n"));
    let text = fetch(&["--again"]);
    assert!(text.starts_with("1/1 one is as it was on "), "{text}");
    assert_eq!(there("one.2.warc.gz"), None, "the same is not kept twice");
    for (number, words) in [(2, "One library closes."), (3, "Two close.")] {
        fs::write(root.join("new.txt"), words).expect("it is written");
        let output = archive(root, &["one", "--file", "new.txt", "--again"]);
        assert!(said(&output).starts_with("kept one ("), "{}", said(&output));
        let name = format!("one.{number}.warc.gz");
        assert!(there(&name).is_some(), "{name}");
        assert!(
            record(root).contains(&format!("file: copies/{name}\n")),
            "{}",
            record(root)
        );
    }
    assert_eq!(there("one.warc.gz"), first, "the old copy stays");
    let before = record(root);
    fs::remove_file(root.join("content/copies.yaml")).expect("it was there");
    archive(root, &[]);
    assert_eq!(record(root), before, "the newest copy is found again");
    let text = fetch(&["--again"]);
    assert!(text.starts_with("1/1 kept one ("), "{text}");
    assert!(there("one.4.warc.gz").is_some());
    let output = archive(root, &["--again"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
}

#[test]
fn a_run_that_is_interrupted_ends_at_once_and_loses_nothing() {
    let server = Server::start();
    let (good, silent) = (server.url(22, "minutes-1"), server.url(23, "silent"));
    let folder = site(&[("good", Some(&good)), ("silent", Some(&silent))]);
    let root = folder.path();
    let run = crate::program()
        .current_dir(root)
        .args(["archive", "good", "silent", "--delay=0", "--time-limit=60"])
        .args(["--private-host=127.0.0.22", "--private-host=127.0.0.23"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("factpress starts");
    let started = Instant::now();
    while !root.join("copies/good.warc.gz").exists() {
        assert!(
            started.elapsed() < Duration::from_secs(30),
            "nothing is kept"
        );
        thread::sleep(Duration::from_millis(20));
    }
    let asked = Instant::now();
    // Not SIGINT: a shell starts its background jobs, tests among them, with that one ignored.
    let signal = Command::new("kill")
        .args(["-TERM", &run.id().to_string()])
        .status();
    assert!(signal.expect("kill is there").success());
    let output = run.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(143), "{}", said(&output));
    assert!(asked.elapsed() < Duration::from_secs(5));
    assert!(record(root).contains("\ngood:\n"), "{}", record(root));
}

#[test]
fn wrong_usage_says_what_is_right() {
    let folder = site(&[("budget", None), ("report", None)]);
    let root = folder.path();
    for (arguments, code, words) in [
        (
            &["budgte"][..],
            2,
            "error: there is no source `budgte`\n   = help: did you mean `budget`?\n",
        ),
        (
            &["budget", "report", "--file", "a.pdf"],
            2,
            "error: a file is the copy of one source\n",
        ),
        (&["--file", "a.pdf"], 2, "<SOURCE>"),
        (&["--all-missing", "budget"], 2, "cannot be used with"),
        (
            &["budget", "--delay", "never"],
            2,
            "`never` is not a number of seconds from 0 to 3600",
        ),
        (
            &["budget", "--file", "absent.pdf"],
            3,
            "error: could not read absent.pdf: ",
        ),
    ] {
        let output = archive(root, arguments);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {}",
            said(&output)
        );
        assert!(
            said(&output).contains(words),
            "{arguments:?}: {}",
            said(&output)
        );
    }
    fs::write(root.join("content/people.yaml"), "ada: [").expect("written");
    let output = archive(root, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("error: some of the content cannot be read\n"));
}
