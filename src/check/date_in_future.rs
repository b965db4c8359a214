//! `date-in-future`: nothing was found, published or corrected on a day that is yet to come.

use std::sync::Arc;

use super::View;
use crate::claim::Claim;
use crate::date::Day;
use crate::diagnostic::{At, Diagnostic, Rule, Trail};
use crate::trail;

pub const RULE: Rule = Rule::warn("date-in-future");

pub fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let Some(today) = view.today else { return Vec::new() };
    let claims = view.claims().flat_map(|claim| days(view, claim).into_iter().map(|day| (&claim.file, day)));
    let explainers = view.site.explainers.iter().flat_map(|(_, entry)| {
        let updated = entry.updated.map(|day| (day, trail!["updated"]));
        let days = [Some((entry.published, trail!["published"])), updated];
        days.into_iter().flatten().map(|day| (&entry.file, day))
    });
    claims
        .chain(explainers)
        .filter(|(_, (day, _))| *day > today)
        .map(|(file, (day, trail)): (&Arc<str>, (Day, Trail))| {
            let message = format!("{day} is still to come (today is {today})");
            Diagnostic::new(RULE, file, At::Value(trail), message)
        })
        .collect()
}

/// The days that a claim gives by itself; one that it has from its explainer is looked for there.
fn days(view: &View<'_>, claim: &Claim) -> Vec<(Day, Trail)> {
    let explainer = view.site.explainers.find(&claim.explainer).map(|found| view.site.explainers[found].published);
    let published = Some(claim.published).filter(|day| Some(*day) != explainer);
    let as_of = claim.outcome.as_ref().map(|outcome| (outcome.as_of, trail!["as_of"]));
    let corrections = claim
        .corrections
        .iter()
        .enumerate()
        .map(|(position, correction)| (correction.date, trail!["corrections", position, "date"]));
    as_of.into_iter().chain(published.map(|day| (day, trail!["published"]))).chain(corrections).collect()
}
