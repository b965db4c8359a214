//! Pages of people: what they wrote, what they said, and who has no page.

use crate::reader::texts;
use crate::small_site::{SmallSite, other_explainer};

const INDEX: &str = "content/explainers/library/index.md";
const POOL: &str = "content/explainers/pool/index.md";
const PEOPLE: &str = "content/people.yaml";

/// The smallest site with a desk that writes both of its stories and is named in no claim.
fn with_desk() -> SmallSite {
    SmallSite::new(&other_explainer("pool", "shut"))
        .replacing(
            PEOPLE,
            "ada:\n",
            "desk:\n  name: The desk\n  kind: organization\nada:\n",
        )
        .replacing(INDEX, "authors: [gazette]", "authors: [desk]")
        .replacing(POOL, "authors: [gazette]", "authors: [desk, ada]")
}

#[test]
fn the_page_of_an_author_lists_what_they_wrote() {
    let site = with_desk();
    assert_eq!(site.findings(), [""; 0]);
    let output = site.output();
    let page = &output["people/desk/index.html"];
    assert_eq!(texts(page, "main h2"), ["Explainers they wrote"]);
    assert_eq!(texts(page, "main h3"), ["The library", "The pool"]);
    assert!(
        page.contains("href=\"/library/\"") && page.contains("href=\"/pool/\""),
        "{page}"
    );
    assert!(
        texts(page, "main .meta").contains(&"2 explainers".to_owned()),
        "{:?}",
        texts(page, "main .meta")
    );
    for wrong in [
        "0 claims",
        "No claims are listed here yet",
        "Claims are listed because",
    ] {
        assert!(!page.contains(wrong), "{wrong}");
    }
    assert!(
        page.contains("content=\"Explainers written by The desk.\""),
        "{page}"
    );
    assert!(output["sitemap.xml"].contains("/people/desk/"));
}

#[test]
fn who_wrote_and_said_something_has_both() {
    let page = with_desk().file("people/ada/index.html");
    assert_eq!(
        texts(&page, "main h2"),
        ["Explainers they wrote", "Claims by or about them"]
    );
    assert_eq!(
        texts(&page, "main h3"),
        ["The pool", "The town closed four libraries"]
    );
}

#[test]
fn an_author_s_page_speaks_the_language_of_its_edition() {
    let site = with_desk().replacing(
        "content/site.yaml",
        "languages: [en]",
        "languages: [en, fr]",
    );
    let page = site.file("fr/people/desk/index.html");
    assert_eq!(texts(&page, "main h2"), ["Dossiers signés"]);
    assert!(
        texts(&page, "main .meta").contains(&"2 dossiers".to_owned()),
        "{:?}",
        texts(&page, "main .meta")
    );
    assert!(
        page.contains("lang=\"en\""),
        "what is not translated says so"
    );
}

#[test]
fn who_is_only_named_has_a_page_that_no_machine_is_led_to() {
    let site = with_desk()
        .replacing(
            PEOPLE,
            "ada:\n",
            "bo:\n  name: Bo Example\n  kind: person\nada:\n",
        )
        .replacing(
            INDEX,
            "The council met.",
            "The council met, says [[person:bo]].",
        );
    let output = site.output();
    assert!(output["library/index.html"].contains("/people/bo/"));
    let page = &output["people/bo/index.html"];
    assert!(
        page.contains("noindex") && !page.contains("0 claims"),
        "{page}"
    );
    assert!(!output["sitemap.xml"].contains("/people/bo/"));
}

#[test]
fn somebody_whom_nothing_names_has_no_page() {
    let site = with_desk().replacing(
        PEOPLE,
        "ada:\n",
        "bo:\n  name: Bo Example\n  kind: person\nada:\n",
    );
    assert!(
        !site
            .output()
            .keys()
            .any(|path| path.starts_with("people/bo"))
    );
}

#[test]
fn a_page_lists_fifty_of_what_an_author_wrote() {
    let more: String = (1..=50)
        .map(|number| other_explainer(&format!("pool-{number}"), &format!("shut-{number}")))
        .collect();
    let output = SmallSite::new(&more).output();
    assert_eq!(
        texts(&output["people/gazette/index.html"], "main h3").len(),
        50 + 1
    );
    assert!(
        output.contains_key("people/gazette/page/2/index.html"),
        "{:#?}",
        output.keys()
    );
    assert!(!output.contains_key("people/gazette/page/3/index.html"));
}
