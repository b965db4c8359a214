//! Two languages: an address for each page in each, translations where there are some, and an
//! honest word where not.

use serde_json::{Value, json};

use crate::reader::{all, attributes, blocks_of, document, text, texts};
use crate::small_site::{SmallSite, print};
use factpress::BuildError;
use factpress::theme::{Theme, built_in};

/// The small site in English and French, with its title and a verdict in both.
fn bilingual() -> SmallSite {
    SmallSite::in_two_languages()
        .replacing(
            "content/site.yaml",
            "title: Town checks",
            "title: {en: Town checks, fr: Vérifications}",
        )
        .replacing(
            "content/site.yaml",
            "label: \"False\"",
            "label: {en: \"False\", fr: Faux}",
        )
}

#[test]
fn a_language_for_which_the_theme_has_no_words_is_named() {
    let theme = Theme::new("themes/broadsheet", built_in()).expect("the built-in theme loads");
    let site = SmallSite::new("").replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en, it]",
    );
    match print(&site.site(), &theme) {
        Err(BuildError::NoWords(language)) => assert_eq!(language, "it"),
        other => panic!("{:?}", other.map(|files| files.len())),
    }
}

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
fn a_translated_claim_is_shown_in_its_language() {
    let output = bilingual().output();
    let page = &output["fr/library/closed/index.html"];
    assert_eq!(attributes(page, "html", "lang"), ["fr"]);
    assert_eq!(
        texts(page, "title"),
        ["Faux : La ville a fermé quatre bibliothèques — Vérifications"]
    );
    assert_eq!(texts(page, "h1"), ["La ville a fermé quatre bibliothèques"]);
    assert_eq!(
        texts(page, ".card__verdict"),
        ["Faux en date du 31 mars 2024"]
    );
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
    let article = blocks_of(&output["library/index.html"], "Article").remove(0);
    assert_eq!(
        article["workTranslation"],
        Value::Null,
        "the story is not translated"
    );
    assert_eq!(
        blocks_of(&output["fr/library/index.html"], "Article"),
        Vec::<Value>::new()
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

/// What a page tells machines of the languages in which it says the same: `language path`.
fn hreflang(page: &str) -> Vec<String> {
    let css = "link[rel=alternate][hreflang]";
    let languages = attributes(page, css, "hreflang").into_iter();
    let short = |(language, href): (String, String)| {
        format!(
            "{language} {}",
            href.strip_prefix("https://checks.example")
                .expect("an address of the site")
        )
    };
    languages
        .zip(attributes(page, css, "href"))
        .map(short)
        .collect()
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
fn hosts_are_told_of_each_languages_own_page_for_wrong_addresses() {
    let site = bilingual();
    assert_eq!(site.file("_redirects"), "/fr/* /fr/404.html 404\n");
    let below = site.clone().replacing(
        "content/site.yaml",
        "https://checks.example/",
        "https://checks.example/town/",
    );
    assert_eq!(
        below.file("_redirects"),
        "/town/fr/* /town/fr/404.html 404\n"
    );
    assert!(!SmallSite::new("").output().contains_key("_redirects"));
    let own = site.with_asset("content/static/_redirects");
    assert_eq!(own.report(), "");
    assert!(
        !own.output().contains_key("_redirects"),
        "the author's own file is copied by whoever writes the disk"
    );
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
