//! The brief: a claim in a list. What a card says, but for its evidence, of which it says how much there is.

use serde::Serialize;
use tera::Value;

use super::card::{self, Tally};
use super::edition::{Date, Edition};
use super::source_line::SourceLink;
use crate::claim::Claim;
use crate::register::Ref;

/// A claim in a list, never without its verdict and its finding.
#[derive(Debug, Serialize)]
pub struct Brief<'e> {
    /// The language of the claim, where that is not the page's.
    language: Option<&'e str>,
    claim: &'e str,
    href: String,
    verdict: Option<Value>,
    label: Option<&'e str>,
    as_of: Option<Date>,
    claimants: Vec<Value>,
    date: Option<Date>,
    place: Option<&'e str>,
    appearances: Vec<SourceLink<'e>>,
    finding: Option<&'e str>,
    tally: Tally,
    corrected: Option<Date>,
    held: bool,
}

/// The brief of a claim in an edition.
#[must_use]
pub fn view<'s>(edition: &Edition<'s>, claim: Ref<Claim>) -> Brief<'s> {
    let entry = edition.claim(claim);
    let outcome = entry.outcome.as_ref();
    Brief {
        language: edition.foreign(&entry.language),
        claim: &entry.claim,
        href: edition.href(&edition.places.claim(entry)),
        verdict: outcome.map(|outcome| edition.verdict(outcome.verdict)),
        label: outcome.and_then(|outcome| outcome.label.as_deref()),
        as_of: outcome.map(|outcome| edition.date(outcome.as_of)),
        claimants: edition.people(&entry.claimants),
        date: entry.date.map(|date| edition.date(date)),
        place: entry.place.as_deref(),
        appearances: edition.source_links(&entry.appearances),
        finding: outcome.map(|outcome| outcome.finding.as_str()),
        tally: Tally::of(entry),
        corrected: card::corrected(edition, entry),
        held: entry.hold.is_some(),
    }
}

/// The briefs of several claims.
#[must_use]
pub fn all<'s>(edition: &Edition<'s>, claims: &[Ref<Claim>]) -> Vec<Brief<'s>> {
    claims.iter().map(|claim| view(edition, *claim)).collect()
}
