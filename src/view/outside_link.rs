//! Links to the sources themselves: to their address or to an archived copy, with the passage that
//! is quoted.

use std::borrow::Cow;

use serde::Serialize;

use super::edition::{Date, Edition};
use crate::base::{offset, text_fragment};
use crate::model::proof::Proof;
use crate::model::source::{Archive, Source};
use crate::yaml::record::OutsideUrl;

/// The media types of pages in which a browser finds a passage.
const PAGE_TYPES: [&str; 2] = ["text/html", "application/xhtml+xml"];

/// A link to a source outside the site.
#[derive(Debug, Serialize)]
pub struct OutsideLink<'e> {
    /// Where it leads, with the passage that is quoted if there is one.
    pub url: Option<Cow<'e, str>>,
    /// The address of the source itself, if the link leads to an archived copy instead.
    pub original_url: Option<&'e str>,
    /// The archived copy.
    pub archived: Option<ArchivedCopy<'e>>,
}

/// A copy that an archive keeps.
#[derive(Debug, Serialize)]
pub struct ArchivedCopy<'e> {
    url: &'e str,
    date: Date,
}

/// A place in a source, to which a link leads.
#[derive(Debug, Clone, Copy)]
pub enum PlaceInSource<'q> {
    /// A passage of a text.
    Passage(QuotedPassage<'q>),
    /// A second of a recording.
    Second(u32),
}

/// A passage of a source, to which a link leads.
#[derive(Debug, Clone, Copy)]
pub struct QuotedPassage<'q> {
    /// The words that are quoted.
    pub quotation: &'q str,
    /// Whether they were found in a copy, which says what is around them.
    pub proof: Option<Proof<'q>>,
}

/// The link to a source, and to a place in it if one is given.
#[must_use]
pub fn view<'s>(
    edition: &Edition<'s>,
    source: &'s Source,
    place: Option<PlaceInSource<'_>>,
) -> OutsideLink<'s> {
    let url = source.leads_to();
    // The player of an archived copy knows no places.
    let is_original = source.original_url().is_none();
    let with_place = |url: &'s str| match place {
        Some(PlaceInSource::Passage(passage)) if is_page(source) => passage.in_page(url).into(),
        Some(PlaceInSource::Second(second)) if is_original => offset::link(url, second).into(),
        _ => Cow::Borrowed(url),
    };
    OutsideLink {
        url: url.map(OutsideUrl::as_str).map(with_place),
        original_url: source.original_url(),
        archived: match &source.archive {
            Archive::Kept { url, date } => Some(ArchivedCopy {
                url: url.as_str(),
                date: edition.date(*date),
            }),
            Archive::None(_) => None,
        },
    }
}

impl QuotedPassage<'_> {
    /// The address of a page with this passage.
    fn in_page(&self, url: &str) -> String {
        let (before, after) = match self.proof {
            Some(Proof::Proved { place, .. }) => (place.before.as_ref(), place.after.as_ref()),
            _ => (None, None),
        };
        text_fragment::link(
            url,
            self.quotation,
            before.map(|words| words.0.as_str()),
            after.map(|words| words.0.as_str()),
        )
    }
}

/// True for a source that is a page with text, as far as its copy or its address tells.
fn is_page(source: &Source) -> bool {
    // A file that the publication was given may be of another type than what is at the address.
    let fetched = source.kept.as_ref().filter(|copy| copy.url.is_some());
    if let Some(copy) = fetched {
        return PAGE_TYPES.contains(&copy.media_type.0.as_str());
    }
    let Some(url) = &source.url else {
        return false;
    };
    let address = url.as_str().split(['?', '#']).next().unwrap_or_default();
    let place = address
        .split_once("://")
        .map_or(address, |(_, place)| place);
    let path = place.split_once('/').map_or("", |(_, path)| path);
    mime_guess::from_path(path)
        .first()
        .is_none_or(|guess| PAGE_TYPES.contains(&guess.essence_str()))
}
