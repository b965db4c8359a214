//! The order of claims: where each stands in the list of its explainer, and which are left out.

use std::sync::Arc;

use hashbrown::HashMap;

use super::UNKNOWN_ID;
use super::explainer_order::{ExplainerOrder, Place};
use super::held::{Held, Left, cited};
use super::ids::Ids;
use super::translations::{Family, families};
use crate::base::date::Day;
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::Id;
use crate::content::prose::Prose;
use crate::model::claim::{Claim, RawClaim};
use crate::model::reading::ParsedDocument;
use crate::model::settings::Settings;

/// The claims in their order, each with its explainer and that explainer's day of publication.
#[derive(Debug)]
pub struct ClaimOrder {
    /// The claims, in their order.
    pub families: Vec<Family<RawClaim>>,
    /// What each has from its explainer, by the claim's id.
    pub homes: HashMap<Id, Home>,
}

/// What a claim has from its explainer.
#[derive(Debug)]
pub struct Home {
    /// The explainer's id.
    pub explainer: Id,
    /// The explainer's day of publication.
    pub published: Day,
    /// The open question that keeps the whole story back; only drafts come this far with one.
    pub hold: Option<String>,
}

/// Puts the claims in the order of their explainers' lists, and leaves out what is held; gives
/// their ids, too.
pub fn order(
    reads: Vec<ParsedDocument<RawClaim>>,
    explainers: &ExplainerOrder,
    settings: &Settings,
    drafts: bool,
    left: &mut Left<'_>,
) -> (ClaimOrder, Ids<Claim>) {
    let mut ids = Ids::new("claim", false);
    let mut homes = HashMap::with_capacity(reads.len());
    let mut published = Vec::with_capacity(reads.len());
    for family in families(reads, settings, |raw| &mut raw.hold, drafts, left.faults) {
        let id = family.original.name.id.clone();
        let Some(explainer) = &family.original.explainer else {
            continue;
        };
        let Some(raw) = &family.original.raw else {
            ids.add_broken(&id);
            continue;
        };
        match explainers.place_of(explainer, &id) {
            Place::Published { .. } if raw.hold.is_some() && !drafts => {
                let sources = sources_of(raw, &family.original.body);
                left.sources.extend(sources.cloned());
                left.held.push(Held::new(&family.original, &raw.lint));
                ids.add_held(&id);
            }
            Place::Published {
                position,
                published: day,
                hold,
            } => {
                let home = Home {
                    explainer: explainer.clone(),
                    published: day,
                    hold,
                };
                homes.insert(id, home);
                published.push((position, family));
            }
            Place::Held => {
                let sources = sources_of(raw, &family.original.body);
                left.sources.extend(sources.cloned());
                ids.add_held(&id);
            }
            Place::Broken => ids.add_broken(&id),
            Place::Nowhere => {
                left.faults
                    .push(without_explainer(explainer, &family.original.file));
                ids.add_broken(&id);
            }
        }
    }
    // Families come by id: where claims have the same place, that is their order.
    published.sort_by_cached_key(|(position, _)| *position);
    for (_, family) in &published {
        ids.add(&family.original.name.id);
    }
    let families = published.into_iter().map(|(_, family)| family).collect();
    (ClaimOrder { families, homes }, ids)
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
        .flat_map(|entry| [Some(&entry.source), entry.via.as_ref()])
        .flatten();
    raw.appearances.iter().chain(evidence).chain(cited(body))
}
