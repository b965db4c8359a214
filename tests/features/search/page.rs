//! The page of the search: its form, its script, and how readers get there.

use serde_json::json;

use super::{CLAIM, data, form};
use crate::reader::{all, attributes, document, texts};
use crate::small_site::SmallSite;

#[test]
fn the_page_tells_its_script_what_there_is() {
    let site = SmallSite::new("");
    let page = site.file("search/index.html");
    let data = data(&page);
    assert_eq!(data["index"], "/search/index");
    assert_eq!(data["facets"], json!(["verdict", "kind", "person", "tag"]));
    assert_eq!(data["words"]["results"]["one"], "{n} result");
    let scripts = attributes(&page, "script[src]", "src");
    assert!(
        matches!(&scripts[..], [one] if one.starts_with("/assets/search.") && one.ends_with(".js")),
        "{scripts:?}"
    );
    assert_eq!(attributes(&page, "script[src]", "type"), ["module"]);
}

#[test]
fn every_choice_is_a_form_control_with_its_number() {
    let page = form(&SmallSite::new("").replacing(
        CLAIM,
        "kind: statement\n",
        "kind: statement\ntags: [books]\n",
    ));
    let document = document(&page);
    assert_eq!(
        attributes(&page, "input[type=checkbox][name]", "value"),
        ["explainer", "claim", "source", "false", "statement"]
    );
    assert_eq!(texts(&page, ".choice__count"), ["1", "1", "1", "1", "1"]);
    assert_eq!(
        attributes(&page, "select[name=person] option", "value"),
        ["", "ada", "gazette"]
    );
    assert_eq!(
        texts(&page, "select[name=tag] option"),
        ["All subjects", "books"]
    );
    for control in all(&document, "form[role=search] :is(input, select)") {
        let labelled = control.ancestors().any(|above| {
            above
                .value()
                .as_element()
                .is_some_and(|it| it.name() == "label")
        });
        assert!(
            labelled || control.attr("id") == Some("at-query"),
            "{}",
            control.html()
        );
    }
    assert_eq!(attributes(&page, "label[for]", "for"), ["at-query"]);
}

#[test]
fn without_a_script_the_page_says_so_and_leads_to_the_lists() {
    let page = SmallSite::new("").file("search/index.html");
    assert!(
        page.contains("<noscript><p>Search needs JavaScript"),
        "{page}"
    );
    let document = document(&page);
    assert!(
        all(&document, "form, template, [hidden]").is_empty(),
        "a browser that knows neither `hidden` nor `template` would show it"
    );
    let links = attributes(&page, "nav.filters a", "href");
    assert_eq!(
        links,
        [
            "/claims/",
            "/sources/",
            "/verdicts/false/",
            "/kinds/statement/",
            "/people/ada/",
            "/people/gazette/"
        ]
    );
}

#[test]
fn every_page_leads_to_the_search_of_its_language() {
    let site = SmallSite::new("");
    for path in [
        "index.html",
        "claims/index.html",
        "library/closed/index.html",
        "404.html",
    ] {
        assert!(
            attributes(&site.file(path), ".masthead a", "href").contains(&"/search/".to_owned()),
            "{path}"
        );
    }
    assert!(
        attributes(&site.file("claims/index.html"), "main a", "href")
            .contains(&"/search/".to_owned())
    );
}

#[test]
fn the_search_itself_is_not_for_search_engines() {
    let output = SmallSite::new("").output();
    assert_eq!(
        attributes(&output["search/index.html"], "meta[name=robots]", "content"),
        ["noindex"]
    );
    assert!(!output["sitemap.xml"].contains("/search/"));
}

#[test]
fn nothing_else_can_stand_at_the_address_of_the_search() {
    let site = SmallSite::new(&crate::small_site::other_explainer("search", "shut"));
    let expected = "content/explainers/search/index.md duplicate-address";
    assert_eq!(site.findings(), [expected]);
    for taken in ["search/index.json", "search/index"] {
        let site = SmallSite::new("").with_asset(&format!("content/static/{taken}"));
        assert_eq!(
            site.findings(),
            [format!("content/static/{taken} duplicate-address")]
        );
    }
}
