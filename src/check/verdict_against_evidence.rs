//! `verdict-against-evidence`: a verdict that points one way has evidence that points there.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::scale::Tone;
use crate::trail;

pub const RULE: Rule = Rule::deny("verdict-against-evidence");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    context
        .judged_claims()
        .filter(|judged| {
            !judged.claim.evidence.is_empty() && judged.supporting_verdict().next().is_none()
        })
        .map(|judged| {
            let verdict = &context.site.scale[judged.outcome.verdict].id;
            let missing = match judged.tone {
                Tone::Positive => "supports the claim",
                Tone::Negative => "undermines the claim",
                Tone::Mixed | Tone::Neutral => "supports or undermines the claim",
            };
            let message = format!("the verdict is `{verdict}`, but no evidence {missing}");
            let help =
                "check each `stance`: it says whether the source supports or undermines the claim"
                    .to_owned();
            Diagnostic::new(
                RULE,
                &judged.claim.file,
                At::Value(trail!["verdict"]),
                message,
            )
            .with_help(help)
        })
        .collect()
}
