//! Rules that compare with the day that counts as today.

use factpress::Options;
use factpress::base::date::Day;

use crate::small_site::SmallSite;

#[test]
fn days_are_held_against_the_day_that_counts_as_today() {
    let overdue = |today: &str| {
        let today = Some(Day::parse(today).expect("a day"));
        let options = Options {
            today,
            rehearse: true,
            ..Options::default()
        };
        let claim = "content/explainers/library/claims/closed.md";
        SmallSite::new("")
            .replacing(claim, "evidence:", "review_by: 2024-06-30\nevidence:")
            .options(options)
            .findings()
    };
    assert_eq!(overdue("2024-06-30"), [""; 0]);
    assert_eq!(
        overdue("2024-07-01"),
        ["content/explainers/library/claims/closed.md:10:12 review-overdue"]
    );
    let newest_is_today = SmallSite::new("").findings();
    assert_eq!(newest_is_today, [""; 0]);
    assert_eq!(
        overdue("2024-03-30"),
        [
            "content/explainers/library/claims/closed.md:8:8 date-in-future",
            "content/explainers/library/index.md:4:12 published-later",
        ]
    );
}
