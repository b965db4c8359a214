//! The order of claims, which their explainers' lists give, and which claims are left out.

use std::sync::Arc;

use hashbrown::HashMap;

use super::UNKNOWN_ID;
use super::explainer_order::{ClaimPlacement, ExplainerOrder, ParentExplainer};
use super::held::{LeftOut, cited};
use super::ids::Ids;
use super::translations::{Family, families};
use super::withdrawn::WithdrawnDocument;
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::Id;
use crate::content::prose::Prose;
use crate::model::claim::{Claim, RawClaim};
use crate::model::reading::ParsedDocument;
use crate::model::settings::Settings;

/// The claims in their order, and what each takes from its explainer.
#[derive(Debug)]
pub struct ClaimOrder {
    /// The claims, in their order.
    pub families: Vec<Family<RawClaim>>,
    /// What each takes from its explainer, by the claim's id.
    pub parents: HashMap<Id, ParentExplainer>,
}

/// Puts the claims in the order of their explainers' lists and leaves out those that are held back
/// or were withdrawn. Also gives the ids of all claims, those left out among them. The claims come
/// with whether there are others whose ids cannot be read.
pub fn order(
    reads: (Vec<ParsedDocument<RawClaim>>, bool),
    explainers: &ExplainerOrder,
    settings: &Settings,
    drafts: bool,
    left_out: &mut LeftOut<'_>,
) -> (ClaimOrder, Ids<Claim>) {
    let first_language = settings.first_language();
    let (reads, unreadable) = reads;
    let families = families(
        reads,
        settings,
        |raw| &mut raw.hold,
        drafts,
        left_out.faults,
    );
    let mut placed = PlacedClaims {
        published: Vec::with_capacity(families.len()),
        parents: HashMap::with_capacity(families.len()),
        ids: Ids::new("claim", unreadable),
    };
    for family in families {
        placed.place(family, explainers, (drafts, first_language), left_out);
    }
    placed.in_order()
}

/// The claims that have found their place, while the others are still to come.
struct PlacedClaims {
    /// Published claims, each with the rank of its explainer and its position in the list there.
    published: Vec<((usize, usize), Family<RawClaim>)>,
    parents: HashMap<Id, ParentExplainer>,
    ids: Ids<Claim>,
}

impl PlacedClaims {
    /// Places one claim: with the published ones, with those that are left out, or with those that
    /// could not be read.
    fn place(
        &mut self,
        family: Family<RawClaim>,
        explainers: &ExplainerOrder,
        (drafts, first_language): (bool, &str),
        left_out: &mut LeftOut<'_>,
    ) {
        let id = family.original.name.id.clone();
        let Some(explainer) = &family.original.explainer else {
            return;
        };
        let Some(raw) = &family.original.raw else {
            self.ids.add_broken(&id);
            return;
        };
        let is_held = raw.hold.is_some() && !drafts;
        match explainers.placement_of(explainer, &id) {
            ClaimPlacement::Published { .. } | ClaimPlacement::Withdrawn(_) if is_held => {
                left_out.hold(&family.original, &raw.lint);
                left_out.add_sources(sources_of(raw, &family.original.body));
                self.ids.add_held(&id);
            }
            ClaimPlacement::Published { .. } if raw.withdrawn.is_some() => {
                left_out.withdraw(WithdrawnDocument::of(&family, None, first_language));
                self.ids.add_withdrawn(&id);
            }
            ClaimPlacement::Withdrawn(shared) => {
                left_out.withdraw(WithdrawnDocument::of(
                    &family,
                    Some(&shared),
                    first_language,
                ));
                self.ids.add_withdrawn(&id);
            }
            ClaimPlacement::Published { position, parent } => {
                self.parents.insert(id, parent);
                self.published.push((position, family));
            }
            ClaimPlacement::Held => {
                left_out.add_sources(sources_of(raw, &family.original.body));
                self.ids.add_held(&id);
            }
            ClaimPlacement::Broken => self.ids.add_broken(&id),
            ClaimPlacement::WithoutExplainer => {
                left_out
                    .faults
                    .push(without_explainer(explainer, &family.original.file));
                self.ids.add_broken(&id);
            }
        }
    }

    fn in_order(mut self) -> (ClaimOrder, Ids<Claim>) {
        // The sort is stable and families come sorted by id, so claims that no list names are in
        // that order.
        self.published.sort_by_cached_key(|(position, _)| *position);
        for (_, family) in &self.published {
            self.ids.add(&family.original.name.id);
        }
        let families = self.published.into_iter().map(|(_, family)| family);
        let order = ClaimOrder {
            families: families.collect(),
            parents: self.parents,
        };
        (order, self.ids)
    }
}

/// What is wrong with a claim in a folder that has no explainer.
fn without_explainer(explainer: &Id, file: &Arc<str>) -> Diagnostic {
    let message = format!("there is no explainer `{explainer}`: its folder has no index.md");
    Diagnostic::new(UNKNOWN_ID, file, At::File, message)
}

/// The sources that a claim uses: as evidence, as the place where it was made, and in its text.
fn sources_of<'r>(raw: &'r RawClaim, body: &'r Prose) -> impl Iterator<Item = &'r Id> {
    let evidence = raw
        .evidence
        .iter()
        .flat_map(|entry| std::iter::once(&entry.source).chain(&entry.via.0));
    let made_in = raw.appearances.iter().map(|entry| &entry.keys.source);
    made_in.chain(evidence).chain(cited(body))
}
