//! `evidence-after-verdict`: a verdict rests on what was public on its day.

use super::RuleContext;
use crate::base::date::When;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::warn("evidence-after-verdict");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let claims = context.site.claims.iter().map(|(_, claim)| claim);
    claims
        .filter_map(|claim| Some((claim, claim.outcome.as_ref()?.as_of)))
        .flat_map(|(claim, as_of)| {
            claim
                .evidence
                .iter()
                .enumerate()
                .filter_map(move |(position, entry)| {
                    let source = &context.site.sources[entry.source];
                    let date = source
                        .date
                        .filter(|date| When::from(as_of).is_before(*date))?;
                    let message = format!(
                        "`{}` appeared on {date}, after the day of the evidence, {as_of}",
                        source.id
                    );
                    let help =
                        "move `as_of` to the day when you looked at all the evidence".to_owned();
                    let at = At::Value(trail!["evidence", position, "source"]);
                    Some(Diagnostic::new(RULE, &claim.file, at, message).with_help(help))
                })
        })
        .collect()
}
