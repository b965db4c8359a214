//! Related claims: those that share most people and subjects with a claim.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::index::{Index, people_of, tags_of};
use crate::model::claim::Claim;
use crate::model::site::Site;
use crate::yaml::register::Ref;

/// How many related claims a claim has at most.
const MAX_RELATED: usize = 5;

/// How many newer and how many older claims are considered in each list that a claim is in.
///
/// It bounds the work for a claim however many there are, and claims from about the same time are
/// the better ones anyway.
const REACH: usize = 16;

impl<'s> Index<'s> {
    /// The index with the related claims of each claim, for themes that show them.
    #[must_use]
    pub fn with_related(mut self, site: &'s Site) -> Self {
        self.related = of_all(site, &self);
        self
    }
}

/// The related claims of every claim, by its position.
fn of_all<'s>(site: &'s Site, index: &Index<'s>) -> Vec<Box<[Ref<Claim>]>> {
    let claims: Vec<Ref<Claim>> = site.claims.iter().map(|(claim, _)| claim).collect();
    claims
        .par_iter()
        .map(|claim| of_one(site, index, *claim))
        .collect()
}

/// The claims that share most people and tags with this one. Among equals, those that share
/// something rare come first, then those published about the same time.
fn of_one<'s>(site: &'s Site, index: &Index<'s>, claim: Ref<Claim>) -> Box<[Ref<Claim>]> {
    let own = index.rank(claim);
    let entry = &site.claims[claim];
    let explainer = index
        .explainer_of(claim)
        .map(|explainer| &site.explainers[explainer]);
    let tags = tags_of(entry, explainer)
        .into_iter()
        .filter_map(|tag| index.by_tag.get(tag));
    let people = people_of(entry)
        .into_iter()
        .map(|person| index.with_person(person));
    let mut met: Vec<(u32, u32)> = Vec::new();
    for list in tags.map(Vec::as_slice).chain(people) {
        let at = list.partition_point(|other| index.rank(*other) < own);
        let near = &list[at.saturating_sub(REACH)..list.len().min(at + 1 + REACH)];
        let length = u32::try_from(list.len()).unwrap_or(u32::MAX);
        met.extend(near.iter().map(|other| (index.rank(*other), length)));
    }
    met.sort_unstable();
    let mut found: Vec<_> = met
        .chunk_by(|one, other| one.0 == other.0)
        .map(|shared| (shared.len(), shared[0]))
        .filter(|(_, (rank, _))| *rank != own)
        .map(|(shared, (rank, rarest))| (Reverse(shared), rarest, rank.abs_diff(own), rank))
        .collect();
    if found.len() > MAX_RELATED {
        found.select_nth_unstable(MAX_RELATED);
        found.truncate(MAX_RELATED);
    }
    found.sort_unstable();
    found
        .into_iter()
        .map(|(.., rank)| index.newest[rank as usize])
        .collect()
}
