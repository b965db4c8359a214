//! The join of a claim's corrections, whose verdicts must form an unbroken chain.

use std::sync::Arc;

use super::ids::KnownIds;
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::Id;
use crate::model::claim::{Correction, Grade, RawClaim, RawCorrection};
use crate::model::scale::Verdict;
use crate::trail;
use crate::yaml::record::{BAD_VALUE, MISSING_KEY};
use crate::yaml::register::Ref;

/// The corrections of a claim, oldest first.
pub fn of(raw: &RawClaim, file: &Arc<str>, known: &mut KnownIds<'_>) -> Vec<Correction> {
    let mut corrections: Vec<Correction> = Vec::with_capacity(raw.corrections.len());
    for (position, entry) in raw.corrections.iter().enumerate() {
        let mut verdict = |id: &Option<Id>, key: &'static str| -> Option<Ref<Verdict>> {
            let at = || At::Value(trail!["corrections", position, key]);
            known
                .verdicts
                .find(id.as_ref()?, file, at, &mut known.faults)
        };
        let (from, to) = (verdict(&entry.from, "from"), verdict(&entry.to, "to"));
        corrections.push(Correction {
            date: entry.date,
            grade: entry.grade,
            from,
            to,
            text: entry.text.clone(),
        });
    }
    corrections.sort_by_key(|correction| correction.date);
    note_lone_verdicts(raw, file, known);
    note_broken_chain(raw, file, known);
    corrections
}

/// Notes corrections that name only one of the two verdicts.
fn note_lone_verdicts(raw: &RawClaim, file: &Arc<str>, known: &mut KnownIds<'_>) {
    let entries = raw.corrections.iter().enumerate();
    for (position, entry) in entries.filter(|(_, entry)| entry.from.is_some() != entry.to.is_some())
    {
        let (given, missing) = if entry.from.is_some() {
            ("from", "to")
        } else {
            ("to", "from")
        };
        let message = format!("`{given}` is given without `{missing}`");
        let help =
            "give both the old and the new verdict, or neither if it did not change".to_owned();
        let at = At::Key(trail!["corrections", position, given]);
        known
            .faults
            .push(Diagnostic::new(MISSING_KEY, file, at, message).with_help(help));
    }
}

/// Notes changes of verdict that are not graded as substantial or do not begin where the change
/// before ended, and a last change that does not end at the claim's verdict.
fn note_broken_chain(raw: &RawClaim, file: &Arc<str>, known: &mut KnownIds<'_>) {
    let mut wrong = |position: usize, key: &'static str, message: String| {
        known.faults.push(Diagnostic::new(
            BAD_VALUE,
            file,
            At::Value(trail!["corrections", position, key]),
            message,
        ));
    };
    let mut entries: Vec<(usize, &RawCorrection)> = raw.corrections.iter().enumerate().collect();
    entries.sort_by_key(|(_, entry)| entry.date);
    let mut before: Option<&Id> = None;
    for &(position, entry) in &entries {
        let Some((from, to)) = entry.from.as_ref().zip(entry.to.as_ref()) else {
            continue;
        };
        if from != to && entry.grade != Grade::Substantial {
            let grade = entry.grade.word();
            wrong(
                position,
                "grade",
                format!("the verdict changes, so the grade must be `substantial`, not `{grade}`"),
            );
        }
        if let Some(before) = before.filter(|before| *before != from) {
            wrong(
                position,
                "from",
                format!(
                    "the change before this one led to `{before}`, but this one begins at `{from}`"
                ),
            );
        }
        before = Some(to);
    }
    let last = entries
        .iter()
        .rev()
        .find_map(|(position, entry)| Some((*position, entry.to.as_ref()?)));
    if let Some((position, to)) = last.filter(|(_, to)| Some(*to) != raw.verdict.as_ref()) {
        let stands = raw.verdict.as_ref().map_or("none", Id::as_str);
        wrong(
            position,
            "to",
            format!("the last change leads to `{to}`, but the verdict is `{stands}`"),
        );
    }
}
