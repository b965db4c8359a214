//! What editors show beside texts, and what moves with a file that somebody renames in them.

use serde_json::{Value, json};

use super::editor::{Editor, able};
use super::{CLAIM, texts_of};
use crate::small_site::SmallSite;

fn names(symbols: &Value) -> Vec<&str> {
    let symbols = symbols.as_array().expect("a list").iter();
    symbols
        .map(|symbol| symbol["name"].as_str().expect("a name"))
        .collect()
}

#[test]
fn what_has_an_id_is_a_symbol_of_its_text_and_of_the_site() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let people = json!({ "textDocument": { "uri": editor.uri("content/people.yaml") } });
    let symbols = editor.ask("textDocument/documentSymbol", people);
    assert_eq!(
        names(&symbols),
        ["ada: Ada Example", "gazette: Town Gazette"]
    );
    let symbols = editor.ask("workspace/symbol", json!({ "query": "FOUR libraries" }));
    assert_eq!(names(&symbols), ["closed: The town closed four libraries"]);
    assert_eq!(symbols[0]["containerName"], "library");
    let text = json!({ "textDocument": { "uri": editor.uri(CLAIM) } });
    let everything = json!({
        "textDocument": { "uri": editor.uri("content/explainers/library/index.md") },
        "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } },
    });
    let hints = editor.ask("textDocument/inlayHint", everything);
    assert_eq!(hints[0]["label"], "False");
    let folds = editor.ask("textDocument/foldingRange", text);
    assert_eq!(folds[0]["startLine"], 0);
    editor.leave();
}

#[test]
fn a_claim_that_is_renamed_among_the_files_keeps_its_references() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let to = CLAIM.replace("closed.md", "shut.md");
    let files = json!([{ "oldUri": editor.uri(CLAIM), "newUri": editor.uri(&to) }]);
    let edit = editor.ask("workspace/willRenameFiles", json!({ "files": files }));
    let shut = ("index.md".to_owned(), json!("shut").to_string());
    let texts = texts_of(&edit);
    assert!(
        texts
            .iter()
            .any(|(place, text)| place.starts_with(&shut.0) && *text == shut.1),
        "{texts:?}"
    );
    let changes = edit["documentChanges"].as_array().expect("changes");
    assert!(changes.iter().all(|change| change["kind"] != "rename"));
    editor.leave();
}

#[test]
fn plain_text_goes_to_clients_that_read_no_markdown() {
    let plain = json!({ "textDocument": { "hover": { "contentFormat": ["plaintext"] } } });
    for (capabilities, kind, mark) in [(plain, "plaintext", false), (able(), "markdown", true)] {
        let mut editor = Editor::new(&SmallSite::new(""), capabilities);
        let place = json!({
            "textDocument": { "uri": editor.uri("content/people.yaml") },
            "position": { "line": 1, "character": 3 },
        });
        let hover = editor.ask("textDocument/hover", place);
        assert_eq!(hover["contents"]["kind"], kind);
        let said = hover["contents"]["value"].as_str().expect("a text");
        assert_eq!(said.contains("**name**"), mark, "{said}");
        editor.leave();
    }
}

#[test]
fn what_was_meant_is_offered_inside_a_reference() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let text = editor.saved(CLAIM).replace(
        "The minutes list",
        "See [[person:adda]] and [her](/people/adda/): they list",
    );
    editor.open(CLAIM, &text);
    let wrong = editor.wrong(CLAIM);
    assert_eq!(wrong.len(), 2, "{wrong:#?}");
    for finding in wrong {
        let ask = json!({
            "textDocument": { "uri": editor.uri(CLAIM) },
            "range": finding["range"],
            "context": { "diagnostics": [], "only": ["quickfix"] },
        });
        let actions = editor.ask("textDocument/codeAction", ask);
        assert_eq!(actions[0]["title"], "Change to `ada`", "{finding}");
    }
    editor.leave();
}
