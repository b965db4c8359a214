//! `allegation-without-outcome`: an allegation about a living person is published only with what
//! was found.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::claim::ClaimKind;
use crate::trail;

pub const RULE: Rule = Rule::deny("allegation-without-outcome");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    context
        .claims()
        .filter(|claim| {
            claim.kind == ClaimKind::Allegation && claim.outcome.is_none() && context.judges(claim)
        })
        .filter_map(|claim| {
            let person = claim
                .about
                .iter()
                .map(|person| &context.site.people[*person])
                .find(|person| person.living)?;
            let name = person
                .name
                .in_language(&claim.language, context.site.settings.first_language());
            let message = format!(
                "this is an allegation about {name}, a living person, but it has no outcome"
            );
            let otherwise = if claim.hold.is_some() {
                "before you remove `hold`"
            } else {
                "or hold the claim back with `hold`"
            };
            let help = format!("give `verdict`, `as_of` and `finding`, {otherwise}");
            Some(
                Diagnostic::new(RULE, &claim.file, At::Value(trail!["claim"]), message)
                    .with_help(help)
                    .for_lack_of(&claim.file, trail!["verdict"]),
            )
        })
        .collect()
}
