//! Faults of the world: no room, no right, another disk. The message names path and reason, and the
//! old site stays whole.

mod disks;

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::{Command, Output};

use disks::{Mounted, SmallDisk};
use factpress::disk as sink;
use tempfile::TempDir;

use super::{FILES, OnDisk, error, everything, is_root, names, without_memories};
use crate::small_site::SmallSite;

/// The program, as a command that other programs can start.
const PROGRAM: &str = env!("CARGO_BIN_EXE_factpress");

/// A site with one more file of this many bytes.
fn with_large_file(bytes: usize) -> SmallSite {
    SmallSite::new("").with_bytes("content/static/large.bin", vec![b'*'; bytes])
}

/// A build by somebody who has only the rights that the folders give. Root has more, and gives them
/// up.
fn build_without_privileges(disk: &OnDisk) -> Output {
    let mut command = if is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--bounding-set=-all", "--inh-caps=-all", PROGRAM]);
        command
    } else {
        crate::program()
    };
    command
        .current_dir(disk.root())
        .arg("build")
        .output()
        .expect("the build starts; root needs `setpriv` of util-linux")
}

#[test]
fn a_full_disk_keeps_the_old_site() {
    let small = SmallDisk::new();
    assert_eq!(small.build(4096).status.code(), Some(0));
    let before = everything(&small.public());
    small.disk.becomes(&with_large_file(5 << 20));
    let output = small.build(4096);
    assert_eq!(output.status.code(), Some(3));
    let reason = small.reason();
    assert_eq!(
        error(&output),
        format!("error: could not write disk/.public.factpress-staging/large.bin: {reason}\n")
    );
    assert!(
        everything(&small.public()) == before,
        "the old site stays, byte for byte"
    );
}

#[test]
fn a_full_disk_takes_no_first_site() {
    let small = SmallDisk::new();
    small.disk.becomes(&with_large_file(5 << 20));
    let output = small.build(4096);
    assert_eq!(output.status.code(), Some(3));
    let reason = small.reason();
    assert_eq!(
        error(&output),
        format!("error: could not write disk/.public.factpress-staging/large.bin: {reason}\n")
    );
    assert_eq!(names(&small.disk.root().join("disk")), Vec::<String>::new());
}

#[test]
fn wherever_the_room_ends_the_site_is_the_old_one_or_the_new_one() {
    let small = SmallDisk::new();
    assert_eq!(small.build(4096).status.code(), Some(0));
    let before = everything(&small.public());
    let new = SmallSite::new("").replacing(
        "content/site.yaml",
        "title: Town checks",
        "title: Country checks",
    );
    small.disk.becomes(&new);
    let mut failed = 0;
    let done = (0..2048).step_by(24).any(|kibibytes| {
        let output = small.build(kibibytes);
        if output.status.code() == Some(0) {
            return true;
        }
        failed += 1;
        assert_eq!(
            output.status.code(),
            Some(3),
            "{kibibytes} KiB: {}",
            error(&output)
        );
        let (first, reason) = (error(&output), small.reason());
        assert!(
            first.starts_with("error: could not ") && first.ends_with(&format!(": {reason}\n")),
            "{first}"
        );
        assert!(
            everything(&small.public()) == before,
            "{kibibytes} KiB: the old site stays, byte for byte"
        );
        false
    });
    assert!(
        done && failed > 0,
        "it failed {failed} times, and was built in the end: {done}"
    );
    let fresh = OnDisk::new(&new);
    fresh.built(&[]);
    assert!(
        everything(&small.public()) == everything(&fresh.public()),
        "the new site, byte for byte"
    );
}

#[test]
fn a_folder_that_may_not_be_written_to_keeps_its_site() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let before = everything(&disk.public());
    disk.becomes(&SmallSite::new("").replacing(
        "content/site.yaml",
        "title: Town checks",
        "title: Country checks",
    ));
    for (closed, doing) in [
        ("public", "write to ./public"),
        ("public/library", "write to ./public/library"),
        ("public/claims", "write to ./public/claims"),
    ] {
        let closed = disk.root().join(closed);
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).expect("it is closed");
        let output = build_without_privileges(&disk);
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("it opens again");
        assert_eq!(output.status.code(), Some(3));
        assert_eq!(
            error(&output),
            format!("error: could not {doing}: Permission denied (os error 13)\n")
        );
        assert!(
            everything(&disk.public()) == before,
            "the old site stays, byte for byte"
        );
    }
    assert_eq!(build_without_privileges(&disk).status.code(), Some(0));
}

#[test]
fn content_that_may_not_be_read_is_a_failure_and_not_missing() {
    let disk = OnDisk::new(&SmallSite::new(""));
    for (closed, named) in [
        (".", "./content"),
        ("content", "./content"),
        ("content/explainers", "./content/explainers"),
        ("content/sources", "./content/sources"),
    ] {
        let closed = disk.root().join(closed);
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("it is closed");
        let output = build_without_privileges(&disk);
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("it opens again");
        assert_eq!(
            error(&output),
            format!("error: could not read {named}: Permission denied (os error 13)\n")
        );
        assert_eq!(output.status.code(), Some(3));
    }
}

#[test]
fn a_disk_that_can_only_be_read_keeps_its_site() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let before = everything(&disk.public());
    disk.becomes(&SmallSite::new("").replacing(
        "content/site.yaml",
        "title: Town checks",
        "title: Country checks",
    ));
    let public = disk.public();
    let bound = Mounted::new(&["--bind", public.to_str().expect("Unicode")], &public);
    let (output, refused) = match bound.filter(|_| {
        Mounted::new(&["-o", "remount,bind,ro"], &public)
            .map(std::mem::forget)
            .is_some()
    }) {
        Some(_bound) => (
            disk.build(&[]),
            "create ./public/.factpress-staging.lock: Read-only file system (os error 30)",
        ),
        // Where nothing can be mounted, a folder without the right to write is the nearest thing.
        None => {
            fs::set_permissions(&public, fs::Permissions::from_mode(0o555)).expect("it is closed");
            let output = build_without_privileges(&disk);
            fs::set_permissions(&public, fs::Permissions::from_mode(0o755))
                .expect("it opens again");
            (output, "write to ./public: Permission denied (os error 13)")
        }
    };
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(error(&output), format!("error: could not {refused}\n"));
    assert!(
        everything(&disk.public()) == before,
        "the old site stays, byte for byte"
    );
}

#[test]
fn an_output_on_another_disk_is_published_like_any() {
    let disk = OnDisk::new(&SmallSite::new(""));
    let elsewhere = TempDir::new_in("/dev/shm").expect("Linux has this disk in memory");
    let device = |path: &Path| fs::metadata(path).expect("it is there").dev();
    assert_ne!(
        device(elsewhere.path()),
        device(&disk.root()),
        "TMPDIR must lie on another disk than /dev/shm"
    );
    // The folder itself may be a link, also to another disk, when it does not lie in the site's
    // folder.
    let link = disk.folder.path().join("link");
    std::os::unix::fs::symlink(elsewhere.path(), &link).expect("a link");
    let to_link = ["--output", "../link"];
    assert_eq!(disk.built(&to_link), [FILES, 0, 0]);
    disk.becomes(&SmallSite::new("-- content/static/new.txt --\nx\n"));
    assert_eq!(disk.built(&to_link), [1, FILES, 0]);
    let fresh = OnDisk::new(&SmallSite::new("-- content/static/new.txt --\nx\n"));
    fresh.built(&[]);
    assert!(everything(elsewhere.path()) == everything(&fresh.public()));
    assert!(link.is_symlink(), "the link stays");
    assert_eq!(disk.beside(), ["content"]);
}

#[test]
fn an_output_that_is_mounted_by_itself_has_its_staging_inside_and_cleared_each_time() {
    let disk = OnDisk::new(&SmallSite::new(""));
    fs::create_dir(disk.public()).expect("a folder");
    let Some(_mounted) = Mounted::new(&["-t", "tmpfs", "tmpfs"], &disk.public()) else {
        return;
    };
    assert_eq!(disk.built(&[]), [FILES, 0, 0]);
    for again in [0, 1] {
        disk.write("public/.factpress-staging/library/index.html", "held");
        disk.write("public/.factpress-staging.lock", "");
        assert_eq!(disk.built(&[]), [0, FILES, 0], "{again}");
        assert!(
            !names(&disk.public())
                .iter()
                .any(|name| name.starts_with(".factpress-staging")),
            "{again}"
        );
    }
    disk.becomes(&SmallSite::new("-- content/static/new.txt --\nx\n"));
    assert_eq!(disk.built(&[]), [1, FILES, 0]);
    assert_eq!(disk.beside(), ["content", "public"]);
}

#[test]
fn a_part_of_the_same_disk_that_is_mounted_once_more_is_published_to() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let public = disk.public();
    let Some(_bound) = Mounted::new(&["--bind", public.to_str().expect("Unicode")], &public) else {
        return;
    };
    disk.becomes(&SmallSite::new("-- content/static/new.txt --\nx\n"));
    assert_eq!(disk.built(&[]), [1, FILES, 0]);
}

#[test]
fn a_link_in_the_sites_folder_is_no_output() {
    let disk = OnDisk::new(&SmallSite::new(""));
    fs::create_dir(disk.folder.path().join("elsewhere")).expect("a folder");
    for target in ["gone", "../elsewhere"] {
        std::os::unix::fs::symlink(target, disk.public()).expect("a link");
        let output = disk.build(&[]);
        assert_eq!(output.status.code(), Some(3));
        let error = error(&output);
        assert!(
            error.starts_with(
                "error: ./public is a symbolic link in the site's folder, where factpress follows no links"
            ),
            "{error}"
        );
        assert!(error.contains(target), "{error}");
        assert_eq!(disk.beside(), ["content", "public"]);
        fs::remove_file(disk.public()).expect("the link goes");
    }
    assert_eq!(
        names(&disk.folder.path().join("elsewhere")),
        Vec::<String>::new()
    );
}

#[test]
fn a_link_elsewhere_that_leads_nowhere_is_no_output() {
    let disk = OnDisk::new(&SmallSite::new(""));
    std::os::unix::fs::symlink("gone", disk.folder.path().join("link")).expect("a link");
    let output = disk.build(&["--output", "../link"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        error(&output),
        "error: ../link is a link to a folder that does not exist\n   = help: create that folder, or remove the link\n"
    );
}

#[test]
fn a_link_inside_the_output_is_not_followed() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let elsewhere = disk.folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).expect("a folder");
    std::os::unix::fs::symlink(&elsewhere, disk.public().join(".well-known")).expect("a link");
    let before = everything(&disk.public());
    disk.becomes(&SmallSite::new(
        "-- content/static/.well-known/security.txt --\nContact: nobody\n",
    ));
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        error(&output),
        "error: ./public/.well-known/security.txt was not written by factpress, but the site has a file of the same name\n   = \
         help: move it away, or choose another folder with --output\n"
    );
    assert_eq!(names(&elsewhere), Vec::<String>::new());
    assert!(
        everything(&disk.public()) == before,
        "the old site stays, byte for byte"
    );
}

#[test]
fn who_reads_a_file_while_it_is_replaced_reads_the_old_one_to_its_end() {
    use std::io::Read as _;
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let path = disk.public().join("index.html");
    let before = fs::read(&path).expect("the page");
    let mut reader = fs::File::open(&path).expect("the page opens");
    let mut read = vec![0; 100];
    reader.read_exact(&mut read).expect("its first bytes");
    disk.becomes(&SmallSite::new("").replacing(
        "content/site.yaml",
        "title: Town checks",
        "title: Country checks",
    ));
    disk.built(&[]);
    reader.read_to_end(&mut read).expect("the rest");
    assert!(read == before, "the old page is whole");
    assert!(fs::read(&path).expect("the new page") != before);
}

#[test]
fn of_two_builds_at_once_the_second_is_told_to_wait() {
    let disk = OnDisk::new(&SmallSite::new(""));
    for is_first_site in [true, false] {
        let first = sink::Output::open(&disk.root(), &disk.public()).expect("the folder is free");
        let before = without_memories(&disk.root());
        let second = disk.build(&["--no-cache"]);
        assert_eq!(second.status.code(), Some(3));
        assert_eq!(
            error(&second),
            "error: another build is publishing to ./public\n   = help: wait until it ends, or choose another folder with --output\n"
        );
        assert!(without_memories(&disk.root()) == before, "nothing changes");
        drop(first);
        assert_eq!(
            disk.built(&[]),
            if is_first_site {
                [FILES, 0, 0]
            } else {
                [0, FILES, 0]
            }
        );
    }
}
