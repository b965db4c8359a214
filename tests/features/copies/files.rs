//! Which files are read as copies, and what is said of those that are not.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{MINUTES, SOURCES, quoting, said, with_copy};

/// The rules that `check` finds broken in a folder.
fn broken(root: &Path) -> Vec<String> {
    let said = said(root);
    let rules = said.lines().filter(|line| line.starts_with("content/"));
    rules
        .filter_map(|line| Some(line.rsplit_once('[')?.1.trim_end_matches(']').to_owned()))
        .collect()
}

#[test]
fn check_reads_copies_below_the_folder_of_the_publication_alone() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path().join("site");
    let lay_out = |name: &str| {
        let _ = fs::remove_dir_all(&root);
        quoting("copies/minutes.txt", MINUTES, "Nobody spoke.")
            .replacing(
                SOURCES,
                "file: copies/minutes.txt",
                &format!("file: {name}"),
            )
            .lay_out(&root);
    };
    fs::write(folder.path().join("minutes.txt"), MINUTES).expect("a file outside of the site");
    lay_out("copies/minutes.txt");
    assert_eq!(broken(&root), ["quotation-not-in-copy"]);
    lay_out("./copies//minutes.txt");
    assert_eq!(
        broken(&root),
        ["quotation-not-in-copy"],
        "another way of writing the same path"
    );
    let external = folder.path().join("minutes.txt");
    for (elsewhere, why) in [
        ("../minutes.txt", "`..` leads out of a folder"),
        (
            &*external.display().to_string(),
            "it is outside the folder of the publication",
        ),
        (
            "/nowhere/minutes.txt",
            "it is outside the folder of the publication",
        ),
        (
            r"D:\copies\minutes.txt",
            "it is outside the folder of the publication",
        ),
        ("copies/../copies/minutes.txt", "`..` leads out of a folder"),
        ("copies", "it is a folder"),
        ("copies/", "it is a folder"),
        (".", "it is a folder"),
        (".git/minutes.txt", "`.git` is hidden"),
        ("copies/minutes.txt/of.txt", "`minutes.txt` is not a folder"),
    ] {
        lay_out(elsewhere);
        fs::create_dir_all(root.join(".git")).expect("a folder");
        fs::write(root.join(".git/minutes.txt"), "Hidden.").expect("a file at a hidden place");
        assert_eq!(broken(&root), ["copy-unread"], "{elsewhere}");
        let said = said(&root);
        assert!(
            said.contains(&format!("not compared with anything: {why} [copy-unread]")),
            "{elsewhere}: {said}"
        );
        assert!(said.contains("^"), "{said}");
    }
    for words in [
        "box 12 in the cellar",
        "https://archive.example/minutes",
        "cellar/box 12",
    ] {
        lay_out(&format!("'{words}'"));
        assert_eq!(broken(&root), [""; 0], "{words}");
    }
    lay_out("copies/minutes.txt");
    fs::write(root.join("copies/minutes.txt"), "Others.").expect("a file");
    assert_eq!(broken(&root), ["copy-differs"]);
}

#[test]
#[cfg(unix)]
fn what_stands_where_a_copy_should_and_is_not_read_is_named_at_its_place() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = TempDir::new().expect("a folder");
    let root = folder.path().join("site");
    let named = |lay: &dyn Fn(), why: &str| {
        let _ = fs::remove_dir_all(&root);
        quoting("copies/minutes.txt", MINUTES, "Nobody spoke.")
            .without("copies/minutes.txt")
            .lay_out(&root);
        lay();
        let said = said(&root);
        let line = format!(
            " warning: `copies/minutes.txt` is not compared with anything: {why} [copy-unread]"
        );
        assert!(said.starts_with(SOURCES) && said.contains(&line), "{said}");
        assert_eq!(
            broken(&root),
            ["copy-unread"],
            "and nothing is said of what was not compared"
        );
    };
    fs::create_dir(folder.path().join("others")).expect("a folder");
    fs::write(folder.path().join("others/minutes.txt"), MINUTES).expect("a file");
    let copies = root.join("copies");
    let copy = copies.join("minutes.txt");
    named(
        &|| symlink(folder.path().join("others"), &copies).expect("a link"),
        "`copies` is a symbolic link",
    );
    let within = |make: &dyn Fn()| {
        fs::create_dir(&copies).expect("a folder");
        make();
    };
    let link = || symlink(folder.path().join("others/minutes.txt"), &copy).expect("a link");
    named(&|| within(&link), "`minutes.txt` is a symbolic link");
    let nowhere = || symlink("nowhere", &copy).expect("a link");
    named(&|| within(&nowhere), "`minutes.txt` is a symbolic link");
    named(
        &|| within(&|| fs::create_dir(&copy).expect("a folder")),
        "it is a folder",
    );
    let pipe = || {
        let made = std::process::Command::new("mkfifo")
            .arg(&copy)
            .status()
            .expect("mkfifo starts");
        assert!(made.success());
    };
    named(&|| within(&pipe), "it is a named pipe");
    let sparse = || {
        fs::File::create(&copy)
            .and_then(|file| file.set_len((1 << 30) + 1))
            .expect("a file with holes")
    };
    named(&|| within(&sparse), "it is larger than 1 GiB");
    let locked = || {
        fs::write(&copy, MINUTES).expect("a file");
        fs::set_permissions(&copy, fs::Permissions::from_mode(0o000)).expect("no rights");
    };
    where_rights_hold(folder.path(), &|| {
        named(&|| within(&locked), "it cannot be read")
    });
}

/// Does something where file permissions hold; root may do everything in spite of them.
#[cfg(unix)]
fn where_rights_hold(folder: &Path, act: &dyn Fn()) {
    use std::os::unix::fs::PermissionsExt as _;
    let probe = folder.join("probe");
    fs::write(&probe, "").expect("a file");
    fs::set_permissions(&probe, fs::Permissions::from_mode(0o000)).expect("no rights");
    if fs::read(&probe).is_err() {
        act();
    }
}

#[test]
fn a_build_reads_no_copies() {
    let folder = TempDir::new().expect("a folder");
    quoting("copies/minutes.txt", MINUTES, "Nobody spoke.").lay_out(folder.path());
    let mut command = crate::program();
    let built = command
        .current_dir(folder.path())
        .arg("build")
        .output()
        .expect("factpress starts");
    assert_eq!(
        (
            built.status.code(),
            String::from_utf8_lossy(&built.stderr).as_ref()
        ),
        (Some(0), "")
    );
}

#[test]
fn a_copy_that_is_gone_is_a_warning_where_others_lie_in_its_folder() {
    let clone = with_copy("copies/minutes.txt", MINUTES).without("copies/minutes.txt");
    assert_eq!(clone.report(), "");
    let report = clone
        .with_bytes("copies/letter.txt", "Another copy.")
        .report();
    assert!(
        report
            .contains("there is no file `copies/minutes.txt`, although its folder has other files"),
        "{report}"
    );
    let folder = TempDir::new().expect("a folder");
    with_copy("copies/minutes.txt", MINUTES).lay_out(folder.path());
    fs::rename(
        folder.path().join("copies/minutes.txt"),
        folder.path().join("copies/Minutes (1).txt"),
    )
    .expect("moved");
    assert_eq!(broken(folder.path()), ["copy-missing"]);
    fs::remove_dir_all(folder.path().join("copies")).expect("a folder");
    assert_eq!(broken(folder.path()), [""; 0]);
}
