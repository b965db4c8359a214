//! Typography: straight marks are set as the language of a text sets them, in YAML and in Markdown.

use crate::reader::{inner, texts};
use crate::small_site::SmallSite;

const SITE: &str = "content/site.yaml";
const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// The small site in French alone; the claim's finding and its analysis as given.
fn french(finding: &str, analysis: &str) -> SmallSite {
    SmallSite::new("")
        .replacing(SITE, "languages: [en]", "languages: [fr]")
        .replacing(CLAIM, "One closed and three moved.", &format!(">-\n  {finding}"))
        .replacing(CLAIM, "The minutes list them.", analysis)
}

#[test]
fn english_has_curly_marks() {
    let site = SmallSite::new("")
        .replacing(CLAIM, "One closed and three moved.", ">-\n  It's \"one\" : no more.")
        .replacing(CLAIM, "The minutes list them.", "They're \"listed\" : all.");
    let page = site.file("library/closed/index.html");
    assert_eq!(texts(&page, ".card__finding"), ["What we found: It’s “one” : no more."]);
    assert_eq!(inner(&page, ".prose"), "<p>They’re “listed” : all.</p>");
}

#[test]
fn french_has_guillemets_and_keeps_signs_with_their_words() {
    let page = french("C'est \"une\" : pas plus.", "Il dit *\"tout\"* : rien ; et `\"a\" : b`.\n\n    \"c\" : d")
        .file("library/closed/index.html");
    let finding = inner(&page, ".card__finding span");
    assert_eq!(finding, "C’est «&nbsp;une&nbsp;»&nbsp;: pas plus.");
    let analysis = inner(&page, ".prose");
    assert!(
        analysis.starts_with("<p>Il dit <em>«&nbsp;tout&nbsp;»</em>&nbsp;: rien&nbsp;; et <code>\"a\" : b</code>.</p>"),
        "{analysis}"
    );
    assert!(analysis.contains("\"c\" : d"), "code stays as it is: {analysis}");
}

#[test]
fn words_of_several_languages_are_set_each_in_its_own() {
    let site = SmallSite::new("").replacing(SITE, "languages: [en]", "languages: [en, fr]").replacing(
        SITE,
        "title: Town checks",
        "title: {en: 'The \"town\"', fr: 'La \"ville\"'}",
    );
    assert_eq!(inner(&site.file("index.html"), "h1.masthead__name"), "The “town”");
    assert_eq!(inner(&site.file("fr/index.html"), "h1.masthead__name"), "La «&nbsp;ville&nbsp;»");
}

#[test]
fn quotations_are_set_alike_wherever_they_stand() {
    let with = |language: &str| {
        let site = SmallSite::new("")
            .replacing(SITE, "languages: [en]", &format!("languages: [{language}]"))
            .replacing(CLAIM, "quote: One library closes.", "quote: '\"One\" library closes : so it''s said.'");
        texts(&site.file("library/closed/index.html"), ".evidence__quote")
    };
    assert_eq!(with("en"), ["“One” library closes : so it’s said."]);
    assert_eq!(with("fr"), with("en"));
}

#[test]
fn words_of_another_language_keep_their_own_marks() {
    let page = french("Une seule.", "Il dit [the \"only\" one](lang:en), \"oui\".").file("library/closed/index.html");
    assert_eq!(inner(&page, ".prose"), "<p>Il dit <span lang=\"en\">the “only” one</span>, «&nbsp;oui&nbsp;».</p>");
}
