//! The outcomes of several claims in short: claims grouped by verdict, in the order of the scale.

use serde::Serialize;
use tera::Value;

use super::edition::{ClaimLink, Edition};
use crate::model::claim::Claim;
use crate::yaml::register::Ref;

/// The claims with one verdict, or without any.
#[derive(Debug, Serialize)]
pub struct VerdictGroup<'e> {
    verdict: Option<Value>,
    claims: Vec<ClaimLink<'e>>,
}

/// These claims grouped by verdict; the last group has those without one. Empty groups are left
/// out.
#[must_use]
pub fn groups<'s>(edition: &Edition<'s>, claims: &[Ref<Claim>]) -> Vec<VerdictGroup<'s>> {
    let mut links: Vec<Vec<ClaimLink<'s>>> = Vec::new();
    links.resize_with(edition.site.scale.len() + 1, Vec::new);
    let without = links.len() - 1;
    for claim in claims {
        let outcome = edition.claim(*claim).outcome.as_ref();
        let group = outcome.map_or(without, |outcome| outcome.verdict.position());
        links[group].push(edition.claim_link(*claim));
    }
    let verdicts = edition
        .site
        .scale
        .iter()
        .map(|(verdict, _)| Some(verdict))
        .chain([None]);
    let groups = verdicts.zip(links).filter(|(_, claims)| !claims.is_empty());
    let verdict_of = |verdict: Option<_>| verdict.map(|verdict| edition.verdict(verdict));
    groups
        .map(|(verdict, claims)| VerdictGroup {
            verdict: verdict_of(verdict),
            claims,
        })
        .collect()
}
