//! Themes: single files that replace a parent's, every mistake with its file, and pages as small as
//! a minifier could make them.

mod parents;
mod mistakes;
mod words;
mod broadsheet;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use factpress::base::diagnostic::Diagnostic;
use factpress::disk;
use factpress::theme::{Theme, ThemeFile, built_in};
use serde_json::Value;
use tempfile::TempDir;

fn file(path: &str, text: &str) -> ThemeFile {
    ThemeFile::new("themes/own", path, text)
}

/// The default theme with these files over its own.
fn with(files: Vec<ThemeFile>) -> Result<Theme, Vec<Diagnostic>> {
    Theme::new("themes/own", factpress::theme::overlay(built_in(), files))
        .map_err(|faults| faults.diagnostics)
}

/// The file and the first line of each finding.
fn said(faults: &[Diagnostic]) -> Vec<(&str, &str)> {
    for fault in faults {
        assert_eq!(fault.rule.name, "theme");
    }
    faults
        .iter()
        .map(|fault| {
            (
                &*fault.file,
                fault.message.lines().next().unwrap_or_default(),
            )
        })
        .collect()
}

/// What is wrong with the default theme with these files over its own.
fn faults(files: Vec<ThemeFile>) -> Vec<Diagnostic> {
    with(files).expect_err("the theme has a mistake")
}

/// Lays out `themes/` below a new folder, each file after a line `-- its/path --`.
fn themes(files: &[(&str, &str)]) -> TempDir {
    let root = TempDir::new().expect("a folder");
    for (path, text) in files {
        let path = root.path().join("themes").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }
    root
}

fn read(root: &Path, name: &str) -> Result<Theme, Vec<Diagnostic>> {
    let files = disk::theme(root, name).expect("the disk works");
    files
        .and_then(|files| Theme::new(&format!("themes/{name}"), files))
        .map_err(|faults| faults.diagnostics)
}

/// The path of every file below `themes/broadsheet/`.
fn folder() -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/broadsheet");
    let files = walkdir::WalkDir::new(&folder)
        .into_iter()
        .map(|entry| entry.expect("an entry"));
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry
                .path()
                .strip_prefix(&folder)
                .expect("below the folder")
                .to_str()
                .expect("Unicode");
            (
                path.replace('\\', "/"),
                fs::read(entry.path()).expect("the file can be read"),
            )
        })
        .collect()
}

/// The keys that lead to every text in a file of words.
fn keys(value: &Value, way: &str, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let way = if way.is_empty() {
                    key.clone()
                } else {
                    format!("{way}.{key}")
                };
                keys_of_one(value, way, keys);
            }
        }
        other => panic!("words are a map, not {other}"),
    }
}

fn keys_of_one(value: &Value, way: String, found: &mut BTreeSet<String>) {
    if value.is_object() {
        keys(value, &way, found);
    } else {
        found.insert(way);
    }
}

fn words(bytes: &[u8]) -> BTreeSet<String> {
    let value: Value = serde_yaml::from_slice(bytes).expect("words are YAML");
    let mut found = BTreeSet::new();
    keys(&value, "", &mut found);
    found
}
