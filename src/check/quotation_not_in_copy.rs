//! `quotation-not-in-copy`: a quotation is word for word in the copy of its source.

use super::RuleContext;
use super::recorded_copy::RecordedCopy;
use super::sought::{self, PlacedQuotation};
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::model::proof::{NotProved, Proof};

pub const RULE: Rule = Rule::deny("quotation-not-in-copy");

/// Where the copy is on this machine, it decides; elsewhere, what is on record of it.
pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    sought::all(context)
        .filter_map(|sought| fault(context, &sought))
        .collect()
}

fn fault(context: &RuleContext<'_>, sought: &PlacedQuotation<'_>) -> Option<Diagnostic> {
    let recorded = RecordedCopy::of(context, sought.source);
    let note = match recorded.filter(RecordedCopy::is_the_one) {
        Some(recorded) => {
            let missing = recorded.compared.missing.get(sought.words)?;
            match &missing.nearest {
                Some(nearest) => format!(
                    "closest passage, the quotation's words in [- -], the copy's in {{+ +}}: {nearest}"
                ),
                None => format!("nothing close to “{}” was found in it", missing.piece),
            }
        }
        None => match Proof::of(sought.source, sought.words) {
            Proof::NotProved(NotProved::NotFound(copy)) => format!(
                "the copy is not on this machine; they were looked for in the one of {}",
                copy.date
            ),
            _ => return None,
        },
    };
    let copy = sought.source.stored_copy()?;
    let name = copy.file.unwrap_or_default();
    let message = format!(
        "these words are not in the copy of `{}`, `{name}`",
        sought.source.id
    );
    let help = "quote word for word; write `…` or `[…]` where you leave something out".to_owned();
    Some(sought.fault(RULE, message).with_help(help).with_note(note))
}
