//! The command line: transcripts of what is typed and what is printed, one file per subject in
//! `tests/commands/`.
//!
//! A transcript begins with the files in which it differs from the smallest site. Each `$ ` line is
//! run in that site's folder, one after the other; lines on standard error follow those on standard
//! output, with `! ` before them. `UPDATE_GOLDEN=1 cargo test` writes what is printed now into the
//! transcripts.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::archive::server::Server;
use crate::small_site::SmallSite;

fn transcripts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands");
    let entries = fs::read_dir(folder).expect("the transcripts can be read");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
}

/// Runs a line such as `NO_COLOR=1 factpress check --strict`.
fn run(line: &str, folder: &Path) -> Output {
    let words: Vec<&str> = line.split(' ').collect();
    let program = words
        .iter()
        .position(|word| *word == "factpress")
        .expect("a transcript runs factpress");
    let mut command = crate::program();
    // Noon on 1 June 2024, whenever the tests run.
    command
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", "1717243200")
        .args(&words[program + 1..]);
    for setting in &words[..program] {
        let (name, value) = setting.split_once('=').expect("NAME=value");
        command.env(name, value);
    }
    command.output().expect("factpress starts")
}

/// The text with each duration, such as `0.04 s`, as `[TIME]`.
pub fn without_times(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(" s") {
        let (before, after) = rest.split_at(at);
        let number = before.rsplit(' ').next().unwrap_or(before);
        let is_time =
            number.parse::<f64>().is_ok() && after[2..].starts_with(|c: char| !c.is_alphanumeric());
        if is_time {
            out.push_str(&before[..before.len() - number.len()]);
            out.push_str("[TIME]");
        } else {
            out.push_str(before);
            out.push_str(" s");
        }
        rest = &after[2..];
    }
    out + rest
}

/// The transcript as it is now.
fn played(transcript: &str) -> String {
    let (files, commands) = match transcript.split_once("$ ") {
        Some((files, _)) => (files, &transcript[files.len()..]),
        None => panic!("a transcript without a command"),
    };
    let folder = TempDir::new().expect("a folder");
    SmallSite::new(files).lay_out(folder.path());
    let mut now = files.to_owned();
    for line in commands.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let output = run(line, folder.path());
        let text = |bytes: Vec<u8>| without_times(&String::from_utf8(bytes).expect("text"));
        writeln!(now, "$ {line}").expect("writing to a text");
        now.push_str(&text(output.stdout));
        for line in text(output.stderr).lines() {
            writeln!(now, "{}", format!("! {line}").trim_end()).expect("writing to a text");
        }
        let code = output.status.code().expect("it ends by itself");
        writeln!(now, "[exit {code}]\n").expect("writing to a text");
    }
    now.truncate(now.trim_end().len());
    now + "\n"
}

/// The same where others are asked: `PORT` in the transcript is that of a server on this machine.
#[test]
fn what_is_printed_of_links_is_what_the_transcript_says() {
    let port = Server::start().port.to_string();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/online/links.txt");
    let before = fs::read_to_string(&path).expect("the transcript can be read");
    let now = played(&before.replace("PORT", &port)).replace(&port, "PORT");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, now).expect("the transcript is written");
    } else {
        assert_eq!(now, before);
    }
}

#[test]
fn what_is_printed_is_what_the_transcripts_say() {
    let transcripts = transcripts();
    let names: Vec<String> = transcripts
        .iter()
        .map(|path| {
            path.file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert_eq!(
        names,
        [
            "archive",
            "build",
            "check",
            "colours",
            "diff",
            "errors",
            "explain",
            "formats",
            "gallery",
            "help",
            "host",
            "missing",
            "refused",
            "standards",
            "theme",
            "theme_fails",
            "usage",
            "verify"
        ]
    );
    let mut differing = Vec::new();
    for path in transcripts {
        let before = fs::read_to_string(&path).expect("the transcript can be read");
        let now = played(&before);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, now).expect("the transcript is written");
        } else if now != before {
            differing.push(format!("{}:\n{now}", path.display()));
        }
    }
    let help = "UPDATE_GOLDEN=1 cargo test --test features commands writes what is printed now into the files";
    assert!(
        differing.is_empty(),
        "{} transcripts differ; {help}\n\n{}",
        differing.len(),
        differing.join("\n\n")
    );
}

#[test]
fn times_are_told_from_other_numbers() {
    assert_eq!(
        without_times("in 0.04 s: 3 s, 4 sources"),
        "in [TIME]: [TIME], 4 sources"
    );
    assert_eq!(without_times("no seconds so far"), "no seconds so far");
}

#[test]
fn output_that_is_piped_has_no_colours_and_no_progress() {
    let folder = TempDir::new().expect("a folder");
    SmallSite::new("")
        .replacing("content/people.yaml", "kind: person", "kind: prson")
        .lay_out(folder.path());
    for line in [
        "factpress check",
        "factpress build",
        "factpress --help",
        "factpress chekc",
    ] {
        let output = run(line, folder.path());
        let printed = [output.stdout, output.stderr].concat();
        assert!(!printed.is_empty(), "{line} prints something");
        assert!(
            !printed.contains(&0x1b),
            "{line}: {}",
            String::from_utf8_lossy(&printed)
        );
        assert!(
            !printed.contains(&b'\r'),
            "{line}: {}",
            String::from_utf8_lossy(&printed)
        );
    }
}

/// What `factpress check` prints to a terminal, for which `script` of util-linux stands in.
#[cfg(target_os = "linux")]
fn on_a_terminal(no_colour: Option<&str>) -> String {
    let folder = TempDir::new().expect("a folder");
    SmallSite::new("")
        .replacing("content/people.yaml", "kind: person", "kind: prson")
        .lay_out(folder.path());
    let mut command = Command::new("script");
    command.args([
        "-qec",
        concat!(env!("CARGO_BIN_EXE_factpress"), " check"),
        "/dev/null",
    ]);
    command
        .current_dir(folder.path())
        .env_remove("NO_COLOR")
        .env_remove("CI")
        .env("TERM", "xterm");
    if let Some(value) = no_colour {
        command.env("NO_COLOR", value);
    }
    let output = command
        .output()
        .expect("`script` of util-linux is installed");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stdout).expect("text")
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_colours_unless_no_color_is_set() {
    let coloured = on_a_terminal(None);
    assert!(
        coloured.contains("\u{1b}[1mcontent/people.yaml:3:9:\u{1b}[0m \u{1b}[31merror"),
        "{coloured:?}"
    );
    assert!(
        on_a_terminal(Some("")).contains('\u{1b}'),
        "an empty NO_COLOR counts for nothing"
    );
    let plain = on_a_terminal(Some("1"));
    assert!(
        plain.contains("content/people.yaml:3:9: error: "),
        "{plain}"
    );
    assert!(!plain.contains('\u{1b}'), "{plain:?}");
}
