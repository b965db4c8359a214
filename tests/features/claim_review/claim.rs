//! The claim in the block, and who made it.

use serde_json::json;

use super::{CLAIM, PAGE, TWO_CLAIMS, review, review_in, with};
use crate::reader::texts;
use crate::small_site::SmallSite;

#[test]
fn the_claim_is_given_without_its_verdict_though_the_title_has_both() {
    let site = SmallSite::new("");
    assert_eq!(
        review(&site)["claimReviewed"],
        "The town closed four libraries"
    );
    assert_eq!(
        texts(&site.file(PAGE), "title"),
        ["False: The town closed four libraries — Town checks"]
    );
}

#[test]
fn the_claim_is_the_authors_line_and_is_never_made_from_a_title() {
    let site = SmallSite::new("").replacing(
        "content/explainers/library/index.md",
        "title: The library",
        "title: No, it is false that four libraries closed",
    );
    assert_eq!(
        review(&site)["claimReviewed"],
        "The town closed four libraries"
    );
}

#[test]
fn a_claim_that_nobody_is_known_to_have_made_has_no_author_whatever_came_before_it() {
    let site = SmallSite::new(TWO_CLAIMS);
    assert_eq!(
        review(&site)["itemReviewed"]["author"],
        json!([{"@type": "Person", "name": "Ada Example"}])
    );
    let expected = json!({"@type": "Claim", "@id": "https://checks.example/library/moved/#claim"});
    assert_eq!(
        review_in(&site, "library/moved/index.html")["itemReviewed"],
        expected
    );
}

#[test]
fn an_organization_that_made_a_claim_is_an_organization() {
    let site = SmallSite::new("").replacing(CLAIM, "claimant: ada", "claimant: [gazette, ada]");
    let expected = json!([{"@type": "Organization", "name": "Town Gazette"}, {"@type": "Person", "name": "Ada Example"}]);
    assert_eq!(review(&site)["itemReviewed"]["author"], expected);
}

#[test]
fn a_publisher_who_is_a_person_is_a_person() {
    let site =
        SmallSite::new("").replacing("content/site.yaml", "kind: organization}", "kind: person}");
    assert_eq!(
        review(&site)["author"],
        json!({"@type": "Person", "name": "Town Checks", "url": "https://checks.example/"})
    );
}

#[test]
fn who_made_a_claim_is_identified_where_that_is_known() {
    let site = SmallSite::new("").replacing(
        "content/people.yaml",
        "  name: Ada Example\n",
        "  name: Ada Example\n  same_as: [https://www.wikidata.example/Q1, https://ada.example/]\n",
    );
    let expected = json!(["https://www.wikidata.example/Q1", "https://ada.example/"]);
    assert_eq!(
        review(&site)["itemReviewed"]["author"][0]["sameAs"],
        expected
    );
}

#[test]
fn the_place_of_a_claim_is_never_its_name() {
    let site = with("place: Town hall\n");
    assert_eq!(
        review(&site)["itemReviewed"],
        review(&SmallSite::new(""))["itemReviewed"]
    );
    assert!(
        texts(&site.file(PAGE), ".card__facts li").contains(&"10 March 2024, Town hall".to_owned())
    );
}
