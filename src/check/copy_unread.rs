//! `copy-unread`: the stored copy of a source can be read and compared with the record.

use super::RuleContext;
use super::recorded_copy::RecordedCopy;
use crate::base::diagnostic::{Diagnostic, Rule};

pub const RULE: Rule = Rule::warn("copy-unread");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let not_read = RecordedCopy::all(context)
        .filter_map(|recorded| Some((recorded.compared.why_unread.as_deref()?, recorded)));
    not_read
        .map(|(why, recorded)| {
            let help = "put the file itself inside the folder that contains `content/`, or remove `file` if the copy is kept elsewhere";
            let message = format!("`{}` is not compared with anything: {why}", recorded.name());
            recorded.fault(RULE, "file", message).with_help(help.to_owned())
        })
        .collect()
}
