//! `claim-too-long`: a claim has at most 75 characters, what fact-check services show of it, and so
//! has its statement.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::warn("claim-too-long");

/// How many characters a claim may have: Google's documentation of `claimReviewed` asks for fewer
/// than 75, and longer ones are cut.
pub const MAX_CLAIM_CHARACTERS: usize = 75;

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let wordings = context.claims().flat_map(|claim| {
        let wordings = claim.wordings();
        wordings.map(move |(key, text)| (claim, key, text.chars().count()))
    });
    wordings
        .filter(|(_, _, length)| *length > MAX_CLAIM_CHARACTERS)
        .map(|(claim, key, length)| {
            let message = format!(
                "this {key} has {length} characters, but only {MAX_CLAIM_CHARACTERS} are shown everywhere"
            );
            let help = "shorten it; the exact words belong in `quote`".to_owned();
            Diagnostic::new(RULE, &claim.file, At::Value(trail![key]), message).with_help(help)
        })
        .collect()
}
