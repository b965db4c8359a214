//! A site beside files of somebody else, and the traps that can be set in its folder.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use tempfile::TempDir;

use crate::incremental::in_memory;
use crate::small_site::SmallSite;

/// How long any command may take before it counts as hanging.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// What can be in the place of a file or a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trap {
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

/// The traps for a plain file.
pub const NO_FILES: [Trap; 6] = [
    Trap::LinkToFile,
    Trap::LinkToFolder,
    Trap::LinkToNothing,
    Trap::Pipe,
    Trap::Socket,
    Trap::Folder,
];

/// The traps for a folder.
pub const NO_FOLDERS: [Trap; 6] = [
    Trap::LinkToFile,
    Trap::LinkToFolder,
    Trap::LinkToNothing,
    Trap::Pipe,
    Trap::Socket,
    Trap::File,
];

impl Trap {
    /// Sets it at a path, in the place of what is there.
    pub fn set(self, at: &Path, home: &Path) {
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
pub struct World(TempDir);

impl World {
    pub fn new() -> Self {
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

    pub fn built() -> Self {
        let world = Self::new();
        assert_eq!(world.run(&["build"]).status.code(), Some(0));
        world
    }

    pub fn root(&self) -> PathBuf {
        self.0.path().join("site")
    }

    pub fn home(&self) -> PathBuf {
        self.0.path().join("home")
    }

    /// Every file and folder of the home.
    pub fn external(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let entries = walkdir::WalkDir::new(self.home())
            .into_iter()
            .map(|entry| entry.expect("an entry").into_path());
        entries
            .map(|path| (path.clone(), fs::read(path).unwrap_or_default()))
            .collect()
    }

    /// Changes the content, so that a build has something to do.
    pub fn change(&self) {
        let path = self.root().join("content/site.yaml");
        let text = fs::read_to_string(&path)
            .expect("the settings")
            .replace("Town checks", "Country checks");
        fs::write(path, text).expect("the settings are written");
    }

    /// Runs a command to its end, with this as its input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Output {
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
        // `serve` does not end by itself: it is stopped once it has had time to look.
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

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, "")
    }

    /// Asserts that these commands refuse what is at a path, by its name, and change nothing
    /// outside.
    pub fn assert_refused(&self, at: &str, trap: Trap, commands: &[&[&str]]) {
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
