//! `correction-removed`: a correction that was published stays, in its words.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::claim::{Claim, Correction};
use crate::model::translated::Translated as _;
use crate::plan::{PublishedCorrection, words_hash};
use crate::trail;

pub const RULE: Rule = Rule::deny("correction-removed");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    context
        .once_public()
        .filter_map(|(claim, states)| Some((claim, &states.last()?.corrections)))
        .flat_map(|(claim, published)| {
            let texts = claim.in_every_language();
            let texts = texts.filter(|text| context.judges(text));
            texts.flat_map(|text| {
                published
                    .iter()
                    .filter_map(|published| fault(text, published))
            })
        })
        .collect()
}

/// The fault of a claim in one language that no longer has a published correction.
fn fault(claim: &Claim, published: &PublishedCorrection) -> Option<Diagnostic> {
    let words = published.words.get(&claim.language)?;
    let is_it = |correction: &&Correction| {
        correction.date == published.date && correction.grade.word() == published.grade
    };
    let mut same_day = claim.corrections.iter().filter(is_it).peekable();
    let is_there = same_day.peek().is_some();
    if same_day.any(|correction| words_hash(&correction.text) == *words) {
        return None;
    }
    let (date, grade) = (published.date, &published.grade);
    let became = if is_there { "was reworded" } else { "is gone" };
    let message = format!("the `{grade}` correction of {date}, which was published, {became}");
    let key = if claim.corrections.is_empty() {
        "claim"
    } else {
        "corrections"
    };
    let help = "restore it as it was; if it was wrong itself, add another entry that says so";
    Some(
        Diagnostic::new(RULE, &claim.file, At::Key(trail![key]), message)
            .with_help(help.to_owned()),
    )
}
