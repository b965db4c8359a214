//! `review-overdue`: a claim is reviewed by the day that was set for it.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::warn("review-overdue");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let Some(today) = context.today else {
        return Vec::new();
    };
    context
        .site
        .claims
        .iter()
        .filter_map(|(_, claim)| {
            let day = claim.review_by.filter(|day| *day < today.day)?;
            let message = format!("this claim was due for review by {day} (today is {today})");
            let help = "check whether the verdict still holds, then update `as_of` and `review_by`"
                .to_owned();
            Some(
                Diagnostic::new(RULE, &claim.file, At::Value(trail!["review_by"]), message)
                    .with_help(help),
            )
        })
        .collect()
}
