//! Files in the output that are not ours stay as they are.

use std::fs;

use factpress::build::publish::MANIFEST;

use super::{FILES, OnDisk, error, everything, forged, names};
use crate::small_site::SmallSite;

#[test]
fn a_file_of_others_that_differs_by_capitals_alone_is_not_ours() {
    let disk = OnDisk::new(&SmallSite::new("-- content/static/data.txt --\nbytes\n"));
    disk.built(&[]);
    disk.write("public/Data.txt", "somebody's");
    if names(&disk.public()).iter().all(|name| name != "Data.txt") {
        return; // This disk takes the two for one.
    }
    disk.becomes(&SmallSite::new("-- content/static/Data.txt --\nbytes\n"));
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(3), "{}", error(&output));
    assert!(
        error(&output).contains("Data.txt was not written by factpress"),
        "{}",
        error(&output)
    );
    assert_eq!(
        fs::read(disk.public().join("Data.txt")).expect("the file"),
        b"somebody's"
    );
}

#[test]
fn an_empty_folder_where_a_file_goes_makes_way() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.becomes(&SmallSite::new("-- content/static/zebra --\nx\n"));
    fs::create_dir_all(disk.public().join("zebra/stripes")).expect("the folders are made");
    assert_eq!(disk.build(&[]).status.code(), Some(0));
    assert_eq!(
        fs::read_to_string(disk.public().join("zebra")).expect("the file"),
        "x\n"
    );
}

#[test]
fn a_hidden_file_of_others_is_not_overwritten() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.write(
        "public/.well-known/security.txt",
        "Contact: mailto:me@town.example",
    );
    let before = everything(&disk.public());
    disk.becomes(&SmallSite::new(
        "-- content/static/.well-known/security.txt --\nContact: nobody\n",
    ));
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(3));
    assert!(
        error(&output).contains(".well-known/security.txt was not written by factpress"),
        "{}",
        error(&output)
    );
    assert_eq!(everything(&disk.public()), before);
}

#[test]
fn a_file_that_is_listed_with_other_bytes_is_left_alone_and_named_until_somebody_decides() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.write("public/mine.txt", "mine");
    disk.write("public/.htpasswd", "secret");
    let path = disk.public().join(MANIFEST);
    let text = fs::read_to_string(&path).expect("the manifest");
    let hash = "0".repeat(64);
    fs::write(
        &path,
        forged(&text, &format!("{hash}  mine.txt\n{hash}  .htpasswd\n")),
    )
    .expect("the manifest is written");
    for title in ["Country checks", "Country checks", "World checks"] {
        disk.becomes(&SmallSite::new("").replacing(
            "content/site.yaml",
            "title: Town checks",
            &format!("title: {title}"),
        ));
        let output = disk.build(&[]);
        assert_eq!(output.status.code(), Some(0), "{}", error(&output));
        for name in ["mine.txt", ".htpasswd"] {
            let warning = format!(
                "warning: ./public/{name} is no longer part of the site, but it was left alone"
            );
            assert!(error(&output).contains(&warning), "{}", error(&output));
        }
        assert_eq!(
            fs::read(disk.public().join("mine.txt")).expect("it is there"),
            b"mine"
        );
        assert_eq!(
            fs::read(disk.public().join(".htpasswd")).expect("it is there"),
            b"secret"
        );
    }
    // Files that were moved away, and put back after a build, are no longer ours.
    fs::rename(disk.public().join("mine.txt"), disk.root().join("mine.txt")).expect("it moves");
    fs::remove_file(disk.public().join(".htpasswd")).expect("it goes");
    assert_eq!(error(&disk.build(&[])), "");
    fs::rename(disk.root().join("mine.txt"), disk.public().join("mine.txt")).expect("it moves");
    assert_eq!(error(&disk.build(&["--no-cache"])), "");
}

#[test]
fn a_page_that_is_gone_and_was_changed_by_others_is_left_alone() {
    let disk = OnDisk::new(&SmallSite::new("-- content/static/old.txt --\nx\n"));
    disk.built(&[]);
    disk.write("public/old.txt", "changed by hand");
    disk.becomes(&SmallSite::new(""));
    let output = disk.build(&[]);
    assert!(
        error(&output).contains("./public/old.txt is no longer part of the site"),
        "{}",
        error(&output)
    );
    assert_eq!(
        fs::read(disk.public().join("old.txt")).expect("it is there"),
        b"changed by hand"
    );
}

#[test]
fn a_folder_with_files_of_others_is_refused_named_and_untouched() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.write("public/index.html", "<p>Mine.");
    disk.write("public/holiday/beach.jpg", "sand");
    let before = everything(&disk.public());
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        error(&output),
        "error: ./public holds files that factpress did not write: holiday/beach.jpg, index.html\n   = help: put files to publish with the site into content/static/, or choose another folder with --output\n"
    );
    assert_eq!(everything(&disk.public()), before);
    assert_eq!(disk.beside(), ["content", "public"]);
}

#[test]
fn of_many_files_of_others_a_few_are_named() {
    let disk = OnDisk::new(&SmallSite::new(""));
    for number in 1..=8 {
        disk.write(&format!("public/{number}.txt"), "mine");
    }
    let message = error(&disk.build(&[]));
    assert!(
        message.contains("1.txt, 2.txt, 3.txt, 4.txt, 5.txt and 3 more\n"),
        "{message}"
    );
}

#[test]
fn files_of_others_among_ours_are_left_alone() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.write("public/library/notes.txt", "mine");
    disk.write("public/verification.html", "theirs");
    let before = everything(&disk.public());
    assert_eq!(disk.built(&[]), [0, FILES, 0]);
    assert_eq!(disk.built(&["--no-cache"]), [0, FILES, 0]);
    assert_eq!(everything(&disk.public()), before);
}

#[test]
fn dot_files_at_the_top_of_the_output_are_left_alone() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.write("public/.git/HEAD", "ref: refs/heads/pages\n");
    disk.write("public/.domains", "");
    assert_eq!(disk.built(&[]), [FILES, 0, 0]);
    disk.becomes(&SmallSite::new("-- content/static/new.txt --\nx\n"));
    assert_eq!(disk.built(&[]), [1, FILES, 0]);
    assert_eq!(
        fs::read(disk.public().join(".git/HEAD")).expect("the file"),
        b"ref: refs/heads/pages\n"
    );
    assert!(disk.public().join(".domains").exists());
}

#[test]
fn an_empty_folder_is_filled() {
    let disk = OnDisk::new(&SmallSite::new(""));
    fs::create_dir(disk.public()).expect("a folder");
    assert_eq!(disk.built(&[]), [FILES, 0, 0]);
}
