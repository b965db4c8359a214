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

#[test]
fn a_root_that_is_no_folder_is_wrong_usage_and_is_not_made() {
    let nowhere = TempDir::new().expect("a folder");
    fs::write(nowhere.path().join("file"), "mine").expect("it is written");
    for root in ["missing", "missing/below", "file", "file/below"] {
        for words in [
            "check",
            "build",
            "build --drafts",
            "diff",
            "archive",
            "serve --port 0",
            "gallery",
            "gallery --theme broadsheet",
            "words fr",
            "words es --theme broadsheet",
        ] {
            let output = run(&format!("{words} --root {root}"), nowhere.path());
            let said = said(&output);
            assert_eq!(output.status.code(), Some(2), "{words} {root}: {said}");
            assert!(
                said.starts_with(&format!("error: there is no folder {root}")),
                "{words} {root}: {said}"
            );
        }
    }
    let left = fs::read_dir(nowhere.path()).expect("a folder").count();
    assert_eq!(left, 1, "nothing is made where nothing was");
}

/// Every command that prints something which a script might read.
#[cfg(target_os = "linux")]
const PRINTS: [&str; 9] = [
    "check",
    "check --format sarif",
    "check --format json",
    "check --explain",
    "schema claim",
    "schema --list",
    "completions bash",
    "man",
    "--help",
];

#[cfg(target_os = "linux")]
#[test]
fn output_that_could_not_be_written_is_a_failure() {
    let site = site();
    for words in PRINTS {
        let full = fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("a device");
        let output = crate::program()
            .current_dir(site.path())
            .args(words.split(' '))
            .stdout(full)
            .output()
            .expect("factpress starts");
        assert_eq!(output.status.code(), Some(3), "{words}");
        assert!(
            said(&output).starts_with("error: could not write to standard output: No space left"),
            "{words}: {}",
            said(&output)
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_that_was_closed_ends_a_run_without_a_word() {
    let site = site();
    for words in PRINTS {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = crate::program()
            .current_dir(site.path())
            .args(words.split(' '))
            .stdout(writer)
            .output()
            .expect("factpress starts");
        assert_eq!(
            (output.status.code(), said(&output).as_str()),
            (Some(3), ""),
            "{words}"
        );
    }
}

/// A site with one mistake.
fn with_a_mistake() -> TempDir {
    let site = SmallSite::new("").replacing(
        "content/explainers/library/claims/closed.md",
        "kind: statement",
        "kind: nonsense",
    );
    let folder = TempDir::new().expect("a folder");
    site.lay_out(folder.path());
    folder
}

#[test]
fn the_report_of_check_is_on_standard_output() {
    let folder = with_a_mistake();
    let output = run("check", folder.path());
    assert_eq!((output.status.code(), output.stderr.len()), (Some(1), 0));
    assert!(said(&output).contains("[bad-value]"), "{}", said(&output));
}

#[test]
fn colour_is_what_the_environment_wishes() {
    let folder = with_a_mistake();
    for (wishes, coloured) in [
        (&[][..], false),
        (&[("CLICOLOR_FORCE", "1")][..], true),
        (&[("CLICOLOR_FORCE", "0")][..], false),
        (&[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")][..], true),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")][..], false),
        (&[("CLICOLOR", "1")][..], false),
    ] {
        let output = crate::program()
            .current_dir(folder.path())
            .arg("check")
            .envs(wishes.iter().copied())
            .output()
            .expect("factpress starts");
        let printed = said(&output).contains("\u{1b}[");
        assert_eq!(printed, coloured, "{wishes:?}");
    }
}
