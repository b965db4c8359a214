//! `verdict-on-anonymous-sources`: a verdict rests on somebody who is named, or on something that
//! can be seen.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::source::Basis;
use crate::trail;

pub const RULE: Rule = Rule::deny("verdict-on-anonymous-sources");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    context.judged_claims()
        .filter(|judged| {
            let mut carrying = judged.supporting_verdict().peekable();
            carrying.peek().is_some() && carrying.all(|entry| entry.basis == Basis::Anonymous)
        })
        .map(|judged| {
            let message = "all evidence for this verdict relies on unnamed people";
            let help =
                "find a source that names its sources, or give a verdict that leaves the question open".to_owned();
            Diagnostic::new(RULE, &judged.claim.file, At::Value(trail!["verdict"]), message).with_help(help)
        })
        .collect()
}
