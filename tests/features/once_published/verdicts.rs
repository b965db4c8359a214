//! A verdict that was published changes only with a correction.

use factpress::Options;
use factpress::base::date::Day;

use super::{CLAIM, SITE};
use crate::small_site::{SmallSite, other_explainer};

fn in_june(site: SmallSite) -> SmallSite {
    let today = Day::parse("2024-06-01").expect("a day of the calendar");
    site.options(Options {
        today: Some(today),
        ..Options::default()
    })
}

/// The small site after it was published with another verdict.
fn once_open() -> SmallSite {
    let before = SmallSite::new("").replacing(CLAIM, "verdict: \"false\"", "verdict: open");
    in_june(SmallSite::new("").published(&before))
}

fn with_corrections(entries: &str) -> SmallSite {
    once_open().replacing(
        CLAIM,
        "evidence:",
        &format!("corrections: [{entries}]\nevidence:"),
    )
}

#[test]
fn a_changed_verdict_stands_at_its_place_with_a_correction_to_copy() {
    assert_eq!(
        once_open().report(),
        "\
content/explainers/library/claims/closed.md:7:10: error: the verdict was published as `open`, but no correction leads from there to `false` [verdict-changed]
  |
7 | verdict: \"false\"
  |          ^^^^^^^
   = help: tell readers: `corrections: [{date: …, grade: substantial, from: open, to: \"false\", text: …}]`

"
    );
}

#[test]
fn the_correction_that_is_shown_is_one() {
    let entry = "{date: 2024-06-01, grade: substantial, from: open, to: \"false\", text: …}";
    assert_eq!(with_corrections(entry).report(), "");
}

#[test]
fn several_corrections_lead_from_one_verdict_to_the_other() {
    let first = "{date: 2024-05-01, grade: substantial, from: open, to: \"true\", text: A.}";
    let second = "{date: 2024-05-09, grade: substantial, from: \"true\", to: \"false\", text: B.}";
    assert_eq!(with_corrections(&format!("{second}, {first}")).report(), "");
    let site = with_corrections(second);
    assert_eq!(site.findings(), [format!("{CLAIM}:7:10 verdict-changed")]);
    assert!(
        site.report()
            .contains("with another entry of `corrections`: `- {date: …, "),
        "{}",
        site.report()
    );
}

#[test]
fn a_correction_of_something_else_does_not_speak_of_the_verdict() {
    let minor = "{date: 2024-05-09, grade: minor, text: A letter was missing.}";
    assert_eq!(
        with_corrections(minor).findings(),
        [format!("{CLAIM}:7:10 verdict-changed")]
    );
}

#[test]
fn a_verdict_that_is_gone_is_a_changed_one() {
    let open = "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n";
    let site = SmallSite::new("")
        .published(&SmallSite::new(""))
        .replacing(CLAIM, open, "");
    assert!(
        site.findings()
            .contains(&format!("{CLAIM}:2:1 verdict-changed")),
        "{}",
        site.report()
    );
}

#[test]
fn a_first_verdict_and_a_new_claim_change_nothing() {
    let open = "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n";
    let before = SmallSite::new("").replacing(CLAIM, open, "");
    assert_eq!(SmallSite::new("").published(&before).report(), "");
    let other = other_explainer("pool", "shut");
    assert_eq!(
        SmallSite::new(&other)
            .published(&SmallSite::new(""))
            .report(),
        ""
    );
}

#[test]
fn a_verdict_that_left_the_scale_is_named() {
    let before = SmallSite::new("")
        .replacing(CLAIM, "\"false\"", "wrong")
        .replacing(SITE, "\"false\"", "wrong");
    let report = SmallSite::new("").published(&before).report();
    assert!(
        report.contains(
            "note: the scale no longer has `wrong`; retire it there instead of removing it"
        ),
        "{report}"
    );
}

#[test]
fn what_is_held_back_is_not_compared() {
    let drafts = || Options {
        drafts: true,
        ..Options::default()
    };
    let held = once_open()
        .replacing(CLAIM, "evidence:", "hold: Is it so?\nevidence:")
        .options(drafts());
    assert_eq!(held.report(), "");
    // Nor is a verdict published that only drafts had.
    let before = SmallSite::new("")
        .replacing(CLAIM, "\"false\"", "open\nhold: Is it so?")
        .options(drafts());
    assert_eq!(SmallSite::new("").published(&before).report(), "");
}
