//! What is handed out: the crate, the archive and the Debian package, and the workflow that makes
//! them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;
use std::thread;

use flate2::read::GzDecoder;
use serde_yaml::Value;
use tempfile::TempDir;

/// What the registry's users download, at most.
const MOST_BYTES: u64 = 2_000_000;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs a command at the root of the repository.
fn done(command: &mut Command) -> String {
    let output = command.current_dir(root()).output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    String::from_utf8(output.stdout).expect("text")
}

/// The names in a `.tar.gz`, with what their heads say of mode, owner and time.
fn listed(archive: &[u8]) -> Vec<(String, String)> {
    let mut bytes = Vec::new();
    GzDecoder::new(archive)
        .read_to_end(&mut bytes)
        .expect("it is packed");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\0', "");
    let (mut names, mut at) = (Vec::new(), 0);
    while bytes.get(at).is_some_and(|first| *first != 0) {
        let head = &bytes[at..at + 512];
        let size = u64::from_str_radix(text(&head[124..136]).trim(), 8).expect("a size");
        names.push((text(&head[..100]), text(&head[100..124])));
        at += 512 + usize::try_from(size).expect("small").next_multiple_of(512);
    }
    names
}

#[test]
fn the_crate_has_what_it_is_compiled_from_and_stays_small() {
    let folder = TempDir::new().expect("a folder");
    done(
        Command::new(env!("CARGO"))
            .args(["package", "--no-verify", "--allow-dirty", "--offline"])
            .args(["--quiet", "--locked", "--target-dir"])
            .arg(folder.path()),
    );
    let name = format!("factpress-{}", env!("CARGO_PKG_VERSION"));
    let archive = folder.path().join(format!("package/{name}.crate"));
    let bytes = fs::read(archive).expect("a crate");
    assert!((bytes.len() as u64) < MOST_BYTES, "{} bytes", bytes.len());

    let packed = done(Command::new(env!("CARGO")).args([
        "package",
        "--list",
        "--allow-dirty",
        "--offline",
        "--quiet",
    ]));
    let packed: BTreeSet<&str> = packed.lines().collect();
    let compiled = done(Command::new("git").args([
        "ls-files",
        "src",
        "themes",
        "docs/rules",
        "LICENSE-*",
        "README.md",
    ]));
    let missing: Vec<&str> = compiled
        .lines()
        .filter(|file| root().join(file).exists() && !packed.contains(file))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
    for folder in ["public/", "content/", "tests/browser/", "benches/", "fuzz/"] {
        assert!(
            !packed.iter().any(|file| file.starts_with(folder)),
            "{folder}"
        );
    }
}

/// The files of a release for this machine's processor, packed anew.
fn release(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let programs = folder.join("programs");
    let target = format!("{}-unknown-linux-musl", std::env::consts::ARCH);
    fs::create_dir_all(programs.join(&target)).expect("a folder");
    // It stands for the compiled program, and is much smaller.
    let program = programs.join(target).join("factpress");
    let real = env!("CARGO_BIN_EXE_factpress");
    fs::write(&program, format!("#!/bin/sh\nexec '{real}' \"$@\"\n")).expect("it is written");
    // What came from another machine has lost its mode.
    fs::set_permissions(&program, fs::Permissions::from_mode(0o600)).expect("it is there");
    done(
        Command::new("sh")
            .arg("packaging/pack.sh")
            .arg(programs)
            .arg(folder.join("release"))
            .env("MAINTAINER", "Robin Example <robin@checks.example>")
            .env("SOURCE_DATE_EPOCH", "1700000000"),
    );
    let files = fs::read_dir(folder.join("release")).expect("a folder");
    files
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path.file_name().expect("a name").to_string_lossy();
            (name.into_owned(), fs::read(&path).expect("a file"))
        })
        .collect()
}

#[test]
fn packing_a_release_again_gives_the_same_bytes_with_nothing_of_the_machine() {
    let folders = [(); 2].map(|()| TempDir::new().expect("a folder"));
    let [first, second] = thread::scope(|scope| {
        folders
            .each_ref()
            .map(|folder| scope.spawn(|| release(folder.path())))
            .map(|made| made.join().expect("it is packed"))
    });
    let names: Vec<&str> = first.keys().map(String::as_str).collect();
    let version = env!("CARGO_PKG_VERSION");
    let arch = std::env::consts::ARCH;
    let debian = match arch {
        "aarch64" => "arm64",
        _ => "amd64",
    };
    let archive = format!("factpress-{version}-{arch}-unknown-linux-musl.tar.gz");
    let deb = format!("factpress_{version}_{debian}.deb");
    assert_eq!(names, ["SHA256SUMS", &archive, &deb]);
    for (name, bytes) in &first {
        assert!(second[name] == *bytes, "{name} differs");
    }
    let sums = String::from_utf8(first["SHA256SUMS"].clone()).expect("text");
    for name in [&archive, &deb] {
        let line = format!("{}  {name}\n", crate::copies::sha256(&first[name]));
        assert!(sums.contains(&line), "{sums}");
    }

    let listed = listed(&first[&archive]);
    let top = archive.strip_suffix(".tar.gz").expect("its ending");
    let names: BTreeSet<&str> = listed.iter().map(|(name, _)| name.as_str()).collect();
    for file in [
        "factpress",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "LICENSES-OF-CRATES.txt",
        "man/factpress.1",
        "man/factpress-new-site.1",
        "completions/factpress.bash",
    ] {
        assert!(names.contains(format!("{top}/{file}").as_str()), "{file}");
    }
    for (name, head) in &listed {
        let mode = if name.ends_with('/') || name.ends_with("/factpress") {
            "0000755"
        } else {
            "0000644"
        };
        assert_eq!(*head, format!("{mode}00000000000000"), "{name}");
    }
}

#[test]
fn the_debian_package_depends_on_nothing_and_has_files_only_where_packages_may() {
    let folder = TempDir::new().expect("a folder");
    release(folder.path());
    let debs = fs::read_dir(folder.path().join("release")).expect("a folder");
    let deb = debs
        .map(|file| file.expect("a file").path())
        .find(|path| path.extension().is_some_and(|end| end == "deb"))
        .expect("a package");
    let field = |name: &str| {
        let said = done(Command::new("dpkg-deb").arg("--field").arg(&deb).arg(name));
        said.trim_end().to_owned()
    };
    assert_eq!(field("Package"), "factpress");
    assert_eq!(field("Version"), env!("CARGO_PKG_VERSION"));
    assert_eq!(field("Maintainer"), "Robin Example <robin@checks.example>");
    assert_eq!(field("Depends"), "");
    // Nobody owns such an address yet.
    assert_eq!(field("Homepage"), "");
    let listed = done(Command::new("dpkg-deb").arg("--contents").arg(&deb));
    for line in listed.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(words[1], "root/root", "{line}");
        let path = words[5].trim_start_matches('.');
        let is_folder = path.ends_with('/');
        let mode = match path {
            "/usr/bin/factpress" => "-rwxr-xr-x",
            _ if is_folder => "drwxr-xr-x",
            _ => "-rw-r--r--",
        };
        assert_eq!(words[0], mode, "{line}");
        assert!(
            is_folder || path.starts_with("/usr/share/") || path == "/usr/bin/factpress",
            "{line}"
        );
    }
    for file in [
        "usr/share/man/man1/factpress.1.gz",
        "usr/share/man/man1/factpress-new-site.1.gz",
        "usr/share/doc/factpress/copyright",
        "usr/share/zsh/vendor-completions/_factpress",
    ] {
        assert!(listed.contains(&format!(" ./{file}\n")), "{file}: {listed}");
    }
}

fn yaml(path: &str) -> Value {
    let text = fs::read_to_string(root().join(path)).expect("a file");
    serde_yaml::from_str(&text).expect("YAML")
}

#[test]
fn the_guide_names_every_target_that_the_workflow_builds() {
    let workflow = yaml(".github/workflows/release.yml");
    let matrix = &workflow["jobs"]["build"]["strategy"]["matrix"]["include"];
    let guide = fs::read_to_string(root().join("docs/INSTALL.md")).expect("a page");
    let builds = matrix.as_sequence().expect("targets");
    assert_eq!(builds.len(), 5);
    for build in builds {
        let target = build["target"].as_str().expect("a target");
        assert!(guide.contains(&format!("`{target}`")), "{target}");
    }
}

/// A version's tag can be moved to other code; a commit cannot.
#[test]
fn workflows_use_only_actions_of_github_itself_each_at_a_commit_with_its_version() {
    for folder in [".github/workflows", "src/authoring/starter/publication"] {
        for file in fs::read_dir(root().join(folder)).expect("a folder") {
            let path = file.expect("a file").path();
            if path.extension().is_none_or(|end| end != "yml") {
                continue;
            }
            let text = fs::read_to_string(&path).expect("a workflow");
            let used = text
                .lines()
                .filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("uses: "));
            for action in used {
                assert!(is_pinned(action), "{}: {action}", path.display());
            }
        }
    }
}

/// True of `actions/NAME@COMMIT # vVERSION`.
fn is_pinned(action: &str) -> bool {
    let Some((name, at)) = action.split_once('@') else {
        return false;
    };
    let Some((commit, version)) = at.split_once(" # v") else {
        return false;
    };
    name.starts_with("actions/")
        && commit.len() == 40
        && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
        && version
            .split('.')
            .filter(|part| part.parse::<u32>().is_ok())
            .count()
            == 3
}

/// What somebody else could register, and what people would then run.
const NOBODYS: [&str; 8] = [
    "crates.io/crates/factpress",
    "docs.rs/factpress",
    "install factpress\n",
    "install --locked factpress",
    "binstall factpress",
    "pull factpress",
    "npx factpress",
    "github.com/factpress",
];

#[test]
fn nothing_names_a_crate_an_image_or_an_address_that_nobody_owns() {
    let this = "tests/features/packaging.rs";
    let files = done(Command::new("git").arg("ls-files"));
    let mut found = Vec::new();
    for file in files.lines().filter(|file| *file != this) {
        let Ok(text) = fs::read_to_string(root().join(file)) else {
            continue;
        };
        let named = NOBODYS.iter().filter(|name| text.contains(**name));
        found.extend(named.map(|name| format!("{file}: {name:?}")));
        // A name that a registry of images would look up for everybody.
        let pulled = text.lines().filter(|line| line.contains("ghcr.io/"));
        found.extend(
            pulled
                .filter(|line| !line.contains("ghcr.io/$") && !line.contains("ghcr.io/OWNER/"))
                .filter(|line| !line.contains("docker login ghcr.io"))
                .map(|line| format!("{file}: {line}")),
        );
    }
    assert_eq!(found, Vec::<String>::new());
}
