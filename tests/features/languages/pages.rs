//! A page in each language: translated, or in the original's words and saying so.

use serde_json::{Value, json};

use super::{bilingual, hreflang};
use crate::reader::{all, attributes, blocks_of, document, text, texts};
use crate::small_site::SmallSite;

#[test]
fn a_translated_claim_is_shown_in_its_language() {
    let output = bilingual().output();
    let page = &output["fr/library/closed/index.html"];
    assert_eq!(attributes(page, "html", "lang"), ["fr"]);
    assert_eq!(
        texts(page, "title"),
        ["Faux : La ville a fermé quatre bibliothèques — Vérifications"]
    );
    assert_eq!(texts(page, "h1"), ["La ville a fermé quatre bibliothèques"]);
    assert_eq!(texts(page, ".card__verdict"), ["Faux au 31 mars 2024"]);
    assert_eq!(
        texts(page, ".card__finding"),
        ["Notre constat : Une a fermé, trois ont déménagé."]
    );
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
    assert_eq!(
        review["isPartOf"]["url"],
        "https://checks.example/fr/library/"
    );
}

#[test]
fn what_is_not_translated_falls_back_and_says_so() {
    let output = bilingual().output();
    let page = &output["fr/library/index.html"];
    assert_eq!(texts(page, "h1"), ["The library"]);
    let notice = "Cette page n’est pas encore traduite. Elle est présentée dans la langue où elle a été rédigée.";
    assert_eq!(texts(page, "main > .notice"), [notice]);
    assert_eq!(
        texts(page, ".brief__claim"),
        ["La ville a fermé quatre bibliothèques"]
    );
    assert_eq!(
        texts(&output["library/index.html"], "main > .notice"),
        Vec::<String>::new()
    );
}

#[test]
fn text_in_another_language_than_its_page_says_which() {
    let page = &bilingual().file("fr/library/index.html");
    let document = document(page);
    for element in all(&document, ".head__title, .head__standfirst, .prose") {
        let language = std::iter::once(element)
            .chain(element.ancestors().filter_map(scraper::ElementRef::wrap))
            .find_map(|element| element.attr("lang"));
        assert_eq!(language, Some("en"), "{}", element.html());
    }
}

#[test]
fn a_claim_in_a_list_that_is_not_translated_says_so_of_its_words_alone() {
    let site = SmallSite::new("").replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en, fr]",
    );
    let page = &site.file("fr/index.html");
    assert_eq!(attributes(page, ".brief__claim", "lang"), ["en"]);
    assert_eq!(
        texts(page, ".brief__finding[lang=en]"),
        ["One closed and three moved."]
    );
    assert_eq!(
        texts(page, ".lead__title[lang=en], .lead__standfirst[lang=en]").len(),
        2
    );
    let document = document(page);
    let verdict = all(&document, ".brief__verdict").remove(0);
    let around = verdict
        .ancestors()
        .filter_map(scraper::ElementRef::wrap)
        .find_map(|element| element.attr("lang"));
    assert_eq!(
        around,
        Some("fr"),
        "what the theme says is in the page's language"
    );
}

#[test]
fn a_title_says_its_language_unless_the_publication_gives_it_in_the_pages_own() {
    let titles = |title: &str| {
        let site = bilingual().replacing(
            "content/sources/town.yaml",
            "title: Minutes of the council",
            title,
        );
        let languages = |path: &str| {
            let page = site.file(path);
            let document = document(&page);
            let title = all(&document, "h1").remove(0);
            (text(title), title.attr("lang").map(str::to_owned))
        };
        [
            languages("sources/minutes/index.html"),
            languages("fr/sources/minutes/index.html"),
        ]
    };
    let said = |text: &str, language: Option<&str>| (text.to_owned(), language.map(str::to_owned));
    assert_eq!(
        titles("title: Minutes"),
        [said("Minutes", None), said("Minutes", Some("en"))]
    );
    assert_eq!(
        titles("title: {en: Minutes, fr: Procès-verbal}"),
        [said("Minutes", None), said("Procès-verbal", None)]
    );
    assert_eq!(
        titles("title: {en: Minutes, fr: Procès-verbal}\n  language: de"),
        [said("Minutes", None), said("Procès-verbal", None)],
        "words of the publication's own, whatever the source's language"
    );
    assert_eq!(
        titles("title: Protokoll\n  language: de"),
        [said("Protokoll", Some("de")), said("Protokoll", Some("de"))]
    );
}

#[test]
fn names_and_publishers_are_said_in_each_language() {
    let site = bilingual()
        .replacing(
            "content/people.yaml",
            "name: Town Gazette",
            "name: {en: Town Gazette, fr: Gazette de la ville}",
        )
        .replacing(
            "content/sources/town.yaml",
            "publisher: Town council",
            "publisher: {en: Town council, fr: Conseil municipal}",
        );
    let page = site.file("fr/library/closed/index.html");
    assert_eq!(
        texts(&page, ".evidence .source__by time"),
        ["1er mars 2024"]
    );
    assert!(
        texts(&page, ".evidence .source__by")[0].starts_with("Conseil municipal, 1er mars 2024")
    );
    assert_eq!(
        texts(&page, ".card__facts li:last-child .person"),
        ["Gazette de la ville"]
    );
    let json: Value = serde_json::from_str(&site.file("fr/claims.json")).expect("JSON");
    assert_eq!(json["claims"][0]["about"][0]["name"], "Gazette de la ville");
    assert_eq!(json["sources"][0]["publisher"], "Conseil municipal");
    let review = blocks_of(&page, "ClaimReview").remove(0);
    assert_eq!(review["itemReviewed"]["author"][0]["name"], "Ada Example");
}

#[test]
fn a_page_that_falls_back_is_no_translation_of_its_original() {
    let output = bilingual().output();
    for path in [
        "library/index.html",
        "fr/library/index.html",
        "404.html",
        "fr/404.html",
    ] {
        assert_eq!(hreflang(&output[path]), Vec::<String>::new(), "{path}");
    }
}
