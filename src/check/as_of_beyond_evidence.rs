//! `as-of-beyond-evidence`: the day of a verdict is near its newest evidence, or the author says how
//! newer evidence was looked for.

use super::RuleContext;
use crate::base::date::{Day, When};
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::claim::Claim;
use crate::model::site::Site;
use crate::trail;

pub const RULE: Rule = Rule::warn("as-of-beyond-evidence");

/// The days that may lie between the newest evidence and the day of the verdict.
const MAX_DAYS: i32 = 90;

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let claims = context.site.claims.iter().map(|(_, claim)| claim);
    claims
        .filter(|claim| claim.searched.is_none())
        .filter_map(|claim| {
            // A day in the future is reported by another rule.
            let as_of = claim.outcome.as_ref()?.as_of;
            if context.today.is_some_and(|today| as_of > today.day) {
                return None;
            }
            let newest = newest(context.site, claim)?;
            let days = as_of.days_since(newest);
            if days <= MAX_DAYS {
                return None;
            }
            let message =
                format!("this day is {days} days after the newest evidence, of {newest}");
            let help = "write the last day that the evidence reaches, or say under `searched` how you looked for newer \
                        evidence"
                .to_owned();
            let at = At::Value(trail!["as_of"]);
            Some(Diagnostic::new(RULE, &claim.file, at, message).with_help(help))
        })
        .collect()
}

/// The last day that the newest dated evidence can be of; `None` if no evidence has a date.
fn newest(site: &Site, claim: &Claim) -> Option<Day> {
    let dates = claim
        .evidence
        .iter()
        .filter_map(|entry| site.sources[entry.source].date);
    dates.map(When::last_day).max()
}
