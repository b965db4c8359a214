//! What came out, as a reader's program takes it: elements, their text, the blocks of structured
//! data.

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

/// A page as a document.
pub fn document(page: &str) -> Html {
    Html::parse_document(page)
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("`{css}` is no selector: {error}"))
}

/// The elements of a document that a selector finds, in order.
pub fn all<'a>(document: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    document.select(&selector(css)).collect()
}

/// The elements below an element that a selector finds, in order.
pub fn below<'a>(element: ElementRef<'a>, css: &str) -> Vec<ElementRef<'a>> {
    element.select(&selector(css)).collect()
}

/// The text of an element as it is read: runs of white space are one space.
pub fn text(element: ElementRef<'_>) -> String {
    element
        .text()
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The pieces of text between the tags of the one element of a page that a selector finds.
pub fn pieces(page: &str, css: &str) -> Vec<String> {
    let document = document(page);
    let found = all(&document, css);
    assert_eq!(found.len(), 1, "`{css}` finds {} elements", found.len());
    let pieces = found[0].text().map(str::trim);
    pieces
        .filter(|piece| !piece.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The text of each element of a page that a selector finds.
pub fn texts(page: &str, css: &str) -> Vec<String> {
    all(&document(page), css).into_iter().map(text).collect()
}

/// An attribute of each element of a page that a selector finds.
pub fn attributes(page: &str, css: &str, name: &str) -> Vec<String> {
    let document = document(page);
    let value = |element: ElementRef<'_>| {
        element
            .attr(name)
            .unwrap_or_else(|| panic!("`{css}` has no `{name}`: {}", element.html()))
            .to_owned()
    };
    all(&document, css).into_iter().map(value).collect()
}

/// The HTML inside the one element of a page that a selector finds.
pub fn inner(page: &str, css: &str) -> String {
    let document = document(page);
    let found = all(&document, css);
    assert_eq!(found.len(), 1, "`{css}` finds {} elements", found.len());
    found[0].inner_html()
}

/// The blocks of structured data of a page, each from its own script element; what the search has
/// is none.
pub fn blocks(page: &str) -> Vec<Value> {
    let document = document(page);
    all(
        &document,
        "script:not([data-search], [src^='/assets/search.'])",
    )
    .into_iter()
    .map(|script| {
        assert_eq!(
            script.attr("type"),
            Some("application/ld+json"),
            "a script that is no data: {}",
            script.html()
        );
        let json: String = script.text().collect();
        serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error} in {json}"))
    })
    .collect()
}

/// The blocks of one schema.org type.
pub fn blocks_of(page: &str, kind: &str) -> Vec<Value> {
    blocks(page)
        .into_iter()
        .filter(|block| block["@type"] == kind)
        .collect()
}
