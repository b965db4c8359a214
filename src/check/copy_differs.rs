//! `copy-differs`: a stored copy that is on this machine is the one on record.

use super::RuleContext;
use super::recorded_copy::RecordedCopy;
use crate::base::diagnostic::{Diagnostic, Rule};

pub const RULE: Rule = Rule::deny("copy-differs");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let others = RecordedCopy::all(context)
        .filter_map(|recorded| Some((recorded.compared.sha256.as_deref()?, recorded)))
        .filter(|(_, recorded)| !recorded.is_the_one());
    others
        .map(|(sha256, recorded)| {
            let name = recorded.name();
            let message = format!("`{name}` is not the same file as the copy on record");
            let help = if recorded.copy.kept.is_some() {
                let id = &recorded.source.id;
                format!(
                    "restore the copy, or put this one on record if you know why it differs: `factpress archive {id} --file {name}`"
                )
            } else {
                "restore the copy, or put this one on record if you know why it differs".to_owned()
            };
            let fault = recorded.fault(RULE, "sha256", message).with_help(help);
            fault.with_note(format!("the SHA-256 of this file is {sha256}"))
        })
        .collect()
}
