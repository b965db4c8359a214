//! Where a claim was made, with a link to the place, and what was done to a picture or a recording.

use std::borrow::Cow;

use serde::Serialize;

use super::edition::Edition;
use super::outside_link::{self, PlaceInSource};
use super::source_line::SourceLink;
use crate::model::claim::{Appearance, Claim};
use crate::yaml::record::OutsideUrl;

/// A source in which a claim was made, and the place in it.
#[derive(Debug, Serialize)]
pub struct AppearanceLink<'e> {
    #[serde(flatten)]
    source: SourceLink<'e>,
    at: Option<&'e str>,
    /// Where the place itself is, if it is a time in a recording that has an address.
    url: Option<Cow<'e, str>>,
}

/// A picture or a recording that makes a claim, and what was done to it.
#[derive(Debug, Serialize)]
pub struct MediaView<'e> {
    appearance: AppearanceLink<'e>,
    medium: &'static str,
    authenticity: &'static str,
    original: Option<&'e str>,
    original_url: Option<&'e str>,
    /// The host of the original, by which a link to it is named.
    original_host: Option<&'e str>,
}

/// Every source in which a claim was made, with the place in it.
#[must_use]
pub fn links<'s>(edition: &Edition<'s>, claim: &'s Claim) -> Vec<AppearanceLink<'s>> {
    let appearances = claim.appearances.iter();
    appearances
        .map(|appearance| link(edition, appearance))
        .collect()
}

/// The pictures and recordings of a claim that were judged.
#[must_use]
pub fn media<'s>(edition: &Edition<'s>, claim: &'s Claim) -> Vec<MediaView<'s>> {
    let judged = claim.judged_media().map(|(appearance, media)| {
        let original_url = media.original_url.as_ref();
        MediaView {
            appearance: link(edition, appearance),
            medium: media.medium.word(),
            authenticity: media.authenticity.word(),
            original: media.original.as_deref(),
            original_url: original_url.map(OutsideUrl::as_str),
            original_host: original_url.map(OutsideUrl::host),
        }
    });
    judged.collect()
}

fn link<'s>(edition: &Edition<'s>, appearance: &'s Appearance) -> AppearanceLink<'s> {
    let source = edition.site.sources.get(appearance.source);
    let second = appearance.offset(source);
    let place = second.map(PlaceInSource::Second);
    AppearanceLink {
        source: edition.source_link(appearance.source),
        at: appearance.at.as_deref(),
        url: place.and_then(|place| outside_link::view(edition, source, Some(place)).url),
    }
}
