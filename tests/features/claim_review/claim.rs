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
        json!({
            "@type": "Person",
            "@id": "https://checks.example/#publisher",
            "name": "Town Checks",
            "url": "https://checks.example/",
        })
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
    let mut item = review(&site)["itemReviewed"].clone();
    let place = item
        .as_object_mut()
        .expect("a map")
        .remove("locationCreated");
    assert_eq!(place, Some(json!({"@type": "Place", "name": "Town hall"})));
    assert_eq!(item, review(&SmallSite::new(""))["itemReviewed"]);
}

#[test]
fn the_exact_words_are_there_as_they_were_typed_in_their_own_language() {
    let site = with(
        "quote: 'They \"shut\" all four -- x=\"y\"'\nplace: Town hall\nappearances: [minutes]\n",
    )
    .replacing(
        "content/sources/town.yaml",
        "  date: 2024-03-01\n",
        "  date: 2024-03-01\n  language: fr\n",
    );
    let item = &review(&site)["itemReviewed"];
    assert_eq!(item["text"], "They \"shut\" all four -- x=\"y\"");
    assert_eq!(item["inLanguage"], "fr");
    assert_eq!(
        item["locationCreated"],
        json!({"@type": "Place", "name": "Town hall"})
    );
}

#[test]
fn without_exact_words_there_is_no_text_and_no_language_of_it() {
    let item = &review(&with("appearances: [minutes]\n"))["itemReviewed"];
    assert_eq!(
        [
            item.get("text"),
            item.get("inLanguage"),
            item.get("locationCreated")
        ],
        [None; 3]
    );
}

#[test]
fn an_answer_is_a_comment_and_any_other_outcome_of_asking_is_none() {
    let reply = |reply: &str| {
        let site = SmallSite::new("").replacing(
            CLAIM,
            "reply: {status: not-sought, reason: Her words were public and complete.}",
            &format!("reply: {reply}"),
        );
        review(&site).get("comment").cloned()
    };
    assert_eq!(
        reply(
            "{status: replied, asked: 2024-03-20, channel: letter, date: 2024-03-25, text: I counted the moves as well.}"
        ),
        Some(
            json!({"@type": "Comment", "text": "I counted the moves as well.", "datePublished": "2024-03-25"})
        )
    );
    assert_eq!(
        reply("{status: declined, asked: 2024-03-20, channel: letter}"),
        None
    );
}

#[test]
fn tags_are_keywords_in_the_words_of_readers() {
    let site = with("tags: [books, public-money]\n").replacing(
        "content/site.yaml",
        "share_images: false\n",
        "share_images: false\ntags: {public-money: The public's money}\n",
    );
    assert_eq!(
        review(&site)["keywords"],
        json!(["books", "The public’s money"])
    );
}

#[test]
fn licences_are_those_of_the_publication() {
    let licences = |lines: &str| {
        let site = SmallSite::new("").replacing(
            "content/site.yaml",
            "share_images: false\n",
            &format!("share_images: false\n{lines}"),
        );
        let review = review(&site);
        [review["license"].clone(), review["sdLicense"].clone()]
    };
    let (by, zero) = (
        "https://licences.example/by/4.0/",
        "https://licences.example/zero/1.0/",
    );
    assert_eq!(licences(""), [json!(null), json!(null)]);
    assert_eq!(licences(&format!("licence: {by}\n")), [by, by]);
    assert_eq!(
        licences(&format!("licence: {by}\ndata_licence: {zero}\n")),
        [by, zero]
    );
    assert_eq!(
        licences(&format!("data_licence: {zero}\n")),
        [json!(null), json!(zero)]
    );
}

#[test]
fn a_claimant_who_is_nobody_is_no_author() {
    let site = SmallSite::new("").replacing(
        "content/people.yaml",
        "  name: Ada Example\n  kind: person\n",
        "  name: A viral post\n  kind: unidentified\n",
    );
    assert_eq!(review(&site)["itemReviewed"].get("author"), None);
    let both = site
        .replacing(
            "content/people.yaml",
            "gazette:\n",
            "mia:\n  name: Mia Okafor\n  kind: person\ngazette:\n",
        )
        .replacing(CLAIM, "claimant: ada", "claimant: [ada, mia]");
    let author = json!([{"@type": "Person", "name": "Mia Okafor"}]);
    assert_eq!(review(&both)["itemReviewed"]["author"], author);
    assert!(
        texts(&both.file(PAGE), "main")
            .concat()
            .contains("A viral post")
    );
}
