//! `verdict-changed`: a verdict that was published changes with a dated correction that says so.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::text::Id;
use crate::model::claim::Claim;
use crate::trail;
use crate::yaml::scalar;

pub const RULE: Rule = Rule::deny("verdict-changed");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    context
        .once_public()
        .filter_map(|(claim, states)| {
            let before = states.last()?.verdict.as_deref()?;
            let now = claim
                .outcome
                .as_ref()
                .map(|outcome| &context.site.scale[outcome.verdict].id);
            if now.is_some_and(|now| {
                now.as_str() == before || is_corrected(context, claim, before, now)
            }) {
                return None;
            }
            Some(fault(context, claim, before, now))
        })
        .collect()
}

/// True if the corrections lead from one verdict to the other.
fn is_corrected(context: &RuleContext<'_>, claim: &Claim, before: &str, now: &Id) -> bool {
    let id = |verdict| context.site.scale[verdict].id.as_str();
    let changes = claim
        .corrections
        .iter()
        .filter_map(|entry| entry.from.zip(entry.to));
    let mut at = None;
    for (from, to) in changes {
        // Corrections before the published verdict lead elsewhere and are passed; from there on,
        // each must begin where the last one ended.
        if id(from) == at.unwrap_or(before) {
            at = Some(id(to));
        }
    }
    at == Some(now.as_str())
}

fn fault(context: &RuleContext<'_>, claim: &Claim, before: &str, now: Option<&Id>) -> Diagnostic {
    let Some(now) = now else {
        let message =
            format!("this claim was published with the verdict `{before}`, but no longer has one");
        let help = "give it the verdict of your scale that says so, with a correction that leads to it, or hold it";
        // A verdict that cannot be read is reported where it is written.
        return Diagnostic::new(RULE, &claim.file, At::Key(trail!["claim"]), message)
            .with_help(help.to_owned())
            .because_of(&claim.file, trail!["verdict"])
            .because_of(&claim.file, trail!["as_of"])
            .because_of(&claim.file, trail!["finding"]);
    };
    let message = format!(
        "the verdict was published as `{before}`, but no correction leads from there to `{now}`"
    );
    let (from, to) = (scalar(before), scalar(now.as_str()));
    let entry = format!("{{date: …, grade: substantial, from: {from}, to: {to}, text: …}}");
    let help = if claim.corrections.is_empty() {
        format!("tell readers: `corrections: [{entry}]`")
    } else {
        format!("tell readers, with another entry of `corrections`: `- {entry}`")
    };
    let fault =
        Diagnostic::new(RULE, &claim.file, At::Value(trail!["verdict"]), message).with_help(help);
    // A correction must name both verdicts, so the old one must stay in the scale.
    let is_known = context.site.scale.ids().any(|id| id == before);
    if is_known {
        fault
    } else {
        fault.with_note(format!(
            "the scale no longer has `{before}`; retire it there instead of removing it"
        ))
    }
}
