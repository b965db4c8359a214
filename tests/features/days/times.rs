//! The times that feeds and the sitemap tell to machines.

use super::{CLAIM, in_zone};
use crate::small_site::SmallSite;

fn element(xml: &str, name: &str) -> Vec<String> {
    let open = format!("<{name}>");
    let parts = xml.split(&open).skip(1);
    parts
        .filter_map(|part| Some(part.split_once("</")?.0.to_owned()))
        .collect()
}

#[test]
fn feeds_tell_noon_where_the_publication_is() {
    for (zone, published) in [
        ("America/Toronto", "2024-04-01T12:00:00-04:00"),
        ("-05:00", "2024-04-01T12:00:00-05:00"),
        ("Pacific/Auckland", "2024-04-01T12:00:00+13:00"),
        ("UTC", "2024-04-01T12:00:00Z"),
    ] {
        let feed = in_zone(zone).file("feed.xml");
        // The claim and its explainer, and for the last change the feed itself.
        assert_eq!(element(&feed, "published"), [published; 2], "{zone}");
        assert_eq!(element(&feed, "updated"), [published; 3], "{zone}");
    }
    let page = in_zone("America/Toronto").file("library/closed/index.html");
    for property in ["published", "modified"] {
        let meta =
            format!("property=article:{property}_time content=\"2024-04-01T12:00:00-04:00\"");
        assert!(page.contains(&meta), "{meta}");
    }
    // Where nobody names a zone, what is published does not depend on the machine.
    assert_eq!(
        element(&SmallSite::new("").file("feed.xml"), "published"),
        ["2024-04-01T12:00:00Z"; 2]
    );
}

#[test]
fn a_zone_that_there_is_not_is_named_with_what_was_meant() {
    assert_eq!(
        in_zone("America/Torronto").report(),
        "\
content/site.yaml:4:11: error: there is no time zone `America/Torronto` [bad-value]
  |
4 | timezone: America/Torronto
  |           ^^^^^^^^^^^^^^^^
   = help: did you mean `America/Toronto`?

"
    );
    for zone in ["-5", "\"+5:00\"", "\"-15:00\"", "[UTC]", "Nowhere"] {
        assert_eq!(in_zone(zone).checked().report.errors(), 1, "{zone}");
    }
}

#[test]
fn every_correction_moves_a_claim_s_time_also_on_the_day_of_publication() {
    let correction = "{date: 2024-04-01, grade: substantial, text: The day was wrong.}";
    let corrected = |times: usize| {
        let corrections = vec![correction; times].join(", ");
        in_zone("America/Toronto").replacing(
            CLAIM,
            "evidence:\n",
            &format!("corrections: [{corrections}]\nevidence:\n"),
        )
    };
    for (times, moved) in [(0, "12:00:00"), (1, "12:00:01"), (2, "12:00:02")] {
        let site = corrected(times);
        let updated = format!("2024-04-01T{moved}-04:00");
        assert_eq!(
            element(&site.file("feed.xml"), "updated")[..2],
            [updated.clone(), updated.clone()],
            "{times}"
        );
        let feed = site.file("corrections.xml");
        assert_eq!(element(&feed, "updated").first(), Some(&updated), "{times}");
        assert_eq!(element(&feed, "id").len(), times.max(1) + 1, "{times}");
    }
    // Two corrections of one day have different times, and the first keeps the one it had.
    let feed = corrected(2).file("corrections.xml");
    assert_eq!(
        element(&feed, "published"),
        ["2024-04-01T12:00:02-04:00", "2024-04-01T12:00:01-04:00"]
    );
}

#[test]
fn corrections_move_the_times_of_every_edition() {
    let site = SmallSite::in_two_languages();
    let corrections = "corrections: [{date: 2024-04-01, grade: minor, text: A slip.}]\nevidence:\n";
    let site = site.replacing(CLAIM, "evidence:\n", corrections);
    let site = site.replacing(&CLAIM.replace(".md", ".fr.md"), "evidence:\n", corrections);
    for feed in [
        "feed.xml",
        "fr/feed.xml",
        "corrections.xml",
        "fr/corrections.xml",
    ] {
        assert_eq!(
            element(&site.file(feed), "updated")
                .first()
                .map(String::as_str),
            Some("2024-04-01T12:00:01Z"),
            "{feed}"
        );
    }
}
