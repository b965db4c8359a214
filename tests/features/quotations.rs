//! Quotations: the source's own words, and below them our translation, marked as ours.

use serde_json::Value;

use crate::reader::{all, document, text, texts};
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const SOURCES: &str = "content/sources/town.yaml";

/// The small site with a source in French, quoted and translated.
fn translated() -> SmallSite {
    SmallSite::new("")
        .replacing(SOURCES, "seen: original", "seen: original\n  language: fr")
        .replacing(
            CLAIM,
            "quote: One library closes.",
            "quote: Une bibliothèque ferme.\n    translation: One library closes.",
        )
}

#[test]
fn a_translation_stands_below_the_words_it_translates_and_is_marked_as_ours() {
    let page = translated().file("library/closed/index.html");
    let document = document(&page);
    let evidence = all(&document, ".evidence").remove(0);
    let quote = evidence
        .child_elements()
        .next()
        .expect("the quotation comes first");
    assert_eq!(
        (quote.value().name(), quote.attr("lang")),
        ("blockquote", Some("fr"))
    );
    assert_eq!(text(quote), "Une bibliothèque ferme.");
    let mut below = evidence.child_elements().skip(1);
    assert_eq!(
        text(below.next().expect("whether the words were found")),
        "Wording not checked: no copy kept"
    );
    let ours = below.next().expect("its translation");
    assert_eq!(
        (text(ours), ours.attr("lang")),
        ("Our translation: “One library closes.”".to_owned(), None)
    );
}

#[test]
fn the_page_of_the_source_shows_both() {
    let page = translated().file("sources/minutes/index.html");
    assert_eq!(
        texts(&page, ".use blockquote[lang=fr]"),
        ["Une bibliothèque ferme."]
    );
    assert_eq!(
        texts(&page, ".use .evidence__translation"),
        ["Our translation: “One library closes.”"]
    );
}

#[test]
fn the_words_of_the_claim_itself_are_translated_too() {
    let site = translated().replacing(
        CLAIM,
        "claimant: ada",
        "claimant: ada\nquote: Tout est fermé.\ntranslation: All of it is shut.\nappearances: [minutes]",
    );
    let page = site.file("library/closed/index.html");
    assert_eq!(
        texts(&page, "[aria-labelledby=at-quote] p"),
        [
            "Tout est fermé.",
            "Wording not checked: no copy kept",
            "Our translation: “All of it is shut.”"
        ]
    );
    assert_eq!(
        texts(&page, "[aria-labelledby=at-quote] [lang=fr]"),
        ["Tout est fermé."]
    );
    let json: Value = serde_json::from_str(&site.file("claims.json")).expect("JSON");
    let claim = &json["claims"][0];
    assert_eq!(
        [&claim["quote"], &claim["translation"]],
        ["Tout est fermé.", "All of it is shut."]
    );
    assert_eq!(claim["evidence"][0]["translation"], "One library closes.");
}

#[test]
fn words_that_need_no_translation_have_none() {
    let page = SmallSite::new("").file("library/closed/index.html");
    assert_eq!(texts(&page, ".evidence__translation"), Vec::<String>::new());
}

#[test]
fn a_translation_of_nothing_is_shown_at_its_place() {
    let site = SmallSite::new("")
        .replacing(
            CLAIM,
            "quote: One library closes.",
            "note: It lists one.\n    translation: Une seule.",
        )
        .replacing(
            CLAIM,
            "claimant: ada",
            "claimant: ada\ntranslation: Tout est fermé.",
        );
    assert_eq!(
        site.report(),
        "\
content/explainers/library/claims/closed.md:4:1: error: this translation lacks the words that it translates [missing-key]
  |
4 | translation: Tout est fermé.
  | ^^^^^^^^^^^
   = help: give them as `quote`, in their original language

content/explainers/library/claims/closed.md:15:5: error: this translation lacks the words that it translates [missing-key]
   |
15 |     translation: Une seule.
   |     ^^^^^^^^^^^
   = help: give them as `quote`, in their original language

"
    );
}
