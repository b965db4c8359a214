//! What is found, and what never is: a claim without its outcome, anything held back.

use factpress::Options;
use serde_json::json;

use super::{CLAIM, form, index};
use crate::reader::{all, document, texts};
use crate::small_site::SmallSite;

#[test]
fn a_claim_is_never_found_without_its_verdict_and_its_finding() {
    let page = form(&SmallSite::new(""));
    let document = document(&page);
    let templates: Vec<String> = all(&document, "template[data-result=claim]")
        .into_iter()
        .map(|it| it.html())
        .collect();
    assert_eq!(
        templates.len(),
        2,
        "one for the verdict that claims have, one for open claims"
    );
    assert!(
        templates[0].contains("data-verdict=\"false\"") && templates[0].contains("i-mark-cross"),
        "{}",
        templates[0]
    );
    assert!(
        templates[0].contains("{label}") && templates[0].contains("{text}"),
        "{}",
        templates[0]
    );
    assert!(
        templates[1].contains("No verdict yet") && templates[1].contains("still being checked"),
        "{}",
        templates[1]
    );
}

#[test]
fn a_source_that_carries_a_claim_is_shown_with_what_became_of_the_claim() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        "kind: statement\nappearances: [minutes]\nlabel: Wrong number\n",
    );
    let index = index(&site);
    let source = index.shown(0);
    assert_eq!(
        [&source["claim"], &source["verdict"], &source["label"]],
        ["The town closed four libraries", "false", "Wrong number"]
    );
}

#[test]
fn a_german_name_is_found_with_its_letters_spelled_out() {
    let people = "content/people.yaml";
    let claims = |language: &str, term: &str| {
        let site = SmallSite::new("")
            .replacing("content/site.yaml", "[en]", &format!("[{language}]"))
            .replacing(people, "name: Ada Example", "name: Jörg Müller-Groß");
        index(&site).containing(term).len()
    };
    for term in ["mueller", "muller", "joerg", "jorg", "gross"] {
        assert_eq!(claims("de", term), 1, "{term}");
    }
    assert_eq!(
        claims("en", "mueller"),
        0,
        "only German spells its letters out"
    );
}

#[test]
fn an_open_claim_has_neither_verdict_nor_text() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n",
        "",
    );
    let claim = json!({"title": "The town closed four libraries", "href": "/library/closed/", "by": "Ada Example"});
    assert_eq!(*index(&site).shown(1), claim);
}

#[test]
fn what_is_held_back_cannot_be_found_even_among_drafts() {
    let held = SmallSite::new(&crate::small_site::other_explainer("pool", "shut"))
        .replacing(
            CLAIM,
            "kind: statement\n",
            "kind: statement\nhold: Nobody has answered yet.\n",
        )
        .replacing(
            "content/explainers/pool/index.md",
            "title: The pool\n",
            "title: The pool\nhold: Not yet.\n",
        )
        .options(Options {
            drafts: true,
            ..Options::default()
        });
    let index = index(&held);
    let postings = index.postings();
    assert!(
        postings.contains_key("library"),
        "the explainer is published"
    );
    for secret in ["town closed four", "The pool"] {
        assert!(
            index.files.values().all(|text| !text.contains(secret)),
            "{secret}"
        );
    }
    for secret in ["pool", "shut", "ada"] {
        assert!(!postings.contains_key(secret), "{secret}");
    }
    assert_eq!(
        texts(&form(&held), "[name=type] ~ span:not([data-count])"),
        ["Explainer", "Source"]
    );
}

#[test]
fn a_claim_is_found_by_all_that_its_page_says() {
    let site = SmallSite::new("")
        .replacing(CLAIM, "kind: statement\n", "kind: statement\nquote: Shuttered.\nplace: Townhall\nlabel: Miscounted\nunknown: Motives.\nwhy: Letters.\ntags: [bookworms]\n")
        .replacing(CLAIM, "quote: One library closes.\n", "quote: Exactly.\n    note: Itemised.\n")
        .replacing(CLAIM, "The minutes list them.", "They *vanished*<https://a.example/> &amp; [returned](https://a.example/hidden \"aside\"), said [[person:gazette]] and [[claim:closed|itself]].");
    let index = index(&site);
    let postings = index.postings();
    let rank_of_claim = |term: &str| index.containing(term).get(&1).copied();
    for (term, rank) in [
        ("libraries", 0),
        ("shuttered", 1),
        ("townhall", 1),
        ("miscounted", 1),
        ("bookworms", 1),
        ("false", 1),
        ("ada", 1),
        ("moved", 1),
        ("motives", 2),
        ("letters", 2),
        ("exactly", 2),
        ("itemised", 2),
        ("vanished", 2),
        ("returned", 2),
        ("itself", 2),
    ] {
        assert_eq!(rank_of_claim(term), Some(rank), "{term}");
    }
    for absent in ["href", "em", "amp", "hidden", "aside"] {
        assert_eq!(postings.get(absent), None, "{absent}");
    }
}
