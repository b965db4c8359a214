//! The search page: what can be chosen on it, and what its script needs to know of the index.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;
use tera::value::Key;

use super::View;
use super::claims::{self, Filter};
use super::edition::Edition;
use super::entry::{FACETS, Listed};
use super::frame::Frame;
use super::scale::{self, ScaleView};
use crate::address::Address;
use crate::search::{ENTRIES_A_PART, FACETS_A_PART};
use crate::text::{Html, script_json};

#[derive(Debug, Serialize)]
struct Search {
    script: Option<String>,
    data: Html,
    types: [Type; 3],
    scale: Vec<ScaleView>,
    filters: Vec<Filter>,
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
    words: Option<Sorted<'a>>,
}

/// Words of a theme in an order: in Tera's maps they have none.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Sorted<'a> {
    Text(&'a str),
    Map(BTreeMap<&'a str, Sorted<'a>>),
}

impl<'a> Sorted<'a> {
    fn new(words: &'a Value) -> Option<Self> {
        let text = || words.as_str().map(Self::Text);
        let entry = |(key, words): (&'a Key<'a>, &'a Value)| Some((key.as_str()?, Self::new(words)?));
        words.as_map().map(|map| Self::Map(map.iter().filter_map(entry).collect())).or_else(text)
    }
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
        words: edition.words.value.get_from_path("search.says").and_then(Sorted::new),
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
