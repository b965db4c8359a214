//! A build writes what changed, removes what is gone, and touches nothing else.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use factpress::build::publish::{MANIFEST, PUBLISHED};

use super::{CLAIM, FILES, OnDisk, everything, names, times};
use crate::small_site::SmallSite;

/// Sets every file back by a day, so that each one that is written again can be told.
fn set_back(folder: &Path) {
    let day_ago = SystemTime::now() - Duration::from_secs(86_400);
    for path in times(folder).keys() {
        let file = fs::File::options()
            .append(true)
            .open(folder.join(path))
            .expect("the file opens");
        file.set_modified(day_ago).expect("the time is set");
    }
}

#[test]
fn an_unchanged_site_writes_nothing() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    set_back(&disk.public());
    let before = times(&disk.public());
    assert_eq!(disk.built(&[]), [0, FILES, 0]);
    assert_eq!(times(&disk.public()), before);
}

#[test]
fn a_change_writes_the_pages_that_show_it_and_no_other() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    set_back(&disk.public());
    let before = times(&disk.public());
    disk.becomes(&SmallSite::new("").replacing(
        CLAIM,
        "The minutes list them.",
        "The *minutes* list them.",
    ));
    assert_eq!(disk.built(&[]), [20, FILES - 20, 0]);
    let after = times(&disk.public());
    let written: Vec<&String> = after
        .keys()
        .filter(|path| after[*path] != before[*path])
        .collect();
    // Data, feeds, record and sitemap tell on which day it changed.
    let page = "library/closed/index.html";
    let expected = [
        MANIFEST,
        "citations.bib",
        "citations.json",
        "citations.ris",
        "claim-reviews.json",
        "claims-index.json",
        "claims-search.json",
        "claims.csv",
        "claims.json",
        "claims.ndjson",
        "feed.json",
        "feed.xml",
        "library/closed/cite.bib",
        "library/closed/cite.ris",
        "library/closed/claim.json",
        page,
        "library/closed/index.md",
        "people/ada/feed.xml",
        "people/gazette/feed.xml",
        PUBLISHED,
        "sitemap.xml",
    ];
    assert_eq!(written, expected);
    let page =
        fs::read_to_string(disk.public().join("library/closed/index.html")).expect("the page");
    assert!(page.contains("The <em>minutes</em> list them."));
}

#[test]
fn a_change_of_words_writes_the_files_of_the_search_that_hold_them() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.becomes(&SmallSite::new("").replacing(
        CLAIM,
        "The minutes list them.",
        "The minutes list all of them.",
    ));
    assert_eq!(
        disk.built(&[]),
        [22, FILES - 22, 1],
        "the claim and its twins, the directory, the file of terms, and the files that tell the day of the change"
    );
}

#[test]
fn what_is_gone_goes_with_the_folders_that_it_leaves_empty() {
    let disk = OnDisk::new(&SmallSite::new(
        "-- content/pages/about.md --\n---\ntitle: About\ndescription: Us.\n---\nWords.\n-- content/static/a/b/c.txt --\nx\n",
    ));
    assert_eq!(disk.built(&[]), [FILES + 2, 0, 0]);
    disk.becomes(&SmallSite::new(""));
    let [_, _, removed] = disk.built(&[]);
    assert_eq!(removed, 2);
    assert!(!disk.public().join("about").exists());
    assert!(!disk.public().join("a").exists());
    let fresh = OnDisk::new(&SmallSite::new(""));
    fresh.built(&[]);
    let paths = |disk: &OnDisk| everything(&disk.public()).into_keys().collect::<Vec<_>>();
    assert_eq!(paths(&disk), paths(&fresh));
    let record = fs::read_to_string(disk.public().join(PUBLISHED)).expect("the record");
    assert!(
        record.contains("\"id\":\"about\",\"withdrawn\":true"),
        "{record}"
    );
}

#[test]
fn a_file_becomes_a_folder_and_back() {
    let file = SmallSite::new("-- content/static/data --\nbytes\n");
    let folder = SmallSite::new("-- content/static/data/part/one.txt --\nbytes\n");
    let disk = OnDisk::new(&file);
    disk.built(&[]);
    assert!(disk.public().join("data").is_file());
    disk.becomes(&folder);
    assert_eq!(disk.built(&[]), [1, FILES, 1]);
    assert_eq!(
        fs::read(disk.public().join("data/part/one.txt")).expect("the file"),
        b"bytes\n"
    );
    disk.becomes(&file);
    assert_eq!(disk.built(&[]), [1, FILES, 1]);
    assert_eq!(
        fs::read(disk.public().join("data")).expect("the file"),
        b"bytes\n"
    );
}

#[test]
fn a_page_that_changes_only_its_capitals_is_there_in_the_end() {
    let disk = OnDisk::new(&SmallSite::new("-- content/static/Data.txt --\nbytes\n"));
    disk.built(&[]);
    disk.becomes(&SmallSite::new("-- content/static/data.txt --\nbytes\n"));
    disk.built(&[]);
    let data: Vec<String> = names(&disk.public())
        .into_iter()
        .filter(|name| name.eq_ignore_ascii_case("data.txt"))
        .collect();
    assert_eq!(data, ["data.txt"]);
}

#[test]
fn static_files_are_copied_byte_for_byte() {
    let bytes: Vec<u8> = (0..=255).collect();
    let disk =
        OnDisk::new(&SmallSite::new("").with_bytes("content/static/deep/odd.bin", bytes.clone()));
    disk.built(&[]);
    assert_eq!(
        fs::read(disk.public().join("deep/odd.bin")).expect("the file"),
        bytes
    );
    let manifest = fs::read_to_string(disk.public().join(MANIFEST)).expect("the manifest");
    assert!(
        manifest.contains(&format!(
            "{}  deep/odd.bin\n",
            blake3::hash(&bytes).to_hex()
        )),
        "{manifest}"
    );
}

#[test]
fn a_published_file_keeps_its_stamp_until_it_is_written_again() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let folder = factpress::disk::Folder::open(&disk.public());
    let stamp = |path: &str| folder.stamp(path);
    let (page, feed) = (
        stamp("index.html").expect("a stamp"),
        stamp("claims.json").expect("a stamp"),
    );
    assert_eq!(
        page.size,
        fs::metadata(disk.public().join("index.html"))
            .expect("it is there")
            .len()
    );
    disk.built(&[]);
    assert_eq!(stamp("index.html"), Some(page));
    disk.becomes(&SmallSite::new("").replacing(
        "content/site.yaml",
        "title: Town checks",
        "title: Country checks",
    ));
    disk.built(&[]);
    assert_ne!(stamp("index.html"), Some(page));
    assert_ne!(stamp("claims.json"), Some(feed));
    assert_eq!(stamp("library"), None);
    assert_eq!(stamp("gone.html"), None);
}

#[test]
fn the_former_name_of_no_cache_still_works() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let is_made = |option: &[&str]| {
        let output = disk.build(&[&["--timings"], option].concat());
        assert_eq!(output.status.code(), Some(0), "{option:?}");
        let timings = String::from_utf8(output.stderr).expect("text");
        timings.lines().any(|line| line.starts_with("page cache "))
    };
    assert!(!is_made(&[]), "there is nothing to do");
    assert!(is_made(&["--no-cache"]));
    assert!(is_made(&["--afresh"]));
}
