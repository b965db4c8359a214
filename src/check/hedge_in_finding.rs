//! `hedge-in-finding`: a finding says what was found, and what is open is said under `unknown`.

use super::RuleContext;
use super::words::{Phrases, own_words};
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::language;
use crate::trail;

pub const RULE: Rule = Rule::warn("hedge-in-finding");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let languages = &context.site.settings.languages.0;
    let is_used = |code: &str| {
        let mut used = languages
            .iter()
            .filter_map(|tag| language::of(tag.as_str()));
        used.any(|language| language.code == code)
    };
    let phrases: Vec<(&str, Phrases<'_>)> = language::ALL
        .iter()
        .filter(|language| is_used(language.code))
        .map(|language| (language.code, Phrases::new(language.hedges)))
        .collect();
    context
        .claims()
        .filter_map(|claim| {
            let finding = &claim.outcome.as_ref()?.finding;
            let language = language::of(&claim.language)?;
            let (_, hedges) = phrases.iter().find(|(code, _)| *code == language.code)?;
            let hedge = hedges.first(&own_words(finding))?;
            let message = format!("`{hedge}` leaves open what was found");
            let help = "say what is known and who says so; what is not known belongs in `unknown`"
                .to_owned();
            Some(
                Diagnostic::new(RULE, &claim.file, At::Value(trail!["finding"]), message)
                    .with_help(help),
            )
        })
        .collect()
}
