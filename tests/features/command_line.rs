//! What holds for every command: where it looks for the site, what its exit code means, and what
//! becomes of output that nobody can read.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::small_site::SmallSite;

fn run(words: &str, folder: &Path) -> Output {
    crate::program()
        .current_dir(folder)
        .args(words.split(' '))
        .output()
        .expect("factpress starts")
}

fn said(output: &Output) -> String {
    String::from_utf8([&*output.stdout, &*output.stderr].concat()).expect("text")
}

fn site() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    SmallSite::new("").lay_out(folder.path());
    folder
}

#[test]
fn every_command_finds_the_site_from_a_folder_below_it() {
    let site = site();
    let below = site.path().join("content/explainers");
    for words in [
        "check",
        "build",
        "diff",
        "gallery",
        "archive",
        "rename library libraries --yes",
    ] {
        let output = run(words, &below);
        assert_eq!(output.status.code(), Some(0), "{words}: {}", said(&output));
    }
    let made = |name: &str| site.path().join(name).is_dir();
    assert!(made("public") && made("gallery"), "beside content/");
    assert_eq!(
        fs::read_dir(&below).expect("a folder").count(),
        1,
        "nothing is written where the command was started"
    );
}

#[test]
fn a_folder_without_a_site_is_wrong_usage() {
    let nowhere = TempDir::new().expect("a folder");
    for words in [
        "check",
        "check --fix",
        "build",
        "diff",
        "archive",
        "serve --port 0",
        "rename old new",
        "translated closed.fr.md",
        "new claim",
    ] {
        let output = run(words, nowhere.path());
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{words}: {said}");
        assert!(
            said.starts_with("error: there is no folder ./content\n"),
            "{said}"
        );
    }
}
