//! A build that fails or is killed leaves the output as it was, and the next one clears up.

use std::fs;

use factpress::build::publish::{MANIFEST, Manifest};

use super::{CLAIM, OnDisk, error, everything, times};
use crate::small_site::SmallSite;

#[test]
fn bad_content_leaves_the_output_byte_for_byte() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let before = (everything(&disk.public()), times(&disk.public()));
    disk.becomes(&SmallSite::new("").replacing(CLAIM, "claimant: ada", "claimant: adda"));
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        error(&output).ends_with("1 error in 1 file; nothing was published\n"),
        "{}",
        error(&output)
    );
    assert_eq!((everything(&disk.public()), times(&disk.public())), before);
    assert_eq!(disk.beside(), ["content", "public"]);
}

#[test]
fn a_template_that_fails_leaves_the_output_byte_for_byte() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    let before = (everything(&disk.public()), times(&disk.public()));
    disk.becomes(&SmallSite::new("").replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en]\ntheme: own",
    ));
    disk.write(
        "themes/own/theme.yaml",
        "name: own\ncontract: 1\nparent: broadsheet\n",
    );
    disk.write(
        "themes/own/pages/source.html",
        "{{ view.nothing_of_that_name }}\n",
    );
    let output = disk.build(&[]);
    assert_eq!(output.status.code(), Some(1), "{}", error(&output));
    assert!(
        error(&output).contains("while building /sources/minutes/"),
        "{}",
        error(&output)
    );
    assert!(
        error(&output).contains("pages/source.html:1"),
        "{}",
        error(&output)
    );
    assert!(
        error(&output).ends_with("1 error in 1 file; nothing was published\n"),
        "{}",
        error(&output)
    );
    assert_eq!((everything(&disk.public()), times(&disk.public())), before);
    assert_eq!(disk.beside(), ["content", "public", "themes"]);
}

#[test]
fn a_failed_first_build_leaves_no_output_and_no_staging_folder() {
    let disk = OnDisk::new(&SmallSite::new("").replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en]\ntheme: own",
    ));
    disk.write(
        "themes/own/theme.yaml",
        "name: own\ncontract: 1\nparent: broadsheet\n",
    );
    disk.write(
        "themes/own/pages/claim.html",
        "{{ view.nothing_of_that_name }}\n",
    );
    assert_eq!(disk.build(&[]).status.code(), Some(1));
    assert_eq!(disk.beside(), ["content", "themes"]);
}

#[test]
fn what_a_killed_build_left_beside_the_output_is_cleared_away() {
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.write(".public.factpress-staging/library/index.html", "half a pa");
    disk.built(&[]);
    assert_eq!(disk.beside(), ["content", "public"]);
    let page = fs::read_to_string(disk.public().join("library/index.html")).expect("the page");
    assert!(page.starts_with("<!DOCTYPE html>"), "{page}");
}

#[test]
fn a_build_that_stopped_while_it_moved_files_in_is_finished_by_the_next() {
    let more = "-- content/pages/about.md --\n---\ntitle: A\ndescription: Us.\n---\nWords.\n-- content/static/zebra --\nx\n";
    let disk = OnDisk::new(&SmallSite::new(""));
    disk.built(&[]);
    disk.becomes(&SmallSite::new(more));
    let fresh = OnDisk::new(&SmallSite::new(more));
    fresh.built(&[]);
    let manifest = |disk: &OnDisk| {
        let text = fs::read_to_string(disk.public().join(MANIFEST)).expect("the manifest");
        Manifest::parse(&text).expect("a manifest")
    };
    let mut both = manifest(&disk);
    both.files.extend(manifest(&fresh).files);
    disk.write(&format!("public/{MANIFEST}"), &both.text());
    disk.write(
        "public/about/index.html",
        &fs::read_to_string(fresh.public().join("about/index.html")).expect("a page"),
    );
    disk.write("public/.factpress-staging/zebra", "x");
    let finished = disk.build(&[]);
    assert_eq!(finished.status.code(), Some(0), "{}", error(&finished));
    assert_eq!(everything(&disk.public()), everything(&fresh.public()));
}
