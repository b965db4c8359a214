//! Signals: a build that is asked to end leaves no staged files and no lock, and ends with the exit
//! code that shells expect.

use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use super::{OnDisk, everything, without_memories};
use crate::small_site::SmallSite;

/// A site with so many pages that a build takes a while.
fn large() -> SmallSite {
    let mut text = String::new();
    let mut ids = vec!["closed".to_owned()];
    for number in 0..80 {
        text += &format!(
            "-- content/explainers/library/claims/c{number}.md --\n---\nclaim: Pond {number} is dry\nclaimant: ada\nkind: statement\n---\nText.\n"
        );
        ids.push(format!("c{number}"));
    }
    let claims = format!("claims: [{}]", ids.join(", "));
    SmallSite::new(&text).replacing(
        "content/explainers/library/index.md",
        "claims: [closed]",
        &claims,
    )
}

fn start(disk: &OnDisk, arguments: &[&str]) -> Child {
    let mut command = crate::program();
    command
        .current_dir(disk.root())
        .env_remove("CI")
        .arg("build")
        .args(arguments);
    command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("factpress starts")
}

/// Waits until files are laid out beside a folder, or the build is over.
fn wait_for_staging(disk: &OnDisk, build: &mut Child, folder: &str) {
    let staging = disk.root().join(format!(".{folder}.factpress-staging"));
    while build.try_wait().expect("a child").is_none() && !staging.exists() {
        std::thread::yield_now();
    }
}

fn send(build: &Child, signal: Signal) {
    let _ = kill_process(Pid::from_child(build), signal);
}

#[test]
fn a_build_that_is_asked_to_end_leaves_nothing_behind_and_ends_as_shells_count() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let before = everything(&disk.public());
    disk.becomes(&large());
    let mut stopped = 0;
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143), (Signal::HUP, 129)] {
        for folder in ["drafts", "public"] {
            let mut build = start(
                &disk,
                if folder == "drafts" {
                    &["--drafts"]
                } else {
                    &["--output", "public"]
                },
            );
            wait_for_staging(&disk, &mut build, folder);
            send(&build, signal);
            let output = build.wait_with_output().expect("it is over");
            let error = String::from_utf8(output.stderr).expect("text");
            assert!(
                output.status.code() == Some(code) || output.status.code() == Some(0),
                "{signal:?}: {error}"
            );
            if error.contains("stopped; nothing was published") {
                stopped += 1;
                let there = disk.root().join(folder);
                assert!(
                    folder == "drafts" || everything(&there) == before,
                    "{signal:?}: the old site stays"
                );
            }
            let beside = disk.beside();
            assert!(
                beside.iter().all(|name| !name.starts_with('.')),
                "{signal:?}: {beside:?}"
            );
            let _ = fs::remove_dir_all(disk.root().join("drafts"));
            fs::remove_dir_all(disk.public()).expect("it goes");
            disk.becomes(&SmallSite::new(""));
            disk.built(&["--no-cache"]);
            disk.becomes(&large());
        }
    }
    assert!(
        stopped > 0,
        "of six builds none was stopped while it laid files out"
    );
}

#[test]
fn a_second_signal_ends_at_once_and_the_next_build_clears_up() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.becomes(&large());
    let mut build = start(&disk, &[]);
    wait_for_staging(&disk, &mut build, "public");
    send(&build, Signal::INT);
    send(&build, Signal::TERM);
    let status = build.wait().expect("it is over");
    assert!(
        status.signal().is_some()
            || status
                .code()
                .is_some_and(|code| [0, 130, 143].contains(&code)),
        "{status}"
    );
    assert_eq!(disk.build(&[]).status.code(), Some(0));
    assert_eq!(disk.beside(), ["content", "public"]);
}

#[test]
fn a_signal_that_is_to_be_ignored_stays_ignored() {
    let disk = OnDisk::new(&large());
    let script = format!(
        "trap '' HUP INT; exec {} build",
        env!("CARGO_BIN_EXE_factpress")
    );
    let mut command = Command::new("sh");
    command
        .args(["-c", &script])
        .current_dir(disk.root())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut build = command.spawn().expect("the shell starts");
    wait_for_staging(&disk, &mut build, "public");
    send(&build, Signal::HUP);
    send(&build, Signal::INT);
    assert_eq!(build.wait().expect("it is over").code(), Some(0));
    assert!(disk.public().join("index.html").is_file());
}

#[test]
fn a_page_that_goes_while_a_build_runs_is_there_after_the_next() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    for round in 0..8 {
        let title = format!("title: Checks {round}");
        disk.becomes(&SmallSite::new("").replacing(
            "content/site.yaml",
            "title: Town checks",
            &title,
        ));
        let mut build = start(&disk, &[]);
        let page = disk.public().join("index.html");
        while build.try_wait().expect("a child").is_none() {
            if fs::read_to_string(&page).is_ok_and(|page| page.contains(&title[7..])) {
                // It has just moved in.
                if round % 2 == 0 {
                    let _ = fs::remove_file(&page);
                } else {
                    let _ = fs::remove_dir_all(disk.public().join("library"));
                }
            }
        }
        let _ = build.wait();
        if round % 4 == 3 {
            fs::remove_file(disk.public().join("claims.json")).expect("it goes");
        }
        assert_eq!(disk.build(&[]).status.code(), Some(0));
        let fresh = OnDisk::new(&SmallSite::new("").replacing(
            "content/site.yaml",
            "title: Town checks",
            &title,
        ));
        fresh.built(&[]);
        assert!(
            without_memories(&disk.public()) == without_memories(&fresh.public()),
            "round {round}"
        );
    }
}
