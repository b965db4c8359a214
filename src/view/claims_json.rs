//! `claims.json`: every claim with its verdict and evidence, in one documented shape
//! (docs/OUTPUTS.md).

mod claim;
mod index;
mod proof;
mod record;
mod source;

use serde::Serialize;

use super::edition::Edition;
use super::long_list::{self, LongFilePiece};
use super::withdrawn;
use crate::model::claim::Claim;
use crate::model::scale::{Verdict, ends};
use crate::model::translated::Translated as _;
use crate::yaml::record::OutsideUrl;
use crate::yaml::register::Ref;

pub use index::pieces as index;
pub use record::{bytes as record, lines};

/// The version of the format of `claims.json` and of the records of single claims.
const CLAIMS_VERSION: u32 = 2;

/// The beginning of the file, before the long lists of claims and of sources.
#[derive(Debug, Serialize)]
struct ClaimsJson<'a> {
    version: u32,
    title: &'a str,
    url: String,
    language: &'a str,
    publisher: &'a str,
    licence: Option<&'a str>,
    scale: Vec<VerdictJson<'a>>,
}

/// A verdict of the scale.
#[derive(Debug, Serialize)]
pub struct VerdictJson<'a> {
    id: &'a str,
    label: &'a str,
    definition: &'a str,
    value: Option<u32>,
    best: Option<u32>,
    worst: Option<u32>,
}

impl<'a> VerdictJson<'a> {
    /// A verdict in this edition.
    pub fn of(edition: &Edition<'a>, verdict: Ref<Verdict>) -> Self {
        let scale = edition.site.scale;
        let verdict = &scale[verdict];
        let range = verdict.value.and(ends(scale));
        Self {
            id: verdict.id.as_str(),
            label: edition.say(&verdict.label),
            definition: edition.say(&verdict.definition),
            value: verdict.value.filter(|_| range.is_some()),
            best: range.map(|(_, best)| best),
            worst: range.map(|(worst, _)| worst),
        }
    }
}

/// Every published claim, in the order of the explainers and of their lists.
#[must_use]
pub fn published(edition: &Edition<'_>) -> Vec<Ref<Claim>> {
    let claims = edition.site.claims.iter();
    let claims = claims.filter(|(_, claim)| !claim.is_held_in(edition.language));
    claims.map(|(found, _)| found).collect()
}

/// The pieces of the file. Its JSON is indented, so that a change of a claim is a change of a few
/// lines.
///
/// # Panics
///
/// Never: these types serialise.
pub fn pieces(edition: &Edition<'_>) -> Vec<LongFilePiece> {
    let site = edition.site;
    let scale = site.scale.iter();
    let scale = scale.map(|(verdict, _)| VerdictJson::of(edition, verdict));
    let json = ClaimsJson {
        version: CLAIMS_VERSION,
        title: edition.say(&site.settings.title),
        url: edition.absolute(&edition.addresses.front()),
        language: edition.language,
        publisher: &site.settings.publisher.name,
        licence: site.settings.licence_of_data().map(OutsideUrl::as_str),
        scale: scale.collect(),
    };
    let claims = published(edition);
    let mut pieces = vec![long_list::begin(&json)];
    pieces.extend(long_list::pieces("claims", &claims, |edition, claims| {
        long_list::entries(claims.iter().map(|claim| claim::json(edition, *claim)))
    }));
    pieces.extend(long_list::pieces(
        "sources",
        edition.index.used_sources(),
        |edition, sources| {
            long_list::entries(sources.iter().map(|source| source::json(edition, *source)))
        },
    ));
    let withdrawn = withdrawn::claims(edition);
    pieces.extend(long_list::pieces("withdrawn", &withdrawn, withdrawn::json));
    pieces.push(long_list::end());
    pieces
}
