//! The search page: its filters, and what its script has to know of the index.

use serde::Serialize;

use super::View;
use super::claim_filters::{self, Filter};
use super::edition::Edition;
use super::frame::Frame;
use super::listed::Listed;
use super::scale::{self, ScaleView};
use super::search_entries::{self, FACETS};
use crate::base::address::Address;
use crate::base::text::{Html, script_json};
use crate::content::prose::Lost;
use crate::theme::Section;
use crate::view::search::IndexFile;

#[derive(Debug, Serialize)]
struct SearchPage<'e> {
    script: Option<String>,
    data: Html,
    types: [ResultType; 3],
    scale: Vec<ScaleView<'e>>,
    filters: Vec<Filter<'e>>,
}

/// A type of result, and how many there are.
#[derive(Debug, Serialize)]
struct ResultType {
    id: &'static str,
    count: usize,
}

/// What the script has to know.
#[derive(Debug, Serialize)]
struct ScriptData<'a> {
    /// The address of the index's folder, without the last slash; with `.json` added, that of its
    /// directory.
    index: String,
    /// The names of the facets, in the order of an entry's lists.
    facets: [&'static str; 4],
    /// The words that the script shows.
    words: Option<Section<'a>>,
}

/// The view of the search page.
#[must_use]
pub fn view(edition: &Edition<'_>) -> View {
    let Listed {
        explainers,
        claims,
        sources,
    } = &*edition.listed;
    let types = [
        ResultType {
            id: "explainer",
            count: explainers.len(),
        },
        ResultType {
            id: "claim",
            count: claims.len(),
        },
        ResultType {
            id: "source",
            count: sources.len(),
        },
    ];
    let data = script_json(&ScriptData {
        index: edition
            .href(&edition.addresses.search_index())
            .trim_end_matches('/')
            .to_owned(),
        facets: FACETS,
        words: edition.words.section("search.says"),
    });
    let view = SearchPage {
        script: script(edition),
        data,
        types,
        scale: scale::all(edition),
        filters: claim_filters::filters(edition),
    };
    let title = edition.words.get("titles.search").to_owned();
    let description = edition.words.get("descriptions.search").to_owned();
    let mut frame = Frame::new(
        edition,
        "search",
        &edition.addresses.search(),
        title,
        description,
    )
    .below_front(edition);
    frame.index = false;
    View::new(frame, &view)
}

/// The link to the theme's `assets/search.js`, if it has one.
fn script(edition: &Edition<'_>) -> Option<String> {
    let asset = edition.theme.assets.get("search.js")?;
    Address::file(&asset.path).map(|address| edition.href(&address))
}

/// Makes the search index of an edition, and gives each file with its address to `put` as it is
/// made.
///
/// The results of `put` are returned, in the same order on any number of threads; `put` is called
/// from several at once.
///
/// # Errors
///
/// An error of `put`, or a body that its store does not have any more.
///
/// # Panics
///
/// Never: the names of the program's own files are plain.
pub fn index<P: Send, E: Send + From<Lost>>(
    edition: &Edition<'_>,
    put: impl Fn(Address, Vec<u8>) -> Result<P, E> + Sync,
) -> Result<Vec<P>, E> {
    search_entries::index(edition, |IndexFile { path, bytes }| {
        put(
            edition
                .addresses
                .search_file(&path)
                .expect("the names of parts are plain"),
            bytes,
        )
    })
}
