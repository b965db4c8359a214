//! The statement of a claim: the sentence that is judged, where the claim line is only a heading.

use crate::reader::{blocks_of, texts};
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const FRENCH: &str = "content/explainers/library/claims/closed.fr.md";

/// The small site, whose claim line is a noun phrase with this statement.
fn stating(statement: &str) -> SmallSite {
    SmallSite::new("").replacing(
        CLAIM,
        "claim: The town closed four libraries\n",
        &format!("claim: The claim about the four libraries\nstatement: {statement}\n"),
    )
}

#[test]
fn the_review_is_of_the_statement_and_the_heading_stays_the_claim() {
    let site = stating("Ada Example says that four libraries closed");
    let page = site.file("library/closed/index.html");
    let review = blocks_of(&page, "ClaimReview").remove(0);
    assert_eq!(
        review["claimReviewed"],
        "Ada Example says that four libraries closed"
    );
    assert_eq!(texts(&page, "h1"), ["The claim about the four libraries"]);
    assert_eq!(
        texts(&page, "[aria-labelledby=at-about] p"),
        [
            "Statement",
            "The statement that is judged: Ada Example says that four libraries closed"
        ]
    );
}

#[test]
fn a_claim_without_a_statement_shows_none() {
    let page = SmallSite::new("").file("library/closed/index.html");
    assert_eq!(texts(&page, "[aria-labelledby=at-about] p"), ["Statement"]);
}

#[test]
fn the_rules_for_the_claim_line_hold_for_the_statement() {
    let long = "Four libraries of this town ".repeat(3);
    for (statement, rule) in [
        (long.trim(), "claim-too-long"),
        ("\"False: four libraries closed\"", "verdict-in-claim"),
        ("Bo Example closed four libraries", "person-not-in-about"),
    ] {
        let site = stating(statement).replacing(
            "content/people.yaml",
            "ada:\n",
            "bo:\n  name: Bo Example\n  kind: person\nada:\n",
        );
        assert_eq!(
            site.findings(),
            [format!("{CLAIM}:3:12 {rule}")],
            "{statement}"
        );
    }
}

#[test]
fn each_language_has_its_own() {
    let site = SmallSite::in_two_languages()
        .replacing(
            CLAIM,
            "claimant: ada",
            "statement: Four libraries closed\nclaimant: ada",
        )
        .replacing(
            FRENCH,
            "claimant: ada",
            "statement: Quatre bibliothèques ont fermé\nclaimant: ada",
        );
    let reviewed = |path: &str| {
        let review = blocks_of(&site.file(path), "ClaimReview").remove(0);
        review["claimReviewed"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(
        reviewed("library/closed/index.html"),
        "Four libraries closed"
    );
    assert_eq!(
        reviewed("fr/library/closed/index.html"),
        "Quatre bibliothèques ont fermé"
    );
}
