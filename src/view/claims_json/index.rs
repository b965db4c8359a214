//! The index of claims: where the record of each claim is, and when it last changed, so that a program
//! need not fetch all claims to learn of one.

use serde::Serialize;

use super::{CLAIMS_VERSION, published};
use crate::model::claim::Claim;
use crate::view::edition::Edition;
use crate::view::long_list::{self, LongFilePiece};
use crate::view::withdrawn;
use crate::yaml::register::Ref;

/// The beginning of the file, before the list of claims.
#[derive(Debug, Serialize)]
struct ClaimsIndex<'a> {
    version: u32,
    title: &'a str,
    url: String,
    language: &'a str,
    total: usize,
}

/// A claim in the index.
#[derive(Debug, Serialize)]
struct IndexedClaim<'a> {
    id: &'a str,
    url: String,
    data: Option<String>,
    published: String,
    modified: String,
}

/// The pieces of `claims-index.json`, which has the claims in the order of `claims.json`.
#[must_use]
pub fn pieces(edition: &Edition<'_>) -> Vec<LongFilePiece> {
    let claims = published(edition);
    let index = ClaimsIndex {
        version: CLAIMS_VERSION,
        title: edition.say(&edition.site.settings.title),
        url: edition.absolute(&edition.addresses.front()),
        language: edition.language,
        total: claims.len(),
    };
    let mut pieces = vec![long_list::begin(&index)];
    pieces.extend(long_list::pieces("claims", &claims, |edition, claims| {
        long_list::entries(claims.iter().map(|claim| indexed(edition, *claim)))
    }));
    let withdrawn = withdrawn::claims(edition);
    pieces.extend(long_list::pieces("withdrawn", &withdrawn, withdrawn::json));
    pieces.push(long_list::end());
    pieces
}

fn indexed<'a>(edition: &Edition<'a>, claim: Ref<Claim>) -> IndexedClaim<'a> {
    let claim = edition.claim(claim);
    let data = edition.addresses.claim_json(claim);
    IndexedClaim {
        id: claim.id.as_str(),
        url: edition.absolute(&edition.addresses.claim(claim)),
        data: data.map(|address| edition.absolute(&address)),
        published: claim.published.to_string(),
        modified: edition.index.changes().last_of_claim(claim).day.to_string(),
    }
}
