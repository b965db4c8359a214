//! What is offered at a mark, and what is written if an offer is accepted.

use super::{CLAIM, INDEX, PEOPLE, SOURCES, typing};
use crate::base::date::Day;

/// What is offered at the mark.
pub(super) fn offered(path: &str, old: &str, marked: &str) -> Vec<String> {
    let (workspace, byte) = typing(path, old, marked);
    workspace
        .complete(path, byte)
        .into_iter()
        .map(|offer| offer.label)
        .collect()
}

/// The text after the offer of this name is taken at the mark.
pub(super) fn taken(path: &str, old: &str, marked: &str, label: &str) -> String {
    let (workspace, byte) = typing(path, old, marked);
    let offers = workspace.complete(path, byte);
    let offer = offers
        .iter()
        .find(|offer| offer.label == label)
        .unwrap_or_else(|| panic!("{offers:#?}"));
    let text = workspace.text(path).expect("the text");
    let line = text[..offer.bytes.start].rfind('\n').map_or(0, |at| at + 1);
    let after = &text[offer.bytes.end..];
    format!(
        "{}{}{}",
        &text[line..offer.bytes.start],
        offer.text,
        &after[..after.find('\n').unwrap_or(after.len())]
    )
}

#[test]
fn keys_are_offered_that_are_not_there_yet() {
    let keys = offered(CLAIM, "date: 2024-03-10", "|");
    assert!(
        keys.contains(&"date".to_owned()) && keys.contains(&"quote".to_owned()),
        "{keys:?}"
    );
    assert!(
        !keys.contains(&"kind".to_owned()) && !keys.contains(&"stance".to_owned()),
        "{keys:?}"
    );
    let keys = offered(
        CLAIM,
        "    stance: undermines",
        "    stance: undermines\n    |",
    );
    assert_eq!(
        keys,
        [
            "by",
            "as",
            "basis",
            "extent",
            "translation",
            "compare",
            "at",
            "via",
            "note"
        ]
    );
    assert_eq!(
        offered(CLAIM, "  - source: minutes", "  - |"),
        [
            "source",
            "by",
            "as",
            "basis",
            "extent",
            "translation",
            "compare",
            "at",
            "via",
            "note"
        ]
    );
    assert_eq!(
        offered(
            CLAIM,
            "reply: {status: not-sought, reason: Her words were public and complete.}",
            "reply: {status: replied, |}"
        ),
        ["asked", "channel", "date", "text", "reason"]
    );
    assert_eq!(taken(CLAIM, "date: 2024-03-10", "pla|", "place"), "place: ");
    assert_eq!(
        taken(CLAIM, "date: 2024-03-10", "da|: 2024-03-10", "date"),
        "date: 2024-03-10"
    );
}

#[test]
fn words_are_offered_where_a_key_takes_them() {
    assert!(offered(CLAIM, "kind: statement", "kind: |").contains(&"denial".to_owned()));
    assert_eq!(
        offered(CLAIM, "stance: undermines", "stance: |"),
        ["supports", "undermines", "context"]
    );
    assert_eq!(
        offered(CLAIM, "verdict: \"false\"", "verdict: |"),
        ["true", "false", "open"]
    );
    assert_eq!(
        taken(CLAIM, "verdict: \"false\"", "verdict: |", "true"),
        "verdict: \"true\""
    );
    assert_eq!(
        offered(SOURCES, "primary: true", "primary: |"),
        ["true", "false"]
    );
    assert_eq!(
        offered(PEOPLE, "  kind: person", "  kind: |"),
        ["person", "organization", "unidentified"]
    );
    assert_eq!(
        offered(CLAIM, "claim: The town", "claim: The |town"),
        [""; 0]
    );
}

#[test]
fn ids_are_offered_where_a_key_takes_them() {
    assert_eq!(
        offered(CLAIM, "claimant: ada", "claimant: a|"),
        ["ada", "gazette"]
    );
    assert_eq!(
        offered(CLAIM, "about: [gazette]", "about: [gazette, |]"),
        ["ada", "gazette"]
    );
    assert_eq!(
        taken(CLAIM, "about: [gazette]", "about: [gaz|]", "ada"),
        "about: [ada]"
    );
    assert_eq!(
        taken(CLAIM, "about: [gazette]", "about: |", "ada"),
        "about: [ada]"
    );
    assert_eq!(offered(CLAIM, "source: minutes", "source: |"), ["minutes"]);
    assert_eq!(
        offered(INDEX, "claims: [closed]", "claims: [|]"),
        ["closed"]
    );
    assert!(
        offered("content/site.yaml", "share_images: false", "lint:\n  |")
            .contains(&"unused-source".to_owned())
    );
}

#[test]
fn references_are_offered_in_markdown() {
    assert_eq!(
        offered(CLAIM, "The minutes list", "See [[| list"),
        ["claim:", "source:", "person:"]
    );
    assert_eq!(offered(CLAIM, "The minutes list", "![[| list"), ["claim:"]);
    assert_eq!(
        taken(CLAIM, "The minutes list", "See [[source:|", "minutes"),
        "See [[source:minutes]] them."
    );
    assert_eq!(
        taken(CLAIM, "The minutes list", "See [[person:g|]] list", "ada"),
        "See [[person:ada]] list them."
    );
    assert_eq!(
        offered(CLAIM, "The minutes list", "See [[source:minutes]]|"),
        [""; 0]
    );
    assert_eq!(offered(CLAIM, "The minutes list", "![[person:|"), [""; 0]);
}

#[test]
fn broken_texts_are_helped_too() {
    let (mut workspace, byte) = typing(CLAIM, "kind: statement", "kind: |\nabout: [\n  {");
    workspace.open(
        PEOPLE,
        workspace
            .text(PEOPLE)
            .expect("people")
            .replace("  kind: person", "  kind person: ["),
    );
    assert!(workspace.complete(CLAIM, byte).len() > 5);
    let (workspace, byte) = typing(CLAIM, "---\nThe minutes", "claim: [\nverdict: |");
    assert_eq!(
        workspace.complete(CLAIM, byte).len(),
        3,
        "front matter that does not end"
    );
}

#[test]
fn today_is_offered_where_a_day_is_taken() {
    let (mut workspace, byte) = typing(CLAIM, "as_of: 2024-03-31", "as_of: |");
    assert_eq!(workspace.complete(CLAIM, byte), []);
    workspace.today = Day::parse("2024-06-01").ok();
    let offers = workspace.complete(CLAIM, byte);
    assert_eq!(offers[0].text, "2024-06-01");
}

#[test]
fn an_empty_entry_is_offered_every_key_that_it_needs() {
    let all = "source, stance";
    let (old, marked) = ("evidence:\n", "evidence:\n  - |\n");
    let (workspace, byte) = typing(CLAIM, old, marked);
    let offers = workspace.complete(CLAIM, byte);
    assert_eq!(offers[0].label, all, "{:?}", offers[0]);
    assert_eq!(offers[0].text, "source: \n    stance: ");
}
