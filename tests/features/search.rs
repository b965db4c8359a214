//! Search: the page, the files of its index, and what can never be found by it.

mod index;
mod page;
mod found;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::reader::{all, document};
use crate::search_reader::Index;
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// The data block of a search page.
fn data(page: &str) -> Value {
    let document = document(page);
    let blocks = all(&document, "script[type='application/json']");
    assert_eq!(blocks.len(), 1);
    serde_json::from_str(&blocks[0].text().collect::<String>()).expect("the block is JSON")
}

/// The form and the templates of a search page, which wait for its script as text.
fn form(site: &SmallSite) -> String {
    let page = site.file("search/index.html");
    let document = document(&page);
    let texts = all(&document, "script[data-search=text][type='text/html']");
    assert_eq!(texts.len(), 1);
    texts[0].text().collect()
}

/// The search index of a site.
fn index(site: &SmallSite) -> Index {
    below(&site.output(), "search/")
}

/// The search index in a folder of an output.
fn below(output: &BTreeMap<String, String>, folder: &str) -> Index {
    let files = output
        .iter()
        .filter_map(|(path, text)| Some((path.strip_prefix(folder)?.to_owned(), text.clone())));
    Index::new(files.filter(|(path, _)| path != "index.html").collect())
}
