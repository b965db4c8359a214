//! Faults of a body's markup as diagnostics, from all searches together.

use std::ops::Range;

use super::events::{ParsedBody, SpannedEvent};
use super::{
    BodyContext, NESTED_TOO_DEEP, cells, definitions, events, joined, misread, underlined, visible,
    within,
};
use crate::base::diagnostic::{At, Diagnostic, Edit};
use crate::base::markup::MarkupFault;

/// What is wrong with the markup of a body; `doubts` were found before it was parsed.
pub fn diagnostics(
    body: &str,
    doubts: Vec<MarkupFault>,
    read: &ParsedBody<'_>,
    setting: BodyContext<'_>,
) -> Vec<Diagnostic> {
    let events = &read.events;
    let (cells, torn) = cells::faults(events, body);
    // A reference or a piece of code that a bar splits is one fault; its two halves are not
    // reported again.
    let left = visible::faults(events, body)
        .into_iter()
        .filter(|mark| !is_in(&torn, mark.range.start));
    let all = doubts
        .into_iter()
        .chain(cells)
        .chain(misread::faults(events, body))
        .chain(left);
    let all = all
        .chain(underlined::faults(events, body))
        .chain(joined::faults(events, body));
    let all = all
        .chain(within::faults(events, body))
        .chain(definitions::faults(&read.defined, events, body));
    all.map(|mark| diagnostic(mark, body, setting)).collect()
}

/// True for a byte inside one of these ranges, which are in order.
fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let above = ranges.partition_point(|range| range.start <= at);
    above
        .checked_sub(1)
        .and_then(|last| ranges.get(last))
        .is_some_and(|range| range.contains(&at))
}

/// The diagnostic for an element that is nested deeper than later steps allow.
pub fn too_deep(events: &[SpannedEvent<'_>], setting: BodyContext<'_>) -> Option<Diagnostic> {
    let range = events::too_deep(events)?;
    let message = format!(
        "elements are nested more than {} deep here",
        events::MAX_BODY_DEPTH
    );
    let at = At::Bytes(setting.place(&(range.start..range.start + 1)));
    Some(Diagnostic::new(NESTED_TOO_DEEP, setting.file, at, message))
}

fn diagnostic(mark: MarkupFault, body: &str, setting: BodyContext<'_>) -> Diagnostic {
    let edit = mark.edit.map(|(range, to)| {
        let from = body.get(range.clone()).unwrap_or_default().to_owned();
        Edit {
            at: At::Bytes(setting.place(&range)),
            from,
            to,
        }
    });
    let at = At::Bytes(setting.place(&mark.range));
    Diagnostic::new(mark.rule, setting.file, at, mark.message)
        .with_help(mark.help)
        .with_edit(edit)
}

#[cfg(test)]
mod tests;
