//! The record of one claim: the claim with its verdict in words, and the sources that it names.

use std::collections::BTreeSet;

use serde::Serialize;

use super::claim::{self, ClaimJson};
use super::source::{self, SourceJson};
use super::{CLAIMS_VERSION, VerdictJson, published};
use crate::model::claim::Claim;
use crate::model::source::Source;
use crate::view::edition::Edition;
use crate::view::long_list::{self, LongFilePiece};
use crate::yaml::record::OutsideUrl;
use crate::yaml::register::Ref;

/// What a program needs that takes one claim and nothing else.
#[derive(Debug, Serialize)]
struct ClaimRecord<'a> {
    version: u32,
    title: &'a str,
    publisher: &'a str,
    licence: Option<&'a str>,
    verdict: Option<VerdictJson<'a>>,
    claim: ClaimJson<'a>,
    sources: Vec<SourceJson<'a>>,
}

/// `claim.json`: the record of a claim, indented.
///
/// # Panics
///
/// Never: the record serialises.
#[must_use]
pub fn bytes(edition: &Edition<'_>, claim: Ref<Claim>) -> Vec<u8> {
    let mut json = serde_json::to_vec_pretty(&of(edition, claim))
        .expect("the program's own JSON types serialise");
    json.push(b'\n');
    json
}

/// `claims.ndjson`: the record of each claim on a line of its own.
#[must_use]
pub fn lines(edition: &Edition<'_>) -> Vec<LongFilePiece> {
    long_list::lines("ndjson", &published(edition), |edition, claims| {
        let mut bytes = Vec::new();
        for claim in claims {
            let record = serde_json::to_string(&of(edition, *claim))
                .expect("the program's own JSON types serialise");
            bytes.extend(in_one_line(&record).bytes());
            bytes.push(b'\n');
        }
        bytes
    })
}

/// JSON without the characters at which some programs break lines although JSON allows them in texts.
fn in_one_line(json: &str) -> String {
    json.replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

fn of<'a>(edition: &Edition<'a>, claim: Ref<Claim>) -> ClaimRecord<'a> {
    let settings = edition.site.settings;
    let entry = edition.claim(claim);
    let outcome = entry.outcome.as_ref();
    ClaimRecord {
        version: CLAIMS_VERSION,
        title: edition.say(&settings.title),
        publisher: &settings.publisher.name,
        licence: settings.licence_of_data().map(OutsideUrl::as_str),
        verdict: outcome.map(|outcome| VerdictJson::of(edition, outcome.verdict)),
        claim: claim::json(edition, claim),
        sources: named(edition, entry)
            .into_iter()
            .map(|found| source::json(edition, found))
            .collect(),
    }
}

/// Every source that a claim names, in the registry's order.
fn named(edition: &Edition<'_>, claim: &Claim) -> BTreeSet<Ref<Source>> {
    let evidence = claim.evidence.iter();
    let of_evidence = evidence.flat_map(|entry| std::iter::once(&entry.source).chain(&entry.via));
    let own = claim.made_in().chain(of_evidence.copied());
    let own: BTreeSet<Ref<Source>> = own.collect();
    let through = own
        .iter()
        .flat_map(|source| &edition.site.sources.get(*source).through);
    through.copied().chain(own.iter().copied()).collect()
}
