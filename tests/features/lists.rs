//! Lists: pages of fifty, links that narrow them, and pages of people that never count verdicts.

mod claims;
mod people_and_sources;
mod front;

use std::fmt::Write as _;

use crate::reader::texts;
use crate::small_site::SmallSite;

/// One explainer with this many claims, the newest first in number: by kind, verdict, person and
/// tag in turn.
fn with_claims(count: usize) -> SmallSite {
    let mut text = String::from("-- content/explainers/library/claims/closed.md --\n");
    let ids: Vec<String> = (1..=count).map(|number| format!("c{number}")).collect();
    writeln!(
        text,
        "-- content/explainers/library/index.md --\n---\ntitle: The library\nstandfirst: It closed.\npublished: \
         2024-04-01\nauthors: [gazette]\nclaims: [{}]\n---\nWords.",
        ids.join(", ")
    )
    .expect("writing to a text");
    for (position, id) in ids.iter().enumerate() {
        let verdict = ["\"true\"", "\"false\"", "open"][position % 3];
        let stance = ["supports", "undermines", "context"][position % 3];
        let kind = if position % 2 == 0 { "number" } else { "event" };
        let tags = if position < 2 { "tags: [books]\n" } else { "" };
        writeln!(
            text,
            "-- content/explainers/library/claims/{id}.md --\n---\nclaim: Number {id}\nclaimant: ada\nkind: \
             {kind}\nverdict: {verdict}\nas_of: 2024-03-31\nfinding: So it is.\n{tags}evidence: [{{source: minutes, \
             stance: {stance}, note: None.}}]\n---"
        )
        .expect("writing to a text");
    }
    SmallSite::new(&text)
}

fn claims_on(page: &str) -> Vec<String> {
    texts(page, ".brief__claim")
}
