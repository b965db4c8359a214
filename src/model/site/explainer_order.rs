//! The order of explainers, newest first, and the place that their lists give to claims.

use hashbrown::HashMap;

use super::held::{LeftOut, cited};
use super::translations::{Family, families};
use super::withdrawn::{SharedWithdrawal, WithdrawnDocument};
use crate::base::date::Day;
use crate::base::text::Id;
use crate::model::explainer::RawExplainer;
use crate::model::reading::ParsedDocument;
use crate::model::settings::Settings;

/// The explainers in their order, and the status of every explainer, also of those left out.
#[derive(Debug)]
pub struct ExplainerOrder {
    /// The explainers, in their order.
    pub families: Vec<Family<RawExplainer>>,
    statuses: HashMap<Id, ExplainerStatus>,
}

#[derive(Debug)]
enum ExplainerStatus {
    Published {
        rank: usize,
        day: Day,
        positions: HashMap<Id, usize>,
        hold: Option<String>,
    },
    Held,
    Withdrawn(SharedWithdrawal),
    Broken,
}

/// What its explainer means for a claim.
#[derive(Debug, PartialEq, Eq)]
pub enum ClaimPlacement {
    /// With a published explainer.
    Published {
        /// The rank of the explainer, newest first, and the position of the claim in its list; a
        /// claim that the list leaves out comes last.
        position: (usize, usize),
        /// What the claim takes from the explainer.
        parent: ParentExplainer,
    },
    /// With an explainer that is held back.
    Held,
    /// With an explainer that was withdrawn.
    Withdrawn(SharedWithdrawal),
    /// With an explainer that could not be read.
    Broken,
    /// In a folder without an explainer.
    WithoutExplainer,
}

/// What a claim takes from its explainer.
#[derive(Debug, PartialEq, Eq)]
pub struct ParentExplainer {
    /// The explainer's id.
    pub id: Id,
    /// The explainer's day of publication.
    pub published: Day,
    /// The open question that holds the whole story back; `None` unless drafts are shown.
    pub hold: Option<String>,
}

impl ExplainerOrder {
    /// What the explainer of a folder means for the claim in it.
    pub fn placement_of(&self, explainer: &Id, claim: &Id) -> ClaimPlacement {
        match self.statuses.get(explainer) {
            None => ClaimPlacement::WithoutExplainer,
            Some(ExplainerStatus::Held) => ClaimPlacement::Held,
            Some(ExplainerStatus::Withdrawn(shared)) => ClaimPlacement::Withdrawn(shared.clone()),
            Some(ExplainerStatus::Broken) => ClaimPlacement::Broken,
            Some(ExplainerStatus::Published {
                rank,
                day,
                positions,
                hold,
            }) => ClaimPlacement::Published {
                position: (*rank, positions.get(claim).copied().unwrap_or(usize::MAX)),
                parent: ParentExplainer {
                    id: explainer.clone(),
                    published: *day,
                    hold: hold.clone(),
                },
            },
        }
    }
}

/// Puts the explainers in order, newest first, and leaves out those that are held back or were
/// withdrawn.
pub fn order(
    reads: Vec<ParsedDocument<RawExplainer>>,
    settings: &Settings,
    drafts: bool,
    left_out: &mut LeftOut<'_>,
) -> ExplainerOrder {
    let mut statuses = HashMap::new();
    let mut published = Vec::new();
    for family in families(
        reads,
        settings,
        |raw| &mut raw.hold,
        drafts,
        left_out.faults,
    ) {
        let id = family.original.name.id.clone();
        let first = settings.first_language();
        match &family.original.raw {
            None => {
                statuses.insert(id, ExplainerStatus::Broken);
            }
            Some(raw) if raw.hold.is_some() && !drafts => {
                let moments = raw.timeline.iter().flat_map(|moment| &moment.sources.0);
                let sources = moments.chain(cited(&family.original.body));
                left_out.add_sources(sources);
                left_out.hold(&family.original, &raw.lint);
                statuses.insert(id, ExplainerStatus::Held);
            }
            Some(raw) => match SharedWithdrawal::of(&family, first) {
                Some(shared) => {
                    left_out.withdraw(WithdrawnDocument::of(&family, None, first));
                    statuses.insert(id, ExplainerStatus::Withdrawn(shared));
                }
                None => published.push((raw.published, family)),
            },
        }
    }
    published.sort_by(|(day, family), (other_day, other)| {
        other_day
            .cmp(day)
            .then_with(|| family.original.name.id.cmp(&other.original.name.id))
    });
    for (rank, (_, family)) in published.iter().enumerate() {
        let status = family.original.raw.as_deref().map(|raw| status(rank, raw));
        statuses.extend(status.map(|status| (family.original.name.id.clone(), status)));
    }
    ExplainerOrder {
        families: published.into_iter().map(|(_, family)| family).collect(),
        statuses,
    }
}

/// The status of a published explainer, which has this rank among all.
fn status(rank: usize, raw: &RawExplainer) -> ExplainerStatus {
    let claims = raw.claims.0.iter().enumerate();
    ExplainerStatus::Published {
        rank,
        day: raw.published,
        positions: claims
            .map(|(position, claim)| (claim.clone(), position))
            .collect(),
        hold: raw.hold.clone(),
    }
}
