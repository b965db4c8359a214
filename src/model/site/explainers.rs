//! The join of explainers, each with the claims that its list names.

use std::collections::BTreeMap;
use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use super::CLAIM_ORDER;
use super::explainer_order::ExplainerOrder;
use super::facts;
use super::ids::KnownIds;
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::Id;
use crate::model::claim::Claim;
use crate::model::explainer::{Certainty, Explainer, Moment, RawExplainer, RawMoment};
use crate::model::reading::ParsedDocument;
use crate::trail;
use crate::yaml::register::Register;

/// Joins the explainers.
pub fn join(
    order: ExplainerOrder,
    claims: &Register<Claim>,
    first_language: &str,
    known: &mut KnownIds<'_>,
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

/// Notes claims that the list names twice, claims of another folder in the list, and claims of this
/// folder that the list leaves out.
fn check_order(
    read: &ParsedDocument<RawExplainer>,
    claims: &Register<Claim>,
    folder: Option<&Vec<&Id>>,
    known: &mut KnownIds<'_>,
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
            let message = format!("`{id}` belongs to the explainer `{home}`");
            known
                .faults
                .push(Diagnostic::new(CLAIM_ORDER, &read.file, at(), message));
        }
    }
    let is_unlisted = |id: &&&Id| !listed.contains(**id);
    for id in folder.into_iter().flatten().filter(is_unlisted) {
        known.faults.push(unlisted(id, raw, &read.file));
    }
}

/// The diagnostic for a claim that its explainer's list leaves out.
fn unlisted(id: &Id, raw: &RawExplainer, file: &Arc<str>) -> Diagnostic {
    let message = format!("the claim `{id}` is in this folder, but not in the list");
    let original = raw.claims.0.iter().find_map(|listed| {
        let language = id
            .as_str()
            .strip_prefix(listed.as_str())?
            .strip_prefix('-')?;
        (language.len() == 2).then(|| format!("{listed}.{language}.md"))
    });
    let help = original.map_or_else(
        || format!("add `{id}` to the list, where it belongs"),
        |name| format!("if it is a translation, name it {name}"),
    );
    // An id in the list that no claim has is probably meant for this one.
    Diagnostic::new(CLAIM_ORDER, file, At::Key(trail!["claims"]), message)
        .with_help(help)
        .because_of(file, trail!["claims"])
}

fn explainer(
    read: ParsedDocument<RawExplainer>,
    language: &str,
    known: &mut KnownIds<'_>,
) -> Option<Explainer> {
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
    // `check_order` has already reported what is wrong with the list, so faults are dropped here.
    let claims = known
        .claims
        .find_all(&raw.claims.0, file, |_| At::File, &mut Vec::new());
    let timeline = raw
        .timeline
        .into_iter()
        .enumerate()
        .map(|(position, raw)| moment(raw, position, file, known))
        .collect();
    let body = known.resolve_references(*read.body, file);
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
        aliases: raw.aliases,
        hold: raw.hold,
        lint: raw.lint,
        extra: raw.extra,
        body,
        translations: BTreeMap::new(),
    })
}

fn moment(raw: RawMoment, position: usize, file: &Arc<str>, known: &mut KnownIds<'_>) -> Moment {
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
