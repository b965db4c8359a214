//! The list of sources.

use serde::Serialize;

use super::edition::Edition;
use super::frame::Frame;
use super::listing::{self, Pager};
use super::source_line::SourceItem;
use super::{View, json_ld};
use crate::plan::{SOURCES_A_PAGE, slice};

#[derive(Debug, Serialize)]
struct Sources<'e> {
    rows: Vec<SourceRow<'e>>,
    total: usize,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct SourceRow<'e> {
    source: SourceItem<'e>,
    claims: usize,
}

/// The view of a page (from 1) of all sources.
#[must_use]
pub fn view(edition: &Edition<'_>, page: usize) -> View {
    let used = &edition.index.used_sources();
    let address = |number| edition.addresses.sources(number);
    let rows = slice(used, page, SOURCES_A_PAGE)
        .iter()
        .map(|source| SourceRow {
            source: edition.source(*source),
            claims: edition.index.claims_on(*source),
        })
        .collect();
    let pager = listing::pager(edition, page, used.len(), SOURCES_A_PAGE, address);
    let title = listing::title(
        edition,
        edition.words.get("titles.sources").to_owned(),
        page,
    );
    let description = edition.words.get("descriptions.sources").to_owned();
    let mut frame =
        Frame::new(edition, "sources", &address(page), title, description).below_front(edition);
    let before = (page - 1) * SOURCES_A_PAGE;
    let shown = slice(used, page, SOURCES_A_PAGE);
    let list = json_ld::sources(edition, &frame, before, used.len(), shown);
    frame.data.extend(list);
    View::new(
        frame,
        &Sources {
            rows,
            total: used.len(),
            pager,
        },
    )
}
