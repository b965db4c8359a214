//! The join of explainers.

use std::collections::BTreeMap;
use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use super::CLAIM_ORDER;
use super::facts;
use super::held::{Held, Left, cited};
use super::ids::Known;
use super::translations::{Family, families};
use crate::base::date::Day;
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::{Id, did_you_mean};
use crate::model::claim::Claim;
use crate::model::explainer::{Certainty, Explainer, Moment, RawExplainer, RawMoment};
use crate::model::reading::Read;
use crate::model::settings::Settings;
use crate::trail;
use crate::yaml::register::Register;

/// The explainers in their order, and where each claim stands among them.
#[derive(Debug)]
pub struct ExplainerOrder {
    families: Vec<Family<RawExplainer>>,
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
    reads: Vec<Read<RawExplainer>>,
    settings: &Settings,
    drafts: bool,
    left: &mut Left<'_>,
) -> ExplainerOrder {
    let mut places = HashMap::new();
    let mut published = Vec::new();
    for family in families(reads, settings, |raw| &mut raw.hold, drafts, left.faults) {
        match &family.original.raw {
            None => {
                places.insert(family.original.name.id.clone(), Status::Broken);
            }
            Some(raw) if raw.hold.is_some() && !drafts => {
                let (file, id) = (
                    Arc::clone(&family.original.file),
                    family.original.name.id.clone(),
                );
                left.held.push(Held {
                    file,
                    explainer: None,
                    id,
                    lint: raw.lint.clone(),
                });
                let moments = raw.timeline.iter().flat_map(|moment| &moment.sources.0);
                left.sources
                    .extend(moments.chain(cited(&family.original.body)).cloned());
                places.insert(family.original.name.id.clone(), Status::Held);
            }
            Some(raw) => published.push((raw.published, family)),
        }
    }
    published.sort_by(|a, b| {
        b.0.cmp(&a.0)
            .then_with(|| a.1.original.name.id.cmp(&b.1.original.name.id))
    });
    for (rank, (day, family)) in published.iter().enumerate() {
        let claims = family.original.raw.iter().flat_map(|raw| &raw.claims.0);
        let positions = claims
            .enumerate()
            .map(|(position, claim)| (claim.clone(), position))
            .collect();
        let hold = family
            .original
            .raw
            .as_ref()
            .and_then(|raw| raw.hold.clone());
        let standing = Status::Published {
            rank,
            day: *day,
            positions,
            hold,
        };
        places.insert(family.original.name.id.clone(), standing);
    }
    ExplainerOrder {
        families: published.into_iter().map(|(_, family)| family).collect(),
        places,
    }
}

/// Makes the explainers.
pub fn join(
    order: ExplainerOrder,
    claims: &Register<Claim>,
    first_language: &str,
    known: &mut Known<'_>,
) -> Register<Explainer> {
    let mut by_folder: HashMap<&Id, Vec<&Id>> = HashMap::new();
    for (_, claim) in claims.iter() {
        by_folder
            .entry(&claim.explainer)
            .or_default()
            .push(&claim.id);
    }
    let mut explainers = Vec::with_capacity(order.families.len());
    for family in order.families {
        check_order(
            &family.original,
            claims,
            by_folder.get(&family.original.name.id),
            known,
        );
        if let Some((original, translations)) =
            family.join(first_language, facts::of_explainer, known, explainer)
        {
            explainers.push(Explainer {
                translations,
                ..original
            });
        }
    }
    Register::new(explainers)
}

/// Notes claims of the folder that the list leaves out, doubles, and claims of another folder.
fn check_order(
    read: &Read<RawExplainer>,
    claims: &Register<Claim>,
    folder: Option<&Vec<&Id>>,
    known: &mut Known<'_>,
) {
    let Some(raw) = &read.raw else { return };
    let mut listed = HashSet::new();
    for (position, id) in raw.claims.0.iter().enumerate() {
        let at = || At::Value(trail!["claims", position]);
        if !listed.insert(id) {
            let message = format!("`{id}` is listed twice");
            known
                .faults
                .push(Diagnostic::new(CLAIM_ORDER, &read.file, at(), message));
            continue;
        }
        let Some(found) = known.claims.find(id, &read.file, at, &mut known.faults) else {
            continue;
        };
        let home = &claims[found].explainer;
        if *home != read.name.id {
            let message = format!("`{id}` lies with the explainer `{home}`");
            known
                .faults
                .push(Diagnostic::new(CLAIM_ORDER, &read.file, at(), message));
        }
    }
    for id in folder
        .into_iter()
        .flatten()
        .filter(|id| !listed.contains(**id))
    {
        let message = format!("the claim `{id}` lies in this folder, and the list leaves it out");
        let help = did_you_mean(
            id.as_str(),
            raw.claims
                .0
                .iter()
                .map(Id::as_str)
                .filter(|listed| *listed != id.as_str()),
        );
        let help = help
            .filter(|help| help.starts_with("did"))
            .or(Some(format!("add `- {id}` where it belongs")));
        known.faults.push(
            Diagnostic::new(CLAIM_ORDER, &read.file, At::Key(trail!["claims"]), message)
                .with_help(help),
        );
    }
}

fn explainer(read: Read<RawExplainer>, language: &str, known: &mut Known<'_>) -> Option<Explainer> {
    let raw = read.raw?;
    let file = &read.file;
    let authors = known.people.find_all(
        &raw.authors.0,
        file,
        |position| At::Value(trail!["authors", position]),
        &mut known.faults,
    );
    let central = raw.central.as_ref().and_then(|id| {
        known
            .claims
            .find(id, file, || At::Value(trail!["central"]), &mut known.faults)
    });
    // `check_order` has noted what is wrong with the list itself.
    let claims = known
        .claims
        .find_all(&raw.claims.0, file, |_| At::File, &mut Vec::new());
    let timeline = raw
        .timeline
        .into_iter()
        .enumerate()
        .map(|(position, raw)| moment(raw, position, file, known))
        .collect();
    let body = known.settle(*read.body, file);
    Some(Explainer {
        id: read.name.id,
        file: Arc::clone(file),
        language: language.to_owned(),
        title: raw.title,
        standfirst: raw.standfirst,
        published: raw.published,
        updated: raw.updated,
        authors,
        why: raw.why,
        central,
        claims,
        tags: raw.tags,
        timeline,
        hold: raw.hold,
        lint: raw.lint,
        body,
        translations: BTreeMap::new(),
    })
}

fn moment(raw: RawMoment, position: usize, file: &Arc<str>, known: &mut Known<'_>) -> Moment {
    let at = |step: usize| At::Value(trail!["timeline", position, "sources", step]);
    let sources = known
        .sources
        .find_all(&raw.sources.0, file, at, &mut known.faults);
    let claim = raw.claim.as_ref().and_then(|id| {
        known.claims.find(
            id,
            file,
            || At::Value(trail!["timeline", position, "claim"]),
            &mut known.faults,
        )
    });
    Moment {
        date: raw.date,
        until: raw.until,
        text: raw.text,
        sources,
        claim,
        certainty: raw.mark.unwrap_or(Certainty::Verified),
    }
}
