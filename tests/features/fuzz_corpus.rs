//! The corpus of the fuzz targets, replayed: every input that a fuzzer once learnt from still does
//! no harm.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

// The paths inside are taken from the folder of this file, as they are for the fuzzer.
#[path = "../../fuzz/src/targets.rs"]
pub mod targets;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus")
}

/// The files of a folder, by name.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_input_of_the_corpus_does_no_harm() {
    for (name, run) in targets::ALL {
        let inputs = entries(&corpus().join(name));
        assert!(!inputs.is_empty(), "{name} has inputs");
        inputs.par_iter().for_each(|path| {
            let input = fs::read(path).expect("the input can be read");
            // The name of the input, should it do harm.
            let replay = std::panic::catch_unwind(|| run(&input));
            assert!(replay.is_ok(), "{name} fails on {}", path.display());
        });
    }
}

#[test]
fn hostile_words_are_published_and_not_refused() {
    for input in ["hostile", "scripts", "attributes", "templates"] {
        let words = fs::read(corpus().join("words").join(input)).expect("the input can be read");
        assert!(targets::words::are_published(&words), "{input}");
    }
}

#[test]
fn words_that_become_more_than_words_are_seen() {
    let harmless = targets::words::page("<p title=\"a\">a</p>");
    assert_eq!(
        targets::words::page("<p title=\"&lt;b\">&lt;b></p>"),
        harmless
    );
    for more in [
        "<p title=\"a\"><b>a</b></p>",
        "<p title=\"a\" onclick>a</p>",
        "<p title=\"a\">a</p><p title=\"a\"></p>",
    ] {
        assert_ne!(targets::words::page(more), harmless, "{more}");
    }
    let block = |json: &str| format!("<script type=\"application/ld+json\">{json}</script>");
    let page = |json: &str| targets::words::page(&block(json));
    assert_eq!(page("{\"a\":\"b\"}"), page("{\"a\":\"\\u003c\"}"));
    assert_ne!(page("{\"a\":\"b\"}"), page("{\"a\":\"b\",\"c\":\"d\"}"));
}

#[test]
fn every_folder_of_the_corpus_is_of_a_target() {
    let folders: Vec<PathBuf> = entries(&corpus());
    let mut targets: Vec<PathBuf> = targets::ALL
        .iter()
        .map(|(name, _)| corpus().join(name))
        .collect();
    targets.sort();
    assert_eq!(folders, targets);
}

#[test]
fn the_corpus_stays_small() {
    let inputs: Vec<PathBuf> = entries(&corpus())
        .iter()
        .flat_map(|folder| entries(folder))
        .collect();
    let bytes: u64 = inputs
        .iter()
        .map(|path| fs::metadata(path).expect("the input is there").len())
        .sum();
    assert!(inputs.len() <= 220, "{} inputs", inputs.len());
    assert!(bytes <= 300_000, "{bytes} bytes");
}
