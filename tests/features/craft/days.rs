//! Days: each comes in its order, and none is still to come.

use super::{CLOSED, NONE, REPLY, Site, TOWN, small};

#[test]
fn evidence_is_of_the_day_or_before() {
    let date = |date: &str| {
        small()
            .source("date: 2024-03-01", &format!("date: {date}"))
            .broken()
    };
    for fine in ["2024-03-31", "2024-03", "2024", "2024-01"] {
        assert_eq!(date(fine), NONE, "{fine}");
    }
    for late in ["2024-04-01", "2024-04", "2025"] {
        assert_eq!(date(late), ["evidence-after-verdict"], "{late}");
    }
}

#[test]
fn the_day_of_a_verdict_is_near_its_newest_evidence_or_says_how_it_was_looked_for() {
    let of = |date: &str| small().source("date: 2024-03-01", date);
    // From 1 January to 31 March there are 90 days.
    for near in ["date: 2024-01-01", "date: 2024-01", "language: en"] {
        assert_eq!(of(near).broken(), NONE, "{near}");
    }
    for far in ["date: 2023-12-31", "date: 2023-12", "date: 2023"] {
        assert_eq!(of(far).broken(), ["as-of-beyond-evidence"], "{far}");
        let searched = of(far).claim("finding:", "searched: We read the minutes since.\nfinding:");
        assert_eq!(searched.broken(), NONE, "{far}");
    }
}

#[test]
fn days_stand_in_their_order() {
    let copied = "{url: \"https://a.example/\", date: 2024-02-29}";
    let answered = "reply: {status: replied, asked: 2024-03-20, date: 2024-03-02, text: No.}";
    let corrected = "corrections: [{date: 2024-03-01, grade: minor, text: A slip.}]\nevidence:";
    let cases: [(Site, &str); 6] = [
        (
            small().claim("date: 2024-03-10", "date: 2024-04-01"),
            "the day of the evidence, 2024-03-31, is before the day of the claim",
        ),
        (
            small().claim("evidence:", "review_by: 2024-03-30\nevidence:"),
            "the day of the review, 2024-03-30, is before",
        ),
        (small().claim(REPLY, answered), "the day of the answer"),
        (
            small().claim("evidence:", corrected),
            "a correction, 2024-03-01",
        ),
        (
            small().explainer("authors:", "updated: 2024-03-31\nauthors:"),
            "the day of the last change, 2024-03-31",
        ),
        (
            small().source("{none: Only a paper copy exists.}", copied),
            "the day of the archived copy",
        ),
    ];
    for (site, said) in cases {
        let report = site.0.report();
        let mut found = site.broken();
        found.retain(|rule| *rule != "review-overdue");
        assert_eq!(found, ["dates-out-of-order"], "{report}");
        assert!(report.contains(said), "{report}");
    }
    let until = |until: &str| {
        let moment = format!(
            "timeline: [{{date: 2024-03-05, until: {until}, text: It met., sources: [minutes]}}]\nclaims:"
        );
        small().explainer("claims:", &moment).broken()
    };
    assert_eq!(until("2024-03-04"), ["dates-out-of-order"]);
    assert_eq!(until("2024-02"), ["dates-out-of-order"]);
    for fine in ["2024-03-05", "2024-03", "2024"] {
        assert_eq!(until(fine), NONE, "{fine}");
    }
}

#[test]
fn days_to_come_are_found_in_sources_and_replies_too() {
    let today = factpress::base::date::Day::parse("2024-06-01").expect("a day");
    let options = factpress::Options {
        today: Some(today),
        ..factpress::Options::default()
    };
    let found = |site: Site| site.0.options(options.clone()).findings();
    let asked = small().claim(REPLY, "reply: {status: declined, asked: 2024-06-02}");
    assert_eq!(found(asked), [format!("{CLOSED}:14:34 date-in-future")]);
    let claimed = small().claim("date: 2024-03-10", "date: 2042");
    assert_eq!(found(claimed)[0], format!("{CLOSED}:5:7 date-in-future"));
    let printed = small().source("date: 2024-03-01", "date: 2024-07");
    assert_eq!(found(printed)[1], format!("{TOWN}:5:9 date-in-future"));
}
