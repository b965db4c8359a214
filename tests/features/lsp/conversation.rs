//! A whole conversation: diagnostics, completions, hovers, links and symbols.

use serde_json::{Value, json};

use super::editor::{Editor, able};
use super::{CLAIM, PEOPLE, texts_of};
use crate::small_site::SmallSite;

#[test]
fn a_conversation() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    assert_eq!(editor.capabilities["positionEncoding"], "utf-16");
    assert_eq!(editor.capabilities["textDocumentSync"]["change"], 1);

    // A mistake that is not saved, behind signs that UTF-16 counts as two.
    let text = editor
        .saved(CLAIM)
        .replace("claimant: ada", "claimant: [\"ada\", adda] # 😀")
        .replace(
            "The minutes list them.",
            "😀😀 [[person:ada]] says so; the minutes list them.[[source:minutes]] 😀 [[",
        );
    editor.open(CLAIM, &text);
    let wrong = editor.wrong(CLAIM);
    assert_eq!(wrong.len(), 1, "{wrong:#?}");
    assert_eq!(wrong[0]["code"], "unknown-id");
    assert_eq!(
        (&wrong[0]["severity"], &wrong[0]["source"]),
        (&json!(1), &json!("factpress"))
    );
    assert_eq!(
        wrong[0]["message"],
        "there is no person or organisation `adda`\nhelp: did you mean `ada`?"
    );
    assert_eq!(
        wrong[0]["range"],
        json!({ "start": { "line": 2, "character": 18 }, "end": { "line": 2, "character": 22 } })
    );

    // Completion: what can be written here.
    let place = editor.at(CLAIM, &text, "\"ada\", ad|da");
    assert_eq!(editor.labels(place), ["ada", "gazette"]);
    let place = editor.at(CLAIM, &text, "kind: |statement");
    assert_eq!(
        editor.labels(place)[..3],
        ["allegation", "denial", "statement"]
    );
    let place = editor.at(CLAIM, &text, "😀 [[|");
    assert_eq!(
        editor.labels(place.clone()),
        ["claim:", "source:", "person:"]
    );
    let offers = editor.ask("textDocument/completion", place.clone());
    assert_eq!(
        offers[0]["textEdit"]["range"]["start"], place["position"],
        "{offers:#}"
    );

    // Hover and definition: what it is, and where it comes from.
    let place = editor.at(CLAIM, &text, "[[person:a|da]]");
    let hover = editor.ask("textDocument/hover", place.clone());
    assert_eq!(hover["contents"]["value"], "**Ada Example**\n\nperson");
    assert_eq!(hover["range"]["start"]["character"], 14);
    let definition = editor.ask("textDocument/definition", place.clone());
    assert_eq!(definition["uri"], editor.uri(PEOPLE));
    assert_eq!(
        definition["range"]["start"],
        json!({ "line": 0, "character": 0 })
    );
    let verdict = editor.at(CLAIM, &text, "verdict: \"f|alse\"");
    let hover = editor.ask("textDocument/hover", verdict);
    assert_eq!(
        hover["contents"]["value"],
        "**False**\n\nThe evidence contradicts the claim."
    );

    // References: who else names it.
    let mut asked = place.clone();
    asked["context"] = json!({ "includeDeclaration": true });
    let references = editor.ask("textDocument/references", asked);
    assert_eq!(
        references.as_array().map(Vec::len),
        Some(3),
        "{references:#}"
    );

    // Renaming: another name for it, everywhere.
    let prepared = editor.ask("textDocument/prepareRename", place.clone());
    assert_eq!(prepared["placeholder"], "ada");
    let mut asked = place.clone();
    asked["newName"] = json!("ada-example");
    let edit = editor.ask("textDocument/rename", asked);
    let name = |text: &str| format!("\"{text}\"");
    assert_eq!(
        texts_of(&edit),
        [
            ("closed.md:2:11".to_owned(), name("\\\"ada-example\\\"")),
            ("closed.md:15:14".to_owned(), name("ada-example")),
            ("people.yaml:0:0".to_owned(), name("ada-example")),
        ]
    );
    assert_eq!(edit["documentChanges"][0]["textDocument"]["version"], 1);
    let mut asked = place;
    asked["newName"] = json!("gazette");
    let refused = editor.respond("textDocument/rename", asked);
    assert!(
        refused["error"]["message"]
            .as_str()
            .expect("a reason")
            .starts_with("there is already a person"),
        "{refused:#}"
    );

    // What fixes it: a guess where only somebody who knows can say.
    let context = json!({ "diagnostics": wrong });
    let range = wrong[0]["range"].clone();
    let document = json!({ "uri": editor.uri(CLAIM) });
    let actions = editor.ask(
        "textDocument/codeAction",
        json!({ "textDocument": document, "range": range, "context": context }),
    );
    assert_eq!(
        (&actions[0]["title"], &actions[0]["isPreferred"]),
        (&json!("Change to `ada`"), &json!(false)),
        "{actions:#}"
    );

    // The next text puts it right, and what was saved was never touched.
    editor.change(
        CLAIM,
        2,
        &text.replace("adda", "gazette").replace(" 😀 [[", ""),
    );
    assert_eq!(editor.wrong(CLAIM), [Value::Null; 0]);
    assert!(editor.saved(CLAIM).contains("claimant: ada\n"));
    assert_eq!(editor.leave(), Some(0));
}
