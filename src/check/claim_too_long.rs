//! `claim-too-long`: a claim has at most 75 characters, what fact-check services show of it.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::warn("claim-too-long");

/// How many characters a claim may have: Google's documentation of `claimReviewed` asks for fewer
/// than 75, and longer ones are cut.
pub const MAX_CLAIM_CHARACTERS: usize = 75;

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    context.claims()
        .filter_map(|claim| {
            let length = claim.claim.chars().count();
            let message = format!(
                "this claim has {length} characters, but only {MAX_CLAIM_CHARACTERS} are shown everywhere"
            );
            let help = "shorten it; the exact words belong in `quote`".to_owned();
            (length > MAX_CLAIM_CHARACTERS).then(|| {
                Diagnostic::new(RULE, &claim.file, At::Value(trail!["claim"]), message)
                    .with_help(help)
            })
        })
        .collect()
}
