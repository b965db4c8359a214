//! Related claims: which they are, in which order, and that each is named with its verdict.

use std::fmt::Write as _;

use crate::reader::{attributes, texts};
use crate::small_site::SmallSite;

/// A claim of the library with an id, a day of publication, and more front matter.
fn claim(id: &str, day: &str, more: &str) -> String {
    format!(
        "-- content/explainers/library/claims/{id}.md --
---
claim: About {id}
kind: statement
published: {day}
{more}
---
Text.
"
    )
}

/// The small site with these claims in the place of its own.
fn library(claims: &[(&str, &str, &str)]) -> SmallSite {
    let mut text = String::from("-- content/explainers/library/claims/closed.md --\n");
    let mut ids = String::new();
    for (id, day, more) in claims {
        text += &claim(id, day, more);
        write!(ids, "{id}, ").expect("a text grows");
    }
    SmallSite::new(&text).replacing(
        "content/explainers/library/index.md",
        "claims: [closed]",
        &format!("claims: [{ids}]"),
    )
}

/// The addresses of the claims that are named beside one.
fn related(site: &SmallSite, id: &str) -> Vec<String> {
    attributes(
        &site.file(&format!("library/{id}/index.html")),
        ".related a",
        "href",
    )
}

#[test]
fn those_that_share_most_come_first_then_those_that_share_something_rare() {
    let site = library(&[
        ("one", "2024-04-01", "claimant: ada\ntags: [books, rooms]"),
        (
            "both-tags-and-ada",
            "2024-04-02",
            "claimant: ada\ntags: [books, rooms]",
        ),
        ("books", "2024-04-03", "tags: [books]"),
        ("rooms", "2024-04-04", "tags: [rooms]"),
        ("more-books", "2024-04-05", "tags: [books]"),
        ("nothing", "2024-04-06", "tags: [roads]"),
    ]);
    assert_eq!(
        related(&site, "one"),
        [
            "/library/both-tags-and-ada/",
            "/library/rooms/",
            "/library/books/",
            "/library/more-books/"
        ]
    );
    assert_eq!(related(&site, "nothing"), Vec::<String>::new());
}

#[test]
fn a_person_counts_once_whether_they_spoke_or_are_spoken_of() {
    let site = library(&[
        ("by-ada", "2024-04-01", "claimant: ada"),
        ("about-ada", "2024-04-02", "about: [ada]"),
        (
            "by-and-about-ada",
            "2024-04-03",
            "claimant: ada\nabout: [ada]",
        ),
    ]);
    assert_eq!(
        related(&site, "by-ada"),
        ["/library/about-ada/", "/library/by-and-about-ada/"]
    );
}

#[test]
fn of_many_that_share_as_much_the_five_nearest_in_time_are_named() {
    let days: Vec<(String, String)> = (1..=28)
        .map(|day| (format!("day-{day:02}"), format!("2024-04-{day:02}")))
        .collect();
    let claims: Vec<(&str, &str, &str)> = days
        .iter()
        .map(|(id, day)| (&**id, &**day, "tags: [books]"))
        .collect();
    assert_eq!(
        related(&library(&claims), "day-10"),
        [
            "/library/day-11/",
            "/library/day-09/",
            "/library/day-12/",
            "/library/day-08/",
            "/library/day-13/"
        ]
    );
}

#[test]
fn each_comes_with_its_verdict_and_its_finding_or_says_that_there_is_none() {
    let judged = "tags: [books]\nverdict: \"false\"\nas_of: 2024-03-31\nfinding: The minutes say otherwise.\n\
                  evidence: [{source: minutes, stance: undermines, note: Page 2.}]";
    let site = library(&[
        ("one", "2024-04-01", "tags: [books]"),
        ("judged", "2024-04-02", judged),
        ("open", "2024-04-03", "tags: [books]"),
    ]);
    let page = site.file("library/one/index.html");
    assert_eq!(
        texts(&page, ".related__verdict"),
        ["False", "No verdict yet"]
    );
    assert_eq!(
        texts(&page, ".related__words"),
        ["About judged", "About open"]
    );
    assert_eq!(
        texts(&page, ".related__finding"),
        ["The minutes say otherwise."]
    );
}

#[test]
fn a_claim_that_is_held_is_not_named() {
    let site = library(&[
        ("one", "2024-04-01", "tags: [books]"),
        ("held", "2024-04-02", "tags: [books]\nhold: Who says so?"),
    ]);
    assert_eq!(related(&site, "one"), Vec::<String>::new());
}
