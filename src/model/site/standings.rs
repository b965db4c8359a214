//! The join of standing pages, and of the settings that name them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::UNKNOWN_ID;
use super::facts;
use super::held::{LeftOut, cited};
use super::ids::KnownIds;
use super::translations::{Family, families};
use super::withdrawn::WithdrawnDocument;
use crate::base::diagnostic::{At, Diagnostic, Trail};
use crate::base::text::{Id, did_you_mean};
use crate::model::reading::ParsedDocument;
use crate::model::settings::{Policies, Settings};
use crate::model::standing::{RawStandingPage, StandingPage};
use crate::trail;
use crate::yaml::register::Register;

/// The standing pages that are published, and the ids of those that could not be read.
#[derive(Debug)]
pub struct StandingOrder {
    families: Vec<Family<RawStandingPage>>,
    /// The ids of those that could not be read; they have their own diagnostics.
    broken: BTreeSet<Id>,
}

/// Puts the standing pages in order by id, and leaves out those that are held back or were
/// withdrawn.
pub fn order(
    reads: Vec<ParsedDocument<RawStandingPage>>,
    settings: &Settings,
    drafts: bool,
    left_out: &mut LeftOut<'_>,
) -> StandingOrder {
    let mut families = families(
        reads,
        settings,
        |raw| &mut raw.hold,
        drafts,
        left_out.faults,
    );
    families.retain(|family| {
        let Some(raw) = family.original.raw.as_deref() else {
            return true;
        };
        if raw.hold.is_none() || drafts {
            let first = settings.first_language();
            left_out.withdraw(WithdrawnDocument::of(family, None, first));
            return raw.withdrawn.is_none();
        }
        left_out.hold(&family.original, &raw.lint);
        left_out.add_sources(cited(&family.original.body));
        false
    });
    let is_broken = |family: &Family<RawStandingPage>| family.original.raw.is_none();
    let broken = families
        .iter()
        .filter(|family| is_broken(family))
        .map(|family| family.original.name.id.clone())
        .collect();
    StandingOrder { families, broken }
}

/// Joins the standing pages, and notes those that `site.yaml` names and that do not exist.
pub fn join(
    order: StandingOrder,
    settings: &Settings,
    known: &mut KnownIds<'_>,
) -> Register<StandingPage> {
    let mut standings = Vec::with_capacity(order.families.len());
    for family in order.families {
        let joined = family.join(
            settings.first_language(),
            facts::of_standing,
            known,
            standing,
        );
        standings.extend(joined.map(|(original, translations)| StandingPage {
            translations,
            ..original
        }));
    }
    let standings = Register::new(standings);
    check_settings(settings, &standings, &order.broken, &mut known.faults);
    standings
}

fn standing(
    read: ParsedDocument<RawStandingPage>,
    language: &str,
    known: &mut KnownIds<'_>,
) -> Option<StandingPage> {
    let raw = read.raw?;
    let body = known.resolve_references(*read.body, &read.file);
    Some(StandingPage {
        id: read.name.id,
        file: Arc::clone(&read.file),
        language: language.to_owned(),
        title: raw.title,
        description: raw.description,
        shows: raw.shows,
        aliases: raw.aliases,
        hold: raw.hold,
        lint: raw.lint,
        extra: raw.extra,
        body,
        translations: BTreeMap::new(),
    })
}

/// Notes the standing pages that `site.yaml` names and that are not there.
fn check_settings(
    settings: &Settings,
    standings: &Register<StandingPage>,
    broken: &BTreeSet<Id>,
    faults: &mut Vec<Diagnostic>,
) {
    let file: Arc<str> = "content/site.yaml".into();
    let mut check = |id: &Id, trail: Trail| {
        if standings.find(id).is_none() && !broken.contains(id) {
            let message = format!("there is no published page `content/pages/{id}.md`");
            let help = did_you_mean(id.as_str(), standings.ids());
            faults.push(
                Diagnostic::new(UNKNOWN_ID, &file, At::Value(trail), message).with_help(help),
            );
        }
    };
    for (position, id) in settings.navigation.iter().enumerate() {
        check(id, trail!["navigation", position]);
    }
    for (key, id) in settings.policies.iter().flat_map(Policies::entries) {
        check(id, trail!["policies", key]);
    }
}
