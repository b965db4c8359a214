//! The front page and its older explainers.

use std::fmt::Write as _;

use super::{claims_on, with_claims};
use crate::reader::{attributes, texts};
use crate::small_site::SmallSite;

/// The smallest publication and as many explainers more, each a day older than the one before it.
fn with_explainers(count: u32) -> SmallSite {
    let mut text = String::new();
    for number in 1..=count {
        let (month, day) = (3 - (number - 1) / 28, 28 - (number - 1) % 28);
        writeln!(
            text,
            "-- content/explainers/e{number}/index.md --\n---\ntitle: Story {number}\nstandfirst: It is told.\npublished: \
             2024-{month:02}-{day:02}\nauthors: [gazette]\nclaims: [c{number}]\n---\nWords.\n-- content/explainers/e{number}/claims/c{number}.md --\n---\n\
             claim: Line {number}\nkind: event\n---"
        )
        .expect("writing to a text");
    }
    SmallSite::new(&text)
}

#[test]
fn the_front_has_fifty_explainers_a_page_and_leads_to_older_ones() {
    let output = with_explainers(60).output();
    let (first, second) = (&output["index.html"], &output["page/2/index.html"]);
    let titles = [texts(first, ".lead__title"), texts(second, ".lead__title")];
    assert_eq!(titles.each_ref().map(Vec::len), [50, 11]);
    assert_eq!(
        (&*titles[0][0], &*titles[0][1], &*titles[1][0]),
        ("The library", "Story 1", "Story 50")
    );
    assert_eq!(texts(first, ".pager li"), ["1", "2", "Next"]);
    assert_eq!(texts(second, ".pager li"), ["Previous", "1", "2"]);
    assert_eq!(attributes(second, ".pager a[rel=prev]", "href"), ["/"]);

    assert_eq!(
        [texts(first, "h1"), texts(second, "h1")],
        [["Town checks"], ["Explainers – page 2"]]
    );
    assert_eq!(
        [texts(first, "title"), texts(second, "title")],
        [["Town checks"], ["Town checks – page 2"]]
    );
    assert_eq!(texts(second, ".trail a"), ["Town checks"]);
    assert_eq!(
        attributes(second, "link[rel=canonical]", "href"),
        ["https://checks.example/page/2/"]
    );
    assert_eq!(
        [claims_on(first).len(), claims_on(second).len()],
        [6, 0],
        "the newest claims are on the first"
    );
    assert!(!output.contains_key("page/3/index.html"));
    assert!(output["sitemap.xml"].contains("<loc>https://checks.example/page/2/</loc>"));
}

#[test]
fn fifty_explainers_take_one_page_without_a_pager() {
    let output = with_explainers(49).output();
    assert!(!output.contains_key("page/2/index.html"));
    assert_eq!(texts(&output["index.html"], ".pager"), Vec::<String>::new());
}

#[test]
fn the_front_page_shows_the_six_newest_claims() {
    let page = with_claims(9).file("index.html");
    assert_eq!(
        claims_on(&page),
        [
            "Number c1",
            "Number c2",
            "Number c3",
            "Number c4",
            "Number c5",
            "Number c6"
        ]
    );
    assert_eq!(texts(&page, ".lead__count"), ["9 claims checked"]);
}

#[test]
fn the_balance_of_an_explainer_is_a_mark_a_claim_by_verdict_each_with_its_words() {
    let page = with_claims(4).file("index.html");
    assert_eq!(
        texts(&page, ".strip__verdict"),
        ["2 True", "1 False", "1 Unproven"]
    );
    assert_eq!(
        attributes(&page, ".strip__verdict a", "href"),
        ["/verdicts/true/", "/verdicts/false/", "/verdicts/open/"]
    );
    assert_eq!(
        attributes(&page, ".strip__marks a", "title"),
        [
            "Number c1 — True",
            "Number c4 — True",
            "Number c2 — False",
            "Number c3 — Unproven"
        ]
    );
    assert_eq!(
        attributes(&page, ".strip__marks a", "href"),
        [
            "/library/c1/",
            "/library/c4/",
            "/library/c2/",
            "/library/c3/"
        ]
    );
}
