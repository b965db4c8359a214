//! `date-in-future`: nothing was said, found, changed or corrected on a day in the future.

use std::sync::Arc;

use super::RuleContext;
use crate::base::date::{Day, When};
use crate::base::diagnostic::{At, Diagnostic, Rule, Trail};
use crate::model::claim::Claim;
use crate::trail;

pub const RULE: Rule = Rule::warn("date-in-future");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let Some(today) = context.today else {
        return Vec::new();
    };
    let claims = context
        .claims()
        .flat_map(|claim| days(claim).into_iter().map(|day| (&claim.file, day)));
    let explainers = context.site.explainers.iter().filter_map(|(_, entry)| {
        let day = entry.updated?;
        Some((&entry.file, (When::from(day), trail!["updated"])))
    });
    let sources = context.site.sources.iter().filter_map(|(_, source)| {
        let date = source.date?;
        Some((&source.file, (date, trail![source.id.to_string(), "date"])))
    });
    let withdrawn = context.site.withdrawn.iter().filter(|entry| entry.is_own);
    let withdrawn = withdrawn.map(|entry| {
        let trail = trail!["withdrawn", "date"];
        (&entry.file, (When::from(entry.date), trail))
    });
    claims
        .chain(explainers)
        .chain(sources)
        .chain(withdrawn)
        .filter(|(_, (day, _))| When::from(today.day).is_before(*day))
        .map(|(file, (day, trail)): (&Arc<str>, (When, Trail))| {
            let message = format!("{day} is in the future (today is {today})");
            Diagnostic::new(RULE, file, At::Value(trail), message)
        })
        .collect()
}

/// The days of a claim except that of its publication, which may be planned.
fn days(claim: &Claim) -> Vec<(When, Trail)> {
    let as_of = claim
        .outcome
        .as_ref()
        .map(|outcome| (outcome.as_of, trail!["as_of"]));
    let corrections = claim
        .corrections
        .iter()
        .enumerate()
        .map(|(position, correction)| (correction.date, trail!["corrections", position, "date"]));
    let reply = claim.reply.as_ref();
    let asked = reply.and_then(|reply| Some((reply.asked?, trail!["reply", "asked"])));
    let answered = reply.and_then(|reply| Some((reply.date?, trail!["reply", "date"])));
    let days = [as_of, asked, answered]
        .into_iter()
        .flatten()
        .chain(corrections);
    let made = claim.date.map(|date| (date, trail!["date"]));
    made.into_iter()
        .chain(days.map(|(day, trail): (Day, Trail)| (When::from(day), trail)))
        .collect()
}
