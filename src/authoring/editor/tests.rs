//! What editors ask about a small site, with a file for each kind of question.

mod completion;
mod templates;
mod hover;
mod references;
mod renaming;
mod workspace;

use super::{ContentFile, Given, Workspace};

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const INDEX: &str = "content/explainers/library/index.md";
const PEOPLE: &str = "content/people.yaml";
const SOURCES: &str = "content/sources/town.yaml";

/// The smallest site of the features' tests.
fn workspace() -> Workspace {
    let text = include_str!("../../../tests/features/smallest.txt");
    let mut found = Vec::new();
    for piece in text.split("-- content/").skip(1) {
        let (path, says) = piece.split_once(" --\n").expect("a path");
        found.push(ContentFile {
            path: format!("content/{path}"),
            given: Given::Bytes(says.as_bytes().to_vec()),
        });
    }
    let mut workspace = Workspace::default();
    workspace.load(found);
    workspace
}

/// A desk on which a piece of a file has been replaced, with the byte of the mark `|` in it, which
/// is taken out.
fn typing(path: &str, old: &str, marked: &str) -> (Workspace, usize) {
    let mut workspace = workspace();
    let text = workspace.text(path).expect("there is such a text");
    assert!(text.contains(old), "{text}");
    let text = text.replacen(old, marked, 1);
    let byte = text.find('|').expect("a mark");
    workspace.open(path, text.replacen('|', "", 1));
    (workspace, byte)
}
