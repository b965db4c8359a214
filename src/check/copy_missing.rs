//! `copy-missing`: a stored copy of a source is still where the record says.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::warn("copy-missing");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let not_there = context
        .external
        .copies
        .0
        .iter()
        .filter(|(_, compared)| compared.sha256.is_none() && compared.why_unread.is_none());
    let missing = not_there.filter_map(|(id, _)| {
        let source = &context.site.sources[context.site.sources.find(id)?];
        let name = source.copy.as_ref()?.file.as_deref()?;
        let at = At::Value(trail![source.id.to_string(), "copy", "file"]);
        let help = "restore the copy, or remove `file` if the copy is kept elsewhere".to_owned();
        let message = format!("there is no file `{name}`, although its folder has other files");
        Some(Diagnostic::new(RULE, &source.file, at, message).with_help(help))
    });
    missing.collect()
}
