//! A repository by a stranger: whatever stands in the place of files of our own, nothing outside of
//! it changes by a byte, no command hangs, and each refusal names its path.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use factpress::base::seal::seal;
use factpress::build::publish::{
    Hash, JOURNAL, LOCK, MANIFEST, Manifest, STAGING, Sink as _, VERDICTS, WrittenFile,
};
use factpress::build::render::File;
use factpress::disk as sink;
use proptest::prelude::*;
use tempfile::TempDir;

use crate::incremental::in_memory;
use crate::small_site::SmallSite;

/// How long any command may take before it counts as one that hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// What can stand in the place of a file or a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trap {
    /// A link to a file of the person who runs this.
    LinkToFile,
    /// A link to a folder of theirs.
    LinkToFolder,
    /// A link to where nothing is yet.
    LinkToNothing,
    /// A second name of a file of theirs.
    HardLink,
    Pipe,
    Socket,
    Folder,
    File,
}

/// What can stand in the place of a file, and is no plain one.
const NO_FILES: [Trap; 6] = [
    Trap::LinkToFile,
    Trap::LinkToFolder,
    Trap::LinkToNothing,
    Trap::Pipe,
    Trap::Socket,
    Trap::Folder,
];
/// What can stand in the place of a folder, and is none.
const NO_FOLDERS: [Trap; 6] = [
    Trap::LinkToFile,
    Trap::LinkToFolder,
    Trap::LinkToNothing,
    Trap::Pipe,
    Trap::Socket,
    Trap::File,
];

impl Trap {
    /// Sets it at a path, in the place of what is there.
    fn set(self, at: &Path, home: &Path) {
        let _ = fs::remove_file(at).or_else(|_| fs::remove_dir_all(at));
        fs::create_dir_all(at.parent().expect("a folder")).expect("the folder is made");
        match self {
            Self::LinkToFile => symlink(home.join("notes"), at).expect("a link"),
            Self::LinkToFolder => symlink(home.join("papers"), at).expect("a link"),
            Self::LinkToNothing => symlink(home.join("new"), at).expect("a link"),
            Self::HardLink => fs::hard_link(home.join("notes"), at).expect("a hard link"),
            Self::Pipe => assert!(
                Command::new("mkfifo")
                    .arg(at)
                    .status()
                    .expect("mkfifo starts")
                    .success()
            ),
            Self::Socket => drop(UnixListener::bind(at).expect("a socket")),
            Self::Folder => fs::create_dir(at).expect("a folder"),
            Self::File => fs::write(at, "a file").expect("a file"),
        }
    }
}

/// A site that was built once, and beside it somebody's home.
struct World(TempDir);

impl World {
    fn new() -> Self {
        let world = Self(in_memory());
        SmallSite::new("").lay_out(&world.root());
        fs::create_dir_all(world.home().join("papers/docs")).expect("a folder");
        for (path, text) in [
            ("notes", "my notes\n"),
            ("papers/docs/will.txt", "mine\n"),
            ("papers/index.html", "mine\n"),
        ] {
            fs::write(world.home().join(path), text).expect("a file");
        }
        world
    }

    fn built() -> Self {
        let world = Self::new();
        assert_eq!(world.run(&["build"]).status.code(), Some(0));
        world
    }

    fn root(&self) -> PathBuf {
        self.0.path().join("site")
    }

    fn home(&self) -> PathBuf {
        self.0.path().join("home")
    }

    /// Every file and folder of the home.
    fn external(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let entries = walkdir::WalkDir::new(self.home())
            .into_iter()
            .map(|entry| entry.expect("an entry").into_path());
        entries
            .map(|path| (path.clone(), fs::read(path).unwrap_or_default()))
            .collect()
    }

    /// Changes the content, so that a build has something to do.
    fn change(&self) {
        let path = self.root().join("content/site.yaml");
        let text = fs::read_to_string(&path)
            .expect("the settings")
            .replace("Town checks", "Country checks");
        fs::write(path, text).expect("the settings are written");
    }

    /// Runs a command to its end, with this as its input.
    fn run_with(&self, arguments: &[&str], input: &str) -> Output {
        let mut command = crate::program();
        command
            .current_dir(self.root())
            .args(arguments)
            .env("HOME", self.home())
            .env_remove("CI");
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("factpress starts");
        let _ = child
            .stdin
            .take()
            .expect("an input")
            .write_all(input.as_bytes());
        // A server is ended when it has had time to look.
        let patience = if arguments[0] == "serve" {
            Duration::from_secs(2)
        } else {
            PATIENCE
        };
        let until = Instant::now() + patience;
        while child.try_wait().expect("a child").is_none() {
            if Instant::now() > until {
                assert_eq!(arguments[0], "serve", "{arguments:?} hangs");
                child.kill().expect("it is killed");
            }
            thread::sleep(Duration::from_millis(5));
        }
        child.wait_with_output().expect("it is over")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, "")
    }

    /// Asserts that these commands refuse what stands at a path, by its name, and change nothing
    /// outside.
    fn assert_refused(&self, at: &str, trap: Trap, commands: &[&[&str]]) {
        let before = self.external();
        for command in commands {
            let output = self.run(command);
            let error = String::from_utf8_lossy(&output.stderr);
            assert_eq!(
                output.status.code(),
                Some(3),
                "{at}: {trap:?}: {command:?}: {error}"
            );
            assert!(
                error.contains(at) && error.contains("= help: "),
                "{at}: {trap:?}: {command:?}: {error}"
            );
            assert_eq!(
                self.external(),
                before,
                "{at}: {trap:?}: {command:?} changed something outside"
            );
        }
        // What was refused is left as it is.
        assert!(
            fs::symlink_metadata(self.root().join(at)).is_ok(),
            "{at}: {trap:?} is gone"
        );
    }
}

/// The folder of what builds into `public/` leave.
fn past(world: &World) -> String {
    let entries = fs::read_dir(world.root().join(".factpress")).expect("memories");
    let names = entries.map(|entry| {
        entry
            .expect("an entry")
            .file_name()
            .into_string()
            .expect("Unicode")
    });
    let name = names
        .into_iter()
        .find(|name| name.len() == 12)
        .expect("the folder of an output");
    format!(".factpress/{name}")
}

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
    for book in [MANIFEST, JOURNAL, VERDICTS] {
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

#[test]
fn every_command_leaves_what_is_outside_of_a_hostile_repository_as_it_is() {
    let initialize =
        r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
    let lsp = format!("Content-Length: {}\r\n\r\n{initialize}", initialize.len());
    let commands: [&[&str]; 17] = [
        &["build"],
        &["build", "--no-cache"],
        &["build", "--verify"],
        &["build", "--drafts"],
        &["check"],
        &["check", "--verify"],
        &["check", "--fix", "--yes"],
        &["check", "--output", "live"],
        &["gallery"],
        &["schema"],
        &["schema", "--output", "live"],
        &[
            "new",
            "person",
            "--name",
            "Robin Example",
            "--kind",
            "person",
        ],
        &["new", "explainer", "--title", "The pool"],
        &["serve", "--port", "0"],
        &["lsp"],
        &["completions", "bash"],
        &["man"],
    ];
    for trap in [
        Trap::LinkToFile,
        Trap::LinkToFolder,
        Trap::LinkToNothing,
        Trap::Pipe,
        Trap::Socket,
        Trap::HardLink,
    ] {
        let world = World::built();
        world.change();
        let remembered = past(&world);
        let own = [MANIFEST, JOURNAL, VERDICTS, STAGING, LOCK].map(|name| format!("public/{name}"));
        let beside = [STAGING, LOCK].map(|name| format!(".public{name}"));
        let files = ["texts", "bodies", ".gitignore"].map(|name| format!(".factpress/{name}"));
        let kept = ["last", "files", "page-cache"].map(|name| format!("{remembered}/{name}"));
        let others = [
            "drafts",
            "gallery",
            "schema",
            "live",
            ".drafts.factpress-staging",
        ]
        .map(str::to_owned);
        for at in own
            .into_iter()
            .chain(beside)
            .chain(files)
            .chain(kept)
            .chain(others)
        {
            trap.set(&world.root().join(at), &world.home());
        }
        let before = world.external();
        for command in commands {
            world.run_with(command, if command[0] == "lsp" { &lsp } else { "" });
            assert_eq!(world.external(), before, "{trap:?}: {command:?}");
        }
    }
}

/// A forged journal and staging folder, as a pull request brings them.
#[test]
fn a_forged_journal_moves_nothing_in() {
    let world = World::built();
    world.change();
    let public = world.root().join("public");
    let mut journal = "factpress journal 1\nmove docs\nmove out/conf\n".to_owned();
    seal(&mut journal);
    for journal in [
        journal.clone(),
        journal.replace("journal 1", "journal 2"),
        "mine".to_owned(),
    ] {
        fs::write(public.join(JOURNAL), journal).expect("a journal");
        let _ = fs::remove_file(public.join("out"));
        symlink(world.home().join("papers"), public.join("out")).expect("a link");
        for staging in [
            public.join(STAGING),
            world.root().join(format!(".public{STAGING}")),
        ] {
            fs::create_dir_all(staging.join("out")).expect("a folder");
            fs::write(staging.join("out/conf"), "theirs").expect("a file");
            symlink(world.home().join("papers/docs"), staging.join("docs")).expect("a link");
        }
        let before = world.external();
        assert_eq!(world.run(&["build"]).status.code(), Some(0));
        assert_eq!(world.external(), before);
        assert!(!public.join("docs").exists());
        assert!(!public.join(JOURNAL).exists());
    }
}

/// Files of ours and what they hold, before.
const OURS: [&str; 5] = [
    "a.txt",
    "b/c.html",
    "b/index.html",
    "d/e/f.html",
    "style.css",
];
/// Files of others in the same folder.
const FOREIGN: [&str; 7] = [
    "mine.txt",
    "b/mine.html",
    "d/mine/a.html",
    ".nojekyll",
    ".well-known/a",
    "d/e/g.html",
    "x",
];
/// Files that may come.
const NEW: [&str; 3] = ["n.txt", "m/index.html", "b/new/index.html"];

fn any_path() -> impl Strategy<Value = &'static str> {
    proptest::sample::select([&OURS[..], &FOREIGN, &NEW].concat())
}

fn lines() -> impl Strategy<Value = Vec<(&'static str, u8)>> {
    proptest::collection::vec((any_path(), 0..4_u8), 0..8)
}

/// The bytes of a file of ours.
fn bytes(path: &str, version: u8) -> Vec<u8> {
    format!("{path} {version}").into_bytes()
}

/// A hash that a forger may write: that of a file of ours as it is or was, or of nothing; never
/// that of another's file.
fn forged(path: &str, way: u8) -> Hash {
    if way == 3 {
        Hash::from_bytes([0; 32])
    } else {
        blake3::hash(&bytes(path, way))
    }
}

fn publish(root: &Path, version: u8, paths: &[&str]) -> Result<(), sink::DiskError> {
    let output = sink::Output::open(root, &root.join("public"))?;
    let put = |path: &&str| {
        output.put(File {
            path: (*path).to_owned(),
            bytes: bytes(path, version),
        })
    };
    let puts = paths
        .iter()
        .map(put)
        .collect::<Result<Vec<WrittenFile>, _>>()?;
    output.finish(&puts).map(drop)
}

fn foreign(root: &Path) -> Vec<Option<Vec<u8>>> {
    FOREIGN
        .iter()
        .map(|path| fs::read(root.join("public").join(path)).ok())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_journal_or_a_list_says_no_file_of_others_is_changed(
        journal in proptest::option::of(lines()),
        list in lines(),
        wanted in proptest::sample::subsequence([&OURS[..], &NEW].concat(), 0..8),
        claimed in proptest::option::of(proptest::sample::select(FOREIGN.to_vec())),
        waiting in lines(),
    ) {
        let folder = in_memory();
        let (root, public) = (folder.path(), folder.path().join("public"));
        publish(root, 0, &OURS).expect("the first site is published");
        for path in FOREIGN {
            let place = public.join(path);
            fs::create_dir_all(place.parent().expect("a folder")).expect("the folder is made");
            fs::write(place, format!("somebody's {path}")).expect("the file is written");
        }
        let before = foreign(root);
        // What the site wants at another's place is refused when the list says nothing of it.
        let mut wanted = wanted;
        wanted.extend(claimed.filter(|path| !list.iter().any(|(listed, _)| listed == path)));
        let text = fs::read_to_string(public.join(MANIFEST)).expect("the list");
        let mut manifest = Manifest::parse(&text).expect("a list");
        manifest.files.extend(list.iter().map(|(path, way)| ((*path).into(), forged(path, *way))));
        fs::write(public.join(MANIFEST), manifest.text()).expect("the list is written");
        if let Some(journal) = journal {
            let mut text = "factpress journal 2\n".to_owned();
            for (path, way) in &journal {
                text.push_str(&format!("{}  {path}\n", forged(path, *way).to_hex()));
            }
            seal(&mut text);
            fs::write(public.join(JOURNAL), text).expect("the journal is written");
        }
        for (path, way) in waiting {
            let place = root.join(format!(".public{STAGING}")).join(path);
            fs::create_dir_all(place.parent().expect("a folder")).expect("the folder is made");
            fs::write(place, bytes(path, way)).expect("the file is written");
        }
        let published = publish(root, 1, &wanted);
        prop_assert_eq!(foreign(root), before.clone());
        if published.is_ok() {
            for path in &wanted {
                prop_assert_eq!(fs::read(public.join(path)).ok(), Some(bytes(path, 1)), "{}", path);
            }
            // And once more, from what that build left.
            prop_assert!(publish(root, 2, &wanted).is_ok());
            prop_assert_eq!(foreign(root), before);
        }
    }
}
