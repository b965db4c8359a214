//! `copy-recorded-twice`: the copy of a source is described in one place only.

use super::RuleContext;
use super::recorded_copy::COPIES;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::warn("copy-recorded-twice");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let sources = context.site.sources.iter().map(|(_, source)| source);
    sources
        .filter(|source| source.copy.is_some() && source.kept.is_some())
        .map(|source| {
            let message = format!("the copy of `{}` is also on record in {COPIES}", source.id);
            let help = "remove `copy` here; nothing reads it".to_owned();
            let at = At::Key(trail![source.id.to_string(), "copy"]);
            Diagnostic::new(RULE, &source.file, at, message).with_help(help)
        })
        .collect()
}
