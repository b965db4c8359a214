//! The law of floors: a module uses only modules that `lib.rs` declares above it.

use std::fs;
use std::path::{Path, PathBuf};

/// Every file of Rust below a folder.
pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

/// The modules in the order of `lib.rs`.
fn floors(source: &Path) -> Vec<String> {
    let lib = fs::read_to_string(source.join("lib.rs")).expect("lib.rs can be read");
    let module = |line: &str| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned());
    lib.lines().filter_map(module).collect()
}

/// The names that follow `crate::` in a text.
fn used(text: &str) -> impl Iterator<Item = &str> {
    text.split("crate::").skip(1).map(|after| {
        let end = after.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(after.len());
        &after[..end]
    })
}

#[test]
fn a_module_uses_only_modules_above_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let floors = floors(&source);
    assert!(floors.len() > 20, "lib.rs declares the modules");
    let floor = |module: &str| floors.iter().position(|known| known == module);
    let mut broken = Vec::new();
    for file in rust_files(&source) {
        let below = file.strip_prefix(&source).expect("it lies in src").to_string_lossy().replace('\\', "/");
        let own = below.split(['/', '.']).next().unwrap_or_default();
        let Some(own_floor) = floor(own) else { continue };
        if below.ends_with("/tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source file can be read");
        let code: String =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for other in used(&code) {
            if floor(other).is_some_and(|other| other > own_floor) {
                broken.push(format!("{below} uses `{other}`, which stands below it"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_file_says_in_its_first_line_what_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["src", "tests", "benches"] {
        for file in rust_files(&root.join(folder)) {
            let text = fs::read_to_string(&file).expect("a source file can be read");
            assert!(text.starts_with("//! "), "{} opens without a sentence", file.display());
        }
    }
}

#[test]
fn no_file_is_longer_than_three_hundred_lines() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in rust_files(&source) {
        let lines = fs::read_to_string(&file).expect("a source file can be read").lines().count();
        assert!(lines <= 300, "{} has {lines} lines", file.display());
    }
}
