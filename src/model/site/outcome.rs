//! The join of a claim's outcome: its verdict, with the day and the finding that belong to it.

use std::sync::Arc;

use super::ids::KnownIds;
use crate::base::diagnostic::{At, Diagnostic};
use crate::model::claim::{Outcome, RawClaim};
use crate::trail;
use crate::yaml::record::MISSING_KEY;

/// The outcome of a claim; `None` if it has no verdict, or lacks the day or the finding, which is
/// noted.
pub fn outcome(raw: &mut RawClaim, file: &Arc<str>, known: &mut KnownIds<'_>) -> Option<Outcome> {
    let Some(id) = &raw.verdict else {
        for (key, given) in [
            ("finding", raw.finding.is_some()),
            ("as_of", raw.as_of.is_some()),
            ("label", raw.label.is_some()),
        ] {
            if given {
                let message = format!("`{key}` is given, but there is no `verdict`");
                let fault = Diagnostic::new(MISSING_KEY, file, At::Key(trail![key]), message);
                known
                    .faults
                    .push(fault.for_lack_of(file, trail!["verdict"]));
            }
        }
        return None;
    };
    let verdict = known
        .verdicts
        .find(id, file, || At::Value(trail!["verdict"]), &mut known.faults);
    for (key, missing, help) in [
        (
            "as_of",
            raw.as_of.is_none(),
            "give the day of the evidence that the verdict is based on",
        ),
        (
            "finding",
            raw.finding.is_none(),
            "say in one or two sentences what you found",
        ),
    ] {
        if missing {
            let message = format!("a verdict needs `{key}`");
            let fault = Diagnostic::new(MISSING_KEY, file, At::Key(trail!["verdict"]), message);
            let fault = fault.with_help(help.to_owned());
            known.faults.push(fault.for_lack_of(file, trail![key]));
        }
    }
    Some(Outcome {
        verdict: verdict?,
        label: raw.label.take(),
        as_of: raw.as_of?,
        finding: raw.finding.take()?,
    })
}
