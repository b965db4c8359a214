//! How pages name and reach the same page in other languages.

use serde_json::{Value, json};

use super::{bilingual, hreflang};
use crate::reader::{all, attributes, blocks_of, document, text, texts};
use crate::small_site::SmallSite;

#[test]
fn every_page_stands_in_every_language_and_the_first_has_no_prefix() {
    let output = bilingual().output();
    let pages = |prefix: &str| -> Vec<String> {
        let pages = output
            .keys()
            .filter(|path| path.ends_with(".html") && path.starts_with("fr/") != prefix.is_empty());
        pages
            .map(|path| path.strip_prefix(prefix).expect("the prefix").to_owned())
            .collect()
    };
    assert_eq!(pages("fr/"), pages(""));
    assert_eq!(pages("").len(), 15);
    for file in [
        "fr/feed.xml",
        "fr/corrections.xml",
        "fr/claims.json",
        "fr/library/closed/oembed.json",
    ] {
        assert!(output.contains_key(file), "{file}");
    }
    for rule in [
        "\n/fr/:explainer/:claim/embed/\n",
        "\n/fr/:explainer/:claim/oembed.json\n",
        "\n/fr/corrections.xml\n",
    ] {
        assert!(output["_headers"].contains(rule), "{rule}");
    }
    for file in ["fr/_headers", "fr/robots.txt", "fr/sitemap.xml"] {
        assert!(!output.contains_key(file), "{file}");
    }
}

#[test]
fn a_review_and_its_translation_name_each_other() {
    let output = bilingual().output();
    let review = |path: &str| blocks_of(&output[path], "ClaimReview").remove(0);
    let (english, french) = (
        review("library/closed/index.html"),
        review("fr/library/closed/index.html"),
    );
    let page =
        |path: &str| json!({"@type": "WebPage", "url": format!("https://checks.example{path}")});
    assert_eq!(
        english["workTranslation"],
        json!([page("/fr/library/closed/")])
    );
    assert_eq!(french["translationOfWork"], page("/library/closed/"));
    assert_eq!(
        [&english["translationOfWork"], &french["workTranslation"]],
        [&Value::Null; 2]
    );
    let article = blocks_of(&output["library/index.html"], "AnalysisNewsArticle").remove(0);
    assert_eq!(
        article["workTranslation"],
        Value::Null,
        "the story is not translated"
    );
    assert_eq!(
        blocks_of(&output["fr/library/index.html"], "AnalysisNewsArticle"),
        Vec::<Value>::new()
    );
}

#[test]
fn a_claim_that_is_not_translated_has_its_data_at_its_own_address_alone() {
    let site = SmallSite::new("").replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en, fr]",
    );
    let output = site.output();
    let page = &output["fr/library/closed/index.html"];
    assert_eq!(attributes(page, "html", "lang"), ["fr"]);
    assert_eq!(attributes(page, "main", "lang"), ["en"]);
    assert!(blocks_of(page, "ClaimReview").is_empty());
    assert_eq!(
        blocks_of(&output["library/closed/index.html"], "ClaimReview")[0]["inLanguage"],
        "en"
    );
}

#[test]
fn each_page_names_the_same_page_in_the_other_languages_and_the_one_for_all_others() {
    let output = bilingual().output();
    assert_eq!(
        hreflang(&output["library/closed/index.html"]),
        [
            "en /library/closed/",
            "fr /fr/library/closed/",
            "x-default /library/closed/"
        ]
    );
    assert_eq!(
        hreflang(&output["fr/verdicts/false/index.html"]),
        [
            "fr /fr/verdicts/false/",
            "en /verdicts/false/",
            "x-default /verdicts/false/"
        ]
    );
    let alone = SmallSite::new("").output();
    assert_eq!(
        hreflang(&alone["library/closed/index.html"]),
        Vec::<String>::new()
    );
}

#[test]
fn the_masthead_leads_to_the_same_page_in_the_other_language_by_its_own_name() {
    let output = bilingual().output();
    let switch = |path: &str| -> Vec<[String; 4]> {
        let document = document(&output[path]);
        let link = |link: scraper::ElementRef<'_>| {
            let attribute = |name| link.attr(name).unwrap_or_default().to_owned();
            [
                text(link),
                attribute("lang"),
                attribute("hreflang"),
                attribute("href"),
            ]
        };
        all(&document, ".masthead .languages a")
            .into_iter()
            .map(link)
            .collect()
    };
    let link = |name: &str, tag: &str, path: &str| {
        [[
            name.to_owned(),
            tag.to_owned(),
            tag.to_owned(),
            format!("https://checks.example{path}"),
        ]]
    };
    assert_eq!(
        switch("library/closed/index.html"),
        link("Français", "fr", "/fr/library/closed/")
    );
    assert_eq!(
        switch("fr/library/closed/index.html"),
        link("English", "en", "/library/closed/")
    );
    assert_eq!(
        switch("library/index.html"),
        link("Français", "fr", "/fr/library/"),
        "there it says so"
    );
    assert_eq!(switch("404.html"), link("Français", "fr", "/fr/"));
    assert_eq!(switch("fr/404.html"), link("English", "en", "/"));
    let alone = SmallSite::new("").file("index.html");
    assert_eq!(texts(&alone, ".languages"), Vec::<String>::new());
}

#[test]
fn the_redirects_have_no_line_that_a_host_calls_invalid() {
    let site = bilingual();
    assert!(!site.output().contains_key("_redirects"));
    let own = site.with_bytes("content/static/_redirects", "/old/ / 301");
    assert_eq!(own.report(), "");
    assert_eq!(own.file("_redirects"), "/old/ / 301\n");
}

#[test]
fn links_stay_in_the_language_of_their_page() {
    let output = bilingual().output();
    for (path, page) in output
        .iter()
        .filter(|(path, _)| path.starts_with("fr/") && path.ends_with(".html"))
    {
        for href in attributes(
            page,
            "main a[href^='/'], [class^=masthead__] a, .trail a",
            "href",
        ) {
            assert!(href.starts_with("/fr/"), "{path} leads to {href}");
        }
    }
}

#[test]
fn each_language_offers_its_own_feed() {
    let output = bilingual().output();
    let feeds = |path: &str| attributes(&output[path], "[type='application/atom+xml']", "href");
    assert_eq!(
        feeds("index.html"),
        ["/feed.xml", "/corrections.xml", "/feed.xml"]
    );
    assert_eq!(
        feeds("fr/index.html"),
        ["/fr/feed.xml", "/fr/corrections.xml", "/fr/feed.xml"]
    );
}

#[test]
fn the_sitemap_holds_both_languages() {
    let output = bilingual().output();
    let sitemap = &output["sitemap.xml"];
    for address in [
        "https://checks.example/library/closed/",
        "https://checks.example/fr/library/closed/",
    ] {
        assert!(
            sitemap.contains(&format!("<loc>{address}</loc>")),
            "{address}"
        );
    }
}
