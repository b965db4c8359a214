//! Days: which may be in the future, and what is due on which.

use super::small_site::{CLAIM_FILE, EXPLAINER_FILE, found, found_on, places};
use crate::base::diagnostic::At;
use crate::trail;

#[test]
fn no_day_is_later_than_today() {
    let corrections = "kind: statement\npublished: 2024-06-02\ncorrections: [{date: 2024-06-03, grade: minor, text: A slip.}]";
    let faults = found(&[
        (CLAIM_FILE, "kind: statement", corrections),
        (
            CLAIM_FILE,
            "as_of: 2024-03-31",
            "as_of: 2024-06-02\nsearched: We read on.",
        ),
        (
            EXPLAINER_FILE,
            "published: 2024-04-01",
            "published: 2024-04-01\nupdated: 2024-06-09",
        ),
    ]);
    assert_eq!(
        places(&faults),
        [
            ("date-in-future", CLAIM_FILE, &At::Value(trail!["as_of"])),
            (
                "date-in-future",
                CLAIM_FILE,
                &At::Value(trail!["corrections", 0, "date"])
            ),
            (
                "date-in-future",
                EXPLAINER_FILE,
                &At::Value(trail!["updated"])
            ),
        ]
    );
    assert_eq!(
        faults[0].message,
        "2024-06-02 is in the future (today is 2024-06-01)"
    );
    assert_eq!(found_on("2024-04-01", &[]), []);
}

#[test]
fn a_day_of_publication_that_is_still_to_come_is_a_plan() {
    assert_eq!(found_on("2024-03-31", &[]), []);
}

#[test]
fn a_retired_verdict_is_given_no_more() {
    let retired = |date: &str| {
        format!("mark: cross, retired: {{date: {date}, replaced_by: open, note: Too blunt.}}}}")
    };
    let on = |date: &str| found(&[("content/site.yaml", "mark: cross}", &retired(date))]);
    assert_eq!(on("2024-03-31"), [], "given on its last day");
    let faults = on("2024-03-30");
    assert_eq!(
        places(&faults),
        [("retired-verdict", CLAIM_FILE, &At::Value(trail!["verdict"]))]
    );
    assert_eq!(
        faults[0].message,
        "`false` was retired on 2024-03-30, before this verdict was given"
    );
    assert_eq!(faults[0].help.as_deref(), Some("`open` replaced it"));
}

#[test]
fn a_claim_is_looked_at_again_on_its_day() {
    let due = [(
        CLAIM_FILE,
        "kind: statement",
        "kind: statement\nreview_by: 2024-06-01",
    )];
    assert_eq!(found_on("2024-06-01", &due), []);
    assert_eq!(
        places(&found_on("2024-06-02", &due)),
        [(
            "review-overdue",
            CLAIM_FILE,
            &At::Value(trail!["review_by"])
        )]
    );
}
