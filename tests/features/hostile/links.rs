//! Links and pipes in the place of our own files are never read or written through.

use std::fs;
use std::os::unix::fs::symlink;

use factpress::build::publish::{JOURNAL, LOCK, MANIFEST, PUBLISHED, STAGING};

use super::past;
use super::world::{NO_FILES, NO_FOLDERS, Trap, World};

#[test]
fn what_is_remembered_is_never_read_or_written_through_a_link_or_a_pipe() {
    let (build, check): (&[&str], &[&str]) = (&["build"], &["check"]);
    let fix: &[&str] = &["check", "--fix", "--yes"];
    for trap in NO_FOLDERS {
        let world = World::new();
        trap.set(&world.root().join(".factpress"), &world.home());
        world.assert_refused(
            ".factpress",
            trap,
            &[build, check, fix, &["build", "--drafts"]],
        );
    }
    for (file, traps) in [
        ("texts", [&NO_FILES[..], &[Trap::HardLink]].concat()),
        ("bodies", [&NO_FILES[..], &[Trap::HardLink]].concat()),
        (".gitignore", NO_FILES.to_vec()),
    ] {
        for trap in traps {
            let world = World::new();
            let at = format!(".factpress/{file}");
            trap.set(&world.root().join(&at), &world.home());
            world.assert_refused(&at, trap, &[build, check, fix]);
        }
    }
}

#[test]
fn what_a_build_leaves_for_the_next_is_never_read_or_written_through_a_link_or_a_pipe() {
    let build: &[&str] = &["build"];
    for trap in NO_FOLDERS {
        let world = World::built();
        let at = past(&world);
        trap.set(&world.root().join(&at), &world.home());
        world.assert_refused(&at, trap, &[build, &["build", "--no-cache"]]);
    }
    for file in ["last", "files", "page-cache"] {
        let world = World::built();
        let at = format!("{}/{file}", past(&world));
        for trap in NO_FILES {
            trap.set(&world.root().join(&at), &world.home());
            world.assert_refused(&at, trap, &[build]);
        }
    }
}

#[test]
fn the_books_of_the_output_are_never_read_or_written_through_a_link_or_a_pipe() {
    let (build, check): (&[&str], &[&str]) = (&["build"], &["check"]);
    for book in [MANIFEST, JOURNAL, PUBLISHED] {
        let at = format!("public/{book}");
        let world = World::built();
        world.change();
        for trap in NO_FILES {
            trap.set(&world.root().join(&at), &world.home());
            world.assert_refused(&at, trap, &[build, check]);
        }
    }
}

#[test]
fn staging_and_lock_are_never_used_through_a_link_or_a_pipe() {
    let build: &[&str] = &["build"];
    for changed in [true, false] {
        for (at, traps) in [
            (format!(".public{STAGING}"), &NO_FOLDERS[..]),
            (format!(".public{LOCK}"), &NO_FILES[..]),
            (format!("public/{STAGING}"), &NO_FOLDERS[..]),
            (format!("public/{LOCK}"), &NO_FILES[..]),
        ] {
            let world = World::built();
            if changed {
                world.change();
            }
            for trap in traps {
                trap.set(&world.root().join(&at), &world.home());
                world.assert_refused(&at, *trap, &[build]);
            }
        }
    }
    // Before there is an output, too.
    for (at, traps) in [
        (format!(".public{STAGING}"), &NO_FOLDERS),
        (format!(".public{LOCK}"), &NO_FILES),
    ] {
        for trap in traps {
            let world = World::new();
            trap.set(&world.root().join(&at), &world.home());
            world.assert_refused(&at, *trap, &[build]);
            assert!(!world.root().join("public").exists());
        }
    }
}

#[test]
fn a_lock_that_is_a_second_name_of_a_file_is_refused() {
    let world = World::built();
    world.change();
    let at = format!(".public{LOCK}");
    Trap::HardLink.set(&world.root().join(&at), &world.home());
    world.assert_refused(&at, Trap::HardLink, &[&["build"]]);
}

#[test]
fn the_output_is_never_a_link_in_the_sites_folder() {
    let (build, drafts, gallery): (&[&str], &[&str], &[&str]) =
        (&["build"], &["build", "--drafts"], &["gallery"]);
    for (at, command) in [("public", build), ("drafts", drafts), ("gallery", gallery)] {
        for trap in [Trap::LinkToFile, Trap::LinkToFolder, Trap::LinkToNothing] {
            let world = World::new();
            trap.set(&world.root().join(at), &world.home());
            world.assert_refused(at, trap, &[command]);
        }
    }
    let world = World::new();
    Trap::LinkToFolder.set(&world.root().join("dist"), &world.home());
    world.assert_refused(
        "dist",
        Trap::LinkToFolder,
        &[&["build", "--output", "dist/public"]],
    );
    Trap::LinkToFolder.set(&world.root().join("schema"), &world.home());
    world.assert_refused("schema", Trap::LinkToFolder, &[&["schema"]]);
}

#[test]
fn nothing_moves_in_or_goes_through_a_linked_folder_of_the_output() {
    for at in [
        "library",
        "library/closed",
        "sources",
        "sources/minutes",
        "assets",
        "claims",
    ] {
        let world = World::built();
        let place = world.root().join("public").join(at);
        fs::remove_dir_all(&place).expect("the folder goes");
        symlink(world.home().join("papers"), &place).expect("a link");
        world.change();
        world.assert_refused(
            &format!("public/{at}"),
            Trap::LinkToFolder,
            &[&["build"], &["build", "--no-cache"]],
        );
    }
}

#[test]
fn what_goes_is_not_removed_through_a_link() {
    let world = World::new();
    let old = world.root().join("content/static/old");
    fs::create_dir_all(&old).expect("a folder");
    fs::write(old.join("index.html"), "mine\n").expect("a file");
    assert_eq!(world.run(&["build"]).status.code(), Some(0));
    fs::remove_dir_all(world.root().join("content/static")).expect("it goes");
    let place = world.root().join("public/old");
    fs::remove_dir_all(&place).expect("it goes");
    symlink(world.home().join("papers"), &place).expect("a link");
    let before = world.external();
    assert_eq!(world.run(&["build"]).status.code(), Some(0));
    assert_eq!(
        world.external(),
        before,
        "the file behind the link has the very bytes that the list says"
    );
}

#[test]
fn mistakes_are_not_mended_through_a_link() {
    let world = World::new();
    let content = world.root().join("content");
    let slip = fs::read_to_string(content.join("people.yaml"))
        .expect("the people")
        .replace("kind: person", "kind: persn");
    fs::write(content.join("people.yaml"), slip).expect("the people are written");
    let theirs = world.home().join("content");
    fs::rename(&content, &theirs).expect("it moves");
    symlink(&theirs, &content).expect("a link");
    let before = world.external();
    world.run(&["check", "--fix", "--yes"]);
    world.run(&[
        "new",
        "person",
        "--name",
        "Robin Example",
        "--kind",
        "person",
    ]);
    assert_eq!(world.external(), before);
}
