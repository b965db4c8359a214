//! Days: each comes in its order, and none is still to come.

use super::{CLOSED, INDEX, NONE, REPLY, TOWN, broken, site};

#[test]
fn evidence_is_of_the_day_or_before() {
    let date = |date: &str| broken(&[(TOWN, "date: 2024-03-01", &format!("date: {date}"))]);
    for fine in ["2024-03-31", "2024-03", "2024", "2023"] {
        assert_eq!(date(fine), NONE, "{fine}");
    }
    for late in ["2024-04-01", "2024-04", "2025"] {
        assert_eq!(date(late), ["evidence-after-verdict"], "{late}");
    }
}

#[test]
fn days_stand_in_their_order() {
    let cases: [(&str, &str, &str, &str); 6] = [
        (
            CLOSED,
            "date: 2024-03-10",
            "date: 2024-04-01",
            "the day of the evidence, 2024-03-31, is before the day of the claim",
        ),
        (
            CLOSED,
            "evidence:",
            "review_by: 2024-03-30\nevidence:",
            "the day of the review, 2024-03-30, is before",
        ),
        (
            CLOSED,
            REPLY,
            "reply: {status: replied, asked: 2024-03-20, date: 2024-03-02, text: No.}",
            "the day of the answer",
        ),
        (
            CLOSED,
            "evidence:",
            "corrections: [{date: 2024-03-01, grade: minor, text: A slip.}]\nevidence:",
            "a correction, 2024-03-01",
        ),
        (
            INDEX,
            "authors:",
            "updated: 2024-03-31\nauthors:",
            "the day of the last change, 2024-03-31",
        ),
        (
            TOWN,
            "{none: Only a paper copy exists.}",
            "{url: \"https://a.example/\", date: 2024-02-29}",
            "the day of the archived copy",
        ),
    ];
    for (file, old, new, said) in cases {
        let site = site(&[(file, old, new)]);
        let report = site.report();
        let found: Vec<_> = site
            .checked()
            .report
            .lines
            .iter()
            .map(|line| line.rule)
            .filter(|rule| *rule != "review-overdue")
            .collect();
        assert_eq!(found, ["dates-out-of-order"], "{report}");
        assert!(report.contains(said), "{report}");
    }
    let until = |until: &str| {
        let moment = format!(
            "timeline: [{{date: 2024-03-05, until: {until}, text: It met., sources: [minutes]}}]\nclaims:"
        );
        broken(&[(INDEX, "claims:", &moment)])
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
    let found = |file: &str, old: &str, new: &str| {
        site(&[(file, old, new)])
            .options(options.clone())
            .findings()
    };
    let reply = "reply: {status: declined, asked: 2024-06-02}";
    assert_eq!(
        found(CLOSED, REPLY, reply),
        [format!("{CLOSED}:14:34 date-in-future")]
    );
    assert_eq!(
        found(CLOSED, "date: 2024-03-10", "date: 2042")[0],
        format!("{CLOSED}:5:7 date-in-future")
    );
    assert_eq!(
        found(TOWN, "date: 2024-03-01", "date: 2024-07")[1],
        format!("{TOWN}:5:9 date-in-future")
    );
}
