//! The order of explainers, newest first, and where it puts the claims of each.

use hashbrown::HashMap;

use super::held::{Held, Left, cited};
use super::translations::{Family, families};
use crate::base::date::Day;
use crate::base::text::Id;
use crate::model::explainer::RawExplainer;
use crate::model::reading::ParsedDocument;
use crate::model::settings::Settings;

/// The explainers in their order, and where each claim stands among them.
#[derive(Debug)]
pub struct ExplainerOrder {
    /// The explainers, in their order.
    pub families: Vec<Family<RawExplainer>>,
    places: HashMap<Id, Status>,
}

#[derive(Debug)]
enum Status {
    Published {
        rank: usize,
        day: Day,
        positions: HashMap<Id, usize>,
        hold: Option<String>,
    },
    Held,
    Broken,
}

/// Where a claim stands.
#[derive(Debug, PartialEq, Eq)]
pub enum Place {
    /// With a published explainer.
    Published {
        /// The explainer's rank and the claim's position in its list.
        position: (usize, usize),
        /// The explainer's day of publication.
        published: Day,
        /// The open question that keeps the explainer back, among drafts.
        hold: Option<String>,
    },
    /// With an explainer that is held back.
    Held,
    /// With an explainer that could not be read.
    Broken,
    /// In a folder without an explainer.
    Nowhere,
}

impl ExplainerOrder {
    /// Where the claim `id` in the folder of `explainer` stands.
    pub fn place_of(&self, explainer: &Id, id: &Id) -> Place {
        match self.places.get(explainer) {
            None => Place::Nowhere,
            Some(Status::Held) => Place::Held,
            Some(Status::Broken) => Place::Broken,
            Some(Status::Published {
                rank,
                day,
                positions,
                hold,
            }) => {
                let position = positions.get(id).copied().unwrap_or(usize::MAX);
                Place::Published {
                    position: (*rank, position),
                    published: *day,
                    hold: hold.clone(),
                }
            }
        }
    }
}

/// Puts the explainers in order, newest first, and leaves out what is held.
pub fn order(
    reads: Vec<ParsedDocument<RawExplainer>>,
    settings: &Settings,
    drafts: bool,
    left: &mut Left<'_>,
) -> ExplainerOrder {
    let mut places = HashMap::new();
    let mut published = Vec::new();
    for family in families(reads, settings, |raw| &mut raw.hold, drafts, left.faults) {
        let id = family.original.name.id.clone();
        match &family.original.raw {
            None => {
                places.insert(id, Status::Broken);
            }
            Some(raw) if raw.hold.is_some() && !drafts => {
                let moments = raw.timeline.iter().flat_map(|moment| &moment.sources.0);
                let sources = moments.chain(cited(&family.original.body));
                left.sources.extend(sources.cloned());
                left.held.push(Held::new(&family.original, &raw.lint));
                places.insert(id, Status::Held);
            }
            Some(raw) => published.push((raw.published, family)),
        }
    }
    published.sort_by(|(day, family), (other_day, other)| {
        other_day
            .cmp(day)
            .then_with(|| family.original.name.id.cmp(&other.original.name.id))
    });
    for (rank, (_, family)) in published.iter().enumerate() {
        let status = family.original.raw.as_deref().map(|raw| status(rank, raw));
        places.extend(status.map(|status| (family.original.name.id.clone(), status)));
    }
    ExplainerOrder {
        families: published.into_iter().map(|(_, family)| family).collect(),
        places,
    }
}

/// The status of a published explainer, which has this rank among all.
fn status(rank: usize, raw: &RawExplainer) -> Status {
    let claims = raw.claims.0.iter().enumerate();
    Status::Published {
        rank,
        day: raw.published,
        positions: claims
            .map(|(position, claim)| (claim.clone(), position))
            .collect(),
        hold: raw.hold.clone(),
    }
}
