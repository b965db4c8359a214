//! Where a site may be published, and where not.

use std::fs;

#[cfg(unix)]
use super::is_root;
use super::{FILES, OnDisk, error, names, without_memories};
use crate::small_site::SmallSite;

#[test]
fn the_site_itself_is_never_the_output() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.write(
        "themes/own/theme.yaml",
        "name: own\ncontract: 1\nparent: broadsheet\n",
    );
    disk.write("src/main.rs", "fn main() {}\n");
    let before = without_memories(disk.folder.path());
    for folder in [
        ".",
        "..",
        "../..",
        "content",
        "content/static",
        "content/new",
        "themes/own",
        "src",
        ".git",
        "../site",
    ] {
        let output = disk.build(&["--output", folder]);
        assert_eq!(
            output.status.code(),
            Some(3),
            "{folder}: {}",
            error(&output)
        );
        let is_site = [".", "..", "../..", "../site"].contains(&folder);
        let own = "it is, or is inside, a folder with another purpose";
        let why = if is_site {
            "it is or contains the site itself"
        } else {
            own
        };
        let expected = format!(
            "error: {folder} cannot be the output: {why}\n   = help: name a folder of its own, as in \
             --output public\n"
        );
        assert_eq!(error(&output), expected);
    }
    assert_eq!(without_memories(disk.folder.path()), before);
}

#[cfg(unix)]
#[test]
fn a_link_to_the_site_is_not_the_output_either() {
    let disk = OnDisk::new(&SmallSite::new(""));
    let link = disk.folder.path().join("elsewhere");
    std::os::unix::fs::symlink(disk.root().join("content"), &link).expect("a link");
    let output = disk.build(&["--output", "../elsewhere"]);
    assert_eq!(output.status.code(), Some(3), "{}", error(&output));
    assert!(
        error(&output).contains("a folder with another purpose"),
        "{}",
        error(&output)
    );
}

#[test]
fn an_output_that_is_a_file_is_refused() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.write("public", "mine");
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        error(&output),
        "error: ./public is a file, but the output must be a folder\n"
    );
    assert_eq!(fs::read(disk.public()).expect("the file"), b"mine");
}

#[test]
fn a_parent_that_takes_no_folder_is_a_failure_of_the_disk() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.write("blocked", "a file where a folder must be");
    let output = disk.build(&["--output", "blocked/public"]);
    assert_eq!(output.status.code(), Some(3), "{}", error(&output));
    assert!(
        error(&output).starts_with("error: could not "),
        "{}",
        error(&output)
    );
    assert!(error(&output).contains("blocked"), "{}", error(&output));
    assert_eq!(disk.beside(), ["blocked", "content"]);
}

#[cfg(unix)]
#[test]
fn a_parent_that_may_not_be_written_to_is_a_failure_of_the_disk_unless_for_root() {
    use std::os::unix::fs::PermissionsExt as _;
    let disk = OnDisk::new(&SmallSite::new(""));
    let parent = disk.folder.path().join("closed");
    fs::create_dir(&parent).expect("a folder");
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o555)).expect("it is closed");
    let output = disk.build(&["--output", "../closed/public"]);
    let expected = if is_root() { 0 } else { 3 };
    assert_eq!(output.status.code(), Some(expected), "{}", error(&output));
    assert_eq!(parent.join("public").exists(), is_root());
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o755)).expect("it opens again");
}

#[test]
fn an_output_elsewhere_is_made_with_the_folders_above_it() {
    let disk = OnDisk::new(&SmallSite::new(""));
    assert_eq!(
        disk.built(&["--output", "../srv/www/checks"]),
        [FILES, 0, 0]
    );
    assert!(
        disk.folder
            .path()
            .join("srv/www/checks/library/closed/index.html")
            .is_file()
    );
    assert_eq!(disk.beside(), ["content"]);
    assert_eq!(names(&disk.folder.path().join("srv/www")), ["checks"]);
}
