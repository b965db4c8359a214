//! The language server, spoken to as an editor speaks to it: over pipes, with texts that are not
//! saved.

mod editor;
mod conversation;
mod edits;
mod texts;
mod messages;
mod outline;
mod folders;
mod lenses;

use serde_json::Value;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const PEOPLE: &str = "content/people.yaml";

fn texts_of(edit: &Value) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for change in edit["documentChanges"].as_array().expect("changes") {
        for edit in change["edits"].as_array().into_iter().flatten() {
            let place = &edit["range"]["start"];
            let file = change["textDocument"]["uri"]
                .as_str()
                .expect("an address")
                .rsplit('/')
                .next()
                .expect("a name");
            all.push((
                format!("{file}:{}:{}", place["line"], place["character"]),
                edit["newText"].to_string(),
            ));
        }
    }
    all
}
