//! `date-in-future`: nothing was said, found, published or corrected on a day that is yet to come.

use std::sync::Arc;

use super::View;
use crate::claim::Claim;
use crate::date::{Day, When};
use crate::diagnostic::{At, Diagnostic, Rule, Trail};
use crate::trail;

pub const RULE: Rule = Rule::warn("date-in-future");

pub fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let Some(today) = view.today else { return Vec::new() };
    let claims = view.claims().flat_map(|claim| days(view, claim).into_iter().map(|day| (&claim.file, day)));
    let explainers = view.site.explainers.iter().flat_map(|(_, entry)| {
        let updated = entry.updated.map(|day| (day, trail!["updated"]));
        let days = [Some((entry.published, trail!["published"])), updated];
        days.into_iter().flatten().map(|(day, trail)| (&entry.file, (When::from(day), trail)))
    });
    let sources = view.site.sources.iter().filter_map(|(_, source)| {
        let date = source.date?;
        Some((&source.file, (date, trail![source.id.to_string(), "date"])))
    });
    claims
        .chain(explainers)
        .chain(sources)
        .filter(|(_, (day, _))| When::from(today).is_before(*day))
        .map(|(file, (day, trail)): (&Arc<str>, (When, Trail))| {
            let message = format!("{day} is still to come (today is {today})");
            Diagnostic::new(RULE, file, At::Value(trail), message)
        })
        .collect()
}

/// The days that a claim gives by itself; one that it has from its explainer is looked for there.
fn days(view: &View<'_>, claim: &Claim) -> Vec<(When, Trail)> {
    let explainer = view.site.explainers.find(&claim.explainer).map(|found| view.site.explainers[found].published);
    let published = Some(claim.published).filter(|day| Some(*day) != explainer);
    let as_of = claim.outcome.as_ref().map(|outcome| (outcome.as_of, trail!["as_of"]));
    let corrections = claim
        .corrections
        .iter()
        .enumerate()
        .map(|(position, correction)| (correction.date, trail!["corrections", position, "date"]));
    let reply = claim.reply.as_ref();
    let asked = reply.and_then(|reply| Some((reply.asked?, trail!["reply", "asked"])));
    let answered = reply.and_then(|reply| Some((reply.date?, trail!["reply", "date"])));
    let published = published.map(|day| (day, trail!["published"]));
    let days = [as_of, published, asked, answered].into_iter().flatten().chain(corrections);
    let made = claim.date.map(|date| (date, trail!["date"]));
    made.into_iter().chain(days.map(|(day, trail): (Day, Trail)| (When::from(day), trail))).collect()
}
