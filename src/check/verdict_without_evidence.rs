//! `verdict-without-evidence`: a verdict rests on at least one entry of evidence.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::deny("verdict-without-evidence");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    context
        .claims()
        .filter(|claim| claim.outcome.is_some() && claim.evidence_listed == 0)
        .map(|claim| {
            let message = "this verdict has no evidence";
            let help = "list at least one source under `evidence`, with its stance".to_owned();
            Diagnostic::new(RULE, &claim.file, At::Value(trail!["verdict"]), message)
                .with_help(help)
                .for_lack_of(&claim.file, trail!["evidence"])
        })
        .collect()
}
