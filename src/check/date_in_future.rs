//! `date-in-future`: nothing was found, published or corrected on a day that is yet to come.

use super::View;
use crate::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::warn("date-in-future");

pub fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for claim in view.claims() {
        let as_of = claim.outcome.as_ref().map(|outcome| (outcome.as_of, trail!["as_of"]));
        let published = Some((claim.published, trail!["published"]));
        let corrections = claim
            .corrections
            .iter()
            .enumerate()
            .map(|(position, correction)| (correction.date, trail!["corrections", position, "date"]));
        for (day, trail) in as_of.into_iter().chain(published).chain(corrections) {
            if day > view.today {
                let message = format!("{day} is still to come (today is {})", view.today);
                found.push(Diagnostic::new(RULE, &claim.file, At::Value(trail), message));
            }
        }
    }
    for (_, explainer) in view.site.explainers.iter() {
        let days = [(Some(explainer.published), "published"), (explainer.updated, "updated")];
        for (day, key) in days.into_iter().filter_map(|(day, key)| Some((day?, key))) {
            if day > view.today {
                let message = format!("{day} is still to come (today is {})", view.today);
                found.push(Diagnostic::new(RULE, &explainer.file, At::Value(trail![key]), message));
            }
        }
    }
    found
}
