//! Texts as editors hold them: encodings, line ends, what is open and not saved.

use std::fs;

use serde_json::{Value, json};

use super::editor::{Editor, able};
use super::{CLAIM, PEOPLE};
use crate::small_site::SmallSite;

const INDEX: &str = "content/explainers/library/index.md";

#[test]
fn a_client_that_counts_bytes_gets_bytes() {
    let capabilities = json!({ "general": { "positionEncodings": ["utf-8", "utf-16"] } });
    let mut editor = Editor::new(&SmallSite::new(""), capabilities);
    assert_eq!(editor.capabilities["positionEncoding"], "utf-8");
    let text = editor
        .saved(CLAIM)
        .replace("The minutes list them.", "😀 [[person:eve]]");
    editor.open(CLAIM, &text);
    assert_eq!(editor.wrong(CLAIM)[0]["range"]["start"]["character"], 5);
    editor.leave();
}

#[test]
fn what_a_client_says_of_other_things_keeps_nobody_out() {
    let odd = json!({ "general": null, "workspace": { "workspaceEdit": null }, "textDocument": { "hover": "of course" } });
    let mut editor = Editor::new(&SmallSite::new(""), odd);
    assert_eq!(editor.capabilities["positionEncoding"], "utf-16");
    let text = editor
        .saved(CLAIM)
        .replace("The minutes list them.", "[[person:eve]]");
    editor.open(CLAIM, &text);
    assert_eq!(editor.wrong(CLAIM).len(), 1);
    editor.leave();
}

#[test]
fn windows_line_ends_move_nothing() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let text = editor
        .saved(CLAIM)
        .replace("claimant: ada", "claimant: adda")
        .replace('\n', "\r\n");
    editor.open(CLAIM, &text);
    assert_eq!(
        editor.wrong(CLAIM)[0]["range"],
        json!({
            "start": { "line": 2, "character": 10 }, "end": { "line": 2, "character": 14 }
        })
    );
    let place = json!({ "textDocument": { "uri": editor.uri(CLAIM) }, "position": { "line": 5, "character": 6 } });
    assert_eq!(editor.labels(place).len(), 7);
    editor.leave();
}

#[test]
fn mistakes_of_other_files_come_and_go_with_what_is_open() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let people = editor.saved(PEOPLE);
    editor.open(PEOPLE, &people.replace("ada:", "eve:"));
    assert_eq!(editor.wrong(CLAIM)[0]["code"], "unknown-id");
    let document = json!({ "uri": editor.uri(PEOPLE) });
    editor.tell("textDocument/didClose", json!({ "textDocument": document }));
    assert_eq!(editor.wrong(CLAIM), [Value::Null; 0]);
    // Somebody else saves a file.
    fs::write(
        editor.folder.path().join(PEOPLE),
        people.replace("gazette:", "paper:"),
    )
    .expect("written");
    let change = json!({ "uri": editor.uri(PEOPLE), "type": 2 });
    editor.tell(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": [change] }),
    );
    assert_eq!(editor.wrong(INDEX)[0]["code"], "unknown-id");
    editor.leave();
}

#[test]
fn a_site_is_found_around_the_first_text_that_is_opened() {
    let mut editor = Editor::empty(able());
    let site = SmallSite::new("").replacing(PEOPLE, "kind: person", "kind: persn");
    site.lay_out(&editor.folder.path().join("town checks/here"));
    let file = format!("town%20checks/here/{CLAIM}");
    editor.open(
        &file,
        "---\nclaim: The town closed four libraries\nkind: nothing\n---\n",
    );
    assert_eq!(editor.wrong(&file)[0]["code"], "bad-value");
    assert_eq!(
        editor.wrong(&format!("town%20checks/here/{PEOPLE}"))[0]["code"],
        "bad-value"
    );
    editor.leave();
}

#[test]
fn an_open_text_larger_than_any_is_told_so_and_does_no_harm() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let text = editor.saved(CLAIM) + &"More words. ".repeat(400_000);
    editor.open(CLAIM, &text);
    let wrong = editor.wrong(CLAIM);
    assert_eq!(wrong[0]["code"], "file-too-large", "{wrong:#?}");
    let right = editor.saved(CLAIM);
    for version in 2..200 {
        editor.change(CLAIM, version, &right);
    }
    assert_eq!(editor.wrong(CLAIM), [json!(null); 0]);
    assert_eq!(editor.leave(), Some(0));
}
