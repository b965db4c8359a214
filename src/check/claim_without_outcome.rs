//! `claim-without-outcome`: what is said about a living person is published with what was found.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::claim::ClaimKind;
use crate::trail;

pub const RULE: Rule = Rule::warn("claim-without-outcome");

/// Allegations have a stricter rule of their own. What people say of themselves needs no outcome.
pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let people = &context.site.people;
    let claims = context.site.claims.iter().map(|(_, claim)| claim);
    claims
        .filter(|claim| {
            claim.outcome.is_none() && context.judges(claim) && claim.kind != ClaimKind::Allegation
        })
        .filter_map(|claim| {
            let mut others = claim
                .about
                .iter()
                .filter(|person| !claim.claimants.contains(person));
            let person = others.find(|person| people[**person].living)?;
            let name = people[*person]
                .name
                .in_language(&claim.language, context.site.settings.first_language());
            let message =
                format!("this is a claim about {name}, a living person, but it has no outcome");
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
