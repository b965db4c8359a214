//! Where the code of others comes from: one registry, licences compatible with ours, and build
//! scripts that somebody has read.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

use crate::law::rust_files;

/// The crates with a build script, each of them searched for connections and for programs that it
/// starts: none fetches anything.
///
/// What they do: ask the compiler for its version or features (most), compile the C sources that
/// lie in the crate (`blake3`, `libmimalloc-sys`), or write tables from files that lie in the crate
/// (`minify-html-common`, `parcel_selectors`, `web_atoms`). `libc` and `wasm-bindgen-shared` run a
/// program of the system for a version (`freebsd-version`, `git`), on those systems or inside of
/// their own repository. `signal-hook` does nothing but for a feature that nobody asks for. A crate
/// is read before it joins this list.
const BUILD_SCRIPTS: [&str; 59] = [
    "ahash",
    "blake3",
    "bytecheck",
    "constant_time_eq",
    "crc32fast",
    "crossbeam-deque",
    "crossbeam-epoch",
    "crossbeam-utils",
    "encoding_rs",
    "getrandom",
    "httparse",
    "icu_locale_fallback_data",
    "icu_normalizer_data",
    "icu_plurals_data",
    "icu_properties_data",
    "inotify-sys",
    "libc",
    "libmimalloc-sys",
    "mime_guess",
    "minify-html-common",
    "nix",
    "num-traits",
    "parcel_selectors",
    "parking_lot_core",
    "portable-atomic",
    "portable-atomic-util",
    "proc-macro2",
    "pulldown-cmark",
    "quote",
    "radium",
    "rayon-core",
    "ref-cast",
    "rend",
    "ring",
    "rkyv",
    "rustix",
    "rustls",
    "rustversion",
    "serde",
    "serde_core",
    "serde_json",
    "signal-hook",
    "slotmap",
    "syn",
    "thiserror",
    "wasm-bindgen",
    "wasm-bindgen-shared",
    "web_atoms",
    "windows_aarch64_gnullvm",
    "windows_aarch64_msvc",
    "windows_i686_gnu",
    "windows_i686_gnullvm",
    "windows_i686_msvc",
    "windows_x86_64_gnu",
    "windows_x86_64_gnullvm",
    "windows_x86_64_msvc",
    "wit-bindgen",
    "zerocopy",
    "zmij",
];

/// The licences, by SPDX name, of which each crate offers one. `deny.toml` has the same.
const LICENCES: [&str; 13] = [
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    // Of what the line editor uses on Windows.
    "BSL-1.0",
    "CC0-1.0",
    // Of data: the certificates that browsers trust.
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Zlib",
];

/// What Cargo knows of the locked crates, those of other systems among them.
static LOCKED: LazyLock<Value> = LazyLock::new(|| locked("Cargo.toml"));

/// What Cargo knows of a workspace's locked crates, when its lock file is what its manifest asks
/// for.
fn locked(manifest: &str) -> Value {
    let cargo = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args([
            "metadata",
            "--locked",
            "--format-version",
            "1",
            "--manifest-path",
            manifest,
        ])
        .output()
        .expect("cargo starts");
    assert!(
        cargo.status.success(),
        "{}",
        String::from_utf8_lossy(&cargo.stderr)
    );
    serde_json::from_slice(&cargo.stdout).expect("cargo gives JSON")
}

/// Every locked crate but our own.
fn crates() -> impl Iterator<Item = &'static Value> {
    let packages = LOCKED["packages"].as_array().expect("there are packages");
    packages
        .iter()
        .filter(|package| package["name"] != "factpress")
}

fn name(package: &Value) -> &str {
    package["name"].as_str().expect("a crate has a name")
}

/// True when an SPDX expression can be met with [`LICENCES`]; older crates write `/` for `OR`.
fn is_allowed(licence: &str) -> bool {
    let licence = licence.replace('/', " OR ");
    let all = licence
        .split(" AND ")
        .map(|part| part.trim_matches(['(', ')']));
    all.into_iter()
        .all(|part| part.split(" OR ").any(|one| LICENCES.contains(&one.trim())))
}

#[test]
fn an_expression_of_licences_is_read() {
    for licence in [
        "MIT",
        "MIT OR GPL-3.0",
        "MIT/Unlicense",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
    ] {
        assert!(is_allowed(licence), "{licence}");
    }
    for licence in [
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "(MIT OR Apache-2.0) AND OpenSSL",
        "",
    ] {
        assert!(!is_allowed(licence), "{licence}");
    }
}

#[test]
fn every_crate_comes_from_one_registry() {
    let elsewhere: Vec<&str> = crates()
        .filter(|package| {
            package["source"] != "registry+https://github.com/rust-lang/crates.io-index"
        })
        .map(name)
        .collect();
    assert_eq!(elsewhere, [""; 0]);
}

#[test]
fn every_crate_has_a_licence_that_goes_with_ours() {
    let odd: Vec<String> = crates()
        .filter(|package| !package["license"].as_str().is_some_and(is_allowed))
        .map(|package| format!("{} under {}", name(package), package["license"]))
        .collect();
    assert_eq!(odd, [""; 0]);
}

#[test]
fn every_build_script_was_read() {
    let has_script = |package: &&Value| {
        let targets = package["targets"].as_array().expect("a crate has targets");
        targets
            .iter()
            .any(|target| target["kind"][0] == "custom-build")
    };
    let found: BTreeSet<&str> = crates().filter(has_script).map(name).collect();
    assert_eq!(found, BTreeSet::from(BUILD_SCRIPTS));
}

#[test]
fn the_published_crate_holds_every_source_file() {
    let cargo = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["package", "--list", "--allow-dirty", "--offline"])
        .output()
        .expect("cargo starts");
    let list = String::from_utf8(cargo.stdout).expect("names of files are text");
    let packed: BTreeSet<&str> = list.lines().collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in rust_files(&root.join("src")) {
        let below = file
            .strip_prefix(root)
            .expect("it lies there")
            .to_string_lossy()
            .replace('\\', "/");
        assert!(packed.contains(&*below), "{below} is not packed: {list}");
    }
}

/// The crates that a workspace's own package asks for, by the names that its code has for them.
fn asked_for(workspace: &Value, package: &str) -> BTreeSet<String> {
    let packages = workspace["packages"]
        .as_array()
        .expect("there are packages");
    let own = packages
        .iter()
        .find(|known| known["name"] == package)
        .expect("the package is there");
    let crates = own["dependencies"]
        .as_array()
        .expect("it has dependencies")
        .iter();
    crates
        .map(|asked| {
            asked["rename"]
                .as_str()
                .unwrap_or(name(asked))
                .replace('-', "_")
        })
        .collect()
}

#[test]
fn the_fuzz_targets_ask_for_every_crate_that_they_use() {
    let own = asked_for(&locked("fuzz/Cargo.toml"), "factpress-fuzz");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = rust_files(&root.join("fuzz/src"));
    files.extend(rust_files(&root.join("fuzz/fuzz_targets")));
    files.push(root.join("tests/features/small_site.rs"));
    let texts: Vec<String> = files
        .iter()
        .map(|file| fs::read_to_string(file).expect("a text"))
        .collect();
    let is_used = |name: &&String| {
        let is_path = |path: &str| {
            path.split_once("::")
                .is_some_and(|(first, _)| first == *name)
        };
        let is_no_path =
            |character: char| !(character.is_alphanumeric() || "_:".contains(character));
        texts
            .iter()
            .flat_map(|text| text.split(is_no_path))
            .any(is_path)
    };
    let known = asked_for(&LOCKED, "factpress");
    let used: BTreeSet<&String> = known.iter().filter(is_used).collect();
    assert!(used.contains(&"scraper".to_owned()), "{used:?}");
    assert_eq!(
        used.into_iter()
            .filter(|name| !own.contains(*name))
            .collect::<Vec<_>>(),
        [""; 0]
    );
}
