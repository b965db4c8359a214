//! Faults of tables: cells beyond the head, references that a bar splits, lines that were not meant
//! as rows.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::events::SpannedEvent;
use crate::base::markup::MarkupFault;

/// How long the two halves of a reference may be, in bytes.
const LONGEST_HALF: usize = 1_000;

/// What of a body's tables is lost or torn apart, at its bytes in the body; and the rows in which
/// references or code are torn.
pub fn faults(events: &[SpannedEvent<'_>], body: &str) -> (Vec<MarkupFault>, Vec<Range<usize>>) {
    let (mut found, mut torn) = (Vec::new(), Vec::new());
    let mut columns = 0;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                let split = split_references(body, range);
                if !split.is_empty() {
                    torn.push(range.clone());
                    found.extend(split);
                } else if let Some(mark) = lost(body, range, columns).or_else(|| rule(body, range))
                {
                    found.push(mark);
                    if body[range.clone()].contains('`') {
                        torn.push(range.clone());
                    }
                } else if let Some(mark) = split_code(body, range) {
                    found.push(mark);
                    torn.push(range.clone());
                } else if !matches!(event, Event::Start(Tag::TableHead)) {
                    found.extend(short(body, range, columns));
                }
            }
            _ => {}
        }
    }
    (found, torn)
}

/// The bars of a row that part cells.
fn bars<'b>(body: &'b str, row: &Range<usize>) -> impl Iterator<Item = usize> + use<'b> {
    let (text, start) = (&body[row.clone()], row.start);
    text.match_indices('|')
        .map(|(at, _)| at)
        .filter(move |at| {
            let strokes = text[..*at].len() - text[..*at].trim_end_matches('\\').len();
            strokes % 2 == 0
        })
        .map(move |at| start + at)
}

/// References with words of their own whose bar was read as the end of a cell.
fn split_references(body: &str, row: &Range<usize>) -> Vec<MarkupFault> {
    bars(body, row)
        .filter_map(|bar| {
            let from = body
                .floor_char_boundary(bar.saturating_sub(LONGEST_HALF))
                .max(row.start);
            let open = body[from..bar].rfind("[[")? + from;
            let inner = &body[open + 2..bar];
            let until = body.floor_char_boundary(bar + LONGEST_HALF).min(row.end);
            let close = body[bar..until]
                .find("]]")
                .filter(|end| !body[bar + 1..bar + end].contains(['[', '|']))?
                + bar;
            let is_reference = !inner.contains(['|', ']']) && inner.contains(':');
            let whole = open..close + 2;
            let help = format!(
                "in a table, write a backslash before the bar: {}\\{}",
                &body[open..bar],
                &body[bar..whole.end]
            );
            let mark = MarkupFault::broken(
                whole,
                "the bar in this reference ends the cell and splits the reference",
                help,
            );
            is_reference.then(|| mark.with_edit((bar..bar + 1, "\\|".to_owned())))
        })
        .collect()
}

/// Code whose bar was read as the end of a cell.
fn split_code(body: &str, row: &Range<usize>) -> Option<MarkupFault> {
    if !body[row.clone()].contains('`') {
        return None;
    }
    let is_half = |cell: &str| cell.matches('`').count() % 2 == 1;
    let ends = ends(body, row);
    let bar = ends.windows(2).find_map(|two| {
        let before = body[row.start..two[0]].rsplit('|').next()?;
        (is_half(before) && is_half(&body[two[0]..two[1]])).then_some(two[0])
    })?;
    let message = "the bar in this code ends the cell and splits the code";
    let help = "in a table, write a backslash before the bar, even in code: \\|";
    Some(
        MarkupFault::broken(bar..bar + 1, message, help)
            .with_edit((bar..bar + 1, "\\|".to_owned())),
    )
}

/// The byte behind each cell of a row, as far as bars or the line end it.
fn ends(body: &str, row: &Range<usize>) -> Vec<usize> {
    let text = body[row.clone()].trim_end();
    let mut ends: Vec<usize> = bars(body, row).collect();
    let lead = row.start + text.len() - text.trim_start().len();
    let end = row.start + text.len();
    if ends.first() == Some(&lead) {
        ends.remove(0);
    }
    if ends.last().is_none_or(|last| last + 1 != end) {
        ends.push(end);
    }
    ends
}

/// A second line of hyphens, which readers see as a row.
fn rule(body: &str, row: &Range<usize>) -> Option<MarkupFault> {
    let text = body[row.clone()].trim();
    let mut cells = text
        .trim_matches('|')
        .split('|')
        .map(|cell| cell.trim().trim_matches(':'));
    let is_rule =
        text.contains('|') && cells.all(|cell| cell.len() > 2 && cell.bytes().all(|b| b == b'-'));
    let message =
        "this line is shown as a row: a table has only one line of hyphens, below its header";
    let help = "remove it; for a second table, put an empty line above its header";
    is_rule.then(|| MarkupFault::typed(row.start..row.start + text.len(), message, help))
}

/// A row with fewer cells than the head, whose last ones readers see empty.
fn short(body: &str, row: &Range<usize>, columns: usize) -> Option<MarkupFault> {
    let text = body[row.clone()].trim_end();
    let cells = ends(body, row).len();
    let count = |number: usize| {
        if number == 1 {
            "one cell".to_owned()
        } else {
            format!("{number} cells")
        }
    };
    let message = format!(
        "this row has {}, but the header has {columns}: the last ones stay empty",
        count(cells)
    );
    let help = "write a bar for each cell, even an empty one: `| 1 | |`";
    let is_short = cells < columns && !text.is_empty();
    is_short.then(|| MarkupFault::misread(row.start..row.start + text.len(), message, help))
}

/// A cell that no column of the table takes, or a line without bars that became a row.
fn lost(body: &str, row: &Range<usize>, columns: usize) -> Option<MarkupFault> {
    let text = body[row.clone()].trim_end();
    if bars(body, row).next().is_none() && columns > 1 && !text.trim().is_empty() {
        let message = "this line became a row of the table above it";
        let above = body[..row.start]
            .trim_end()
            .rsplit('\n')
            .next()
            .unwrap_or("");
        // A table may be written without bars at its edges, and then a row of one cell looks like a
        // paragraph. Only a line of several words below rows with bars is surely a paragraph.
        let is_sentence = text.trim().contains(' ') && text.trim().starts_with(char::is_alphabetic);
        let begins_line =
            body[..row.start].ends_with('\n') && above.starts_with('|') && is_sentence;
        let edit = begins_line.then(|| (row.start..row.start, "\n".to_owned()));
        let range = row.start..row.start + text.len();
        return Some(
            MarkupFault::misread(
                range,
                message,
                "put an empty line below the table, or write a bar for each cell",
            )
            .with_edit(edit),
        );
    }
    let end = row.start + text.len();
    let from = *ends(body, row).get(columns.checked_sub(1)?)?;
    let cells = body.get(from + 1..end)?.trim_end_matches('|');
    let words = cells.trim_matches(['|', ' ', '\t']);
    if words.is_empty() {
        return None;
    }
    let start = from + 1 + cells.find(words)?;
    let count = if columns == 1 {
        "one column".to_owned()
    } else {
        format!("{columns} columns")
    };
    let message = format!("the table has {count}, so the text here is lost");
    let help =
        "give the header and the line below it as many cells; inside a cell, write a bar as \\|";
    Some(MarkupFault::broken(
        start..start + words.len(),
        message,
        help,
    ))
}
