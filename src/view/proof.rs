//! Proofs on pages: whether a quotation was found in a copy of its source, or why that is not
//! shown.

use serde::Serialize;

use super::edition::{Date, Edition};
use super::source_line::SourceLink;
use crate::base::language;
use crate::content::prose::{CitedQuotation, Prose, Reference};
use crate::model::claim::{Claim, ClaimQuotation, Evidence};
use crate::model::explainer::Explainer;
use crate::model::proof::{NotProved, Proof, ProofCounts};
use crate::model::source::Source;
use crate::model::translated::Translated as _;
use crate::plan::{Citing, Use};
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
    let proof = of_cited(edition, quotation, tag)?;
    let named = edition.site.sources.find(&citation.id);
    Some(view(edition, named, &proof))
}

/// What is on record of a quotation in a body with this language; `None` if none of the sources that
/// are cited for it is in that language.
fn of_cited<'s>(edition: &Edition<'s>, quotation: &CitedQuotation, tag: &str) -> Option<Proof<'s>> {
    let sources = quotation.sources.iter();
    let sources = sources
        .filter_map(|id| edition.site.sources.find(id))
        .map(|source| edition.site.sources.get(source))
        .filter(|source| language::is_same(&source.language, tag));
    Proof::of_any(sources, &quotation.words)
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

/// How many of the quotations of an explainer and of its claims are proved, those in bodies that have
/// a citation among them; `None` without any quotation. `explainer` is its text in the language of
/// the page.
#[must_use]
pub fn tally(edition: &Edition<'_>, explainer: &Explainer) -> Option<ProofTally> {
    let mut counts = ProofCounts::default();
    let mut add_body = |body: &Prose, tag: &str| {
        let quotations = body.quotations.iter();
        let proofs = quotations.filter_map(|quotation| of_cited(edition, quotation, tag));
        proofs.for_each(|proof| counts.add(&proof));
    };
    add_body(&explainer.body, &explainer.language);
    for claim in &explainer.claims {
        let claim = edition.claim(*claim);
        add_body(&claim.body, &claim.language);
    }
    for claim in &explainer.claims {
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
    for citing in edition.index.citing(source) {
        let (body, tag) = match *citing {
            Citing::Claim(claim) => {
                let claim = edition.claim(claim);
                (&claim.body, &claim.language)
            }
            Citing::Explainer(explainer) => {
                let explainer = edition.site.explainers.get(explainer);
                let explainer = explainer.in_language(edition.language);
                (&explainer.body, &explainer.language)
            }
        };
        if !language::is_same(&entry.language, tag) {
            continue;
        }
        let quotations = body.quotations.iter();
        // With several sources beside it, it need not be from this one.
        let of_it = quotations.filter(|quotation| quotation.sources == [entry.id.clone()]);
        of_it.for_each(|quotation| counts.add(&Proof::of(entry, &quotation.words)));
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
