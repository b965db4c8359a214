//! Exact words: as they were typed in all data for machines, with the marks of print on pages.

use crate::reader::texts;
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

fn site() -> SmallSite {
    SmallSite::new("")
        .replacing(
            CLAIM,
            "claimant: ada",
            "claimant: ada\nquote: 'Nine \"ducks\" on x=\"pond\" -- it''s... all'\ntranslation: 'It''s \"nine\"'",
        )
        .replacing(CLAIM, "quote: One library closes.", "quote: 'One \"library\" closes'\n    translation: 'It''s one'")
}

#[test]
fn data_has_the_words_as_typed() {
    let data: serde_json::Value =
        serde_json::from_str(&site().file("claims.json")).expect("it is JSON");
    let claim = &data["claims"][0];
    assert_eq!(
        claim["quote"],
        "Nine \"ducks\" on x=\"pond\" -- it's... all"
    );
    assert_eq!(claim["translation"], "It's \"nine\"");
    assert_eq!(claim["evidence"][0]["quote"], "One \"library\" closes");
    assert_eq!(claim["evidence"][0]["translation"], "It's one");
}

#[test]
fn pages_have_the_marks_of_print() {
    let page = site().file("library/closed/index.html");
    assert_eq!(
        texts(&page, ".quote"),
        ["Nine “ducks” on x=“pond” – it’s… all"]
    );
    assert_eq!(texts(&page, ".evidence__quote"), ["One “library” closes"]);
    assert!(
        texts(&page, ".evidence__translation")
            .concat()
            .contains("It’s one"),
        "{page}"
    );
}

#[test]
fn how_marks_were_typed_is_no_difference_between_translations() {
    let site = SmallSite::in_two_languages()
        .replacing(CLAIM, "quote: One library closes.", "quote: \"It's one.\"")
        .replacing(
            "content/explainers/library/claims/closed.fr.md",
            "quote: One library closes.",
            "quote: It’s one.",
        );
    assert_eq!(site.findings(), Vec::<String>::new());
}
