//! `verdict-without-reply`: a verdict that touches a living person's name has a record of asking
//! them.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::claim::{Claim, ClaimKind};
use crate::model::person::Person;
use crate::model::scale::Tone;
use crate::trail;
use crate::yaml::register::Ref;

pub const RULE: Rule = Rule::warn("verdict-without-reply");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let claims = context.site.claims.iter().map(|(_, claim)| claim);
    claims
        .filter(|claim| claim.reply.is_none() && context.judges(claim))
        .filter_map(|claim| {
            let (person, what) = concerned(context, claim)?;
            let name = person.name.in_language(&claim.language, context.site.settings.first_language());
            let message = format!("this {what} {name}, a living person, but there is no record that they were asked");
            let help = "give `reply` with its status: replied, declined, no-response, or not-sought with the reason";
            let at = At::Value(trail!["verdict"]);
            Some(Diagnostic::new(RULE, &claim.file, at, message).with_help(help.to_owned()).for_lack_of(&claim.file, trail!["reply"]))
        })
        .collect()
}

/// The living person whose reputation the claim affects, and how.
fn concerned<'s>(context: &RuleContext<'s>, claim: &Claim) -> Option<(&'s Person, &'static str)> {
    let outcome = claim.outcome.as_ref()?;
    let living = |people: &[Ref<Person>]| {
        people
            .iter()
            .map(|person| &context.site.people[*person])
            .find(|person| person.living)
    };
    let accused = if claim.kind == ClaimKind::Allegation {
        living(&claim.about)
    } else {
        None
    };
    if let Some(person) = accused {
        return Some((person, "is an allegation about"));
    }
    let is_adverse = context.site.scale[outcome.verdict].tone == Tone::Negative;
    if is_adverse {
        living(&claim.claimants).map(|person| (person, "verdict contradicts"))
    } else {
        None
    }
}
