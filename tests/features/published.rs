//! Golden sites: what a folder of content becomes, byte for byte; the repository's own publication is the largest.
//!
//! `UPDATE_GOLDEN=1 cargo test` writes what comes out now into `tests/sites/*/public/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use factpress::disk::{self, Output};
use factpress::theme::Theme;
use factpress::watch::Nobody;
use factpress::{Options, build, check_in};
use tempfile::TempDir;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Builds the site at `root` into a folder, as the command does.
fn publish(root: &Path, folder: &Path) {
    let (content, found, library) = disk::content(root).expect("the content can be read");
    let checked = check_in(&content, &library, found, &Options::default(), &Nobody).expect("the texts can be read");
    let site = checked.site.unwrap_or_else(|| panic!("{}", checked.report.human(false)));
    let name = site.settings.theme_name();
    let files = disk::theme(root, name).expect("the theme can be read").expect("the theme is whole");
    let theme = Theme::new(&format!("themes/{name}"), files).expect("the theme loads");
    let output = Output::open(root, folder).expect("the output opens");
    let mut puts = build(&site, &theme, &output).expect("the site builds");
    puts.extend(output.copy(root, &site.assets).expect("the files are copied"));
    output.finish(&puts).expect("the files move in");
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

/// What differs between two folders, a line a file.
fn differences(expected: &Path, found: &Path) -> Vec<String> {
    let (expected, found) = (files(expected), files(found));
    let missing = expected.keys().filter(|path| !found.contains_key(*path)).map(|path| format!("{path}: is not made"));
    let new = found.keys().filter(|path| !expected.contains_key(*path)).map(|path| format!("{path}: is new"));
    let other = expected
        .iter()
        .filter(|(path, bytes)| found.get(*path).is_some_and(|found| found != *bytes))
        .map(|(path, bytes)| format!("{path}: {}", first_difference(bytes, &found[path])));
    missing.chain(new).chain(other).collect()
}

/// The place at which two files part, with a little of what each has there.
fn first_difference(expected: &[u8], found: &[u8]) -> String {
    let at = expected.iter().zip(found).take_while(|(a, b)| a == b).count();
    let piece =
        |bytes: &[u8]| String::from_utf8_lossy(&bytes[at.saturating_sub(30)..bytes.len().min(at + 50)]).into_owned();
    format!("at byte {at}\n  expected {:?}\n  found    {:?}", piece(expected), piece(found))
}

fn golden_sites() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository().join("tests/sites")).expect("the golden sites can be read");
    let mut sites: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    sites.sort();
    sites
}

#[test]
fn each_golden_site_becomes_what_lies_beside_it() {
    let sites = golden_sites();
    let names: Vec<_> = sites.iter().map(|site| site.file_name().expect("a name").to_owned()).collect();
    assert_eq!(names, ["pamphlet", "smallest"]);
    for site in sites {
        let public = site.join("public");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            publish(&site, &public);
        }
        let folder = TempDir::new().expect("a folder");
        let found = folder.path().join("public");
        publish(&site, &found);
        let differing = differences(&public, &found);
        assert!(
            differing.is_empty(),
            "{} is not what its content becomes now. If the change is meant, write it down with\n  UPDATE_GOLDEN=1 cargo \
             test --test features golden\n{}",
            public.display(),
            differing.join("\n")
        );
    }
}

#[test]
fn the_smallest_golden_site_is_the_small_site_of_the_tests() {
    let folder = TempDir::new().expect("a folder");
    crate::small_site::SmallSite::new("").lay_out(folder.path());
    let golden = repository().join("tests/sites/smallest/content");
    assert_eq!(differences(&golden, &folder.path().join("content")), Vec::<String>::new());
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
    let report = check_in(&content, &library, found, &Options { strict: true, ..Options::default() }, &Nobody)
        .expect("the texts can be read")
        .report;
    assert_eq!(report.human(false), "");
}
