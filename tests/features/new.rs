//! `factpress new`: how it begins a publication, a story, a claim, a source or a person, and what
//! it leaves alone.

mod site;
#[cfg(target_os = "linux")]
mod workflows;
mod stubs;
mod claim;
mod registry;
mod asking;
mod nothing_lost;
mod from_url;
mod saved_copy;
#[cfg(target_os = "linux")]
mod terminal;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};

use tempfile::TempDir;

use crate::small_site::SmallSite;

/// The words of a command as somebody types it; single quotation marks keep blanks together.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (number, piece) in command.split('\'').enumerate() {
        if number % 2 == 1 {
            words.push(piece.to_owned());
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Runs factpress in a folder, with nobody at the terminal.
fn factpress(folder: &Path, command: &str) -> Output {
    let mut program = crate::program();
    program
        .current_dir(folder)
        .args(words(command))
        .stdin(Stdio::null())
        .output()
        .expect("factpress starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// What a run prints to standard output; it must succeed.
#[track_caller]
fn done(folder: &Path, command: &str) -> String {
    let output = factpress(folder, command);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{command}: {}{}",
        text(&output.stdout),
        text(&output.stderr)
    );
    text(&output.stdout)
}

/// What a run prints, standard error first; it must end with this exit code.
#[track_caller]
fn refused(code: i32, folder: &Path, command: &str) -> String {
    let output = factpress(folder, command);
    assert_eq!(
        output.status.code(),
        Some(code),
        "{command}: {}{}",
        text(&output.stdout),
        text(&output.stderr)
    );
    text(&output.stderr) + &text(&output.stdout)
}

/// Every file below a folder, by path, without what factpress remembers.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if path.is_file() {
            found.insert(name, fs::read_to_string(&path).expect("a text"));
        } else if name != ".factpress" {
            found.extend(
                files(&path)
                    .into_iter()
                    .map(|(below, text)| (format!("{name}/{below}"), text)),
            );
        }
    }
    found
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The smallest site, in a folder.
fn small_site() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    SmallSite::new("").lay_out(folder.path());
    folder
}

/// A new site, in a folder.
fn new_site(more: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let site = "new site --title 'Town: checks' --url https://checks.example/";
    done(folder.path(), &format!("{site} {more}"));
    folder
}
