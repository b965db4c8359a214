//! The output folder: a mistyped path does no harm, and files of others outlive every command.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

use crate::small_site::SmallSite;

/// A site in `site/`, and a home beside it.
struct World {
    folder: TempDir,
}

impl World {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        SmallSite::new("").lay_out(&folder.path().join("site"));
        fs::create_dir_all(folder.path().join("homes/ada")).expect("a home");
        Self { folder }
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let home = self.path("homes/ada");
        let mut command = crate::program();
        command
            .current_dir(self.path("site"))
            .env("HOME", &home)
            .env("USERPROFILE", &home);
        command.args(arguments).output().expect("factpress starts")
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }
}

fn refusal(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder)
        .expect("the folder can be read")
        .next()
        .is_none()
}

#[test]
fn a_home_is_not_the_output_even_when_it_is_empty() {
    let world = World::new();
    for command in ["build", "gallery"] {
        assert_eq!(
            refusal(&world.run(&[command, "--output", "../homes/ada"])),
            "error: ../homes/ada cannot be the output: it is or contains your home folder\n   = help: name a folder of its own, \
             as in --output public\n"
        );
        refusal(&world.run(&[command, "--output", "../homes"]));
    }
    assert!(is_empty(&world.path("homes/ada")));
}

#[test]
fn a_folder_in_a_home_may_be_the_output() {
    let world = World::new();
    assert_eq!(
        world
            .run(&["build", "--output", "../homes/ada/public"])
            .status
            .code(),
        Some(0)
    );
    assert!(world.path("homes/ada/public/index.html").is_file());
}

#[test]
fn no_way_round_leads_to_a_folder_that_is_refused() {
    let world = World::new();
    for (folder, why) in [
        (
            "new/../content",
            "it is, or is inside, a folder with another purpose",
        ),
        (
            "new/newer/../../themes/own",
            "it is, or is inside, a folder with another purpose",
        ),
        ("new/..", "it is or contains the site itself"),
        ("../homes/bob/../ada", "it is or contains your home folder"),
    ] {
        let message = refusal(&world.run(&["build", "--output", folder]));
        assert!(message.contains(why), "{folder}: {message}");
    }
    assert!(!world.path("site/new").exists());
    assert!(!world.path("homes/bob").exists());
}

#[cfg(unix)]
#[test]
fn a_link_to_a_home_is_a_home() {
    let world = World::new();
    std::os::unix::fs::symlink(world.path("homes/ada"), world.path("elsewhere")).expect("a link");
    assert!(
        refusal(&world.run(&["build", "--output", "../elsewhere"]))
            .contains("it is or contains your home folder")
    );
    assert!(is_empty(&world.path("homes/ada")));
}

#[test]
fn the_top_of_a_disk_is_not_the_output() {
    let world = World::new();
    let top = world
        .folder
        .path()
        .ancestors()
        .last()
        .expect("a path has a top")
        .to_str()
        .expect("Unicode")
        .to_owned();
    for command in ["build", "gallery"] {
        assert_eq!(
            refusal(&world.run(&[command, "--output", &top])),
            format!(
                "error: {top} cannot be the output: it is the root of a disk\n   = help: name a folder of its own, as in \
                 --output public\n"
            )
        );
    }
}

#[test]
fn files_of_others_outlive_every_command() {
    let world = World::new();
    let others = [
        "site/public/.git/HEAD",
        "site/public/.own",
        "site/public/.well-known/own.txt",
        "site/notes.txt",
    ];
    let build = |arguments: &[&str]| {
        let output = world.run(&[&["build"], arguments].concat());
        for path in others {
            assert_eq!(
                fs::read_to_string(world.path(path)).expect("it is still there"),
                "mine",
                "after {arguments:?}"
            );
        }
        output.status.code()
    };
    for path in others {
        world.write(path, "mine");
    }
    assert_eq!(build(&[]), Some(0));
    world.write("site/content/static/new.txt", "new");
    assert_eq!(build(&[]), Some(0));
    assert_eq!(build(&["--drafts"]), Some(0));
    assert_eq!(build(&["--drafts", "--output", "public"]), Some(3));
    fs::remove_dir_all(world.path("site/content/static")).expect("it goes");
    assert_eq!(build(&[]), Some(0));
    world.write("site/content/people.yaml", "ada: [");
    assert_eq!(build(&[]), Some(1));
    assert_eq!(world.run(&["check"]).status.code(), Some(1));
    assert_eq!(
        world.run(&["gallery", "--output", "public"]).status.code(),
        Some(0)
    );
    assert_eq!(
        fs::read_to_string(world.path("site/public/.own")).expect("it is still there"),
        "mine"
    );
}

#[test]
fn a_file_of_others_keeps_every_command_out_of_its_folder() {
    let world = World::new();
    world.write("site/public/thesis.txt", "mine");
    for command in ["build", "gallery"] {
        let message = refusal(&world.run(&[command, "--output", "public"]));
        assert!(
            message.contains("holds files that factpress did not write: thesis.txt"),
            "{message}"
        );
    }
    let names: Vec<_> = fs::read_dir(world.path("site/public"))
        .expect("it is there")
        .collect();
    assert_eq!(names.len(), 1);
    assert_eq!(
        fs::read_to_string(world.path("site/public/thesis.txt")).expect("it is still there"),
        "mine"
    );
}

#[test]
fn drafts_have_a_folder_of_their_own_and_are_never_mixed_with_what_is_public() {
    let world = World::new();
    let claim = "site/content/explainers/library/claims/closed.md";
    let text = fs::read_to_string(world.path(claim)).expect("the claim");
    world.write(claim, &text.replace("reply:", "hold: Is it so?\nreply:"));
    assert_eq!(world.run(&["build", "--drafts"]).status.code(), Some(0));
    assert!(
        world
            .path("site/drafts/library/closed/index.html")
            .is_file()
    );
    assert!(!world.path("site/public").exists());
    assert_eq!(world.run(&["build"]).status.code(), Some(0));
    assert!(!world.path("site/public/library/closed").exists());

    let message = refusal(&world.run(&["build", "--drafts", "--output", "public"]));
    assert!(
        message.contains("public contains a public build, without drafts"),
        "{message}"
    );
    let message = refusal(&world.run(&["build", "--output", "drafts"]));
    assert!(
        message.contains("drafts contains a build with drafts, which is not public"),
        "{message}"
    );
    let message = refusal(&world.run(&["build", "--drafts", "--output", "public/preview"]));
    assert!(
        message.contains("public/preview cannot contain drafts: it is inside"),
        "{message}"
    );
    assert!(!world.path("site/public/preview").exists());
    let message = refusal(&world.run(&["gallery", "--output", "drafts"]));
    assert!(message.contains("which is not public"), "{message}");

    // Before the first public build, too: what was written as drafts does not become public later.
    assert_eq!(
        world
            .run(&["build", "--drafts", "--output", "../www"])
            .status
            .code(),
        Some(0)
    );
    refusal(&world.run(&["build", "--output", "../www"]));
}

#[test]
fn a_build_of_drafts_compares_with_what_is_public() {
    let world = World::new();
    assert_eq!(world.run(&["build"]).status.code(), Some(0));
    assert_eq!(world.run(&["build", "--drafts"]).status.code(), Some(0));
    let claim = "site/content/explainers/library/claims/closed.md";
    let text = fs::read_to_string(world.path(claim)).expect("the claim");
    world.write(claim, &text.replace("verdict: \"false\"", "verdict: open"));
    for _ in 0..2 {
        let output = world.run(&["build", "--drafts"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            String::from_utf8_lossy(&output.stderr).contains("[verdict-changed]"),
            "{output:?}"
        );
    }
}

#[test]
fn what_a_build_that_was_killed_left_goes_with_the_next_also_when_nothing_has_changed() {
    let world = World::new();
    assert_eq!(world.run(&["build"]).status.code(), Some(0));
    for place in [
        "site/.public.factpress-staging",
        "site/public/.factpress-staging",
    ] {
        world.write(&format!("{place}/library/secret/index.html"), "held");
        world.write(&format!("{place}.lock"), "");
        assert_eq!(world.run(&["build"]).status.code(), Some(0));
        assert!(!world.path(place).exists(), "{place}");
        assert!(!world.path(&format!("{place}.lock")).exists(), "{place}");
    }
}

#[test]
fn a_blank_file_for_github_pages_is_taken_over() {
    for own in ["", "\n", "\r\n"] {
        let world = World::new();
        world.write("site/public/.nojekyll", own);
        let output = world.run(&["build"]);
        assert!(output.status.success(), "{output:?}");
        let there = fs::read(world.path("site/public/.nojekyll")).expect("it is there");
        assert_eq!(there, b"");
        assert!(world.run(&["verify", "public"]).status.success(), "{own:?}");
    }
    let world = World::new();
    world.write("site/public/.nojekyll", "# why this is here\n");
    let output = world.run(&["build"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains(".nojekyll was not written by factpress"),
        "{said}"
    );
}
