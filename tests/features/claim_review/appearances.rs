//! Where a claim appeared, and when.

use serde_json::json;

use super::{CLAIM, review, with};
use crate::small_site::SmallSite;

#[test]
fn an_appearance_with_an_address() {
    let appearance = &review(&with("appearances: [minutes]\n"))["itemReviewed"]["appearance"];
    let expected = json!([{
        "@type": "CreativeWork",
        "name": "Minutes of the council",
        "url": "https://town.example/minutes",
        "publisher": {"@type": "Organization", "name": "Town council"},
    }]);
    assert_eq!(*appearance, expected);
}

#[test]
fn an_appearance_without_an_address() {
    let site = with("appearances: [minutes]\n").replacing(
        "content/sources/town.yaml",
        "  url: https://town.example/minutes\n",
        "",
    );
    let expected = json!([{
        "@type": "CreativeWork",
        "name": "Minutes of the council",
        "publisher": {"@type": "Organization", "name": "Town council"},
    }]);
    assert_eq!(review(&site)["itemReviewed"]["appearance"], expected);
}

#[test]
fn an_appearance_says_what_kind_of_work_it_is_and_where_it_is_archived() {
    let site = with("appearances: [minutes]\n")
        .replacing(
            "content/sources/town.yaml",
            "kind: document",
            "kind: news-report",
        )
        .replacing(
            "content/sources/town.yaml",
            "{none: Only a paper copy exists.}",
            "{url: https://archive.example/1, date: 2024-03-02}",
        );
    let appearance = &review(&site)["itemReviewed"]["appearance"][0];
    assert_eq!(appearance["@type"], "NewsArticle");
    assert_eq!(appearance["archivedAt"], "https://archive.example/1");
}

#[test]
fn a_date_known_only_to_the_month_is_not_made_a_day() {
    let site = SmallSite::new("").replacing(CLAIM, "date: 2024-03-10", "date: 2024-03");
    assert_eq!(review(&site)["itemReviewed"]["datePublished"], "2024-03");
}

#[test]
fn a_source_without_archive_and_without_a_reason_is_refused() {
    let site = SmallSite::new("").replacing(
        "content/sources/town.yaml",
        "  archive: {none: Only a paper copy exists.}\n",
        "",
    );
    assert_eq!(
        site.findings(),
        ["content/sources/town.yaml:1:1 missing-key"]
    );
}
