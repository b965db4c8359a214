//! Several keys at once with places to fill in, whole documents, and addresses of pages.

use super::completion::{offered, taken};
use super::{CLAIM, SOURCES, typing};
use crate::base::date::Day;

/// What an editor that knows snippets writes for the offer of this name.
fn snippet(path: &str, old: &str, marked: &str, label: &str) -> String {
    let (mut workspace, byte) = typing(path, old, marked);
    workspace.today = Day::parse("2024-06-01").ok();
    let offers = workspace.complete(path, byte);
    let offer = offers.iter().find(|offer| offer.label == label);
    let offer = offer.unwrap_or_else(|| panic!("{offers:#?}"));
    offer.snippet.clone().expect("a snippet")
}

#[test]
fn entries_come_with_places_to_fill_in() {
    assert_eq!(
        snippet(CLAIM, "evidence:\n", "evidence:\n  - |\n", "source, stance"),
        "source: ${1}\n    stance: ${2|supports,undermines,context|}"
    );
    assert_eq!(
        snippet(CLAIM, "evidence:\n", "evidence:\n  |\n", "- source, stance"),
        "- source: ${1}\n    stance: ${2|supports,undermines,context|}"
    );
    assert_eq!(
        snippet(
            CLAIM,
            "date: 2024-03-10",
            "corrections: |",
            "- date, grade, text"
        ),
        "\n  - date: ${1:2024-06-01}\n    grade: ${2|minor,update,substantial|}\n    text: ${3}"
    );
}

#[test]
fn the_forms_of_a_value_with_keys_are_offered_on_its_line() {
    let old = "  archive: {none: Only a paper copy exists.}";
    let marked = "  archive: |";
    assert_eq!(offered(SOURCES, old, marked), ["url, date", "none"]);
    assert_eq!(taken(SOURCES, old, marked, "none"), "  archive: {none: }");
    assert_eq!(
        snippet(SOURCES, old, marked, "url, date"),
        "{url: ${1}, date: ${2:2024-06-01}\\}"
    );
}

#[test]
fn an_empty_text_is_offered_a_whole_document() {
    let (mut workspace, _) = typing(CLAIM, "kind: statement", "|");
    let new = "content/explainers/library/claims/new.md";
    workspace.open(new, String::new());
    let offers = workspace.complete(new, 0);
    assert_eq!(offers.len(), 1, "{offers:#?}");
    assert_eq!(offers[0].label, "a new claim");
    assert!(
        offers[0].text.starts_with("---\nclaim: \nkind: \n"),
        "{}",
        offers[0].text
    );
    assert!(offers[0].text.ends_with("\n---\n\n"), "{}", offers[0].text);
}

#[test]
fn addresses_are_offered_in_links() {
    let all = offered(CLAIM, "The minutes list", "See [her](/| list");
    for address in [
        "/library/",
        "/library/closed/",
        "/people/ada/",
        "/sources/minutes/",
    ] {
        assert!(
            all.iter().any(|label| label == address),
            "{address}: {all:?}"
        );
    }
    assert_eq!(
        taken(CLAIM, "The minutes list", "See [her](/peo|", "/people/ada/"),
        "See [her](/people/ada/) them."
    );
    assert_eq!(
        taken(
            CLAIM,
            "The minutes list",
            "See [her](/peo|ple/) list",
            "/people/ada/"
        ),
        "See [her](/people/ada/) list them."
    );
    assert_eq!(
        offered(CLAIM, "The minutes list", "See [her](https://|"),
        [""; 0]
    );
    assert_eq!(
        offered(CLAIM, "The minutes list", "See [her](/people/ada/) |"),
        [""; 0]
    );
}
