//! Proofs on pages: whether a quotation was found in a copy of its source, or why that is not
//! shown.

use serde::Serialize;

use super::edition::{Date, Edition};
use super::source_line::SourceLink;
use crate::base::language;
use crate::content::prose::{Prose, Reference};
use crate::model::claim::{Claim, ClaimQuotation, Evidence};
use crate::model::proof::{NotProved, Proof, ProofCounts};
use crate::model::source::Source;
use crate::plan::Use;
use crate::yaml::register::Ref;

/// Whether a quotation is proved.
#[derive(Debug, Serialize)]
pub struct ProofView<'e> {
    /// `proved`, or why it is not: `no-copy`, `not-compared`, `no-text`, `not-found`, `stale`.
    state: &'static str,
    /// The day on which the copy was made, if there is one.
    date: Option<Date>,
    /// The page of the copy that has the quotation.
    page: Option<u32>,
    /// The source whose copy has it, if that is not the source named but one that quotes it.
    within: Option<SourceLink<'e>>,
    /// Why no archive keeps a copy either, in the author's words.
    why: Option<&'e str>,
}

/// How many quotations are proved, and how many are not.
#[derive(Debug, Serialize)]
pub struct ProofTally {
    quotations: usize,
    proved: usize,
    without_copy: usize,
    unproved: usize,
}

/// What is on record of the quotation in an entry of the evidence; `None` if it has none.
#[must_use]
pub fn of_evidence<'s>(edition: &Edition<'s>, evidence: &Evidence) -> Option<Proof<'s>> {
    let sources = std::iter::once(&evidence.source).chain(&evidence.via);
    let sources = sources.map(|source| edition.site.sources.get(*source));
    Proof::of_any(sources, evidence.quote.as_deref()?)
}

/// What is on record of a claim's own words; `None` if it has none, or was made in no source.
#[must_use]
pub fn of_own_words<'s>(edition: &Edition<'s>, claim: &Claim) -> Option<Proof<'s>> {
    let quotation = claim.quotations().find(|found| found.evidence.is_none())?;
    of_quotation(edition, &quotation)
}

fn of_quotation<'s>(edition: &Edition<'s>, quotation: &ClaimQuotation<'_>) -> Option<Proof<'s>> {
    let sources = quotation
        .sources()
        .map(|source| edition.site.sources.get(source));
    Proof::of_any(sources, quotation.words)
}

/// What is on record of the quotation in a body that has this citation; `None` if there is no
/// quotation beside it, or none in the language of a source. `tag` is the language of the body.
#[must_use]
pub fn of_citation<'s>(
    edition: &Edition<'s>,
    prose: &Prose,
    citation: &Reference,
    tag: &str,
) -> Option<ProofView<'s>> {
    let mut quotations = prose.quotations.iter();
    let quotation = quotations.find(|found| found.cited_at == citation.place)?;
    let sources = quotation
        .sources
        .iter()
        .filter_map(|id| edition.site.sources.find(id))
        .map(|source| edition.site.sources.get(source))
        .filter(|source| language::is_same(&source.language, tag));
    let proof = Proof::of_any(sources, &quotation.words)?;
    let named = edition.site.sources.find(&citation.id);
    Some(view(edition, named, &proof))
}

/// The word for the state of a quotation: `proved`, or why it is not.
#[must_use]
pub fn state(proof: &Proof<'_>) -> &'static str {
    match proof {
        Proof::Proved { .. } => "proved",
        Proof::NotProved(NotProved::NoCopy { .. }) => "no-copy",
        Proof::NotProved(NotProved::NotCompared(_)) => "not-compared",
        Proof::NotProved(NotProved::NoText { .. }) => "no-text",
        Proof::NotProved(NotProved::NotFound(_)) => "not-found",
        Proof::NotProved(NotProved::Stale(_)) => "stale",
    }
}

/// A proof as pages show it. `named` is the source that the quotation is said to be from.
#[must_use]
pub fn view<'s>(
    edition: &Edition<'s>,
    named: Option<Ref<Source>>,
    proof: &Proof<'s>,
) -> ProofView<'s> {
    let date = match proof {
        Proof::Proved { copy, .. }
        | Proof::NotProved(
            NotProved::NoText { copy, .. } | NotProved::NotFound(copy) | NotProved::Stale(copy),
        ) => Some(copy.date),
        Proof::NotProved(NotProved::NotCompared(copy)) => Some(copy.date),
        Proof::NotProved(NotProved::NoCopy { .. }) => None,
    };
    let (page, within) = match proof {
        Proof::Proved { source, place, .. } => {
            let found = edition.site.sources.find(&source.id);
            let other = found.filter(|found| named.is_some_and(|named| named != *found));
            (place.page, other.map(|other| edition.source_link(other)))
        }
        Proof::NotProved(_) => (None, None),
    };
    let why = match proof {
        Proof::NotProved(NotProved::NoCopy { reason }) => *reason,
        _ => None,
    };
    ProofView {
        state: state(proof),
        date: date.map(|date| edition.date(date)),
        page,
        within,
        why: why.map(|reason| edition.say(reason)),
    }
}

/// How many of the quotations of claims are proved; `None` without any quotation.
#[must_use]
pub fn tally(edition: &Edition<'_>, claims: &[Ref<Claim>]) -> Option<ProofTally> {
    let mut counts = ProofCounts::default();
    for claim in claims {
        for quotation in edition.claim(*claim).quotations() {
            if let Some(proof) = of_quotation(edition, &quotation) {
                counts.add(&proof);
            }
        }
    }
    ProofTally::of(counts)
}

/// How many of the quotations from a source are proved by its own copy; `None` without any
/// quotation.
#[must_use]
pub fn tally_of_source(edition: &Edition<'_>, source: Ref<Source>) -> Option<ProofTally> {
    let entry = edition.site.sources.get(source);
    let mut counts = ProofCounts::default();
    for found in edition.index.uses(source) {
        let words = match *found {
            Use::Appearance(claim) => edition.claim(claim).quote.as_deref(),
            Use::Evidence(claim, position, _) => {
                let evidence = edition.claim(claim).evidence.get(position);
                evidence.and_then(|evidence| evidence.quote.as_deref())
            }
            // They are counted for the source that they are from.
            Use::Through(..) => None,
        };
        if let Some(words) = words {
            counts.add(&Proof::of(entry, words));
        }
    }
    ProofTally::of(counts)
}

impl ProofTally {
    /// The tally of these counts; `None` without any quotation.
    #[must_use]
    pub fn of(counts: ProofCounts) -> Option<Self> {
        (counts.total() > 0).then(|| Self {
            quotations: counts.total(),
            proved: counts.proved,
            without_copy: counts.without_copy,
            unproved: counts.unproved,
        })
    }
}
