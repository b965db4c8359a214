//! Publishing: only what changed is written, what is gone goes, what is not ours stays, and a
//! failed build changes nothing.

mod changes;
mod tampered;
mod failed;
mod records;
mod others;
mod place;
#[cfg(target_os = "linux")]
mod faults;
#[cfg(unix)]
mod killed;
#[cfg(unix)]
mod signals;
#[cfg(unix)]
mod versions;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Arc;
use std::time::SystemTime;

use factpress::build::publish::{Hash, MANIFEST, Manifest, PUBLISHED};
use factpress::disk::CACHE_FOLDER;
use tempfile::TempDir;

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// How many files the smallest site publishes.
const FILES: usize = 67;

/// A site on the disk, in a folder of its own that goes with it.
struct OnDisk {
    folder: TempDir,
}

impl OnDisk {
    fn new(site: &SmallSite) -> Self {
        let folder = TempDir::new().expect("a folder");
        site.lay_out(folder.path().join("site").as_path());
        Self { folder }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn public(&self) -> PathBuf {
        self.root().join("public")
    }

    /// Lays out another state of the site in place of the one before.
    fn becomes(&self, site: &SmallSite) {
        fs::remove_dir_all(self.root().join("content")).expect("the content goes");
        site.lay_out(&self.root());
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }

    fn build(&self, arguments: &[&str]) -> Output {
        self.run(&[&["build"], arguments].concat())
    }

    /// Runs a command as on a person's machine, where no service builds.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = crate::program();
        command
            .current_dir(self.root())
            .env_remove("CI")
            .args(arguments)
            .output()
            .expect("factpress starts")
    }

    /// Builds, and gives the numbers in its last line: written, unchanged, removed.
    fn built(&self, arguments: &[&str]) -> [usize; 3] {
        let output = self.build(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", error(&output));
        let line = String::from_utf8(output.stdout).expect("text");
        let tally = line
            .split('(')
            .nth(1)
            .expect("the numbers stand in brackets");
        let numbers: Vec<usize> = tally
            .split([' ', ',', ')'])
            .filter_map(|word| word.parse().ok())
            .collect();
        numbers.try_into().expect("three numbers")
    }

    /// The entries beside the site's own folders: a build may leave nothing there but what it
    /// remembers.
    fn beside(&self) -> Vec<String> {
        beside(&self.root())
    }
}

fn error(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("Unicode")
        })
        .collect();
    names.sort();
    names
}

/// True for what a build remembers of a site, which is no part of it.
fn is_memory(path: &str) -> bool {
    path.split('/').any(|part| part == CACHE_FOLDER)
}

/// The entries of a site's folder but what is remembered of it.
fn beside(root: &Path) -> Vec<String> {
    names(root)
        .into_iter()
        .filter(|name| !is_memory(name))
        .collect()
}

/// Every file and folder below a folder: its bytes, or nothing for a folder.
fn everything(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.expect("an entry");
        let path = entry
            .path()
            .strip_prefix(folder)
            .expect("below the folder")
            .to_str()
            .expect("Unicode")
            .to_owned();
        let bytes = entry
            .file_type()
            .is_file()
            .then(|| fs::read(entry.path()).expect("the file can be read"));
        found.insert(path, bytes);
    }
    found
}

/// The same without what is remembered of it.
fn without_memories(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = everything(folder);
    found.retain(|path, _| !is_memory(path));
    found
}

/// The time of the last change of every file.
fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let files = everything(folder)
        .into_iter()
        .filter(|(_, bytes)| bytes.is_some());
    let time = |path: &str| {
        fs::metadata(folder.join(path))
            .and_then(|file| file.modified())
            .expect("a time")
    };
    files.map(|(path, _)| (path.clone(), time(&path))).collect()
}

#[test]
fn a_fresh_output_holds_every_file_and_the_manifest_that_lists_them() {
    let site = SmallSite::new("");
    let disk = OnDisk::new(&site);
    assert_eq!(disk.built(&[]), [FILES, 0, 0]);
    let mut published: BTreeMap<String, Vec<u8>> = everything(&disk.public())
        .into_iter()
        .filter_map(|(path, bytes)| Some((path, bytes?)))
        .collect();
    let manifest = published.remove(MANIFEST).expect("the manifest is there");
    let manifest =
        Manifest::parse(std::str::from_utf8(&manifest).expect("text")).expect("a manifest");
    let hashes: BTreeMap<Arc<str>, Hash> = published
        .iter()
        .map(|(path, bytes)| (path.as_str().into(), blake3::hash(bytes)))
        .collect();
    assert_eq!(manifest.files, hashes);
    // The record says on which day the build was.
    let mut expected = site.files();
    assert!(published.remove(PUBLISHED).is_some() && expected.remove(PUBLISHED).is_some());
    assert_eq!(published, expected);
    assert_eq!(disk.beside(), ["content", "public"]);
}

/// The text of a list of files with more lines, and with a seal that fits them.
fn forged(text: &str, lines: &str) -> String {
    let (above, _) = text.trim_end().rsplit_once('\n').expect("lines");
    let above = format!("{above}\n{lines}");
    format!("{above}end {}\n", blake3::hash(above.as_bytes()).to_hex())
}

/// True when the tests run as root, who may write to every folder.
#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let file = tempfile::NamedTempFile::new().expect("a file");
    file.as_file().metadata().expect("its owner").uid() == 0
}
