//! `dates-out-of-order`: what comes after something is not dated before it.

use std::sync::Arc;

use super::RuleContext;
use crate::base::date::When;
use crate::base::diagnostic::{At, Diagnostic, Rule, Trail};
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::source::{Archive, Source};
use crate::trail;

pub const RULE: Rule = Rule::warn("dates-out-of-order");

/// Two dates in their order: the place, the value and the name of the one that must be later, and
/// the value and the name of the earlier one.
type Pair = (Trail, When, &'static str, When, &'static str);

/// Only originals are checked, since translations have the same dates.
pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    fn faults(file: &Arc<str>, pairs: Vec<Pair>) -> Vec<Diagnostic> {
        let wrong = pairs
            .into_iter()
            .filter(|(_, later, _, earlier, _)| later.is_before(*earlier));
        wrong
            .map(|(trail, later, what, earlier, than)| {
                let message = format!("{what}, {later}, is before {than}, {earlier}");
                Diagnostic::new(RULE, file, At::Value(trail), message)
            })
            .collect()
    }
    let site = context.site;
    let claims = site
        .claims
        .iter()
        .flat_map(|(_, claim)| faults(&claim.file, of_claim(claim)));
    let explainers = site
        .explainers
        .iter()
        .flat_map(|(_, story)| faults(&story.file, of_explainer(story)));
    let sources = site
        .sources
        .iter()
        .flat_map(|(_, source)| faults(&source.file, of_source(source)));
    claims.chain(explainers).chain(sources).collect()
}

fn of_claim(claim: &Claim) -> Vec<Pair> {
    const AS_OF: &str = "the day of the evidence";
    let mut pairs = Vec::new();
    let as_of = claim
        .outcome
        .as_ref()
        .map(|outcome| When::from(outcome.as_of));
    if let Some((as_of, made)) = as_of.zip(claim.date) {
        pairs.push((trail!["as_of"], as_of, AS_OF, made, "the day of the claim"));
    }
    if let Some((as_of, review_by)) = as_of.zip(claim.review_by) {
        pairs.push((
            trail!["review_by"],
            review_by.into(),
            "the day of the review",
            as_of,
            AS_OF,
        ));
    }
    if let Some((answered, asked)) = claim
        .reply
        .as_ref()
        .and_then(|reply| reply.date.zip(reply.asked))
    {
        let trail = trail!["reply", "date"];
        pairs.push((
            trail,
            answered.into(),
            "the day of the answer",
            asked.into(),
            "the day of the question",
        ));
    }
    for correction in &claim.corrections {
        let (published, corrected) = (claim.published.into(), correction.date.into());
        pairs.push((
            trail!["corrections"],
            corrected,
            "a correction",
            published,
            "the day of publication",
        ));
    }
    pairs
}

fn of_explainer(story: &Explainer) -> Vec<Pair> {
    let updated = story.updated.map(|updated| {
        let (updated, published) = (updated.into(), story.published.into());
        (
            trail!["updated"],
            updated,
            "the day of the last change",
            published,
            "the day of publication",
        )
    });
    let moments = story
        .timeline
        .iter()
        .enumerate()
        .filter_map(|(position, moment)| {
            let trail = trail!["timeline", position, "until"];
            Some((
                trail,
                moment.until?,
                "the end",
                moment.date,
                "the beginning",
            ))
        });
    updated.into_iter().chain(moments).collect()
}

fn of_source(source: &Source) -> Vec<Pair> {
    const APPEARED: &str = "the day on which the source appeared";
    let Some(appeared) = source.date else {
        return Vec::new();
    };
    let id = || source.id.to_string();
    let archive = match &source.archive {
        Archive::Kept { date, .. } => Some(*date),
        Archive::None(_) => None,
    };
    let archive = archive.map(|date| {
        (
            trail![id(), "archive", "date"],
            date.into(),
            "the day of the archived copy",
            appeared,
            APPEARED,
        )
    });
    let copy = source.copy.as_ref().map(|copy| copy.date);
    let copy = copy.map(|date| {
        (
            trail![id(), "copy", "date"],
            date.into(),
            "the day of the copy",
            appeared,
            APPEARED,
        )
    });
    archive.into_iter().chain(copy).collect()
}
