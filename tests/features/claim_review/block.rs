//! The block: where it is, what is in it, and that the page says the same.

use factpress::Options;
use factpress::base::address::BaseUrl;
use serde_json::{Value, json};

use super::{CLAIM, PAGE, TWO_CLAIMS, review, with};
use crate::reader::{attributes, blocks, blocks_of, texts};
use crate::small_site::{SmallSite, quoted};

/// How often a type occurs anywhere in a value.
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
        "name": "False: The town closed four libraries",
        "claimReviewed": "The town closed four libraries",
        "datePublished": "2024-04-01",
        "dateModified": "2024-04-01",
        "inLanguage": "en",
        "author": {
            "@type": "Organization",
            "@id": "https://checks.example/#publisher",
            "name": "Town Checks",
            "url": "https://checks.example/",
        },
        "publisher": {"@type": "Organization", "@id": "https://checks.example/#publisher", "name": "Town Checks"},
        "itemReviewed": {
            "@type": "Claim",
            "@id": "https://checks.example/library/closed/#claim",
            "datePublished": "2024-03-10",
            "author": [{"@type": "Person", "name": "Ada Example"}],
            "about": [{"@type": "Organization", "name": "Town Gazette"}],
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "False",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
        },
        "reviewBody": "One closed and three moved.",
        "citation": [{
            "@type": "CreativeWork",
            "name": "Minutes of the council",
            "url": "https://town.example/minutes",
            "datePublished": "2024-03-01",
            "inLanguage": "en",
            "publisher": {"@type": "Organization", "name": "Town council"},
        }],
        "about": [{"@type": "Organization", "name": "Town Gazette"}],
        "mainEntityOfPage": "https://checks.example/library/closed/",
        "sdPublisher": {"@type": "Organization", "@id": "https://checks.example/#publisher", "name": "Town Checks"},
        "isPartOf": {"@type": "AnalysisNewsArticle", "name": "The library", "url": "https://checks.example/library/"},
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
    // A link may lead on to the words quoted.
    let links = attributes(&page, "a", "href");
    let url = text("/itemReviewed/appearance/0/url");
    assert!(
        links
            .iter()
            .any(|link| link.split("#:~:").next() == Some(url.as_str())),
        "the appearance is linked: {links:?}"
    );
    assert_eq!(attributes(&page, "html", "lang"), [text("/inLanguage")]);
}

#[test]
fn it_is_part_of_the_explainer_that_gives_the_context() {
    let site = SmallSite::new("");
    let expected = json!({"@type": "AnalysisNewsArticle", "name": "The library", "url": "https://checks.example/library/"});
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
