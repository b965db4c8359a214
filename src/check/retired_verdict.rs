//! `retired-verdict`: a verdict that has been retired is not given any more.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::warn("retired-verdict");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    context
        .claims()
        .filter_map(|claim| {
            let outcome = claim.outcome.as_ref()?;
            let verdict = &context.site.scale[outcome.verdict];
            let retired = verdict
                .retired
                .as_ref()
                .filter(|retired| outcome.as_of > retired.date)?;
            let message = format!(
                "`{}` was retired on {}, before this verdict was given",
                verdict.id, retired.date
            );
            let help = retired
                .replaced_by
                .map(|by| format!("`{}` replaced it", context.site.scale[by].id));
            Some(
                Diagnostic::new(RULE, &claim.file, At::Value(trail!["verdict"]), message)
                    .with_help(help),
            )
        })
        .collect()
}
