//! The claim card: what was claimed, by whom, what was found, as of when, on what evidence; the
//! same on every page.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::appearance::{self, AppearanceLink};
use super::badge;
use super::claim_summary::{self, EvidenceTally};
use super::edition::{Date, Edition, ForeignLink};
use super::outside_link::{PlaceInSource, QuotedPassage};
use super::own_keys::{OwnKeys, own_keys};
use super::proof::{self, ProofView};
use super::sides::{self, Side};
use super::source_line::{SourceItem, SourceLink};
use crate::base::language;
use crate::base::typography::{COMMON_TYPOGRAPHY, Typography};
use crate::model::claim::{Capacity, Claim, Evidence, Stance};
use crate::model::proof::Proof;
use crate::model::source::Source;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

/// The card of a claim.
#[derive(Debug, Serialize)]
pub struct Card<'e> {
    id: &'e str,
    /// The tag of the claim's language, if it is not the page's.
    language: Option<&'e str>,
    claim: &'e str,
    href: String,
    verdict: Option<Value>,
    label: Option<&'e str>,
    as_of: Option<Date>,
    claimants: Vec<Value>,
    about: Vec<Value>,
    date: Option<Date>,
    place: Option<&'e str>,
    appearances: Vec<AppearanceLink<'e>>,
    kind: &'static str,
    finding: Option<&'e str>,
    /// The sides that have evidence, in the order in which readers meet them.
    sides: Vec<Side<'e>>,
    supports: Vec<EvidenceView<'e>>,
    undermines: Vec<EvidenceView<'e>>,
    context: Vec<EvidenceView<'e>>,
    tally: EvidenceTally,
    explainer: Option<ForeignLink<'e>>,
    corrected: Option<Date>,
    held: bool,
    extra: OwnKeys,
}

/// One entry of the evidence.
#[derive(Debug, Serialize)]
struct EvidenceView<'e> {
    stance: &'static str,
    /// Which of the entries with this source it is, in the author's order, if there are several.
    number: Option<usize>,
    source: SourceItem<'e>,
    by: Vec<Value>,
    #[serde(rename = "as")]
    capacity: Option<&'static str>,
    quote: Option<Cow<'e, str>>,
    /// Whether the quotation is proved.
    proof: Option<ProofView<'e>>,
    /// Our translation of the quotation.
    translation: Option<Cow<'e, str>>,
    at: Option<&'e str>,
    via: Vec<SourceLink<'e>>,
    note: Option<&'e str>,
    badges: Vec<Value>,
}

/// The card of a claim in an edition.
#[must_use]
pub fn view<'s>(edition: &Edition<'s>, claim: Ref<Claim>) -> Card<'s> {
    let entry = edition.claim(claim);
    let claim_summary = claim_summary::view(edition, claim);
    let own = language::typography(&entry.language);
    let numbers = numbers(&entry.evidence);
    let evidence = |stance| {
        let of_stance = entry
            .evidence
            .iter()
            .zip(&numbers)
            .filter(|(evidence, _)| evidence.stance == stance);
        of_stance
            .map(|(evidence, number)| evidence_view(edition, evidence, *number, own))
            .collect()
    };
    Card {
        id: entry.id.as_str(),
        language: claim_summary.language,
        claim: claim_summary.claim,
        href: claim_summary.href,
        verdict: claim_summary.verdict,
        label: claim_summary.label,
        as_of: claim_summary.as_of,
        claimants: claim_summary.claimants,
        about: edition.people(&entry.about),
        date: claim_summary.date,
        place: claim_summary.place,
        appearances: appearance::links(edition, entry),
        kind: entry.kind.word(),
        finding: claim_summary.finding,
        sides: sides::of(edition, entry),
        supports: evidence(Stance::Supports),
        undermines: evidence(Stance::Undermines),
        context: evidence(Stance::Context),
        tally: claim_summary.tally,
        explainer: edition.index.explainer_of(claim).map(|explainer| {
            let explainer = edition
                .site
                .explainers
                .get(explainer)
                .in_language(edition.language);
            edition.explainer_link(explainer)
        }),
        corrected: claim_summary.corrected,
        held: claim_summary.held,
        extra: own_keys(edition.site.claims.get(claim), entry, |claim| &claim.extra),
    }
}

/// For each entry which of those with its source it is, if there are several.
fn numbers(evidence: &[Evidence]) -> Vec<Option<usize>> {
    let mut entries: BTreeMap<Ref<Source>, usize> = BTreeMap::new();
    for entry in evidence {
        *entries.entry(entry.source).or_default() += 1;
    }
    entries.retain(|_, count| *count > 1);
    let mut seen: BTreeMap<Ref<Source>, usize> = BTreeMap::new();
    evidence
        .iter()
        .map(|entry| {
            entries.get(&entry.source)?;
            let number = seen.entry(entry.source).or_default();
            *number += 1;
            Some(*number)
        })
        .collect()
}

fn evidence_view<'s>(
    edition: &Edition<'s>,
    evidence: &'s Evidence,
    number: Option<usize>,
    own: Typography,
) -> EvidenceView<'s> {
    let source = edition.site.sources.get(evidence.source);
    let proof = proof::of_evidence(edition, evidence);
    EvidenceView {
        stance: evidence.stance.word(),
        number,
        source: edition.source_of_evidence(evidence.source, place(source, evidence, proof)),
        by: edition.people(&evidence.by),
        capacity: evidence.capacity.map(Capacity::word),
        quote: evidence
            .quote
            .as_deref()
            .map(|words| COMMON_TYPOGRAPHY.set(words)),
        proof: proof.map(|proof| proof::view(edition, Some(evidence.source), &proof)),
        translation: evidence.translation.as_deref().map(|words| own.set(words)),
        at: evidence.at.as_deref(),
        via: edition.source_links(&evidence.via),
        note: evidence.note.as_deref(),
        badges: badge::of_evidence(edition, source, evidence),
    }
}

/// The place in a source that an entry names or quotes.
fn place<'s>(
    source: &Source,
    evidence: &'s Evidence,
    proof: Option<Proof<'s>>,
) -> Option<PlaceInSource<'s>> {
    let second = evidence.offset(source).map(PlaceInSource::Second);
    second.or_else(|| passage(source, evidence, proof).map(PlaceInSource::Passage))
}

/// The passage of a source that an entry quotes. Words that were read in another source may not be
/// there, unless a copy shows that they are.
fn passage<'s>(
    source: &Source,
    evidence: &'s Evidence,
    proof: Option<Proof<'s>>,
) -> Option<QuotedPassage<'s>> {
    let quotation = evidence.quote.as_deref()?;
    let is_there = match proof {
        Some(Proof::Proved { source: found, .. }) => found.id == source.id,
        _ => evidence.via.is_empty(),
    };
    is_there.then_some(QuotedPassage { quotation, proof })
}
