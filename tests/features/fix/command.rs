//! `check --fix` on a terminal and without one: what it shows, asks and reports.

#[cfg(target_os = "linux")]
use std::fs;
#[cfg(target_os = "linux")]
use std::process::Command;

use super::{CLAIM, bytes, factpress, laid_out, text, with_line};
use crate::small_site::SmallSite;

#[test]
fn without_a_terminal_the_changes_are_shown_and_nothing_is_written() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let before = bytes(folder.path());
    let output = factpress(&["check", "--fix"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stdout).contains("-kind: statment\n+kind: statement\n"),
        "{}",
        text(&output.stdout)
    );
    let said = text(&output.stderr) + &text(&output.stdout);
    assert!(
        said.contains("nothing was written; add `--yes`") && said.contains("1 error in 1 file"),
        "{said}"
    );
    assert_eq!(bytes(folder.path()), before);
}

#[test]
fn the_second_time_there_is_nothing_to_fix() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let first = factpress(&["check", "--fix", "--yes"], folder.path());
    assert_eq!(first.status.code(), Some(0), "{}", text(&first.stderr));
    assert!(
        text(&first.stderr).contains("1 file fixed"),
        "{}",
        text(&first.stderr)
    );
    let after = bytes(folder.path());
    assert_eq!(after.keys().filter(|path| path.contains(".new")).count(), 0);
    let second = factpress(&["check", "--fix", "--yes"], folder.path());
    assert_eq!(second.status.code(), Some(0));
    assert!(
        text(&second.stderr).contains("no mistake can be fixed automatically"),
        "{}",
        text(&second.stderr)
    );
    assert_eq!(bytes(folder.path()), after);
}

#[test]
fn what_is_left_is_reported_and_decides_the_exit_code() {
    let site = with_line(CLAIM, "kind: statement", "kind: statment").replacing(
        CLAIM,
        "claimant: ada",
        "claimant: adda",
    );
    let folder = laid_out(&site);
    let output = factpress(&["check", "--fix", "--yes"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(
        said.contains("[unknown-id]") && !said.contains("[bad-value]"),
        "{said}"
    );
}

/// What `factpress check --fix` prints to a terminal on which somebody answers, and the claim
/// afterwards.
#[cfg(target_os = "linux")]
fn answered(answer: &str) -> (String, String) {
    use std::io::Write as _;
    use std::process::Stdio;
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let mut command = Command::new("script");
    command.args([
        "-qec",
        concat!(env!("CARGO_BIN_EXE_factpress"), " check --fix"),
        "/dev/null",
    ]);
    command
        .current_dir(folder.path())
        .env("TERM", "xterm")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut running = command
        .spawn()
        .expect("`script` of util-linux is installed");
    running
        .stdin
        .take()
        .expect("it listens")
        .write_all(answer.as_bytes())
        .expect("it reads");
    let output = running.wait_with_output().expect("it ends");
    (
        text(&output.stdout),
        fs::read_to_string(folder.path().join(CLAIM)).expect("the claim"),
    )
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_somebody_is_asked() {
    let (said, claim) = answered("y\n");
    assert!(
        said.contains("Change 1 file? [y/N]") && said.contains("1 file fixed"),
        "{said}"
    );
    assert!(claim.contains("kind: statement"), "{claim}");
    let (said, claim) = answered("\n");
    assert!(said.contains("nothing was written"), "{said}");
    assert!(claim.contains("kind: statment"), "{claim}");
}

#[test]
fn check_says_how_much_it_could_fix() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let output = factpress(&["check"], folder.path());
    let said = text(&output.stdout);
    assert!(
        said.contains("`factpress check --fix` can fix 1 mistake\n1 error in 1 file\n"),
        "{said}"
    );
}

#[test]
fn other_options_do_not_go_with_it() {
    let folder = laid_out(&SmallSite::new(""));
    for arguments in [
        ["check", "--yes", "--strict"],
        ["check", "--fix", "--format=json"],
        ["check", "--fix", "--explain"],
    ] {
        assert_eq!(
            factpress(&arguments, folder.path()).status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
}
