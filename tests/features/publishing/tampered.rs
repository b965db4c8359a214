//! Published files that somebody changed are put right.

use std::fs;
use std::path::Path;

#[cfg(unix)]
use factpress::build::publish::MANIFEST;

#[cfg(unix)]
use super::names;
use super::{FILES, OnDisk, everything};
use crate::small_site::SmallSite;

#[test]
fn a_file_that_somebody_changed_in_the_output_is_put_right() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let before = everything(&disk.public());
    fs::write(
        disk.public().join("robots.txt"),
        "User-agent: *\nDisallow: /\n\n",
    )
    .expect("written");
    fs::remove_file(disk.public().join("library/index.html")).expect("removed");
    assert_eq!(disk.built(&[]), [2, FILES - 2, 0]);
    assert_eq!(everything(&disk.public()), before);
}

/// Writes over a file in place, with as many bytes and its old time.
fn tamper(path: &Path) {
    let time = fs::metadata(path)
        .and_then(|there| there.modified())
        .expect("a time");
    let text = fs::read_to_string(path)
        .expect("a text")
        .replace("libraries", "airports.");
    fs::write(path, text).expect("written");
    fs::File::options()
        .append(true)
        .open(path)
        .expect("it opens")
        .set_modified(time)
        .expect("the time is set");
}

#[cfg(unix)]
#[test]
fn a_page_that_was_changed_with_its_old_size_and_time_is_put_right() {
    for arguments in [&[][..], &["--verify"]] {
        let disk = OnDisk::new(&SmallSite::new(""));
        disk.built(&[]);
        let before = everything(&disk.public());
        for _ in 0..3 {
            tamper(&disk.public().join("library/index.html"));
            assert!(everything(&disk.public()) != before);
            assert_eq!(disk.built(arguments), [1, FILES - 1, 0]);
            assert_eq!(everything(&disk.public()), before);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_readers_may_not_read_any_more_is_put_right() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = SmallSite::new("").with_bytes("content/static/notes.txt", "Notes.");
    let disk = OnDisk::new(&site);
    disk.built(&[]);
    let rights = |path: &str| {
        fs::metadata(disk.public().join(path))
            .expect("it is there")
            .permissions()
            .mode()
            & 0o777
    };
    let list = rights(MANIFEST);
    for path in [
        "library/index.html",
        "claims.json",
        "notes.txt",
        "sitemap.xml",
    ] {
        for closed in [0o000, 0o200, 0o600] {
            let right = rights(path);
            fs::set_permissions(disk.public().join(path), fs::Permissions::from_mode(closed))
                .expect("rights can be set");
            let written = usize::from(closed & list & 0o444 != list & 0o444);
            assert_eq!(disk.built(&[])[0], written, "{path} {closed:o}");
            assert_eq!(
                rights(path),
                if written == 1 { right } else { closed },
                "{path} {closed:o}"
            );
            assert_eq!(disk.built(&[])[0], 0, "{path} {closed:o}");
        }
    }
    // Somebody who closed all of it meant to.
    for path in names(&disk.public()) {
        fs::set_permissions(disk.public().join(path), fs::Permissions::from_mode(0o600))
            .expect("rights can be set");
    }
    assert_eq!(disk.built(&[])[0], 0);
}

#[test]
fn who_asks_for_it_has_every_published_file_read_and_every_text() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    assert_eq!(disk.built(&["--verify"]), [0, FILES, 0]);
    let in_ci = |value: &str| {
        let mut command = crate::program();
        let output = command
            .current_dir(disk.root())
            .env("CI", value)
            .args(["build", "--timings"])
            .output();
        String::from_utf8(output.expect("factpress starts").stderr).expect("text")
    };
    // A build that trusts the times of files has nothing to do, and says so before it makes a page.
    for (value, is_read) in [("true", true), ("1", true), ("false", false), ("", false)] {
        assert_eq!(
            in_ci(value).lines().any(|line| line.starts_with("pages")),
            is_read,
            "CI={value}"
        );
    }
    assert_eq!(disk.run(&["check", "--verify"]).status.code(), Some(0));
}
