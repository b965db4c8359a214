//! Several publications in one editor: each text belongs to the nearest, and none is silent.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::editor::{Editor, able};
use super::{CLAIM, PEOPLE};
use crate::small_site::SmallSite;

/// A site that has one mistake, in its list of people.
fn mistaken() -> SmallSite {
    SmallSite::new("").replacing(PEOPLE, "kind: person", "kind: persn")
}

/// A folder with sites that each have one mistake in their list of people.
fn sites(names: &[&str]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for name in names {
        mistaken().lay_out(&folder.path().join(name));
    }
    folder
}

/// Waits until each of these files has mistakes, and no other.
fn all_wrong(editor: &Editor, files: &[&str]) {
    let mut wanted: BTreeSet<String> = files.iter().map(|file| editor.uri(file)).collect();
    while !wanted.is_empty() {
        let message = editor.receive();
        if message["method"] == "textDocument/publishDiagnostics" {
            let uri = message["params"]["uri"].as_str().expect("an address");
            assert!(wanted.remove(uri), "{uri} {wanted:?}");
            assert_eq!(message["params"]["diagnostics"][0]["code"], "bad-value");
        }
    }
}

fn folders(editor: &Editor, names: &[&str]) -> Value {
    let folders = names.iter();
    folders
        .map(|name| json!({ "uri": editor.uri(name).trim_end_matches('/'), "name": name }))
        .collect()
}

#[test]
fn every_folder_with_a_publication_is_checked() {
    let editor = Editor::with_folders(sites(&["one", "two"]), &["one", "two"], able());
    all_wrong(
        &editor,
        &["one/content/people.yaml", "two/content/people.yaml"],
    );
    editor.leave();
}

#[test]
fn publications_are_found_below_the_folder_that_is_open() {
    let folder = sites(&[
        "one",
        "desk/two",
        "a b/c/three",
        "node_modules/four",
        ".five",
    ]);
    let editor = Editor::of(folder, able());
    all_wrong(
        &editor,
        &[
            "a%20b/c/three/content/people.yaml",
            "desk/two/content/people.yaml",
            "one/content/people.yaml",
        ],
    );
    editor.leave();
}

#[test]
fn a_text_belongs_to_the_nearest_publication() {
    let folder = sites(&["examples/inner"]);
    SmallSite::new("").lay_out(folder.path());
    let mut editor = Editor::of(folder, able());
    let inner = format!("examples/inner/{CLAIM}");
    all_wrong(&editor, &["examples/inner/content/people.yaml"]);
    let text = editor.saved(&inner);
    editor.open(&inner, &text.replace("claimant: ada", "claimant: adda"));
    assert_eq!(editor.wrong(&inner)[0]["code"], "unknown-id");
    // Both define `ada`, and each text is answered from its own publication.
    for file in [CLAIM, &inner] {
        let text = editor.saved(file);
        editor.open(file, &text);
        let place = editor.at(file, &text, "claimant: a|da");
        let home = editor.ask("textDocument/definition", place);
        let expected = editor.uri(&file.replace(CLAIM, PEOPLE));
        assert_eq!(home["uri"], expected);
    }
    let symbols = editor.ask("workspace/symbol", json!({ "query": "ada" }));
    assert_eq!(symbols.as_array().expect("a list").len(), 2, "{symbols:#}");
    editor.leave();
}

#[test]
fn folders_come_and_go() {
    let mut editor = Editor::with_folders(sites(&["one", "two"]), &["one"], able());
    let offered = &editor.capabilities["workspace"]["workspaceFolders"];
    assert_eq!(offered["supported"], true);
    assert_eq!(offered["changeNotifications"], true);
    all_wrong(&editor, &["one/content/people.yaml"]);
    let event = json!({ "added": folders(&editor, &["two"]), "removed": [] });
    editor.tell(
        "workspace/didChangeWorkspaceFolders",
        json!({ "event": event }),
    );
    all_wrong(&editor, &["two/content/people.yaml"]);
    let event = json!({ "added": [], "removed": folders(&editor, &["one"]) });
    editor.tell(
        "workspace/didChangeWorkspaceFolders",
        json!({ "event": event }),
    );
    assert_eq!(editor.wrong("one/content/people.yaml"), [Value::Null; 0]);
    editor.leave();
}

#[test]
fn a_publication_that_begins_later_takes_its_open_texts() {
    let folder = sites(&["."]);
    fs::create_dir_all(folder.path().join("late/content")).expect("a folder");
    let mut editor = Editor::of(folder, able());
    all_wrong(&editor, &[PEOPLE]);
    let late = "late/content/people.yaml";
    mistaken().lay_out(&editor.folder.path().join("late"));
    let change = json!({ "uri": editor.uri("late/content/site.yaml"), "type": 1 });
    editor.tell(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": [change] }),
    );
    assert_eq!(editor.wrong(late)[0]["code"], "bad-value");
    editor.leave();
}

#[test]
fn an_open_text_outside_of_all_folders_is_checked_until_it_is_closed() {
    let mut editor = Editor::with_folders(sites(&["one", "two"]), &["one"], able());
    all_wrong(&editor, &["one/content/people.yaml"]);
    let file = "two/content/people.yaml";
    let text = editor.saved(file);
    editor.open(file, &text);
    assert_eq!(editor.wrong(file)[0]["code"], "bad-value");
    let document = json!({ "uri": editor.uri(file) });
    editor.tell("textDocument/didClose", json!({ "textDocument": document }));
    assert_eq!(editor.wrong(file), [Value::Null; 0]);
    editor.leave();
}

#[test]
fn a_publication_that_is_deleted_is_forgotten() {
    let mut editor = Editor::of(sites(&["one", "two"]), able());
    all_wrong(
        &editor,
        &["one/content/people.yaml", "two/content/people.yaml"],
    );
    fs::remove_dir_all(editor.folder.path().join("two")).expect("removed");
    let change = json!({ "uri": editor.uri("two/content/people.yaml"), "type": 3 });
    editor.tell(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": [change] }),
    );
    let mut told = Vec::new();
    while told.is_empty() {
        let message = editor.receive();
        assert_eq!(message["method"], "textDocument/publishDiagnostics");
        assert_eq!(message["params"]["diagnostics"], json!([]), "{message:#}");
        told.push(
            message["params"]["uri"]
                .as_str()
                .expect("an address")
                .to_owned(),
        );
    }
    assert_eq!(told, [editor.uri("two/content/people.yaml")]);
    editor.leave();
}

#[test]
fn with_a_root_on_the_command_line_nothing_else_is_read() {
    let folder = sites(&["one", "two"]);
    let root = folder.path().join("two");
    let editor = Editor::with_arguments(
        folder,
        &["one", "two"],
        able(),
        &["--root", root.to_str().expect("a path")],
    );
    all_wrong(&editor, &["two/content/people.yaml"]);
    editor.leave();
}

#[test]
fn a_root_on_the_command_line_without_a_publication_is_said() {
    let folder = sites(&["one"]);
    let root = folder.path().join("missing");
    let root = root.to_str().expect("a path").to_owned();
    let editor = Editor::with_arguments(folder, &["one"], able(), &["--root", &root]);
    let said = loop {
        let message = editor.receive();
        if message["method"] == "window/logMessage" {
            break message["params"]["message"].to_string();
        }
    };
    assert!(
        said.contains(&format!("there is no folder {root}/content")),
        "{said}"
    );
    editor.leave();
}
