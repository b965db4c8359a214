//! The claim card: what was claimed, by whom, what was found, as of when, on what evidence; the same wherever it goes.

use std::collections::BTreeSet;

use serde::Serialize;
use tera::Value;

use super::badge;
use super::edition::{Date, Edition, ForeignLink};
use super::source_line::{SourceItem, SourceLink};
use crate::claim::{Claim, Evidence, Grade, Stance};
use crate::register::Ref;

/// A card.
#[derive(Debug, Serialize)]
pub struct Card<'e> {
    id: &'e str,
    /// The language of the claim, where that is not the page's.
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
    appearances: Vec<SourceLink<'e>>,
    kind: &'static str,
    finding: Option<&'e str>,
    supports: Vec<EvidenceView<'e>>,
    undermines: Vec<EvidenceView<'e>>,
    context: Vec<EvidenceView<'e>>,
    tally: Tally,
    explainer: Option<ForeignLink<'e>>,
    corrected: Option<Date>,
    held: bool,
}

/// One entry of the evidence.
#[derive(Debug, Serialize)]
struct EvidenceView<'e> {
    stance: &'static str,
    source: SourceItem<'e>,
    quote: Option<&'e str>,
    /// Our translation of the quotation.
    translation: Option<&'e str>,
    at: Option<&'e str>,
    via: Option<SourceLink<'e>>,
    note: Option<&'e str>,
    badges: Vec<Value>,
}

/// How many sources the evidence of a claim comes from, and how many of them stand on each side.
///
/// A source that has two quotations on one side is one source there.
#[derive(Debug, Serialize)]
pub struct Tally {
    sources: usize,
    supports: usize,
    undermines: usize,
    context: usize,
}

impl Tally {
    /// The tally of a claim.
    #[must_use]
    pub fn of(claim: &Claim) -> Self {
        let count = |is_counted: &dyn Fn(Stance) -> bool| {
            let counted = claim.evidence.iter().filter(|evidence| is_counted(evidence.stance));
            counted.map(|evidence| evidence.source).collect::<BTreeSet<_>>().len()
        };
        let side = |side: Stance| count(&|stance| stance == side);
        Self {
            sources: count(&|_| true),
            supports: side(Stance::Supports),
            undermines: side(Stance::Undermines),
            context: side(Stance::Context),
        }
    }
}

/// The card of a claim in an edition.
#[must_use]
pub fn view<'s>(edition: &Edition<'s>, claim: Ref<Claim>) -> Card<'s> {
    let entry = edition.claim(claim);
    let outcome = entry.outcome.as_ref();
    let evidence = |stance| {
        let of_stance = entry.evidence.iter().filter(|evidence| evidence.stance == stance);
        of_stance.map(|evidence| evidence_view(edition, evidence)).collect()
    };
    Card {
        id: entry.id.as_str(),
        language: edition.foreign(&entry.language),
        claim: &entry.claim,
        href: edition.href(&edition.places.claim(entry)),
        verdict: outcome.map(|outcome| edition.verdict(outcome.verdict)),
        label: outcome.and_then(|outcome| outcome.label.as_deref()),
        as_of: outcome.map(|outcome| edition.date(outcome.as_of)),
        claimants: edition.people(&entry.claimants),
        about: edition.people(&entry.about),
        date: entry.date.map(|date| edition.date(date)),
        place: entry.place.as_deref(),
        appearances: edition.source_links(&entry.appearances),
        kind: entry.kind.word(),
        finding: outcome.map(|outcome| outcome.finding.as_str()),
        supports: evidence(Stance::Supports),
        undermines: evidence(Stance::Undermines),
        context: evidence(Stance::Context),
        tally: Tally::of(entry),
        explainer: edition.index.explainer_of(claim).map(|explainer| {
            let explainer = edition.site.explainers[explainer].in_language(edition.language);
            edition.explainer_link(explainer)
        }),
        corrected: corrected(edition, entry),
        held: entry.hold.is_some(),
    }
}

/// The day of the newest correction that is not minor.
pub fn corrected(edition: &Edition<'_>, claim: &Claim) -> Option<Date> {
    let correction = claim.corrections.iter().rfind(|correction| correction.grade != Grade::Minor);
    correction.map(|correction| edition.date(correction.date))
}

fn evidence_view<'s>(edition: &Edition<'s>, evidence: &'s Evidence) -> EvidenceView<'s> {
    let source = &edition.site.sources[evidence.source];
    EvidenceView {
        stance: evidence.stance.word(),
        source: edition.source_of_evidence(evidence.source),
        quote: evidence.quote.as_deref(),
        translation: evidence.translation.as_deref(),
        at: evidence.at.as_deref(),
        via: evidence.via.map(|via| edition.source_link(via)),
        note: evidence.note.as_deref(),
        badges: badge::of_evidence(edition, source, evidence.via),
    }
}
