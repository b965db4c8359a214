//! The records that publishing keeps in the output: damaged or forged ones are refused.

use std::fs;

use factpress::build::publish::{MANIFEST, PUBLISHED};

use super::{FILES, OnDisk, error, everything, forged};
use crate::small_site::SmallSite;

#[test]
fn a_manifest_that_names_files_elsewhere_or_what_is_never_published_is_damaged() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.write("victim.txt", "keep");
    let path = disk.public().join(MANIFEST);
    let text = fs::read_to_string(&path).expect("the manifest");
    let hash = "0".repeat(64);
    let paths = [
        "../victim.txt",
        "/tmp/victim.txt",
        "a/../../victim.txt",
        ".git/config",
        "a/.GIT/config",
        MANIFEST,
    ];
    for elsewhere in paths {
        for text in [
            format!("{text}{hash}  {elsewhere}\n"),
            forged(&text, &format!("{hash}  {elsewhere}\n")),
        ] {
            fs::write(&path, text).expect("the manifest is written");
            let output = disk.build(&[]);
            assert_eq!(output.status.code(), Some(3), "{elsewhere}");
            assert!(
                error(&output).starts_with("error: ./public/.factpress-manifest is damaged: "),
                "{}",
                error(&output)
            );
            assert_eq!(disk.beside(), ["content", "public", "victim.txt"]);
        }
    }
}

#[test]
fn a_damaged_list_is_called_damaged_with_the_way_out_and_nothing_is_touched() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let path = disk.public().join(MANIFEST);
    let text = fs::read_to_string(&path).expect("the manifest");
    let merged = format!("<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> branch\n");
    for (damaged, what) in [
        (
            text.replacen("library/index.html", "library/index.htm", 1),
            "is damaged: its last line does not",
        ),
        (
            text[..text.len() / 2].to_owned(),
            "is damaged: its last line does not",
        ),
        (merged, "is damaged: it contains merge conflict markers"),
        (
            "something else\n".to_owned(),
            "is damaged: its first line is not the expected one",
        ),
        (
            String::new(),
            "is damaged: its first line is not the expected one",
        ),
        (
            text.replacen("manifest 2", "manifest 1", 1),
            "was written by another version of factpress",
        ),
    ] {
        fs::write(&path, &damaged).expect("the manifest is written");
        let before = everything(&disk.public());
        for command in [&["build"][..], &["build", "--no-cache"], &["check"]] {
            let output = disk.run(command);
            assert_eq!(output.status.code(), Some(3), "{what}");
            let error = error(&output);
            assert!(
                error.starts_with(&format!("error: ./public/.factpress-manifest {what}")),
                "{error}"
            );
            assert!(
                error.contains("remove the whole folder and build again"),
                "{error}"
            );
            assert!(!error.contains("did not write"), "{error}");
        }
        assert_eq!(everything(&disk.public()), before);
    }
    fs::remove_dir_all(disk.public()).expect("the folder goes");
    assert_eq!(disk.built(&[]), [FILES, 0, 0], "the way out");
}

#[test]
fn a_public_record_that_was_changed_or_is_gone_is_refused_with_the_way_out() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let path = disk.public().join(PUBLISHED);
    let text = fs::read_to_string(&path).expect("the record");
    let refused = |what: &str| {
        for command in ["build", "check"] {
            let output = disk.run(&[command]);
            assert_eq!(output.status.code(), Some(3), "{what}");
            let error = error(&output);
            let begin = format!("error: ./public/published.json {what}");
            assert!(error.starts_with(&begin), "{error}");
            assert!(
                error.contains("or, if none of this was ever public, remove the whole folder"),
                "{error}"
            );
        }
    };
    let merged = format!("<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> branch\n");
    for (damaged, what) in [
        (
            text.replacen("\"false\"", "\"true\"", 1),
            "was changed: line ",
        ),
        (text[..text.len() / 2].to_owned(), "is cut off"),
        (merged, "is not a public record"),
        (
            text.replacen("published 1", "published 9", 1),
            "was written by another version",
        ),
    ] {
        fs::write(&path, damaged).expect("the record is written");
        refused(what);
    }
    fs::remove_file(&path).expect("it goes");
    refused("is gone");
    fs::write(&path, &text).expect("it is restored");
    assert_eq!(disk.built(&[]), [0, FILES, 0]);
    fs::remove_dir_all(disk.public()).expect("the folder goes");
    assert_eq!(disk.built(&[]), [FILES, 0, 0], "the way out");
}

#[test]
fn lists_whose_line_ends_git_changed_are_read() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let before = everything(&disk.public());
    for (path, bytes) in &before {
        let text = bytes
            .as_ref()
            .and_then(|bytes| std::str::from_utf8(bytes).ok());
        if let Some(text) = text.filter(|text| !text.contains('\r')) {
            fs::write(disk.public().join(path), text.replace('\n', "\r\n"))
                .expect("the file is written");
        }
    }
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    assert_eq!(everything(&disk.public()), before);
}

#[test]
fn what_publishing_keeps_its_books_with_is_no_address_of_a_site() {
    for path in [
        ".factpress-journal",
        ".factpress-staging/a",
        ".Factpress-Staging.lock",
        ".factpress-manifest",
    ] {
        let site = SmallSite::new("").with_asset(&format!("content/static/{path}"));
        let hidden = path.split('/').next().expect("a name");
        assert_eq!(
            site.findings(),
            [format!("content/static/{hidden} hidden-file")]
        );
    }
}
