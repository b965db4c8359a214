//! The search page: what can be chosen on it, and what its script needs to know of the index.

use serde::Serialize;

use super::View;
use super::claims::{self, Filter};
use super::edition::Edition;
use super::entry::{FACETS, Listed};
use super::frame::Frame;
use super::scale::{self, ScaleView};
use crate::address::Address;
use crate::search::{ENTRIES_A_PART, FACETS_A_PART};
use crate::text::{Html, script_json};
use crate::theme::Section;

#[derive(Debug, Serialize)]
struct Search<'e> {
    script: Option<String>,
    data: Html,
    types: [Type; 3],
    scale: Vec<ScaleView<'e>>,
    filters: Vec<Filter<'e>>,
}

/// What a result can be, and how many of it there are.
#[derive(Debug, Serialize)]
struct Type {
    id: &'static str,
    count: usize,
}

/// What the script needs to know.
#[derive(Debug, Serialize)]
struct Data<'a> {
    /// What stands before the names of the index's files.
    index: String,
    /// The first term of each file of terms.
    terms: &'a [String],
    /// How many entries a file of them has, and how many a file of facets.
    entries_a_part: usize,
    facets_a_part: usize,
    /// What the lists of a facet's entry are, in order.
    facets: [&'static str; 4],
    /// What results can be, in the order of their numbers, with how many of each there are.
    types: &'a [Type; 3],
    /// What the script says.
    words: Option<Section<'a>>,
}

/// The view of the search page.
#[must_use]
pub fn view(edition: &Edition<'_>) -> View {
    let listed = Listed::of(edition);
    let types = [
        Type { id: "explainer", count: listed.explainers.len() },
        Type { id: "claim", count: listed.claims.len() },
        Type { id: "source", count: listed.sources.len() },
    ];
    let data = script_json(&Data {
        index: edition.href(&folder(edition)),
        terms: &edition.search.first_terms,
        entries_a_part: ENTRIES_A_PART,
        facets_a_part: FACETS_A_PART,
        facets: FACETS,
        types: &types,
        words: edition.words.section("search.says"),
    });
    let view =
        Search { script: script(edition), data, types, scale: scale::all(edition), filters: claims::filters(edition) };
    let title = edition.words.get("titles.search").to_owned();
    let description = edition.words.get("descriptions.search").to_owned();
    let mut frame = Frame::new(edition, "search", &edition.places.search(), title, description).below_front(edition);
    frame.index = false;
    View::new(frame, &view)
}

/// The address of the theme's `assets/search.js`.
fn script(edition: &Edition<'_>) -> Option<String> {
    let asset = edition.theme.assets.get("search.js")?;
    Address::file(&asset.path).map(|address| edition.href(&address))
}

/// The folder of the files of an edition's index.
#[must_use]
pub fn folder(edition: &Edition<'_>) -> Address {
    edition.places.search_index(&edition.search.version)
}

/// The address of each file of an edition's index, in order.
#[must_use]
pub fn addresses(edition: &Edition<'_>) -> Vec<Address> {
    let folder = folder(edition);
    let folder = folder.as_str().trim_matches('/');
    let address = |name: &str| Address::file(&format!("{folder}/{name}")).expect("the names of parts are plain");
    edition.search.parts.iter().map(|part| address(&part.name)).collect()
}
