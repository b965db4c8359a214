//! The claim card: what was claimed, by whom, what was found, as of when, on what evidence; the same wherever it goes.

use serde::Serialize;

use super::badge::{self, Badge};
use super::edition::{Date, Edition, ForeignLink, PersonView, VerdictView};
use super::source_line::{SourceItem, SourceLink};
use crate::claim::{Claim, Evidence, Grade, Stance};
use crate::register::Ref;

/// A card.
#[derive(Debug, Serialize)]
pub struct Card {
    id: String,
    /// The language of the claim, where that is not the page's.
    language: Option<String>,
    claim: String,
    href: String,
    verdict: Option<VerdictView>,
    label: Option<String>,
    as_of: Option<Date>,
    claimants: Vec<PersonView>,
    about: Vec<PersonView>,
    date: Option<Date>,
    place: Option<String>,
    appearances: Vec<SourceItem>,
    kind: &'static str,
    finding: Option<String>,
    supports: Vec<Entry>,
    undermines: Vec<Entry>,
    context: Vec<Entry>,
    explainer: Option<ForeignLink>,
    corrected: Option<Date>,
    held: bool,
}

/// One entry of the evidence.
#[derive(Debug, Serialize)]
pub struct Entry {
    stance: &'static str,
    source: SourceItem,
    quote: Option<String>,
    /// Our translation of the quotation.
    translation: Option<String>,
    at: Option<String>,
    via: Option<SourceLink>,
    note: Option<String>,
    badges: Vec<Badge>,
}

/// The card of a claim in an edition.
#[must_use]
pub fn view(edition: &Edition<'_>, claim: Ref<Claim>) -> Card {
    let entry = edition.claim(claim);
    let outcome = entry.outcome.as_ref();
    let evidence = |stance| {
        entry
            .evidence
            .iter()
            .filter(|evidence| evidence.stance == stance)
            .map(|evidence| evidence_entry(edition, evidence))
            .collect()
    };
    let corrected = entry.corrections.iter().rfind(|correction| correction.grade != Grade::Minor);
    Card {
        id: entry.id.to_string(),
        language: edition.foreign(&entry.language),
        claim: entry.claim.clone(),
        href: edition.href(&edition.places.claim(entry)),
        verdict: outcome.map(|outcome| edition.verdict(outcome.verdict)),
        label: outcome.and_then(|outcome| outcome.label.clone()),
        as_of: outcome.map(|outcome| edition.date(outcome.as_of)),
        claimants: edition.people(&entry.claimants),
        about: edition.people(&entry.about),
        date: entry.date.map(|date| edition.date(date)),
        place: entry.place.clone(),
        appearances: edition.sources(&entry.appearances),
        kind: entry.kind.word(),
        finding: outcome.map(|outcome| outcome.finding.clone()),
        supports: evidence(Stance::Supports),
        undermines: evidence(Stance::Undermines),
        context: evidence(Stance::Context),
        explainer: edition.index.explainer_of(claim).map(|explainer| {
            let explainer = edition.site.explainers[explainer].in_language(edition.language);
            edition.explainer_link(explainer)
        }),
        corrected: corrected.map(|correction| edition.date(correction.date)),
        held: entry.hold.is_some(),
    }
}

fn evidence_entry(edition: &Edition<'_>, evidence: &Evidence) -> Entry {
    let source = &edition.site.sources[evidence.source];
    Entry {
        stance: evidence.stance.word(),
        source: edition.source(evidence.source),
        quote: evidence.quote.clone(),
        translation: evidence.translation.clone(),
        at: evidence.at.clone(),
        via: evidence.via.map(|via| edition.source_link(via)),
        note: evidence.note.clone(),
        badges: badge::of_evidence(edition, source, evidence.via),
    }
}
