//! A theme without embeds or without search: those pages are not made, and nothing links to them.

use std::collections::BTreeMap;
use std::path::Path;

use crate::reader::{all, document};
use crate::small_site::{SmallSite, printed};
use factpress::ThemeChoice;
use factpress::disk::load_theme;
use factpress::theme::{Theme, built_in};

const PAGE: &str = "library/closed/index.html";

/// The output of the smallest site with the default theme, but for one of its templates.
fn without(template: &str) -> BTreeMap<String, String> {
    let files = built_in()
        .into_iter()
        .filter(|file| file.path != template)
        .collect();
    printed(
        &SmallSite::new("").site(),
        &Theme::new("themes/broadsheet", files).expect("the theme loads"),
    )
}

/// The files that the whole theme makes and this output lacks.
fn missing(output: &BTreeMap<String, String>) -> Vec<String> {
    let whole = SmallSite::new("").output();
    assert!(
        output.keys().all(|path| whole.contains_key(path)),
        "nothing new is made"
    );
    whole
        .into_keys()
        .filter(|path| !output.contains_key(path))
        .collect()
}

fn count(page: &str, selector: &str) -> usize {
    all(&document(page), selector).len()
}

#[test]
fn a_theme_without_the_template_for_embeds_has_neither_embeds_nor_oembed_answers() {
    let output = without("pages/embed.html");
    assert_eq!(
        missing(&output),
        [
            "library/closed/embed/index.html",
            "library/closed/oembed.json"
        ]
    );
    assert_eq!(
        count(
            &output[PAGE],
            ".embed, link[type='application/json+oembed']"
        ),
        0
    );
    assert_eq!(
        count(
            &SmallSite::new("").file(PAGE),
            ".embed, link[type='application/json+oembed']"
        ),
        2
    );
    for line in ["embed", "frame-ancestors", "oembed"] {
        assert!(!output["_headers"].contains(line), "{}", output["_headers"]);
    }
}

#[test]
fn a_theme_without_the_template_for_the_search_has_neither_the_page_nor_an_index() {
    let output = without("pages/search.html");
    let missing = missing(&output);
    for part in [
        "search/index.html",
        "search/index.json",
        "search/index/entries-",
        "search/index/terms-",
    ] {
        assert!(
            missing.iter().any(|path| path.starts_with(part)),
            "{part} is missing from {missing:?}"
        );
    }
    assert!(
        missing.iter().all(|path| path.starts_with("search/")),
        "{missing:?}"
    );
    for (path, page) in output.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert_eq!(count(page, "a[href^='/search/']"), 0, "{path}");
    }
    assert_eq!(
        count(&SmallSite::new("").file("404.html"), "a[href^='/search/']"),
        2
    );
    assert!(
        !output["_headers"].contains("/search/"),
        "{}",
        output["_headers"]
    );
}

#[test]
fn every_other_file_of_a_bare_theme_is_what_it_was() {
    let (bare, whole) = (without("pages/search.html"), SmallSite::new("").output());
    for path in [
        "claims.json",
        "feed.xml",
        "sitemap.xml",
        "robots.txt",
        "library/closed/embed/index.html",
    ] {
        assert_eq!(bare[path], whole[path], "{path}");
    }
}

#[test]
fn the_theme_that_is_measured_against_other_generators_has_every_template_and_word() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers/factpress");
    let choice = ThemeChoice {
        name: "plain".to_owned(),
        languages: vec!["en".to_owned()],
    };
    let theme = load_theme(&root, &choice).expect("its files can be read");
    assert!(
        theme.is_ok(),
        "{}",
        theme.map_or_else(|report| report.human(false), |_| String::new())
    );
}
