//! Uses of sources: what a claim takes from a source, with the claim and its outcome.

use std::borrow::Cow;

use serde::Serialize;

use super::edition::{ClaimLink, Edition};
use super::proof::{self, ProofView};
use super::source_line::SourceLink;
use crate::base::language;
use crate::base::typography::COMMON_TYPOGRAPHY;
use crate::model::claim::Claim;
use crate::plan::Use;
use crate::yaml::register::Ref;

/// A use of a source by a claim, with the claim's outcome.
#[derive(Debug, Serialize)]
pub struct UseView<'e> {
    role: &'static str,
    claim: ClaimLink<'e>,
    quote: Option<Cow<'e, str>>,
    /// Whether the quotation is proved.
    proof: Option<ProofView<'e>>,
    translation: Option<Cow<'e, str>>,
    at: Option<&'e str>,
    note: Option<&'e str>,
    via: Vec<SourceLink<'e>>,
    /// The source that was read through this one.
    of: Option<SourceLink<'e>>,
}

/// How a claim uses a source.
#[must_use]
pub fn of_source<'s>(edition: &Edition<'s>, found: Use) -> UseView<'s> {
    match found {
        Use::Appearance(claim) => UseView {
            role: "appearance",
            claim: edition.claim_link(claim),
            quote: None,
            proof: None,
            translation: None,
            at: None,
            note: None,
            via: Vec::new(),
            of: None,
        },
        Use::Evidence(claim, position, stance) => UseView {
            role: stance.word(),
            ..of_evidence(edition, claim, position)
        },
        Use::Through(claim, position) => UseView {
            role: "through",
            via: Vec::new(),
            ..said(edition, claim, position)
        },
    }
}

/// What the evidence of a claim at a position says; a translation may have fewer entries.
fn of_evidence<'s>(edition: &Edition<'s>, claim: Ref<Claim>, position: usize) -> UseView<'s> {
    let entry = edition.claim(claim);
    let own = language::typography(&entry.language);
    let evidence = entry.evidence.get(position);
    let quote = evidence.and_then(|evidence| evidence.quote.as_deref());
    let translation = evidence.and_then(|evidence| evidence.translation.as_deref());
    UseView {
        role: "",
        claim: edition.claim_link(claim),
        quote: quote.map(|words| COMMON_TYPOGRAPHY.set(words)),
        proof: evidence.and_then(|evidence| {
            let proof = proof::of_evidence(edition, evidence)?;
            Some(proof::view(edition, Some(evidence.source), &proof))
        }),
        translation: translation.map(|words| own.set(words)),
        at: evidence.and_then(|evidence| evidence.at.as_deref()),
        note: evidence.and_then(|evidence| evidence.note.as_deref()),
        via: evidence.map_or_else(Vec::new, |evidence| edition.source_links(&evidence.via)),
        of: None,
    }
}

/// What somebody says in the evidence of a claim at a position, with the source of their words.
#[must_use]
pub fn said<'s>(edition: &Edition<'s>, claim: Ref<Claim>, position: usize) -> UseView<'s> {
    let evidence = edition.claim(claim).evidence.get(position);
    UseView {
        role: evidence.map_or("context", |evidence| evidence.stance.word()),
        of: evidence.map(|evidence| edition.source_link(evidence.source)),
        ..of_evidence(edition, claim, position)
    }
}
