//! Changes that the server offers: fixes and new names.

use serde_json::{Value, json};
use tempfile::TempDir;

use super::editor::{Editor, able};
use super::{CLAIM, texts_of};
use crate::small_site::SmallSite;

const ABOUT: &str = "content/pages/about.md";
const INDEX: &str = "content/explainers/library/index.md";

/// An editor with a site that is public.
fn published(site: &SmallSite) -> Editor {
    let folder = TempDir::new().expect("a folder");
    site.lay_out(folder.path());
    let output = crate::program()
        .current_dir(folder.path())
        .arg("build")
        .output()
        .expect("factpress starts");
    assert!(output.status.success(), "{output:?}");
    Editor::of(folder, able())
}

/// What the editor is told to write and to move when the document in a file gets another id.
fn renamed(editor: &mut Editor, file: &str, new: &str) -> (Vec<(String, String)>, Vec<String>) {
    let place = json!({ "line": 0, "character": 1 });
    let params = json!({
        "textDocument": { "uri": editor.uri(file) }, "position": place, "newName": new,
    });
    let edit = editor.ask("textDocument/rename", params);
    let root = editor.uri("");
    let below = |uri: &Value| {
        let uri = uri.as_str().expect("an address");
        uri.strip_prefix(&root)
            .expect("a file of the site")
            .to_owned()
    };
    let changes = edit["documentChanges"].as_array().expect("changes");
    let moves = changes
        .iter()
        .filter(|change| change["kind"] == "rename")
        .map(|change| {
            format!(
                "{} -> {}",
                below(&change["oldUri"]),
                below(&change["newUri"])
            )
        });
    (texts_of(&edit), moves.collect())
}

/// An edit as [`texts_of`] gives it.
fn edit(place: &str, text: &str) -> (String, String) {
    (place.to_owned(), json!(text).to_string())
}

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

#[test]
fn the_old_address_of_a_public_claim_becomes_an_alias_in_every_language() {
    let mut editor = published(&SmallSite::in_two_languages());
    let french = "content/explainers/library/claims/closed.fr.md";
    let (texts, moves) = renamed(&mut editor, CLAIM, "four-closed");
    let alias = json!("aliases: [/library/closed/]\n").to_string();
    let aliases = texts.iter().filter(|(_, text)| *text == alias);
    let files: Vec<&str> = aliases
        .map(|(place, _)| place.split(':').next().expect("a file"))
        .collect();
    assert_eq!(files, ["closed.fr.md", "closed.md"], "{texts:?}");
    assert_eq!(moves.len(), 2);
    assert!(moves[0].starts_with(french), "{moves:?}");

    // What is on the screen counts, and not what is on the disk.
    let text = editor.saved(CLAIM).replace(
        "kind: statement\n",
        "kind: statement\naliases: [/library/shut/]\n",
    );
    editor.open(CLAIM, &text);
    let (texts, _) = renamed(&mut editor, CLAIM, "four-closed");
    let both = json!("aliases: [/library/shut/, /library/closed/]\n").to_string();
    assert!(texts.iter().any(|(_, text)| *text == both), "{texts:?}");
    editor.leave();
}

#[test]
fn an_explainer_and_a_standing_page_keep_their_old_addresses_too() {
    let page = format!("-- {ABOUT} --\n---\ntitle: About\ndescription: Us.\n---\nWords.\n");
    let site = SmallSite::new(&page).replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en]\nnavigation: [about]",
    );
    let mut editor = published(&site);
    let (texts, moves) = renamed(&mut editor, INDEX, "libraries");
    for alias in ["/library/", "/library/closed/"] {
        let line = json!(format!("aliases: [{alias}]\n")).to_string();
        assert!(texts.iter().any(|(_, text)| *text == line), "{texts:?}");
    }
    assert_eq!(
        moves,
        ["content/explainers/library -> content/explainers/libraries"]
    );
    let (texts, moves) = renamed(&mut editor, ABOUT, "who-we-are");
    assert_eq!(
        texts,
        [
            edit("about.md:3:0", "aliases: [/about/]\n"),
            edit("site.yaml:4:13", "who-we-are"),
        ]
    );
    assert_eq!(
        moves,
        ["content/pages/about.md -> content/pages/who-we-are.md"]
    );
    let taken = json!({
        "textDocument": { "uri": editor.uri(ABOUT) },
        "position": { "line": 0, "character": 1 },
        "newName": "library",
    });
    let refused = editor.respond("textDocument/rename", taken);
    let reason = refused["error"]["message"].as_str().expect("a reason");
    assert!(reason.starts_with("`library` is taken: "), "{reason}");
    editor.leave();
}

#[test]
fn an_editor_that_can_rename_files_is_sent_changes_with_versions() {
    let can = json!({ "workspace": { "workspaceEdit": { "resourceOperations": ["rename", "create", "delete"] } } });
    let mut editor = Editor::new(&SmallSite::new(""), can);
    let (_, moves) = renamed(&mut editor, CLAIM, "shut");
    assert_eq!(
        moves,
        [format!(
            "{CLAIM} -> {}",
            CLAIM.replace("closed.md", "shut.md")
        )]
    );
    editor.leave();
}
