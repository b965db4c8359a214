//! A root file system that holds only what a build server's image has for the steps of the starter,
//! and the ways into it.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use tempfile::TempDir;

/// The tools of the image, copied from this machine with their libraries.
const TOOLS: [&str; 14] = [
    "bash",
    "cat",
    "curl",
    "env",
    "git",
    "gzip",
    "ln",
    "mkdir",
    "mktemp",
    "mv",
    "rm",
    "sha256sum",
    "tar",
    "tee",
];

/// Where the program is before a step installs it.
pub const PROGRAM: &str = "/opt/factpress";

/// Where the stand-ins write how they were called.
pub const CALLS: &str = "/tmp/calls";

/// Where a step runs that is written into a file, as build servers do.
const STEP: &str = "/tmp/step.sh";

/// A way to make another folder the root of the file system.
struct Way {
    /// What gives the right to, and runs the script.
    before: &'static [&'static str],
    /// Makes the folder `$1` the root, and runs the rest of the arguments there.
    script: &'static str,
}

/// The ways, those that need no rights first.
const WAYS: [Way; 4] = [
    Way {
        before: &["unshare", "--user", "--map-root-user", "--mount"],
        script: MOUNTING,
    },
    Way {
        before: &["unshare", "--mount"],
        script: MOUNTING,
    },
    // A container lets its root change the root, but mount nothing.
    Way {
        before: &[],
        script: "set -e; root=$1; shift; test -c \"$root/dev/null\" || \
                 mknod -m 666 \"$root/dev/null\" c 1 3; exec chroot \"$root\" \"$@\"",
    },
    // GitHub's runners let nobody else into a user namespace, and everybody use sudo.
    Way {
        before: &["sudo", "-n", "unshare", "--mount"],
        script: "set -e; root=$1; shift; mount --rbind /proc \"$root/proc\"; \
                 mount --rbind /dev \"$root/dev\"; \
                 exec chroot --userspec=\"$(stat -c %u:%g \"$root\")\" \"$root\" \"$@\"",
    },
];

const MOUNTING: &str = "set -e; root=$1; shift; mount --rbind /proc \"$root/proc\"; \
                        mount --rbind /dev \"$root/dev\"; exec chroot \"$root\" \"$@\"";

/// The first way that this machine allows, or why it allows none.
static WAY: LazyLock<Result<&Way, String>> = LazyLock::new(|| {
    let root = CleanRoot::new();
    let mut refusals = Vec::new();
    for way in &WAYS {
        match root.enter(way, &["bash", "-c", "git --version > /dev/null"]) {
            Ok(output) if output.status.success() => return Ok(way),
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stderr).into_owned();
                refusals.push(format!("{:?}: {}", way.before, said.trim()));
            }
            Err(error) => refusals.push(format!("{:?}: {error}", way.before)),
        }
    }
    Err(format!(
        "this machine lets nobody change the root of the file system: allow user namespaces, or \
         run the tests as root\n{}",
        refusals.join("\n")
    ))
});

/// A root file system.
pub struct CleanRoot(TempDir);

impl CleanRoot {
    /// One with the tools and the program, and nothing else.
    pub fn new() -> Self {
        // On the same disk as the program, so that it need not be copied.
        let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
        let root = Self(folder);
        for folder in ["usr/bin", "dev", "proc", "tmp", "opt"] {
            fs::create_dir_all(root.at(folder)).expect("a folder");
        }
        symlink("usr/bin", root.at("bin")).expect("a link");
        symlink("bash", root.at("usr/bin/sh")).expect("a link");
        // What a clone runs at its other end.
        symlink("git", root.at("usr/bin/git-upload-pack")).expect("a link");
        for tool in TOOLS {
            let path = on_this_machine(tool);
            fs::copy(&path, root.at("usr/bin").join(tool)).expect("the tool is copied");
            root.bring_libraries(&path);
        }
        let program = Path::new(env!("CARGO_BIN_EXE_factpress"));
        let copy = root.at(PROGRAM);
        fs::hard_link(program, &copy)
            .or_else(|_| fs::copy(program, &copy).map(drop))
            .expect("the program is there");
        root.bring_libraries(program);
        root
    }

    /// A path of the root, as this machine knows it.
    pub fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        let path = path.as_ref();
        self.0.path().join(path.strip_prefix("/").unwrap_or(path))
    }

    /// Writes a command that notes how it was called, and does this.
    pub fn add_stand_in(&self, path: &str, does: &str) {
        let name = path.rsplit('/').next().expect("a name");
        let text = format!("#!/bin/bash\necho {name} \"$@\" >> {CALLS}\n{does}\n");
        self.add_command(path, &text);
    }

    /// Writes a command into the root.
    fn add_command(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(&path, text).expect("the command is written");
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it may be run");
    }

    /// Runs a script in a folder of the root, with this shell and only this environment.
    pub fn run(
        &self,
        folder: &str,
        environment: &[(String, String)],
        shell: &[&str],
        script: &str,
    ) -> Output {
        fs::write(self.at(STEP), script).expect("the step is written");
        let environment: Vec<String> = environment
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut command = vec!["env", "-i", "-C", folder];
        command.extend(environment.iter().map(String::as_str));
        command.extend(shell);
        command.push(STEP);
        // Without a way there is no proof, so a machine that allows none fails the test.
        let way = WAY.as_ref().unwrap_or_else(|why| panic!("{why}"));
        self.enter(way, &command).expect("the way was tried")
    }

    fn enter(&self, way: &Way, command: &[&str]) -> std::io::Result<Output> {
        let root = self.0.path().as_os_str();
        let arguments = way.before.iter().map(OsStr::new);
        let script = ["sh", "-c", way.script, "sh"].map(OsStr::new);
        let mut all = arguments.chain(script).chain([root]);
        Command::new(all.next().expect("a command"))
            .args(all)
            .args(command)
            .env("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin")
            .output()
    }

    /// Copies the libraries that a program of this machine needs to the same places.
    fn bring_libraries(&self, program: &Path) {
        let output = Command::new("ldd").arg(program).output().expect("ldd runs");
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            // `libc.so.6 => /lib/libc.so.6 (0x…)`, or the loader, which has no arrow.
            let words = line.split_whitespace();
            let Some(library) = words.into_iter().find(|word| word.starts_with('/')) else {
                continue;
            };
            let copy = self.at(library);
            if !copy.exists() {
                fs::create_dir_all(copy.parent().expect("a folder")).expect("the folder is made");
                fs::copy(library, &copy).expect("the library is copied");
            }
        }
    }
}

/// Where this machine has a tool.
fn on_this_machine(tool: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(tool))
        .find(|path| path.is_file())
        .unwrap_or_else(|| panic!("this machine has no {tool}"))
}
