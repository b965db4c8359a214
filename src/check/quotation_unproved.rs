//! `quotation-unproved`: a quotation from a source whose copy is on record was compared with it.

use super::RuleContext;
use super::recorded_copy::RecordedCopy;
use super::sought::{self, PlacedQuotation};
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::model::proof::{NotProved, Proof};

pub const RULE: Rule = Rule::warn("quotation-unproved");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    sought::all(context)
        .filter_map(|sought| fault(context, &sought))
        .collect()
}

fn fault(context: &RuleContext<'_>, sought: &PlacedQuotation<'_>) -> Option<Diagnostic> {
    let source = sought.source;
    let recorded = RecordedCopy::of(context, source).filter(RecordedCopy::is_the_one);
    let compared = recorded.map(|recorded| recorded.compared);
    if compared.is_some_and(|compared| compared.missing.contains_key(sought.words)) {
        // `quotation-not-in-copy` reports it.
        return None;
    }
    let differs = compared.is_some_and(|compared| compared.differing.contains(sought.words));
    let id = &source.id;
    let message = match Proof::of(source, sought.words) {
        Proof::Proved { .. } if differs => {
            format!("the copy of `{id}` has these words at another place than the record says")
        }
        Proof::NotProved(NotProved::Stale(_)) => {
            format!("nothing is on record of these words in the copy of `{id}`")
        }
        Proof::NotProved(NotProved::NotFound(_)) if compared.is_some() => {
            format!("the copy of `{id}` has these words, but the record says that it does not")
        }
        Proof::NotProved(NotProved::NoText { .. })
            if compared.is_some_and(|compared| compared.unread.is_none()) =>
        {
            format!("the copy of `{id}` can be read, but the record says that it cannot")
        }
        _ => return None,
    };
    let help = "run `factpress archive` where the copies are".to_owned();
    Some(sought.fault(RULE, message).with_help(help))
}
