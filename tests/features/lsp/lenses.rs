//! What editors show above lines and let people click, the snippets that they fill in, and the
//! progress of long work.

use serde_json::{Value, json};

use super::editor::{Editor, able};
use super::{CLAIM, PEOPLE};
use crate::small_site::SmallSite;

#[test]
fn above_each_entry_is_how_often_it_is_referred_to() {
    for commands in [json!([]), json!(["factpress.showReferences"])] {
        let able = json!({ "experimental": { "commands": commands } });
        let mut editor = Editor::new(&SmallSite::new(""), able);
        let people = json!({ "textDocument": { "uri": editor.uri(PEOPLE) } });
        let lenses = editor.ask("textDocument/codeLens", people);
        let titles: Vec<&Value> = lenses
            .as_array()
            .expect("a list")
            .iter()
            .map(|lens| &lens["command"]["title"])
            .collect();
        assert_eq!(titles, ["1 reference", "2 references"], "{lenses:#}");
        let command = &lenses[0]["command"];
        if commands[0].is_null() {
            assert_eq!(command["command"], "");
        } else {
            assert_eq!(command["command"], commands[0]);
            let places = command["arguments"][2].as_array().expect("places");
            assert_eq!(places[0]["uri"], editor.uri(CLAIM));
        }
        editor.leave();
    }
}

#[test]
fn ids_link_what_they_name() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let text = editor.saved(CLAIM).replace(
        "The minutes list them.",
        "[[person:gazette]] and [it](/library/).",
    );
    editor.open(CLAIM, &text);
    let claim = json!({ "textDocument": { "uri": editor.uri(CLAIM) } });
    let links = editor.ask("textDocument/documentLink", claim);
    let targets: Vec<&str> = links
        .as_array()
        .expect("a list")
        .iter()
        .map(|link| link["target"].as_str().expect("an address"))
        .collect();
    let people = editor.uri(PEOPLE);
    assert!(targets.contains(&&*format!("{people}#L4")), "{targets:?}");
    let explainer = editor.uri("content/explainers/library/index.md");
    assert!(
        targets.iter().any(|target| target.starts_with(&explainer)),
        "{targets:?}"
    );
    editor.leave();
}

#[test]
fn snippets_go_to_editors_that_fill_them_in() {
    let snippets = json!({ "textDocument": { "completion": { "completionItem": { "snippetSupport": true } } } });
    for (capabilities, format, written) in [
        (able(), 1, "source: \n    stance: "),
        (
            snippets,
            2,
            "source: ${1}\n    stance: ${2|supports,undermines,context|}",
        ),
    ] {
        let mut editor = Editor::new(&SmallSite::new(""), capabilities);
        let text = editor
            .saved(CLAIM)
            .replace("evidence:\n", "evidence:\n  - \n");
        editor.open(CLAIM, &text);
        let place = editor.at(CLAIM, &text, "evidence:\n  - |");
        let offers = editor.ask("textDocument/completion", place);
        assert_eq!(offers[0]["insertTextFormat"], format, "{offers:#}");
        assert_eq!(offers[0]["textEdit"]["newText"], written);
        editor.leave();
    }
}

#[test]
fn the_example_of_a_key_is_an_id_of_this_site() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let text = editor.saved(CLAIM);
    let place = editor.at(CLAIM, &text, "ver|dict: ");
    let hover = editor.ask("textDocument/hover", place);
    let said = hover["contents"]["value"].as_str().expect("a text");
    assert!(said.contains("verdict: \"true\""), "{said}");
    editor.leave();
}

#[test]
fn the_first_check_is_shown_as_progress_to_who_shows_it() {
    let shows = json!({ "window": { "workDoneProgress": true } });
    let mut editor = Editor::new(&SmallSite::new(""), shows);
    let create = loop {
        let message = editor.receive();
        if message["method"] == "window/workDoneProgress/create" {
            break message;
        }
    };
    let token = create["params"]["token"].clone();
    editor.send(&json!({ "jsonrpc": "2.0", "id": create["id"], "result": null }));
    let mut kinds = Vec::new();
    while kinds.last() != Some(&json!("end")) {
        let message = editor.receive();
        if message["method"] == "$/progress" {
            assert_eq!(message["params"]["token"], token);
            kinds.push(message["params"]["value"]["kind"].clone());
        }
    }
    assert_eq!(kinds[0], "begin");
    assert!(kinds.contains(&json!("report")), "{kinds:?}");
    editor.leave();
}

#[test]
fn the_title_of_a_fix_shows_the_whole_reference() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    let text = editor
        .saved(CLAIM)
        .replace("The minutes list them.", "[[persn:ada]]");
    editor.open(CLAIM, &text);
    let found = editor.wrong(CLAIM);
    let ask = json!({
        "textDocument": { "uri": editor.uri(CLAIM) },
        "range": found[0]["range"],
        "context": { "diagnostics": [], "only": ["quickfix"] },
    });
    let actions = editor.ask("textDocument/codeAction", ask);
    assert_eq!(actions[0]["title"], "Write `[[person:ada]]`", "{found:#?}");
    editor.leave();
}

#[test]
fn an_appearance_is_completed_as_an_id_and_as_keys() {
    let mut editor = Editor::new(&SmallSite::new(""), able());
    for (written, place, expected) in [
        ("  - ", "appearances:\n  - |", "minutes"),
        ("  - source: ", "appearances:\n  - source: |", "minutes"),
        (
            "  - source: minutes\n    ",
            "  - source: minutes\n    |",
            "authenticity",
        ),
        (
            "  - source: minutes\n    authenticity: ",
            "    authenticity: |",
            "out-of-context",
        ),
    ] {
        let text = editor.saved(CLAIM).replace(
            "kind: statement\n",
            &format!("appearances:\n{written}\nkind: statement\n"),
        );
        editor.open(CLAIM, &text);
        let place = editor.at(CLAIM, &text, place);
        let offers = editor.ask("textDocument/completion", place);
        let labels = offers.as_array().expect("a list").iter();
        let labels: Vec<_> = labels.map(|offer| offer["label"].clone()).collect();
        assert!(labels.contains(&json!(expected)), "{written}: {labels:?}");
    }
    editor.leave();
}
