//! What was found, at a glance: claims counted by verdict, in the order of the scale.

use serde::Serialize;
use tera::Value;

use super::edition::{ClaimLink, Edition};
use crate::claim::Claim;
use crate::register::Ref;

/// The claims with one verdict.
#[derive(Debug, Serialize)]
pub struct Group<'e> {
    verdict: Option<Value>,
    claims: Vec<ClaimLink<'e>>,
}

/// The groups of these claims; the last holds those without a verdict.
#[must_use]
pub fn groups<'s>(edition: &Edition<'s>, claims: &[Ref<Claim>]) -> Vec<Group<'s>> {
    let verdict_of = |claim: &Ref<Claim>| edition.claim(*claim).outcome.as_ref().map(|outcome| outcome.verdict);
    let verdicts = edition.site.scale.iter().map(|(verdict, _)| Some(verdict)).chain([None]);
    verdicts
        .map(|verdict| Group {
            verdict: verdict.map(|verdict| edition.verdict(verdict)),
            claims: claims
                .iter()
                .filter(|claim| verdict_of(claim) == verdict)
                .map(|claim| edition.claim_link(*claim))
                .collect(),
        })
        .filter(|group| !group.claims.is_empty())
        .collect()
}
