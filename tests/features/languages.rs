//! Two languages: each page has an address in each, with a translation where there is one, and a
//! note where there is not.

mod pages;
mod links;

use factpress::BuildError;

use crate::reader::attributes;
use crate::small_site::{SmallSite, broadsheet, print};

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
    let theme = broadsheet();
    let site = SmallSite::new("").replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en, it]",
    );
    match print(&site.site(), theme) {
        Err(BuildError::NoWords(language)) => assert_eq!(language, "it"),
        other => panic!("{:?}", other.map(|files| files.len())),
    }
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
