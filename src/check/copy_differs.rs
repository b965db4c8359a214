//! `copy-differs`: a stored copy that is on this machine is the one on record.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::deny("copy-differs");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let with_copies = context
        .external
        .copies
        .0
        .iter()
        .filter_map(|(id, compared)| {
            let source = &context.site.sources[context.site.sources.find(id)?];
            Some((source, source.copy.as_ref()?, compared))
        });
    with_copies
        .filter_map(|(source, copy, compared)| Some((source, copy, compared.sha256.as_deref()?)))
        .filter(|(_, copy, sha256)| copy.sha256.as_str() != *sha256)
        .map(|(source, copy, sha256)| {
            let name = copy.file.as_deref().unwrap_or_default();
            let message = format!("`{name}` is not the same file as the copy on record");
            let help =
                "restore the copy, or put this one on record if you know why it differs".to_owned();
            let at = At::Value(trail![source.id.to_string(), "copy", "sha256"]);
            let fault = Diagnostic::new(RULE, &source.file, at, message).with_help(help);
            fault.with_note(format!("the SHA-256 of this file is {sha256}"))
        })
        .collect()
}
