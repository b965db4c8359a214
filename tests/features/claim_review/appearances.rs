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
        "datePublished": "2024-03-01",
        "inLanguage": "en",
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
        "datePublished": "2024-03-01",
        "inLanguage": "en",
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
fn a_date_known_only_to_the_month_is_neither_made_a_day_nor_given_as_one() {
    let site = SmallSite::new("").replacing(CLAIM, "date: 2024-03-10", "date: 2024-03");
    let item = &review(&site)["itemReviewed"];
    assert_eq!(item.get("datePublished"), None, "a month is no Date");
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

/// A second and a third source, of which one has no day of its own.
const MORE: &str = "\
-- content/sources/more.yaml --
gazette-report:
  title: Four libraries shut
  publisher: Town Gazette
  authors: [Mia Okafor, Town Gazette]
  kind: news-report
  date: 2024-02-28
  url: https://gazette.example/shut
  language: fr
  primary: false
  basis: named
  archive: {url: https://archive.example/2, date: 2024-03-03}
  seen: original
leaflet:
  title: A leaflet
  publisher: Friends of the library
  kind: document
  primary: true
  basis: own-observation
  archive: {none: It was handed out on paper.}
  seen: original
";

fn with_more(lines: &str) -> SmallSite {
    SmallSite::new(MORE).replacing(
        CLAIM,
        "kind: statement\n",
        &format!("kind: statement\n{lines}"),
    )
}

#[test]
fn an_appearance_has_its_day_its_authors_and_its_language() {
    let appearance =
        &review(&with_more("appearances: [gazette-report]\n"))["itemReviewed"]["appearance"][0];
    let expected = json!({
        "@type": "NewsArticle",
        "name": "Four libraries shut",
        "url": "https://gazette.example/shut",
        "archivedAt": "https://archive.example/2",
        "datePublished": "2024-02-28",
        "inLanguage": "fr",
        "author": [
            {"@type": "Person", "name": "Mia Okafor"},
            {"@type": "Organization", "name": "Town Gazette"},
        ],
        "publisher": {"@type": "Organization", "name": "Town Gazette"},
    });
    assert_eq!(*appearance, expected);
}

#[test]
fn the_first_appearance_is_the_earliest_or_else_the_one_listed_first() {
    let first = |listed: &str, date: &str| {
        let site = with_more(&format!("appearances: {listed}\n")).replacing(
            "content/sources/more.yaml",
            "date: 2024-02-28",
            date,
        );
        review(&site)["itemReviewed"]["firstAppearance"]["name"].clone()
    };
    let (minutes, report, leaflet) = ("Minutes of the council", "Four libraries shut", "A leaflet");
    for (listed, date, expected) in [
        ("[minutes, gazette-report]", "date: 2024-02-28", report),
        ("[minutes, gazette-report]", "date: 2024-03-02", minutes),
        ("[minutes, gazette-report]", "date: 2024-02", report),
        ("[minutes, gazette-report]", "date: 2023", report),
        ("[leaflet, minutes]", "date: 2024-02-28", minutes),
        ("[leaflet]", "date: 2024-02-28", leaflet),
    ] {
        assert_eq!(first(listed, date), expected, "{listed} {date}");
    }
    let item = &review(&SmallSite::new(""))["itemReviewed"];
    assert_eq!(item.get("firstAppearance"), None);
}

#[test]
fn evidence_is_cited_each_source_once_with_its_archived_copy() {
    let site = SmallSite::new(MORE).replacing(
        CLAIM,
        "    quote: One library closes.\n",
        "    quote: One library closes.\n  - {source: gazette-report, stance: supports, note: It says four.}\n  \
         - {source: minutes, stance: context, note: They name the streets.}\n",
    );
    let cited = review(&site)["citation"].clone();
    let of = |key: &str| {
        let works = cited.as_array().expect("a list").iter();
        works.map(|work| work[key].clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        of("name"),
        ["Minutes of the council", "Four libraries shut"]
    );
    assert_eq!(
        of("archivedAt"),
        [json!(null), json!("https://archive.example/2")]
    );
    assert_eq!(of("inLanguage"), ["en", "fr"]);
    assert_eq!(of("datePublished"), ["2024-03-01", "2024-02-28"]);
}

#[test]
fn a_source_of_a_month_has_no_day() {
    let site = with_more("appearances: [gazette-report]\n").replacing(
        "content/sources/more.yaml",
        "date: 2024-02-28",
        "date: 2024-02",
    );
    let appearance = &review(&site)["itemReviewed"]["appearance"][0];
    assert_eq!(appearance.get("datePublished"), None);
}
