//! Numbered lines that Markdown does not read as a list.

use std::ops::Range;

use super::{SENTENCE, last_line};
use crate::base::markup::number::{EntryNumber, number};
use crate::base::markup::sentence::{goes_on, is_closed};
use crate::base::markup::{LINE_BREAK, MarkupFault, TextRun};

/// Two or more numbered lines that stay in their paragraph, since a list that interrupts one begins
/// with 1.
pub fn numbered(words: TextRun<'_>) -> Option<MarkupFault> {
    let have_stop = is_closed(last_line(words.text));
    // After a line whose sentence continues, a number is part of that sentence.
    let is_begun = |start: usize| {
        let above = words.text[..start].trim_end();
        above.is_empty() || is_closed(last_line(above)) || !words.is_body()
    };
    let lines: Vec<(usize, &str, EntryNumber)> = words
        .lines()
        .filter_map(|(start, line)| Some((start, line, number(line)?)))
        .collect();
    let first = lines.windows(2).position(|two| {
        let [(start, line, first), (next, _, second)] = two else {
            return false;
        };
        let is_joined = !words.text[..next.saturating_sub(1)].ends_with(LINE_BREAK);
        let is_adjacent = start + line.len() + 1 == *next;
        let before_next = last_line(&words.text[..next.saturating_sub(1)]);
        let are_initials = first.is_initial() && is_closed(line);
        is_joined
            && second.follows(first)
            && (is_adjacent || first.is_first())
            && !are_initials
            && !goes_on(before_next, have_stop)
            && is_begun(*start)
    })?;
    let (start, line, number) = lines.get(first)?;
    let at = start + line.len() - line.trim_start().len();
    let help = if !words.is_body() {
        SENTENCE
    } else if number.is_entry() && number.is_spaced {
        "put an empty line before the list"
    } else {
        "begin each entry with `1. ` or `- `, and put an empty line before the list"
    };
    let edit = if words.is_body() {
        as_numbers(words, &lines[first..])
    } else {
        None
    };
    Some(
        MarkupFault::typed(
            at..at + number.length,
            "these lines are not a list, so they run together",
            help,
        )
        .with_edit(edit),
    )
}

/// The lines with what a list lacks: an empty line above it, a space behind each number; `None` if
/// some have other numbers.
fn as_numbers(
    words: TextRun<'_>,
    lines: &[(usize, &str, EntryNumber)],
) -> Option<(Range<usize>, String)> {
    let (from, _, first) = lines.first()?;
    let is_whole = first.is_entry() && lines.windows(2).all(|two| two[1].2.follows(&two[0].2));
    let above = words.text[..*from].trim_end();
    let is_announced = above.is_empty() || above.ends_with([':', '：']);
    // A full stop also follows days and years: `5.March was the day.`
    let are_days = lines
        .iter()
        .any(|(_, line, number)| !number.is_spaced && is_closed(line))
        && !above.ends_with([':', '：']);
    (is_whole && (is_announced || first.is_first()) && !are_days).then_some(())?;
    let mut to = if *from > 0 {
        "\n".to_owned()
    } else {
        String::new()
    };
    let mut end = *from;
    for (start, line, number) in lines.iter().filter(|(_, _, number)| !number.is_spaced) {
        let after = start + line.len() - line.trim_start().len() + number.length;
        to.push_str(&words.text[end..after]);
        to.push(' ');
        end = after;
    }
    Some((*from..end, to))
}
