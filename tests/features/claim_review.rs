//! ClaimReview: one block on each claim's own page, from which nothing is missing and in which
//! nothing is guessed.

use serde_json::{Value, json};

use crate::reader::{attributes, blocks, blocks_of, texts};
use crate::small_site::{SmallSite, quoted};
use factpress::Options;
use factpress::base::address::BaseUrl;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const PAGE: &str = "library/closed/index.html";

/// A second claim, which nobody is known to have made, and which was never decided.
const TWO_CLAIMS: &str = "\
-- content/explainers/library/index.md --
---
title: The library
standfirst: One of four libraries closed; three moved.
published: 2024-04-01
authors: [gazette]
claims: [closed, moved]
---
The council met.
-- content/explainers/library/claims/moved.md --
---
claim: Three libraries moved to the market square
kind: event
verdict: open
as_of: 2024-03-31
finding: The minutes name no place.
evidence:
  - source: minutes
    stance: context
    note: They list three new addresses and no square.
---
The minutes give streets.
";

fn review_in(site: &SmallSite, path: &str) -> Value {
    let mut reviews = blocks_of(&site.file(path), "ClaimReview");
    assert_eq!(reviews.len(), 1, "{path} carries {} reviews", reviews.len());
    reviews.remove(0)
}

fn review(site: &SmallSite) -> Value {
    review_in(site, PAGE)
}

/// The smallest site with lines added to the front matter of its claim.
fn with(lines: &str) -> SmallSite {
    SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        &format!("kind: statement\n{lines}"),
    )
}

/// How often a type stands anywhere in a value.
fn count_of(kind: &str, value: &Value) -> usize {
    match value {
        Value::Object(map) => {
            let here = usize::from(map.get("@type").is_some_and(|found| found == kind));
            here + map
                .values()
                .map(|value| count_of(kind, value))
                .sum::<usize>()
        }
        Value::Array(list) => list.iter().map(|value| count_of(kind, value)).sum(),
        _ => 0,
    }
}

#[test]
fn the_whole_block() {
    let expected = json!({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://checks.example/library/closed/",
        "claimReviewed": "The town closed four libraries",
        "datePublished": "2024-04-01",
        "dateModified": "2024-04-01",
        "inLanguage": "en",
        "author": {"@type": "NewsMediaOrganization", "name": "Town Checks", "url": "https://checks.example/"},
        "itemReviewed": {
            "@type": "Claim",
            "@id": "https://checks.example/library/closed/#claim",
            "datePublished": "2024-03-10",
            "author": [{"@type": "Person", "name": "Ada Example"}],
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "False",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
        },
        "reviewBody": "One closed and three moved.",
        "isPartOf": {"@type": "Article", "name": "The library", "url": "https://checks.example/library/"},
    });
    assert_eq!(review(&SmallSite::new("")), expected);
}

#[test]
fn each_claim_page_carries_one_and_no_other_page_any() {
    let output = SmallSite::new(TWO_CLAIMS).output();
    let pages = output.iter().filter(|(path, _)| path.ends_with(".html"));
    let carriers: Vec<(&str, usize)> = pages
        .map(|(path, page)| {
            (
                path.as_str(),
                blocks(page)
                    .iter()
                    .map(|block| count_of("ClaimReview", block))
                    .sum::<usize>(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .collect();
    assert_eq!(
        carriers,
        [
            ("library/closed/index.html", 1),
            ("library/moved/index.html", 1)
        ]
    );
}

#[test]
fn it_stands_alone_at_the_top_of_its_own_script() {
    let page = SmallSite::new("").file(PAGE);
    let kinds: Vec<Value> = blocks(&page)
        .into_iter()
        .map(|block| block["@type"].clone())
        .collect();
    assert_eq!(kinds, ["ClaimReview", "BreadcrumbList"]);
    assert!(!page.contains("@graph"));
}

#[test]
fn its_address_is_the_canonical_one_of_the_page() {
    let base_url = Some(BaseUrl::parse("https://town.example/checks/").expect("an address"));
    let site = SmallSite::new("").options(Options {
        base_url,
        ..Options::default()
    });
    let canonical = attributes(&site.file(PAGE), "link[rel=canonical]", "href");
    assert_eq!(canonical, ["https://town.example/checks/library/closed/"]);
    assert_eq!(review(&site)["url"], canonical[0].as_str());
}

#[test]
fn the_claim_is_given_without_its_verdict_though_the_title_has_both() {
    let site = SmallSite::new("");
    assert_eq!(
        review(&site)["claimReviewed"],
        "The town closed four libraries"
    );
    assert_eq!(
        texts(&site.file(PAGE), "title"),
        ["False: The town closed four libraries — Town checks"]
    );
}

#[test]
fn the_claim_is_the_authors_line_and_is_never_made_from_a_title() {
    let site = SmallSite::new("").replacing(
        "content/explainers/library/index.md",
        "title: The library",
        "title: No, it is false that four libraries closed",
    );
    assert_eq!(
        review(&site)["claimReviewed"],
        "The town closed four libraries"
    );
}

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
fn an_open_claim_has_none() {
    let site = SmallSite::new("").replacing(
        CLAIM,
        "verdict: \"false\"\nas_of: 2024-03-31\nfinding: One closed and three moved.\n",
        "",
    );
    let page = site.file(PAGE);
    assert_eq!(texts(&page, ".card .verdict__word"), ["No verdict yet"]);
    assert_eq!(blocks_of(&page, "ClaimReview"), Vec::<Value>::new());
}

#[test]
fn a_held_claim_has_none_even_among_drafts() {
    let site = with("hold: The council has not answered.\n").options(Options {
        drafts: true,
        ..Options::default()
    });
    let page = site.file(PAGE);
    assert_eq!(texts(&page, ".card .notice"), ["Held: not for publication"]);
    assert_eq!(blocks_of(&page, "ClaimReview"), Vec::<Value>::new());
}

#[test]
fn a_claim_of_a_held_explainer_has_none_even_among_drafts() {
    let site = SmallSite::new("")
        .replacing(
            "content/explainers/library/index.md",
            "claims: [closed]",
            "claims: [closed]\nhold: Not yet.",
        )
        .options(Options {
            drafts: true,
            ..Options::default()
        });
    assert_eq!(
        blocks_of(&site.file(PAGE), "ClaimReview"),
        Vec::<Value>::new()
    );
}

#[test]
fn a_claim_that_nobody_is_known_to_have_made_has_no_author_whatever_came_before_it() {
    let site = SmallSite::new(TWO_CLAIMS);
    assert_eq!(
        review(&site)["itemReviewed"]["author"],
        json!([{"@type": "Person", "name": "Ada Example"}])
    );
    let expected = json!({"@type": "Claim", "@id": "https://checks.example/library/moved/#claim"});
    assert_eq!(
        review_in(&site, "library/moved/index.html")["itemReviewed"],
        expected
    );
}

#[test]
fn an_organization_that_made_a_claim_is_an_organization() {
    let site = SmallSite::new("").replacing(CLAIM, "claimant: ada", "claimant: [gazette, ada]");
    let expected = json!([{"@type": "Organization", "name": "Town Gazette"}, {"@type": "Person", "name": "Ada Example"}]);
    assert_eq!(review(&site)["itemReviewed"]["author"], expected);
}

#[test]
fn a_publisher_who_is_a_person_is_a_person() {
    let site =
        SmallSite::new("").replacing("content/site.yaml", "kind: organization}", "kind: person}");
    assert_eq!(
        review(&site)["author"],
        json!({"@type": "Person", "name": "Town Checks", "url": "https://checks.example/"})
    );
}

#[test]
fn who_made_a_claim_is_identified_where_that_is_known() {
    let site = SmallSite::new("").replacing(
        "content/people.yaml",
        "  name: Ada Example\n",
        "  name: Ada Example\n  same_as: [https://www.wikidata.example/Q1, https://ada.example/]\n",
    );
    let expected = json!(["https://www.wikidata.example/Q1", "https://ada.example/"]);
    assert_eq!(
        review(&site)["itemReviewed"]["author"][0]["sameAs"],
        expected
    );
}

#[test]
fn the_place_of_a_claim_is_never_its_name() {
    let site = with("place: Town hall\n");
    assert_eq!(
        review(&site)["itemReviewed"],
        review(&SmallSite::new(""))["itemReviewed"]
    );
    assert!(
        texts(&site.file(PAGE), ".card__facts li").contains(&"10 March 2024, Town hall".to_owned())
    );
}

#[test]
fn no_text_of_a_claim_can_end_its_script() {
    for hostile in [
        "</script><script>alert(1)</script>",
        "</SCRIPT >",
        "<!--<script>",
        "--> & <b>bold</b> &amp; &#60;",
        "a\u{2028}b\u{2029}c",
        "]]> \\u003c/script> \\",
    ] {
        let site =
            SmallSite::new("").replacing(CLAIM, "The town closed four libraries", &quoted(hostile));
        let page = site.in_spite_of_marks().file(PAGE);
        let expected = factpress::base::typography::COMMON_TYPOGRAPHY
            .set(hostile)
            .into_owned();
        assert_eq!(
            blocks_of(&page, "ClaimReview")[0]["claimReviewed"],
            expected,
            "read back as it was written"
        );
        assert_eq!(
            texts(&page, "script").len(),
            2,
            "no script more than the two blocks: {hostile}"
        );
        for raw in page.split("<script type=\"application/ld+json\">").skip(1) {
            let json = raw.split("</script>").next().expect("a script ends");
            let unsafe_signs: String = json
                .chars()
                .filter(|c| "<>&\u{2028}\u{2029}".contains(*c))
                .collect();
            assert_eq!(unsafe_signs, "", "{hostile} stands in the script as it is");
        }
    }
}

#[test]
fn what_the_block_says_stands_on_the_page_too() {
    let site = with(
        "appearances: [minutes]\nlabel: \"False: three moved\"\n\
         corrections: [{date: 2024-05-02, grade: update, text: A street name was added.}]\n",
    );
    let page = site.file(PAGE);
    let review = review(&site);
    let text = |pointer: &str| {
        review
            .pointer(pointer)
            .and_then(Value::as_str)
            .expect(pointer)
            .to_owned()
    };
    let shown = texts(&page, "body").remove(0);
    for pointer in [
        "/claimReviewed",
        "/reviewBody",
        "/reviewRating/alternateName",
        "/author/name",
        "/itemReviewed/author/0/name",
        "/itemReviewed/appearance/0/name",
        "/itemReviewed/appearance/0/publisher/name",
        "/isPartOf/name",
        "/correction/0/text",
    ] {
        assert!(
            shown.contains(&text(pointer)),
            "`{}` ({pointer}) stands on the page",
            text(pointer)
        );
    }
    let days = attributes(&page, "time", "datetime");
    for pointer in [
        "/datePublished",
        "/dateModified",
        "/itemReviewed/datePublished",
        "/correction/0/datePublished",
    ] {
        assert!(
            days.contains(&text(pointer)),
            "{} ({pointer}) is among {days:?}",
            text(pointer)
        );
    }
    let links = attributes(&page, "a", "href");
    assert!(
        links.contains(&text("/itemReviewed/appearance/0/url")),
        "the appearance is linked"
    );
    assert_eq!(attributes(&page, "html", "lang"), [text("/inLanguage")]);
}

#[test]
fn it_is_part_of_the_explainer_that_gives_the_context() {
    let site = SmallSite::new("");
    let expected = json!({"@type": "Article", "name": "The library", "url": "https://checks.example/library/"});
    assert_eq!(review(&site)["isPartOf"], expected);
    assert_eq!(
        attributes(
            &site.file("library/index.html"),
            "link[rel=canonical]",
            "href"
        ),
        ["https://checks.example/library/"]
    );
}

#[test]
fn it_names_the_language_of_the_claim() {
    assert_eq!(review(&SmallSite::new(""))["inLanguage"], "en");
}

#[test]
fn corrections_are_comments_in_the_order_of_their_days() {
    let site = with(
        "corrections:\n  \
         - {date: 2024-05-02, grade: substantial, from: \"true\", to: \"false\", text: The minutes were misread.}\n  \
         - {date: 2024-04-20, grade: minor, text: A name was misspelt.}\n",
    );
    let expected = json!([
        {"@type": "CorrectionComment", "text": "A name was misspelt.", "datePublished": "2024-04-20"},
        {"@type": "CorrectionComment", "text": "The minutes were misread.", "datePublished": "2024-05-02"},
    ]);
    assert_eq!(review(&site)["correction"], expected);
    assert_eq!(review(&site)["dateModified"], "2024-05-02");
}

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
fn a_verdict_that_the_scale_does_not_define_is_refused() {
    let site =
        SmallSite::new("").replacing(CLAIM, "verdict: \"false\"", "verdict: missing-context");
    assert_eq!(
        site.findings(),
        ["content/explainers/library/claims/closed.md:7:10 unknown-id"]
    );
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
