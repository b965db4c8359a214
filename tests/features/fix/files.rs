//! The files that fixing writes: their bytes, their rights, and what other programs do to them.

use std::fs;

use factpress::disk::write_fixed;

use super::{CLAIM, factpress, fixed, laid_out, text, with_line};

#[test]
fn a_file_keeps_its_byte_order_mark_and_its_line_ends() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let file = folder.path().join(CLAIM);
    let windows = format!(
        "\u{feff}{}",
        fs::read_to_string(&file)
            .expect("the claim")
            .replace('\n', "\r\n")
    );
    fs::write(&file, &windows).expect("the claim can be written");
    assert_eq!(
        factpress(&["check", "--fix", "--yes"], folder.path())
            .status
            .code(),
        Some(0)
    );
    let now = fs::read_to_string(&file).expect("the claim");
    assert_eq!(now, windows.replace("statment", "statement"));
}

#[test]
fn a_file_that_was_changed_meanwhile_is_left_alone() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let file = folder.path().join(CLAIM);
    let found = fixed(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let changed = fs::read_to_string(&file)
        .expect("the claim")
        .replace("list them", "list them all");
    fs::write(&file, &changed).expect("the claim can be written");
    assert!(!write_fixed(folder.path(), &found.fixes[0]).expect("the disk works"));
    assert_eq!(fs::read_to_string(&file).expect("the claim"), changed);
}

#[test]
fn a_file_whose_lines_end_in_two_ways_is_left_alone_and_named() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let file = folder.path().join(CLAIM);
    let mixed = fs::read_to_string(&file)
        .expect("the claim")
        .replacen('\n', "\r\n", 3);
    fs::write(&file, &mixed).expect("the claim can be written");
    let output = factpress(&["check", "--fix", "--yes"], folder.path());
    assert_eq!(output.status.code(), Some(3));
    assert!(
        text(&output.stderr)
            .contains("closed.md has changed in the meantime or has mixed line endings")
    );
    assert_eq!(fs::read_to_string(&file).expect("the claim"), mixed);
}

#[test]
fn what_a_killed_run_left_beside_a_file_is_cleared_away_and_blocks_nothing() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let found = fixed(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let claims = folder
        .path()
        .join(CLAIM)
        .parent()
        .expect("a folder")
        .to_owned();
    let names = || {
        let mut names: Vec<String> = fs::read_dir(&claims)
            .expect("the folder")
            .map(|entry| {
                entry
                    .expect("a file")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    };
    let here = format!(".closed.md.{}.new", std::process::id());
    for left in [".closed.md.1.new", &here, ".closed.md.99999999.new"] {
        fs::write(claims.join(left), "half a cl").expect("written");
    }
    // None of these is a file that such a run would leave.
    let others = [
        ".closed.md.1.new.bak",
        ".closed.md.one.new",
        ".open.md.1.new",
    ];
    for other in others {
        fs::write(claims.join(other), "Notes.").expect("written");
    }
    fs::create_dir(claims.join(".closed.md.2.new")).expect("a folder");
    assert!(write_fixed(folder.path(), &found.fixes[0]).expect("nothing is in the way"));
    assert_eq!(
        names(),
        [
            others[0],
            ".closed.md.2.new",
            others[1],
            others[2],
            "closed.md"
        ]
    );
}

#[test]
fn what_another_run_writes_at_the_moment_is_left_to_it() {
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let found = fixed(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let here = folder
        .path()
        .join(CLAIM)
        .with_file_name(format!(".closed.md.{}.new", std::process::id()));
    fs::write(&here, "half a cl").expect("written");
    let held = fs::File::open(&here).expect("it opens");
    held.lock().expect("it can be held");
    assert!(write_fixed(folder.path(), &found.fixes[0]).expect("there is another name"));
    assert!(here.exists());
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_rights() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = laid_out(&with_line(CLAIM, "kind: statement", "kind: statment"));
    let file = folder.path().join(CLAIM);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("rights can be set");
    assert_eq!(
        factpress(&["check", "--fix", "--yes"], folder.path())
            .status
            .code(),
        Some(0)
    );
    let rights = fs::metadata(&file).expect("the claim").permissions().mode();
    assert_eq!(rights & 0o777, 0o640);
}
