//! Installing a release, as new sites and the action of this repository do: only the bytes that
//! were meant, from a server on this machine.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_yaml::Value;
use tempfile::TempDir;

use crate::copies::sha256;
use crate::loopback::{response, serve};

const INSTALLER: &str = "src/authoring/starter/publication/install-factpress.sh";

/// A program that says its version, and one of another system.
const PROGRAM: &str = "#!/bin/sh\necho factpress 9.9.9\n";
const FOREIGN: &str = "\u{7f}ELF of another system";

/// A `.tar.gz` with these files in it.
fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, text) in files {
        let mut head = [0; 512];
        head[..name.len()].copy_from_slice(name.as_bytes());
        head[100..107].copy_from_slice(b"0000755");
        head[108..115].copy_from_slice(b"0000000");
        head[116..123].copy_from_slice(b"0000000");
        head[124..135].copy_from_slice(format!("{:011o}", text.len()).as_bytes());
        head[136..147].copy_from_slice(b"00000000000");
        head[148..156].copy_from_slice(b"        ");
        head[156] = b'0';
        head[257..265].copy_from_slice(b"ustar\x0000");
        let sum: u32 = head.iter().map(|byte| u32::from(*byte)).sum();
        head[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        bytes.extend(head);
        bytes.extend(text.as_bytes());
        bytes.resize(bytes.len().next_multiple_of(512), 0);
    }
    bytes.resize(bytes.len() + 1024, 0);
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(&bytes).expect("it is packed");
    packed.finish().expect("it is packed")
}

/// The files of a server, by path.
fn released() -> BTreeMap<&'static str, Vec<u8>> {
    BTreeMap::from([
        (
            "/in-a-folder.tar.gz",
            archive(&[
                ("factpress-9.9.9/README.md", "Read me.\n"),
                ("factpress-9.9.9/factpress", PROGRAM),
            ]),
        ),
        ("/alone.tar.gz", archive(&[("factpress", PROGRAM)])),
        (
            "/another.tar.gz",
            archive(&[("other/other", PROGRAM), ("other/README.md", "")]),
        ),
        ("/foreign.tar.gz", archive(&[("factpress", FOREIGN)])),
        ("/page.tar.gz", b"<!doctype html>Please log in".to_vec()),
        ("/empty.tar.gz", Vec::new()),
    ])
}

/// Its address. Below `/moved/` it sends elsewhere, and below `/cut/` it breaks off.
fn server() -> String {
    let files = released();
    serve(move |path| {
        if let Some(path) = path.strip_prefix("/moved") {
            let head = format!("HTTP/1.1 302 Found\r\nLocation: {path}\r\n");
            return format!("{head}Content-Length: 0\r\nConnection: close\r\n\r\n").into();
        }
        let cut = path.strip_prefix("/cut");
        match files.get(cut.unwrap_or(path)) {
            Some(bytes) => {
                let mut whole = response("200 OK", bytes);
                if cut.is_some() {
                    whole.truncate(whole.len() - 20);
                }
                whole
            }
            None => response("404 Not Found", "no such release"),
        }
    })
}

/// What came of a run: whether it succeeded, what was said, and the folder of the run.
struct Ran {
    succeeded: bool,
    said: String,
    folder: TempDir,
}

impl Ran {
    /// A shell script in a folder of its own, with these variables and arguments.
    fn script(script: &str, variables: &[(&str, &str)], arguments: &[&str]) -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::create_dir(folder.path().join("tmp")).expect("a folder");
        let output = Command::new("sh")
            .args(["-ec", script, "sh"])
            .args(arguments)
            .current_dir(folder.path())
            .env_remove("GITHUB_ACTIONS")
            .env("TMPDIR", folder.path().join("tmp"))
            .envs(variables.iter().copied())
            .output()
            .expect("a shell");
        let said = [output.stdout, output.stderr].concat();
        let ran = Self {
            succeeded: output.status.success(),
            said: String::from_utf8(said).expect("text"),
            folder,
        };
        let left = fs::read_dir(ran.at("tmp")).expect("a folder").count();
        assert_eq!(left, 0, "{}", ran.said);
        ran
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }
}

/// Installs from there into `a folder`.
fn install(program: &str) -> Ran {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(INSTALLER);
    let run = format!("exec sh '{}' \"$@\"", script.display());
    Ran::script(&run, &[], &["a folder", program])
}

#[test]
fn a_release_with_the_right_checksum_is_installed() {
    let (server, files) = (server(), released());
    for path in ["/in-a-folder.tar.gz", "/alone.tar.gz"] {
        let sha256 = sha256(&files[path]);
        for before in ["", "/moved"] {
            let ran = install(&format!("{server}{before}{path}#sha256={sha256}"));
            assert!(ran.succeeded, "{path}: {}", ran.said);
            assert_eq!(ran.said, "factpress 9.9.9\n");
            let program = fs::read_to_string(ran.at("a folder/bin/factpress"));
            assert_eq!(program.expect("it is there"), PROGRAM);
        }
    }
}

#[test]
fn nothing_is_installed_but_what_was_meant() {
    let (server, files) = (server(), released());
    let good = sha256(&files["/alone.tar.gz"]);
    let of = |path: &str| format!("{server}{path}#sha256={}", sha256(&files[path]));
    let wrong = sha256(b"something else");
    for (program, message) in [
        (
            format!("{server}/alone.tar.gz#sha256={wrong}"),
            format!("its SHA-256 is {good}, and program in install-factpress.sh names {wrong}"),
        ),
        (
            format!("{server}/alone.tar.gz#sha256={}", &good[..63]),
            "is not the file that was meant".to_owned(),
        ),
        (
            format!("{server}/alone.tar.gz#sha256="),
            "is not the file that was meant".to_owned(),
        ),
        (
            format!("{server}/nowhere.tar.gz#sha256={good}"),
            format!("cannot download {server}/nowhere.tar.gz"),
        ),
        (
            format!("{server}/moved/nowhere.tar.gz#sha256={good}"),
            format!("cannot download {server}/moved/nowhere.tar.gz"),
        ),
        (
            format!("{server}/cut/alone.tar.gz#sha256={good}"),
            format!("cannot download {server}/cut/alone.tar.gz"),
        ),
        (of("/page.tar.gz"), "is not a .tar.gz".to_owned()),
        (of("/empty.tar.gz"), "is not a .tar.gz".to_owned()),
        (of("/another.tar.gz"), "contains no factpress".to_owned()),
        (
            format!("{server}/alone.tar.gz"),
            "names no release with #sha256=… and no commit".to_owned(),
        ),
        (
            "git+https://code.example/factpress".to_owned(),
            "names no release with #sha256=… and no commit".to_owned(),
        ),
        (
            "git+https://code.example/factpress#main".to_owned(),
            "'main' is not a commit".to_owned(),
        ),
        (
            "git+https://code.example/factpress#abcdef0".to_owned(),
            "'abcdef0' is not a whole commit".to_owned(),
        ),
    ] {
        let ran = install(&program);
        assert!(!ran.succeeded, "{program}: {}", ran.said);
        assert!(ran.said.contains(&message), "{program}: {}", ran.said);
        assert!(!ran.at("a folder").exists(), "{program}");
    }
}

#[test]
fn a_release_for_another_system_is_named() {
    let (server, files) = (server(), released());
    let sha256 = sha256(&files["/foreign.tar.gz"]);
    let ran = install(&format!("{server}/foreign.tar.gz#sha256={sha256}"));
    assert!(!ran.succeeded);
    assert!(
        ran.said.contains(&format!(
            "the factpress from {server}/foreign.tar.gz does not run on this system"
        )),
        "{}",
        ran.said
    );
}

/// The step of the action of this repository, with these inputs.
fn action(address: &str, sha256: &str) -> Ran {
    let root = env!("CARGO_MANIFEST_DIR");
    let text = fs::read_to_string(Path::new(root).join("action.yml")).expect("an action");
    let action: Value = serde_yaml::from_str(&text).expect("YAML");
    let inputs = action["inputs"].as_mapping().expect("inputs");
    let names: Vec<&str> = inputs.keys().filter_map(Value::as_str).collect();
    assert_eq!(names, ["address", "sha256"]);
    let steps = action["runs"]["steps"].as_sequence().expect("steps");
    let [step] = steps.as_slice() else {
        panic!("{text}");
    };
    let variables = step["env"].as_mapping().expect("variables");
    let variables = variables.iter().map(|(name, value)| {
        let value = match value.as_str().expect("a text") {
            "${{ github.action_path }}" => root,
            "${{ inputs.address }}" => address,
            "${{ inputs.sha256 }}" => sha256,
            other => panic!("{other}"),
        };
        (name.as_str().expect("a name"), value)
    });
    let files = [("GITHUB_PATH", "path"), ("RUNNER_TEMP", ".")];
    let all: Vec<(&str, &str)> = variables.chain(files).collect();
    Ran::script(step["run"].as_str().expect("a script"), &all, &[])
}

#[test]
fn the_action_puts_factpress_on_the_path() {
    let (server, files) = (server(), released());
    let path = "/in-a-folder.tar.gz";
    let ran = action(&format!("{server}{path}"), &sha256(&files[path]));
    assert!(ran.succeeded, "{}", ran.said);
    let on_the_path = fs::read_to_string(ran.at("path")).expect("the path");
    assert_eq!(on_the_path, "./factpress/bin\n");
    assert!(ran.at("factpress/bin/factpress").is_file());
}

#[test]
fn the_action_stops_before_another_step_runs() {
    let (server, files) = (server(), released());
    let good = sha256(&files["/alone.tar.gz"]);
    let address = format!("{server}/alone.tar.gz");
    for (address, sha256, message) in [
        (address.as_str(), "", "this action needs the address"),
        ("", good.as_str(), "this action needs the address"),
        (
            &address,
            &sha256(b"other"),
            "is not the file that was meant",
        ),
        (&format!("{server}/no"), &good, "cannot download"),
        (
            &format!("{server}/cut/alone.tar.gz"),
            &good,
            "cannot download",
        ),
    ] {
        let ran = action(address, sha256);
        assert!(!ran.succeeded, "{address}: {}", ran.said);
        assert!(ran.said.contains(message), "{address}: {}", ran.said);
        assert!(!ran.at("path").exists());
    }
}
