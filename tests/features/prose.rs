//! Markdown on a page: what each element becomes, references turned into links, cards and numbered
//! citations.

mod elements;
mod anchors;
mod references;
mod pictures;

use crate::reader::inner;
use crate::small_site::SmallSite;

const EXPLAINER: &str = "content/explainers/library/index.md";
const PAGE: &str = "library/index.html";

/// The smallest site with this text as the explainer's narrative.
fn with(markdown: &str) -> SmallSite {
    SmallSite::new("").replacing(EXPLAINER, "The council met.[[source:minutes]]\n", markdown)
}

/// The narrative as HTML.
fn prose(markdown: &str) -> String {
    inner(&with(markdown).file(PAGE), ".prose")
}
