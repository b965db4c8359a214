//! Work grows in line with the input: what would grow with the square of a file's size is cut off,
//! and what cannot be bounded is refused.
//!
//! No test asserts a time. Those with thousands of pieces would take minutes if the work grew with
//! their square.

use std::fmt::Write as _;

use factpress::base::text::MOST_SUGGESTIONS;

use crate::small_site::SmallSite;

const CLOSED: &str = "content/explainers/library/claims/closed.md";
const INDEX: &str = "content/explainers/library/index.md";

/// How many findings of a site have a suggestion.
fn suggestions(site: &SmallSite) -> (usize, usize) {
    let lines = site.checked().report.lines;
    let is_suggested = |help: &Option<String>| {
        help.as_ref()
            .is_some_and(|help| help.starts_with("did you mean") || help.starts_with("one of"))
    };
    (
        lines.len(),
        lines.iter().filter(|line| is_suggested(&line.help)).count(),
    )
}

#[test]
fn lists_in_lists_are_one_finding_however_deep_they_are() {
    for deep in [200, 60_000] {
        let lists = SmallSite::new("").with_bytes("content/people.yaml", "- ".repeat(deep));
        assert_eq!(lists.findings(), ["content/people.yaml:1:129 yaml-syntax"]);
    }
}

#[test]
fn thousands_of_like_headings_have_their_anchors() {
    let headings = "## Word\n\n".repeat(30_000);
    let site = SmallSite::new("")
        .replacing(CLOSED, "The minutes list them.", &headings)
        .site();
    let (_, claim) = site.claims.iter().next().expect("there is a claim");
    let ids: Vec<&str> = claim
        .body
        .headings
        .iter()
        .map(|heading| heading.id.as_str())
        .collect();
    assert_eq!(
        (ids[0], ids[1], ids[29_999]),
        ("word", "word-2", "word-30000")
    );
}

#[test]
fn thousands_of_links_to_thousands_of_headings_are_followed() {
    let mut body = String::new();
    for number in 0..10_000 {
        write!(
            body,
            "## Part {number}\n\n[up](#part-{})\n\n",
            9_999 - number
        )
        .expect("a text grows");
    }
    let site = SmallSite::new("").replacing(CLOSED, "The minutes list them.", &body);
    assert_eq!(site.findings(), [""; 0]);
}

#[test]
fn of_thousands_of_wrong_names_the_first_have_a_suggestion() {
    let unknown = "[[source:minute]]\n\n".repeat(1_000);
    let site = SmallSite::new("").replacing(INDEX, "The council met.", &unknown);
    assert_eq!(suggestions(&site), (1_000, MOST_SUGGESTIONS));
    let dead = "[a](/librari/)\n\n".repeat(1_000);
    let site = SmallSite::new("").replacing(INDEX, "The council met.", &dead);
    assert_eq!(suggestions(&site), (1_000, MOST_SUGGESTIONS));
    let lost = "![A map](mapp.png)\n\n".repeat(1_000);
    let site = SmallSite::new("").replacing(INDEX, "The council met.", &lost);
    let site = site.with_asset("content/explainers/library/map.png");
    assert_eq!(suggestions(&site), (1_000, MOST_SUGGESTIONS));
}

#[test]
fn thousands_of_mistakes_in_one_line_have_their_columns() {
    let site = SmallSite::new("").replacing(
        CLOSED,
        "The minutes list them.",
        &"[é](bad:x) ".repeat(20_000),
    );
    let report = site.checked().report;
    let last = report.lines.last().expect("there are mistakes");
    assert_eq!(
        (report.lines.len(), last.line, last.column),
        (20_000, Some(16), Some(11 * 19_999 + 1))
    );
}

#[test]
fn a_name_as_long_as_a_file_is_near_to_nothing() {
    let site = SmallSite::new("").replacing(
        CLOSED,
        "kind: statement",
        &format!("kind: {}", "statement".repeat(5_000)),
    );
    let report = site.checked().report;
    assert_eq!(report.lines.len(), 1);
    assert_eq!(
        suggestions(&site),
        (1, 1),
        "the short list of all there are"
    );
}

#[test]
fn a_report_does_not_steer_the_terminal_that_shows_it() {
    let keys = SmallSite::new("").replacing(
        CLOSED,
        "kind: statement",
        "kind: \"\\e[2J\"\n\"\\e]0;x\\a\": y",
    );
    let names = SmallSite::new("")
        .with_asset("content/static/\u{1b}[2J")
        .with_asset("content/\u{9b}31m");
    for site in [keys, names] {
        let report = site.report();
        assert!(report.contains("<U+001B>"), "{report}");
        assert!(
            !report.contains(|c: char| c.is_control() && c != '\n'),
            "{report:?}"
        );
    }
}
