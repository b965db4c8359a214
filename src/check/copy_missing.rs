//! `copy-missing`: a stored copy of a source is still where the record says.

use super::RuleContext;
use super::recorded_copy::RecordedCopy;
use crate::base::diagnostic::{Diagnostic, Rule};

pub const RULE: Rule = Rule::warn("copy-missing");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let missing = RecordedCopy::all(context).filter(|RecordedCopy { compared, .. }| {
        compared.sha256.is_none() && compared.why_unread.is_none()
    });
    missing
        .map(|recorded| {
            let help = if recorded.copy.kept.is_some() {
                let id = &recorded.source.id;
                format!("restore the copy, or make another: `factpress archive {id}`")
            } else {
                "restore the copy, or remove `file` if the copy is kept elsewhere".to_owned()
            };
            let name = recorded.name();
            let message = format!("there is no file `{name}`, although its folder has other files");
            recorded.fault(RULE, "file", message).with_help(help)
        })
        .collect()
}
