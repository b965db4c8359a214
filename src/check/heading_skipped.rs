//! `heading-skipped`: headings go down one level at a time, beginning at the second.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};

pub const RULE: Rule = Rule::warn("heading-skipped");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (file, body) in context.site.bodies() {
        // The page's title is the one heading of the first level.
        let mut above = 1;
        for heading in &body.headings {
            let next = above + 1;
            if heading.level > next {
                let message = format!(
                    "a heading of level {} follows one of level {above}",
                    heading.level
                );
                let help = format!("begin it with `{}`", "#".repeat(next.into()));
                let at = At::Bytes(heading.place.clone());
                found.push(Diagnostic::new(RULE, file, at, message).with_help(help));
            }
            above = heading.level;
        }
    }
    found
}
