//! Changes that the server offers: fixes and new names.

use serde_json::{Value, json};

use super::editor::{Editor, able};
use super::{CLAIM, texts_of};
use crate::small_site::SmallSite;

#[test]
fn what_needs_no_thinking_is_mended_by_itself() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let text = editor
        .saved(CLAIM)
        .replace("kind: statement", "kind: statment")
        .replace("stance: undermines", "stance: undermine");
    editor.open(CLAIM, &text);
    let wrong = editor.wrong(CLAIM);
    assert_eq!(wrong.len(), 2, "{wrong:#?}");
    let ask = json!({
        "textDocument": { "uri": editor.uri(CLAIM) }, "range": wrong[0]["range"], "context": { "diagnostics": [] },
    });
    let actions = editor.ask("textDocument/codeAction", ask);
    let titles: Vec<&Value> = actions
        .as_array()
        .expect("a list")
        .iter()
        .map(|action| &action["title"])
        .collect();
    assert_eq!(
        titles,
        ["Write `statement`", "Fix all simple mistakes in this file"]
    );
    assert_eq!(actions[0]["diagnostics"][0]["code"], "bad-value");
    assert_eq!(
        texts_of(&actions[0]["edit"]),
        [("closed.md:5:6".to_owned(), "\"statement\"".to_owned())]
    );
    assert_eq!(texts_of(&actions[1]["edit"]).len(), 2);
    editor.leave();
}

#[test]
fn a_claim_is_renamed_with_its_file() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let mut place = json!({ "textDocument": { "uri": editor.uri(CLAIM) }, "position": { "line": 0, "character": 1 } });
    assert_eq!(
        editor.ask("textDocument/prepareRename", place.clone())["placeholder"],
        "closed"
    );
    place["newName"] = json!("four-closed");
    let edit = editor.ask("textDocument/rename", place.clone());
    assert_eq!(
        texts_of(&edit),
        [("index.md:5:9".to_owned(), "\"four-closed\"".to_owned())]
    );
    let moved = &edit["documentChanges"][1];
    assert_eq!(
        (&moved["kind"], &moved["oldUri"]),
        (&json!("rename"), &json!(editor.uri(CLAIM)))
    );
    assert_eq!(
        moved["newUri"],
        editor.uri("content/explainers/library/claims/four-closed.md")
    );
    editor.leave();

    let mut editor = Editor::new(&SmallSite::new(""), json!({}));
    place["textDocument"]["uri"] = json!(editor.uri(CLAIM));
    let refused = editor.respond("textDocument/rename", place);
    assert!(
        refused["error"]["message"]
            .as_str()
            .expect("a reason")
            .contains("does not let a language server rename files"),
        "{refused:#}"
    );
    editor.leave();
}
