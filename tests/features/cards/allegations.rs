//! No allegation is shown anywhere without its outcome.

use scraper::{ElementRef, Html, Node};
use serde_json::Value;

use crate::reader::{attributes, blocks, document, text, texts};
use crate::small_site::SmallSite;

/// A site in which an allegation about a living person is named wherever a claim can be named.
fn with_an_allegation() -> SmallSite {
    SmallSite::new(
        "\
-- content/pages/method.md --
---
title: Method
description: How.
shows: [scale, badges, corrections]
---
As in [[claim:sold]] and [[claim:sold|another one]].[[source:minutes]]
-- content/explainers/library/index.md --
---
title: The library
standfirst: One of four libraries closed; three moved.
published: 2024-04-01
authors: [gazette]
central: sold
claims: [before, sold, closed]
timeline:
  - {date: 2024-03-10, text: The council met., sources: [minutes], claim: sold}
---
In passing, [[claim:sold]] and [[claim:sold|other words]].[[source:minutes]]

![[claim:sold]]
-- content/explainers/library/claims/before.md --
---
claim: The town had four libraries
kind: number
verdict: \"true\"
as_of: 2024-03-31
finding: It had four.
evidence: [{source: minutes, stance: supports, note: They list four.}]
---
-- content/explainers/library/claims/sold.md --
---
claim: Ada Example sold the books
quote: She sold them all.
claimant: gazette
about: [ada]
kind: allegation
appearances: [minutes]
verdict: \"false\"
label: Contradicted by the shelves
as_of: 2024-03-31
finding: Every book is there.
tags: [books]
evidence: [{source: minutes, stance: undermines, note: They list every book.}]
corrections: [{date: 2024-04-02, grade: substantial, from: open, to: \"false\", text: The shelves were counted.}]
---
Counted.[[source:minutes]]
",
    )
}

const ALLEGATION: &str = "Ada Example sold the books";

const OUTCOMES: [&str; 3] = [
    "False",
    "Contradicted by the shelves",
    "Every book is there.",
];

fn has_outcome(text: &str) -> bool {
    OUTCOMES.iter().any(|outcome| text.contains(outcome))
}

/// The elements within which a claim and its outcome count as being together.
fn keeps_together(element: ElementRef<'_>) -> bool {
    let class = element.attr("class").unwrap_or_default();
    let named = [
        "card",
        "brief",
        "claimref",
        "correction",
        "use",
        "timeline__item",
        "glance__group",
    ];
    matches!(element.value().name(), "li" | "p" | "th" | "td" | "title")
        || class.split(' ').any(|class| named.contains(&class))
}

/// Where a page names the allegation in its text or in an attribute without the outcome beside it.
fn bare_in_page(page: &Html) -> Vec<String> {
    let mut bare = Vec::new();
    for node in page.tree.nodes() {
        let (named, alone) = match node.value() {
            Node::Text(words) => (words.contains(ALLEGATION), has_outcome(words)),
            Node::Element(element) => {
                let named: Vec<&str> = element
                    .attrs()
                    .map(|(_, value)| value)
                    .filter(|value| value.contains(ALLEGATION))
                    .collect();
                (
                    !named.is_empty(),
                    named.iter().all(|value| has_outcome(value)),
                )
            }
            _ => continue,
        };
        let in_script = node
            .parent()
            .and_then(ElementRef::wrap)
            .is_some_and(|parent| parent.value().name() == "script");
        if !named || alone || in_script {
            continue;
        }
        let around: Vec<ElementRef<'_>> = node.ancestors().filter_map(ElementRef::wrap).collect();
        let kept = around
            .iter()
            .copied()
            .filter(|element| keeps_together(*element))
            .any(|element| has_outcome(&text(element)));
        if !kept {
            let nearest = around
                .first()
                .map_or_else(String::new, |element| element.html());
            bare.push(nearest);
        }
    }
    bare
}

/// Where structured data names the allegation in an object that does not hold the outcome.
fn bare_in_data(value: &Value, bare: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            let named = map
                .values()
                .filter_map(Value::as_str)
                .any(|text| text.contains(ALLEGATION));
            if named && !has_outcome(&value.to_string()) {
                bare.push(value.to_string());
            }
            map.values().for_each(|value| bare_in_data(value, bare));
        }
        Value::Array(list) => list.iter().for_each(|value| bare_in_data(value, bare)),
        _ => {}
    }
}

#[test]
fn an_allegation_never_stands_anywhere_without_its_verdict_or_finding() {
    let output = with_an_allegation().output();
    let mut naming = Vec::new();
    let mut bare = Vec::new();
    for (path, page) in output.iter().filter(|(_, page)| page.contains(ALLEGATION)) {
        naming.push(
            path.rsplit_once('-')
                .filter(|_| path.starts_with("search/"))
                .map_or(path.as_str(), |(kind, _)| kind),
        );
        if path.ends_with(".html") {
            bare.extend(
                bare_in_page(&document(page))
                    .into_iter()
                    .map(|place| format!("{path}: {place}")),
            );
            let mut in_data = Vec::new();
            blocks(page)
                .iter()
                .for_each(|block| bare_in_data(block, &mut in_data));
            bare.extend(in_data.into_iter().map(|place| format!("{path}: {place}")));
        } else if path.ends_with(".json") {
            let mut in_data = Vec::new();
            bare_in_data(&serde_json::from_str(page).expect("JSON"), &mut in_data);
            bare.extend(in_data.into_iter().map(|place| format!("{path}: {place}")));
        } else {
            let lines = page
                .lines()
                .filter(|line| line.contains(ALLEGATION) && !has_outcome(line));
            bare.extend(lines.map(|line| format!("{path}: {line}")));
        }
    }
    assert_eq!(
        naming,
        [
            "citations.bib",
            "citations.json",
            "citations.ris",
            "claim-reviews.json",
            "claims-search.json",
            "claims.csv",
            "claims.json",
            "claims.ndjson",
            "claims/index.html",
            "corrections.xml",
            "feed.json",
            "feed.xml",
            "index.html",
            "kinds/allegation/index.html",
            "library/before/index.html",
            "library/closed/index.html",
            "library/index.html",
            "library/index.md",
            "library/sold/cite.bib",
            "library/sold/cite.ris",
            "library/sold/claim.json",
            "library/sold/embed/index.html",
            "library/sold/index.html",
            "library/sold/index.md",
            "library/sold/oembed.json",
            "llms.txt",
            "method/index.html",
            "people/ada/feed.xml",
            "people/ada/index.html",
            "people/gazette/feed.xml",
            "people/gazette/index.html",
            "search/index/entries",
            "search/index/entries",
            "sources/minutes/index.html",
            "tags/books/feed.xml",
            "tags/books/index.html",
            "verdicts/false/index.html",
        ]
    );
    assert!(
        bare.is_empty(),
        "named without its outcome at {} places:\n{}",
        bare.len(),
        bare.join("\n")
    );
}

#[test]
fn title_and_description_of_an_allegation_carry_the_outcome() {
    let page = with_an_allegation().file("library/sold/index.html");
    let title = "Contradicted by the shelves: Ada Example sold the books";
    let description = "Contradicted by the shelves (as of 31 March 2024). Every book is there.";
    assert_eq!(texts(&page, "title"), [format!("{title} — Town checks")]);
    assert_eq!(
        attributes(&page, "meta[property='og:title']", "content"),
        [title]
    );
    assert_eq!(
        attributes(
            &page,
            "meta[name=description], meta[property='og:description']",
            "content"
        ),
        [description, description]
    );
}
