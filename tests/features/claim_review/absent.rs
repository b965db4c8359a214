//! Claims that have no block.

use factpress::Options;
use serde_json::Value;

use super::{CLAIM, PAGE, with};
use crate::reader::{blocks_of, texts};
use crate::small_site::SmallSite;

#[test]
fn an_open_claim_has_none() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n",
        "",
    );
    let page = site.file(PAGE);
    assert_eq!(texts(&page, ".card .verdict__word"), ["No verdict yet"]);
    assert_eq!(blocks_of(&page, "ClaimReview"), Vec::<Value>::new());
}

#[test]
fn a_held_claim_has_none_even_among_drafts() {
    let site = with("hold: The council has not answered.\n").options(Options {
        drafts: true,
        ..Options::default()
    });
    let page = site.file(PAGE);
    assert_eq!(texts(&page, ".card .notice"), ["Held: not for publication"]);
    assert_eq!(blocks_of(&page, "ClaimReview"), Vec::<Value>::new());
}

#[test]
fn a_claim_of_a_held_explainer_has_none_even_among_drafts() {
    let site = SmallSite::new("")
        .replacing(
            "content/explainers/library/index.md",
            "claims: [closed]",
            "claims: [closed]\nhold: Not yet.",
        )
        .options(Options {
            drafts: true,
            ..Options::default()
        });
    assert_eq!(
        blocks_of(&site.file(PAGE), "ClaimReview"),
        Vec::<Value>::new()
    );
}
