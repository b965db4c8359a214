//! Evidence: what a verdict rests on, what an allegation needs, what a source is for.

use super::small_site::{CLAIM_FILE, EXPLAINER_FILE, OUTCOME, found, places};
use crate::base::diagnostic::At;
use crate::trail;

#[test]
fn an_allegation_about_somebody_living_needs_an_outcome() {
    let allegation = (CLAIM_FILE, "kind: statement", "kind: allegation");
    let about = (CLAIM_FILE, "about: [gazette]", "about: [gazette, ada]");
    let open = (CLAIM_FILE, OUTCOME, "");
    let faults = found(&[allegation, about, open]);
    assert_eq!(
        places(&faults),
        [(
            "allegation-without-outcome",
            CLAIM_FILE,
            &At::Value(trail!["claim"])
        )]
    );
    assert_eq!(
        faults[0].message,
        "this is an allegation about Ada Example, a living person, but it has no outcome"
    );
    let dead = (
        "content/people.yaml",
        "  kind: person\n",
        "  kind: person\n  living: false\n",
    );
    let held = (
        CLAIM_FILE,
        "kind: statement",
        "kind: allegation\nhold: Not yet.",
    );
    for passing in [
        &[allegation, about][..],
        &[about, open],
        &[allegation, open],
        &[allegation, about, open, dead],
        &[held, about, open],
    ] {
        assert_eq!(found(passing), [], "{passing:?}");
    }
}

#[test]
fn a_source_is_there_for_something() {
    let more = "minutes:\n  title: M\n  publisher: P\n  kind: document\n  primary: true\n  basis: documents\n  archive: \
                {none: No.}\n  seen: copy\nletter:\n";
    let sources = ("content/sources/town.yaml", "minutes:\n", more);
    let faults = found(&[sources]);
    assert_eq!(
        places(&faults),
        [(
            "unused-source",
            "content/sources/town.yaml",
            &At::Key(trail!["letter"])
        )]
    );
    assert_eq!(
        faults[0].message,
        "no published page uses source `letter`, so it gets no page"
    );
    for used in [
        (
            CLAIM_FILE,
            "kind: statement",
            "kind: statement\nappearances: [letter]",
        ),
        (CLAIM_FILE, "The minutes list them.", "So.[[source:letter]]"),
        (
            CLAIM_FILE,
            "stance: undermines",
            "stance: undermines\n    via: letter",
        ),
        (
            EXPLAINER_FILE,
            "claims: [closed]",
            "claims: [closed]\ntimeline: [{date: 2024-01-01, text: It came., sources: [letter]}]",
        ),
    ] {
        let faults = found(&[sources, used]);
        assert!(
            faults
                .iter()
                .all(|fault| fault.rule.name != "unused-source"),
            "{used:?}"
        );
    }
}

#[test]
fn a_verdict_rests_on_evidence() {
    let evidence =
        "evidence:\n  - source: minutes\n    stance: undermines\n    quote: One library closes.\n";
    let faults = found(&[(CLAIM_FILE, evidence, "")]);
    assert_eq!(
        places(&faults),
        [(
            "verdict-without-evidence",
            CLAIM_FILE,
            &At::Value(trail!["verdict"])
        )]
    );
    assert_eq!(
        found(&[(CLAIM_FILE, evidence, ""), (CLAIM_FILE, OUTCOME, "")]),
        []
    );
}
