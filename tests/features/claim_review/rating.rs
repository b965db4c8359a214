//! The verdict in the block: its words, and its number on a scale.

use serde_json::{Value, json};

use super::{CLAIM, review, with};
use crate::small_site::SmallSite;

#[test]
fn a_verdict_in_the_claims_own_words_is_a_text_that_begins_with_its_meaning() {
    let rating = &review(&with("label: \"False: one closed, three moved\"\n"))["reviewRating"];
    assert_eq!(
        rating["alternateName"],
        Value::String("False: one closed, three moved".to_owned())
    );
}

#[test]
fn a_verdict_that_looks_like_a_number_stays_a_text() {
    let site =
        SmallSite::new("").replacing("content/site.yaml", "label: \"False\"", "label: \"1\"");
    assert_eq!(
        review(&site)["reviewRating"]["alternateName"],
        Value::String("1".to_owned())
    );
}

#[test]
fn a_verdict_on_the_scale_has_its_number_between_the_lowest_and_the_highest() {
    let scale = "value: 5, tone: positive, mark: check}\n  \
                 - {id: half, label: Half true, definition: Part of it stands., value: 3, tone: mixed, mark: half}";
    let site = SmallSite::new("")
        .replacing(
            "content/site.yaml",
            "value: 5, tone: positive, mark: check}",
            scale,
        )
        .replacing("content/site.yaml", "value: 1,", "value: 2,")
        .replacing(CLAIM, "verdict: \"false\"", "verdict: half");
    let expected = json!({"@type": "Rating", "alternateName": "Half true", "ratingValue": 3, "bestRating": 5, "worstRating": 2});
    assert_eq!(review(&site)["reviewRating"], expected);
    for number in ["ratingValue", "bestRating", "worstRating"] {
        assert!(
            review(&site)["reviewRating"][number].is_u64(),
            "{number} is a whole number"
        );
    }
}

#[test]
fn a_scale_begins_at_one_or_higher() {
    let site = SmallSite::new("").replacing("content/site.yaml", "value: 1,", "value: 0,");
    assert_eq!(site.findings(), ["content/site.yaml:8:91 bad-value"]);
}

#[test]
fn a_verdict_off_the_scale_has_words_and_no_number() {
    let site = SmallSite::new("").replacing(CLAIM, "verdict: \"false\"", "verdict: open");
    assert_eq!(
        review(&site)["reviewRating"],
        json!({"@type": "Rating", "alternateName": "Unproven"})
    );
}

#[test]
fn one_number_alone_makes_no_scale() {
    let site = SmallSite::new("").replacing("content/site.yaml", "value: 5, ", "");
    assert_eq!(
        review(&site)["reviewRating"],
        json!({"@type": "Rating", "alternateName": "False"})
    );
}

#[test]
fn a_verdict_that_the_scale_does_not_define_is_refused() {
    let site =
        SmallSite::new("").replacing(CLAIM, "verdict: \"false\"", "verdict: missing-context");
    assert_eq!(
        site.findings(),
        ["content/explainers/library/claims/closed.md:7:10 unknown-id"]
    );
}

#[test]
fn a_scale_that_runs_downwards_is_an_error_since_data_would_say_the_opposite() {
    let site = SmallSite::new("")
        .replacing("content/site.yaml", "value: 1,", "value: 6,")
        .replacing("content/site.yaml", "value: 5,", "value: 1,");
    let report = site.report();
    assert!(
        report.contains("`false` is negative, but its number is higher than that of `true`"),
        "{report}"
    );
    let alike = SmallSite::new("").replacing("content/site.yaml", "value: 1,", "value: 5,");
    assert!(
        !alike.report().contains("higher than that of"),
        "equal numbers say nothing wrong"
    );
}
