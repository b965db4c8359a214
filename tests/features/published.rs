//! Golden sites: what a folder of content becomes, byte for byte; the repository's own publication
//! is the largest.
//!
//! `tests/sites/*/public.txt` lists the files of a site with their hashes, and has the bytes of
//! those that show best what a change does. `UPDATE_GOLDEN=1 cargo test` writes what comes out now.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use factpress::base::progress::NoProgress;
use factpress::build::page_cache::PageCache;
use factpress::build::publish::PUBLISHED;
use factpress::disk::{self, Output};
use factpress::plan::{Plan, PublishedRecord};
use factpress::theme::Theme;
use factpress::{Options, check_in, rebuild};
use tempfile::TempDir;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Builds the site at `root` into a folder, as the command does, continuing the record of its
/// `public/`.
pub fn publish(root: &Path, folder: &Path) {
    let (content, found, library) = disk::content(root).expect("the content can be read");
    let checked = check_in(&content, &library, found, &Options::default(), &NoProgress)
        .expect("the texts can be read");
    let site = checked
        .site
        .unwrap_or_else(|| panic!("{}", checked.report.human(false)));
    let name = site.settings.theme_name();
    let files = disk::theme(root, name)
        .expect("the theme can be read")
        .expect("the theme is whole");
    let theme = Theme::new(&format!("themes/{name}"), files).expect("the theme loads");
    let output = Output::open(root, folder).expect("the output opens");
    let plan = Plan::new(&site).continuing(Arc::new(record(root)), None);
    let built = rebuild(plan, &theme, &output, &PageCache::default(), &NoProgress);
    let mut puts = built.expect("the site builds").puts;
    puts.extend(
        output
            .copy(root, &site.assets)
            .expect("the files are copied"),
    );
    output.finish(&puts).expect("the files move in");
}

/// What was public of a publication before.
fn record(root: &Path) -> PublishedRecord {
    match fs::read_to_string(root.join("public").join(PUBLISHED)) {
        Ok(text) => PublishedRecord::parse(&text).expect("a whole record"),
        Err(_) => PublishedRecord::default(),
    }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap_or_else(|error| panic!("{error}"));
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).expect("below the folder");
            let path = path.to_str().expect("Unicode").replace('\\', "/");
            files.insert(path, fs::read(entry.path()).expect("the file can be read"));
        }
    }
    files
}

/// What differs between two folders, one line per file.
fn differences(expected: &Path, found: &Path) -> Vec<String> {
    let (expected, found) = (files(expected), files(found));
    let missing = expected
        .keys()
        .filter(|path| !found.contains_key(*path))
        .map(|path| format!("{path}: is not made"));
    let new = found
        .keys()
        .filter(|path| !expected.contains_key(*path))
        .map(|path| format!("{path}: is new"));
    let other = expected
        .iter()
        .filter(|(path, bytes)| found.get(*path).is_some_and(|found| found != *bytes))
        .map(|(path, bytes)| format!("{path}: {}", first_difference(bytes, &found[path])));
    missing.chain(new).chain(other).collect()
}

/// The place at which two files begin to differ, with a little of what each has there.
fn first_difference(expected: &[u8], found: &[u8]) -> String {
    let at = expected
        .iter()
        .zip(found)
        .take_while(|(a, b)| a == b)
        .count();
    let piece = |bytes: &[u8]| {
        String::from_utf8_lossy(&bytes[at.saturating_sub(30)..bytes.len().min(at + 50)])
            .into_owned()
    };
    format!(
        "at byte {at}\n  expected {:?}\n  found    {:?}",
        piece(expected),
        piece(found)
    )
}

/// The golden sites, and the golden text of each.
fn golden_sites() -> [(PathBuf, PathBuf); 2] {
    [
        ("tests/sites/pamphlet", "tests/sites/pamphlet/public.txt"),
        ("examples/smallest", "tests/sites/smallest/public.txt"),
    ]
    .map(|(site, golden)| (repository().join(site), repository().join(golden)))
}

/// The files whose bytes are in the golden text: one page of each kind, and what machines and hosts
/// read.
const WHOLE: [&str; 9] = [
    "_headers",
    "_redirects",
    "bridge/index.html",
    "bridge/stands/index.html",
    "claims.json",
    "feed.xml",
    "library/closed/index.html",
    "library/index.html",
    "sitemap.xml",
];

/// A site as one text: a line for each file with the BLAKE3 of its bytes, and behind them the files
/// of [`WHOLE`].
fn golden(site: &BTreeMap<String, Vec<u8>>) -> String {
    let line = |(path, bytes): (&String, &Vec<u8>)| {
        format!("{} {path}\n", &blake3::hash(bytes).to_hex()[..16])
    };
    let whole = |path: &&str| {
        let bytes = site.get(*path)?;
        Some(format!(
            "\n-- {path} --\n{}",
            String::from_utf8_lossy(bytes)
        ))
    };
    site.iter()
        .map(line)
        .chain(WHOLE.iter().filter_map(whole))
        .collect()
}

#[test]
fn each_golden_site_becomes_what_is_written_down_of_it() {
    for (site, written) in golden_sites() {
        let folder = TempDir::new().expect("a folder");
        let public = folder.path().join("public");
        publish(&site, &public);
        let found = golden(&files(&public));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&written, &found).expect("the golden text can be written");
        }
        let expected = fs::read_to_string(&written).unwrap_or_default();
        assert!(
            found == expected,
            "{} is not what the content becomes now. If the change is meant, write it down with\n  UPDATE_GOLDEN=1 cargo test \
             --test features golden\n{}",
            written.display(),
            diffy::create_patch(&expected, &found)
        );
    }
}

#[test]
fn each_file_whose_bytes_are_written_down_is_in_a_golden_text() {
    let texts: Vec<String> = golden_sites()
        .iter()
        .map(|(_, golden)| fs::read_to_string(golden).expect("a golden text"))
        .collect();
    for path in WHOLE {
        assert!(
            texts
                .iter()
                .any(|text| text.contains(&format!("\n-- {path} --\n"))),
            "{path} is in none of them"
        );
    }
}

#[test]
fn the_repositorys_own_content_becomes_its_public_folder() {
    let folder = TempDir::new().expect("a folder");
    let found = folder.path().join("public");
    publish(repository(), &found);
    let public = repository().join("public");
    let differing = differences(&public, &found);
    assert!(
        differing.is_empty(),
        "public/ is not what content/ becomes now; `cargo run -- build` brings it up to date\n{}",
        differing.join("\n")
    );
}

#[test]
fn the_repositorys_own_content_has_neither_errors_nor_warnings() {
    let (content, found, library) = disk::content(repository()).expect("the content can be read");
    let report = check_in(
        &content,
        &library,
        found,
        &Options {
            strict: true,
            ..Options::default()
        },
        &NoProgress,
    )
    .expect("the texts can be read")
    .report;
    assert_eq!(report.human(false), "");
}
