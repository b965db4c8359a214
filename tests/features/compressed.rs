//! `build --compress`: compressed copies of texts beside the files.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::time::SystemTime;

use tempfile::TempDir;

use crate::small_site::SmallSite;

const TEXT: &str = "content/static/minutes.txt";
const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// Builds the site in a folder, and gives what the program says.
fn build(root: &Path, arguments: &[&str]) -> String {
    let output = crate::program()
        .current_dir(root)
        .arg("build")
        .args(arguments)
        .output()
        .expect("factpress starts");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

/// Every file below a folder, by path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let walk = walkdir::WalkDir::new(folder).into_iter().flatten();
    let files = walk.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("it is below");
            let path = path.to_string_lossy().replace('\\', "/");
            (path, fs::read(entry.path()).expect("a file"))
        })
        .collect()
}

fn unpacked(packed: &[u8], ending: &str) -> Vec<u8> {
    let mut text = Vec::new();
    if ending == "gz" {
        flate2::read::GzDecoder::new(packed)
            .read_to_end(&mut text)
            .expect("gzip");
    } else {
        brotli::Decompressor::new(packed, 4096)
            .read_to_end(&mut text)
            .expect("brotli");
    }
    text
}

fn laid_out(site: &SmallSite) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    site.lay_out(folder.path());
    folder
}

fn with_text() -> SmallSite {
    SmallSite::new("").with_bytes(TEXT, "The council met. ".repeat(200))
}

#[test]
fn every_text_that_is_worth_it_has_copies_that_say_the_same() {
    let folder = laid_out(&with_text());
    let public = folder.path().join("public");
    build(folder.path(), &["--compress"]);
    let files = files(&public);
    for path in [
        "index.html",
        "library/closed/index.html",
        "claims.json",
        "minutes.txt",
    ] {
        for ending in ["br", "gz"] {
            let copy = &files[&format!("{path}.{ending}")];
            assert!(copy.len() < files[path].len(), "{path}.{ending}");
            assert_eq!(unpacked(copy, ending), files[path], "{path}.{ending}");
        }
    }
    let manifest = String::from_utf8(files[".factpress-manifest"].clone()).expect("text");
    for path in files.keys() {
        let text = path.strip_suffix(".br").or(path.strip_suffix(".gz"));
        let Some(text) = text else { continue };
        assert!(manifest.contains(&format!("  {path}\n")), "{path}");
        assert!(files[text].len() >= 1024, "{text} is short");
        assert!(
            !text.ends_with(".png") && !text.ends_with(".woff2"),
            "{text}"
        );
    }
    for name in [".nojekyll", "_headers", "robots.txt"] {
        assert!(!files.contains_key(&format!("{name}.gz")), "{name}");
    }
}

#[test]
fn the_copies_are_the_same_bytes_each_time_and_go_with_the_option() {
    let folder = laid_out(&with_text());
    let public = folder.path().join("public");
    build(folder.path(), &[]);
    let plain = files(&public);
    build(folder.path(), &["--compress"]);
    let first = files(&public);
    assert!(first.len() > plain.len());
    build(folder.path(), &["--compress", "--no-cache"]);
    assert_eq!(files(&public), first);
    let other = laid_out(&with_text());
    build(other.path(), &["--compress"]);
    assert_eq!(files(&other.path().join("public")), first);
    build(folder.path(), &[]);
    assert_eq!(files(&public), plain, "nothing is left behind");
}

#[test]
fn only_what_has_changed_is_compressed_again() {
    let folder = laid_out(&with_text());
    let public = folder.path().join("public");
    build(folder.path(), &["--compress"]);
    let time = |path: &str| -> SystemTime {
        let there = fs::metadata(public.join(path)).expect("a file");
        there.modified().expect("a time")
    };
    let before = (time("minutes.txt.br"), time("library/closed/index.html.br"));
    let claim = fs::read_to_string(folder.path().join(CLAIM)).expect("a claim");
    let changed = claim.replace("One closed", "Only one closed");
    assert_ne!(claim, changed);
    fs::write(folder.path().join(CLAIM), changed).expect("it is written");
    build(folder.path(), &["--compress"]);
    assert_eq!(time("minutes.txt.br"), before.0);
    assert_ne!(time("library/closed/index.html.br"), before.1);
    let now = files(&public);
    for (path, text) in &now {
        for ending in ["br", "gz"] {
            if let Some(copy) = now.get(&format!("{path}.{ending}")) {
                assert_eq!(&unpacked(copy, ending), text, "{path}.{ending}");
            }
        }
    }
    fs::write(public.join("minutes.txt.br"), "damaged").expect("it is written");
    build(folder.path(), &["--compress"]);
    assert_eq!(
        unpacked(
            &fs::read(public.join("minutes.txt.br")).expect("it is there"),
            "br"
        ),
        now["minutes.txt"],
        "a copy that somebody changed is made again"
    );
}

#[test]
fn a_file_of_ones_own_stays_in_the_place_of_a_copy() {
    let own = format!("{TEXT}.gz");
    let folder = laid_out(&with_text().with_bytes(&own, "Ours."));
    let copy = folder.path().join("public/minutes.txt.gz");
    build(folder.path(), &["--compress"]);
    assert_eq!(fs::read(&copy).expect("it is there"), b"Ours.");
    fs::remove_file(folder.path().join(own)).expect("it is removed");
    build(folder.path(), &["--compress"]);
    let text = fs::read(folder.path().join("public/minutes.txt")).expect("it is there");
    assert_eq!(unpacked(&fs::read(&copy).expect("it is there"), "gz"), text);
}
