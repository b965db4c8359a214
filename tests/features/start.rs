//! The page for newcomers, followed to the letter: its commands are run and its files written, one
//! after the other.
//!
//! `UPDATE_GOLDEN=1 cargo test` writes what is printed now into the page.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::commands::without_times;
use crate::reader::texts;

const PAGE: &str = "docs/START.md";

/// A shell that finds factpress, with nobody at the terminal.
fn shell(line: &str, folder: &Path) -> Command {
    let program = Path::new(env!("CARGO_BIN_EXE_factpress"))
        .parent()
        .expect("a folder");
    let path = std::env::var("PATH").expect("a path");
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("exec 2>&1; {line}")])
        .current_dir(folder)
        .stdin(Stdio::null());
    command
        .env("PATH", format!("{}:{path}", program.display()))
        .env_remove("NO_COLOR");
    command
}

/// The lines of a block; a line that ends in a backslash is joined to the next.
fn lines(block: &str) -> Vec<String> {
    block
        .replace("\\\n", "")
        .lines()
        .map(str::to_owned)
        .collect()
}

/// What a line prints; `folder` follows `cd`. Commands of git are left to the reader.
fn run(line: &str, folder: &mut PathBuf) -> String {
    if let Some(to) = line.strip_prefix("cd ") {
        folder.push(to);
        return String::new();
    }
    if line.starts_with("git ") {
        return String::new();
    }
    if line == "factpress serve" {
        let mut process = shell(&format!("exec {line}"), folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut said = String::new();
        let out = process.stdout.take().expect("a pipe");
        BufReader::new(out)
            .read_line(&mut said)
            .expect("it says where the site is");
        process.kill().expect("it runs until somebody ends it");
        process.wait().expect("it ends");
        assert!(said.contains("http://127.0.0.1:"), "{said}");
        return String::new();
    }
    let output = shell(line, folder).output().expect("the shell starts");
    String::from_utf8(output.stdout).expect("text")
}

/// What a line prints to a person at a terminal, for which `script` of util-linux stands in, after
/// these answers.
fn talk(line: &str, answers: &str, folder: &Path) -> String {
    let mut command = shell(&format!("exec script -qec '{line}' /dev/null"), folder);
    // A terminal on which lines cannot be edited shows the questions as the page does.
    command.env("NO_COLOR", "1").env("TERM", "dumb");
    let mut process = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("`script` is installed");
    process
        .stdin
        .take()
        .expect("a pipe")
        .write_all(answers.as_bytes())
        .expect("it listens");
    let output = process.wait_with_output().expect("it ends");
    String::from_utf8(output.stdout)
        .expect("text")
        .replace('\r', "")
}

/// Holds an interview that the page shows: each line up to the first that tells of a file is a
/// question with its answer.
fn interview(block: &str, folder: &Path) {
    let (line, rest) = block
        .strip_prefix("$ ")
        .and_then(|block| block.split_once('\n'))
        .expect("a command");
    let at = ["changed ", "wrote "]
        .iter()
        .filter_map(|word| rest.find(&format!("\n{word}")))
        .min()
        .expect("files");
    let (questions, told) = rest.split_at(at + 1);
    let (mut asked, mut answers) = (String::new(), String::new());
    for line in questions.lines() {
        let (question, answer) = line
            .split_once(": ")
            .unwrap_or((line.trim_end_matches(':'), ""));
        asked.push_str(&format!("{question}: "));
        answers.push_str(&format!("{answer}\n"));
    }
    let said = without_times(&talk(line, &answers, folder));
    let shown = without_times(&format!("{asked}{told}"));
    assert!(
        said.contains(&shown),
        "{PAGE} shows\n{shown}\nand this is said\n{said}"
    );
}

/// The page as it would be if everything in it were done now, in this folder.
fn followed(page: &str, folder: &mut PathBuf) -> String {
    let mut now = String::new();
    let mut printed = String::new();
    let mut path = None;
    for piece in page.split_inclusive("\n```\n") {
        let Some((before, block)) = piece.split_once("\n```") else {
            now.push_str(piece);
            continue;
        };
        let (language, block) = block.split_once('\n').expect("a block has lines");
        let block = block.strip_suffix("```\n").expect("a block ends");
        now.push_str(&format!("{before}\n```{language}\n"));
        let named = before
            .trim_end()
            .lines()
            .last()
            .and_then(|line| line.strip_prefix('`')?.strip_suffix("`:"));
        path = named.map(str::to_owned).or(path);
        match language {
            "sh" => {
                now.push_str(block);
                printed = lines(block).iter().map(|line| run(line, folder)).collect();
            }
            "console" => {
                now.push_str(block);
                interview(block, folder);
            }
            "text" if without_times(block) == without_times(&printed) => now.push_str(block),
            "text" => now.push_str(&printed),
            _ => {
                now.push_str(block);
                let path = folder.join(path.take().expect("a file's path stands before its block"));
                assert!(path.is_file(), "{} has been begun", path.display());
                fs::write(path, block).expect("the file is written");
            }
        }
        now.push_str("```\n");
    }
    now
}

#[cfg(target_os = "linux")]
#[test]
fn the_first_claim_in_ten_minutes() {
    let temporary = TempDir::new().expect("a folder");
    let mut folder = temporary.path().to_owned();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let before = fs::read_to_string(&page).expect("the page can be read");
    let now = followed(&before, &mut folder);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&page, &now).expect("the page is written");
    } else {
        let help =
            "UPDATE_GOLDEN=1 cargo test --test features start writes what is printed now into it";
        assert!(now == before, "{PAGE} says something else; {help}\n\n{now}");
    }
    let read = |path: &str| {
        fs::read_to_string(folder.join("public").join(path)).unwrap_or_else(|_| panic!("{path}"))
    };
    assert_eq!(
        texts(&read("library/closed/index.html"), ".card__finding span").len(),
        1
    );
    assert_eq!(
        texts(&read("library/index.html"), ".head__title"),
        ["Did the town close four libraries?"]
    );
    assert!(!folder.join("public/samplewick-trees").exists());
}
