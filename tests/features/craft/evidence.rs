//! Evidence: how many sources a verdict needs, who read them, and on which side they stand.

use super::{CLOSED, INDEX, NONE, OPEN, SITE, broken, with_evidence};

const TRUE: (&str, &str, &str) = (CLOSED, "\"false\"", "\"true\"");

#[test]
fn one_source_is_enough_when_it_is_the_record() {
    let one = |keys: &str| with_evidence(&[("a", keys)], &["a undermines"], &[]);
    assert_eq!(one(""), ["verdict-on-one-source"]);
    for record in [
        "primary: true; basis: documents",
        "primary: true; basis: own-observation; seen: original",
    ] {
        assert_eq!(one(record), NONE, "{record}");
    }
    let read_elsewhere = [("a", "primary: true; basis: documents"), ("b", "")];
    assert_eq!(
        with_evidence(&read_elsewhere, &["a undermines, via: b"], &[]),
        ["verdict-on-one-source"]
    );
    assert_eq!(
        one("primary: true"),
        ["verdict-on-one-source"],
        "somebody who took part is no record"
    );
    assert_eq!(
        one("basis: documents"),
        ["verdict-on-one-source"],
        "nor is a report on documents"
    );
    let quotation = (CLOSED, "kind: statement", "kind: quotation");
    assert_eq!(
        with_evidence(&[("a", "primary: true")], &["a undermines"], &[quotation]),
        NONE
    );
    assert_eq!(
        with_evidence(&[("a", "")], &["a undermines"], &[OPEN]),
        NONE,
        "a neutral verdict may rest on little"
    );
}

#[test]
fn a_source_that_stands_twice_among_the_evidence_is_one() {
    let sources = [("a", ""), ("b", "")];
    let entries = |entries: &[&str]| with_evidence(&sources, entries, &[]);
    assert_eq!(
        entries(&["a undermines", "a undermines", "b context"]),
        ["verdict-on-one-source"]
    );
    assert_eq!(entries(&["a undermines", "b undermines"]), NONE);
    assert_eq!(
        entries(&["a undermines", "b supports"]),
        NONE,
        "the verdict was held against both"
    );
}

#[test]
fn what_was_read_in_one_place_is_one_source() {
    let record = "primary: true; basis: documents; seen: quoted; through: [paper]";
    let sources = [("a", record), ("b", record), ("paper", ""), ("other", "")];
    let entries = |entries: &[&str]| {
        with_evidence(
            &sources,
            entries,
            &[(CLOSED, "date:", "appearances: [paper, other, a, b]\ndate:")],
        )
    };
    assert_eq!(
        entries(&["a undermines", "b undermines"]),
        ["verdict-on-one-source"]
    );
    assert_eq!(
        entries(&["a undermines", "paper undermines"]),
        ["verdict-on-one-source"]
    );
    assert_eq!(entries(&["a undermines", "b undermines, via: other"]), NONE);
}

#[test]
fn a_verdict_needs_somebody_with_a_name_or_a_paper() {
    let nameless = "basis: anonymous; note: They are afraid.";
    let sources = [("a", nameless), ("b", nameless), ("c", "")];
    let entries = |entries: &[&str], more: &[_]| with_evidence(&sources, entries, more);
    let used = (INDEX, "The council met.", "The council met.[[source:c]]");
    assert_eq!(
        entries(&["a undermines", "b undermines"], &[used]),
        ["verdict-on-anonymous-sources"]
    );
    assert_eq!(
        entries(&["a undermines", "b undermines", "c supports"], &[]),
        ["verdict-on-anonymous-sources"]
    );
    assert_eq!(
        entries(&["a undermines", "b supports", "c undermines"], &[]),
        NONE
    );
    assert_eq!(
        entries(&["a undermines", "b supports"], &[OPEN, used]),
        NONE
    );
    assert_eq!(
        entries(&["a undermines", "b supports"], &[TRUE, used]),
        ["verdict-on-anonymous-sources"]
    );
}

#[test]
fn our_own_pages_are_known_by_address_and_publisher() {
    let entries = |keys: &str, other: &str| {
        with_evidence(
            &[("a", keys), ("b", other)],
            &["a undermines", "b undermines"],
            &[],
        )
    };
    let (ours, address) = ("publisher: Town Checks", "url: https://checks.example/a/");
    assert_eq!(entries(ours, address), ["verdict-on-own-pages"]);
    assert_eq!(entries(ours, ""), NONE);
    assert_eq!(
        entries(address, "url: https://checks.example.org/"),
        NONE,
        "another host that begins alike"
    );
}

#[test]
fn support_comes_from_elsewhere_than_the_claim() {
    let sources = [("a", ""), ("b", ""), ("c", "seen: quoted; through: [a]")];
    let made = (CLOSED, "date:", "appearances: [a, b, c]\ndate:");
    let entries =
        |entries: &[&str], more: &[_]| with_evidence(&sources, entries, &[&[made], more].concat());
    assert_eq!(
        entries(&["a supports", "b supports"], &[TRUE]),
        ["circular-evidence"]
    );
    assert_eq!(
        entries(&["a undermines", "b undermines"], &[]),
        NONE,
        "a text can contradict itself"
    );
    assert_eq!(entries(&["a supports", "minutes supports"], &[TRUE]), NONE);
    let through = [
        TRUE,
        (CLOSED, "appearances: [a, b, c]", "appearances: [a]"),
        (INDEX, "met.", "met.[[source:b]]"),
    ];
    assert_eq!(
        entries(&["a supports", "c supports"], &through),
        ["circular-evidence", "verdict-on-one-source"]
    );
}

#[test]
fn a_quotation_is_seen_where_it_was_said() {
    let sources = [("a", "primary: true"), ("b", "primary: true")];
    let made = [TRUE, (CLOSED, "date:", "appearances: [a, b]\ndate:")];
    let quotation = (CLOSED, "kind: statement", "kind: quotation");
    assert_eq!(
        with_evidence(&sources, &["a supports", "b supports"], &made),
        ["circular-evidence"]
    );
    assert_eq!(
        with_evidence(
            &sources,
            &["a supports", "b supports"],
            &[&made[..], &[quotation]].concat()
        ),
        NONE
    );
}

#[test]
fn somebody_has_read_something() {
    let through = |a: &str, b: &str| {
        let quoted = |other: &str| format!("seen: quoted; through: [{other}]");
        let sources = [("a", &*quoted(a)), ("b", &*quoted(b)), ("c", "")];
        with_evidence(
            &sources,
            &[
                "a undermines",
                "b undermines",
                "c undermines",
                "minutes undermines",
            ],
            &[],
        )
    };
    assert_eq!(
        through("b", "a"),
        ["circular-evidence", "circular-evidence"]
    );
    assert_eq!(through("b", "c"), NONE);
    assert_eq!(
        through("b", "a, c"),
        NONE,
        "one way out of the circle is enough"
    );
}

#[test]
fn evidence_stands_on_the_side_of_the_verdict() {
    let stance = |stance: &str, verdict: &str| {
        broken(&[
            (CLOSED, "stance: undermines", &format!("stance: {stance}")),
            (CLOSED, "\"false\"", verdict),
        ])
    };
    assert_eq!(
        stance("supports", "\"false\""),
        ["verdict-against-evidence"]
    );
    assert_eq!(stance("context", "\"false\""), ["verdict-against-evidence"]);
    assert_eq!(
        stance("undermines", "\"true\""),
        ["verdict-against-evidence"]
    );
    assert_eq!(stance("supports", "\"true\""), NONE);
    assert_eq!(stance("context", "open"), NONE);
    let half = (
        SITE,
        "tone: positive, mark: check",
        "tone: mixed, mark: half",
    );
    assert_eq!(broken(&[half, TRUE]), NONE);
    assert_eq!(
        broken(&[half, TRUE, (CLOSED, "undermines", "context")]),
        ["verdict-against-evidence"]
    );
}
