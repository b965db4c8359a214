//! `translation-without-state`: a translation names the state of the original that it was made
//! from.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::note("translation-without-state");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let unmarked = context
        .site
        .translated
        .iter()
        .filter(|translation| translation.given.is_none());
    unmarked
        .map(|translation| {
            let message = "factpress cannot warn you when the original of this translation changes";
            let help = format!(
                "once you have compared both, run `factpress translated {}`, which writes `translation_of: {}`",
                translation.file, translation.now
            );
            Diagnostic::new(RULE, &translation.file, At::Key(trail![]), message).with_help(help)
        })
        .collect()
}
