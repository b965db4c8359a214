//! Two languages: an address for each page in each, translations where there are some, and an honest word where not.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::reader::{all, attributes, blocks_of, document, texts};
use crate::small_site::{SmallSite, print, written};
use factpress::BuildError;
use factpress::theme::{Theme, ThemeFile, built_in};

/// The smallest site in English and French; its claim is translated, its explainer is not.
const FRENCH: &str = "\
-- content/explainers/library/claims/closed.fr.md --
---
claim: La ville a fermé quatre bibliothèques
claimant: ada
about: [gazette]
date: 2024-03-10
kind: statement
verdict: \"false\"
as_of: 2024-03-31
finding: Une a fermé, trois ont déménagé.
evidence:
  - source: minutes
    stance: undermines
    quote: One library closes.
---
Le procès-verbal les nomme.
";

fn bilingual() -> SmallSite {
    SmallSite::new(FRENCH)
        .replacing("content/site.yaml", "languages: [en]", "languages: [en, fr]")
        .replacing("content/site.yaml", "title: Town checks", "title: {en: Town checks, fr: Vérifications}")
        .replacing("content/site.yaml", "label: \"False\"", "label: {en: \"False\", fr: Faux}")
}

/// The default theme with the English words once more as the French ones, told apart by a few.
fn theme() -> Theme {
    let mut files = built_in();
    let english = files.iter().find(|file| file.path == "words/en.yaml").expect("the theme speaks English");
    let english = String::from_utf8(english.bytes.clone()).expect("words are text");
    let french = [
        ("language: English", "language: Français"),
        ("as_of: \"as of {date}\"", "as_of: \"au {date}\""),
        ("January, February, March", "janvier, février, mars"),
    ]
    .into_iter()
    .fold(english, |words, (old, new)| {
        assert!(words.contains(old), "words/en.yaml does not hold {old}");
        words.replace(old, new)
    });
    files.push(ThemeFile { path: "words/fr.yaml".to_owned(), bytes: french.into_bytes() });
    Theme::new("themes/broadsheet", files).expect("the theme loads")
}

fn output(site: &SmallSite) -> BTreeMap<String, String> {
    let files = print(&site.site(), &theme()).expect("the site builds");
    written(files)
}

#[test]
fn a_language_for_which_the_theme_has_no_words_is_named() {
    let theme = Theme::new("themes/broadsheet", built_in()).expect("the built-in theme loads");
    match print(&bilingual().site(), &theme) {
        Err(BuildError::NoWords(language)) => assert_eq!(language, "fr"),
        other => panic!("{:?}", other.map(|files| files.len())),
    }
}

#[test]
fn every_page_stands_in_every_language_and_the_first_has_no_prefix() {
    let output = output(&bilingual());
    let pages = |prefix: &str| -> Vec<String> {
        let pages =
            output.keys().filter(|path| path.ends_with(".html") && path.starts_with("fr/") != prefix.is_empty());
        pages.map(|path| path.strip_prefix(prefix).expect("the prefix").to_owned()).collect()
    };
    assert_eq!(pages("fr/"), pages(""));
    assert_eq!(pages("").len(), 13);
    for file in ["fr/feed.xml", "fr/claims.json"] {
        assert!(output.contains_key(file), "{file}");
    }
    for file in ["fr/_headers", "fr/robots.txt", "fr/sitemap.xml"] {
        assert!(!output.contains_key(file), "{file}");
    }
}

#[test]
fn a_translated_claim_is_shown_in_its_language() {
    let output = output(&bilingual());
    let page = &output["fr/library/closed/index.html"];
    assert_eq!(attributes(page, "html", "lang"), ["fr"]);
    assert_eq!(texts(page, "title"), ["Faux: La ville a fermé quatre bibliothèques — Vérifications"]);
    assert_eq!(texts(page, "h1"), ["La ville a fermé quatre bibliothèques"]);
    assert_eq!(texts(page, ".card__verdict"), ["Faux au 31 mars 2024"]);
    assert_eq!(texts(page, ".card__finding"), ["What we found: Une a fermé, trois ont déménagé."]);
    assert_eq!(texts(page, ".prose"), ["Le procès-verbal les nomme."]);
    assert_eq!(texts(page, "main > .notice"), Vec::<String>::new());
    let review = blocks_of(page, "ClaimReview").remove(0);
    let said = ["url", "claimReviewed", "inLanguage", "reviewBody"].map(|key| review[key].clone());
    let expected: [Value; 4] = [
        json!("https://checks.example/fr/library/closed/"),
        json!("La ville a fermé quatre bibliothèques"),
        json!("fr"),
        json!("Une a fermé, trois ont déménagé."),
    ];
    assert_eq!(said, expected);
    assert_eq!(review["reviewRating"]["alternateName"], "Faux");
    assert_eq!(review["isPartOf"]["url"], "https://checks.example/fr/library/");
}

#[test]
fn what_is_not_translated_falls_back_and_says_so() {
    let output = output(&bilingual());
    let page = &output["fr/library/index.html"];
    assert_eq!(texts(page, "h1"), ["The library"]);
    let notice = "This page has not been translated yet. It is shown in the language it was written in.";
    assert_eq!(texts(page, "main > .notice"), [notice]);
    assert_eq!(texts(page, ".entry__claim"), ["La ville a fermé quatre bibliothèques"]);
    assert_eq!(texts(&output["library/index.html"], "main > .notice"), Vec::<String>::new());
}

#[test]
fn text_in_another_language_than_its_page_says_which() {
    let page = &output(&bilingual())["fr/library/index.html"];
    let document = document(page);
    for element in all(&document, ".head__title, .head__standfirst, .prose") {
        let language = std::iter::once(element)
            .chain(element.ancestors().filter_map(scraper::ElementRef::wrap))
            .find_map(|element| element.attr("lang"));
        assert_eq!(language, Some("en"), "{}", element.html());
    }
}

#[test]
fn a_claim_that_is_not_translated_has_its_data_at_its_own_address_alone() {
    let site = SmallSite::new("").replacing("content/site.yaml", "languages: [en]", "languages: [en, fr]");
    let output = output(&site);
    let page = &output["fr/library/closed/index.html"];
    assert_eq!(attributes(page, "html", "lang"), ["fr"]);
    assert_eq!(attributes(page, "main", "lang"), ["en"]);
    assert!(blocks_of(page, "ClaimReview").is_empty());
    assert_eq!(blocks_of(&output["library/closed/index.html"], "ClaimReview")[0]["inLanguage"], "en");
}

#[test]
fn each_page_names_the_same_page_in_the_other_language() {
    let output = output(&bilingual());
    let alternates = |path: &str| -> Vec<(String, String)> {
        let css = "link[rel=alternate][hreflang]";
        attributes(&output[path], css, "hreflang").into_iter().zip(attributes(&output[path], css, "href")).collect()
    };
    let pair = |a: (&str, &str), b: (&str, &str)| {
        [a, b].map(|(lang, path)| (lang.to_owned(), format!("https://checks.example/{path}")))
    };
    assert_eq!(alternates("library/closed/index.html"), pair(("en", "library/closed/"), ("fr", "fr/library/closed/")));
    assert_eq!(
        alternates("fr/verdicts/false/index.html"),
        pair(("fr", "fr/verdicts/false/"), ("en", "verdicts/false/"))
    );
    assert_eq!(texts(&output["fr/index.html"], ".foot [hreflang]"), ["English"]);
    assert_eq!(texts(&output["index.html"], ".foot [hreflang]"), ["Français"]);
    assert_eq!(alternates("404.html"), []);
}

#[test]
fn links_stay_in_the_language_of_their_page() {
    let output = output(&bilingual());
    for (path, page) in output.iter().filter(|(path, _)| path.starts_with("fr/") && path.ends_with(".html")) {
        for href in attributes(page, "main a[href^='/'], .masthead a, .trail a", "href") {
            assert!(href.starts_with("/fr/"), "{path} leads to {href}");
        }
    }
}

#[test]
fn each_language_offers_its_own_feed() {
    let output = output(&bilingual());
    let feeds = |path: &str| attributes(&output[path], "[type='application/atom+xml']", "href");
    assert_eq!(feeds("index.html"), ["/feed.xml", "/feed.xml"]);
    assert_eq!(feeds("fr/index.html"), ["/fr/feed.xml", "/fr/feed.xml"]);
}

#[test]
fn the_sitemap_holds_both_languages() {
    let output = output(&bilingual());
    let sitemap = &output["sitemap.xml"];
    for address in ["https://checks.example/library/closed/", "https://checks.example/fr/library/closed/"] {
        assert!(sitemap.contains(&format!("<loc>{address}</loc>")), "{address}");
    }
}
