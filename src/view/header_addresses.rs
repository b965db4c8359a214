//! The addresses that `_headers` has rules for.

use super::edition::Edition;
use crate::base::address::Address;
use crate::plan::{CitationFile, DataFile, Plan, Subject};

/// The addresses that `_headers` has rules of their own for, or patterns of such, with `:name` for
/// a segment.
#[derive(Debug)]
pub struct HeaderAddresses {
    /// Atom feeds.
    pub feeds: Vec<Address>,
    /// Data that scripts of other sites may read, with its media type where its ending does not
    /// tell it.
    pub data: Vec<(Address, Option<&'static str>)>,
    /// Embeds, which other sites may frame.
    pub embeds: Vec<Address>,
    /// The folders of the search indexes.
    pub indexes: Vec<Address>,
}

impl HeaderAddresses {
    /// The addresses, in every language, that `_headers` has rules for.
    pub fn of(plan: &Plan<'_>, editions: &[Edition<'_>]) -> Self {
        let showing = |kind| {
            editions
                .iter()
                .filter(move |edition| edition.theme.shows(kind))
        };
        let main = [Subject::Feed, Subject::CorrectionsFeed];
        let main = main.into_iter().flat_map(|feed| plan.addresses_of(feed));
        let others = editions
            .iter()
            .flat_map(|edition| edition.addresses.every_feed());
        let oembeds = showing("embed").filter_map(|edition| edition.addresses.every_oembed());
        let json = plan
            .addresses_of(Subject::ClaimsJson)
            .into_iter()
            .chain(oembeds);
        Self {
            feeds: main.chain(others.flatten()).collect(),
            data: json
                .map(|address| (address, None))
                .chain(editions.iter().flat_map(of_data))
                .collect(),
            embeds: showing("embed")
                .map(|edition| edition.addresses.every_embed())
                .collect(),
            indexes: showing("search")
                .map(|edition| edition.addresses.search_index())
                .collect(),
        }
    }
}

/// The data of an edition in other formats than `claims.json`, with its media types.
fn of_data(edition: &Edition<'_>) -> Vec<(Address, Option<&'static str>)> {
    let addresses = edition.addresses;
    let files = DataFile::ALL.map(|file| (addresses.file(file.name()), Some(file.media_type())));
    let cited = CitationFile::ALL;
    let cited = cited.map(|file| (addresses.every_citation(file), Some(file.media_type())));
    let twins = addresses
        .every_markdown()
        .map(|twin| (twin, Some("text/markdown")));
    let others = [
        (addresses.file("feed.json"), Some("application/feed+json")),
        (addresses.every_claim_json(), None),
        (addresses.file("llms.txt"), Some("text/plain")),
    ];
    let all = files.into_iter().chain(others).chain(cited).chain(twins);
    all.filter_map(|(address, media_type)| Some((address?, media_type)))
        .collect()
}
