//! How far a bare address extends: up to a sign that no address has, and across what only looks
//! like emphasis.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::ESCAPED;
use crate::base::markup::is_cjk;
use crate::base::quotation_marks;
use crate::content::prose::events::{SpannedEvent, inside};

/// How long an address may be, in bytes.
const LONGEST_URL: usize = 2_048;

/// Signs that addresses contain only percent-encoded, so that one ends an address. Quotation marks
/// do so as well, except for the straight single one, which addresses may contain.
const STOPS: &str = "<>`|\\^{}…—←→↔⇐⇒➔";

/// The byte before which an address ends that begins in the first of these events, and the end of
/// the last element in it that seems to be emphasis, whose signs are the address's own.
pub fn end(
    left: &[SpannedEvent<'_>],
    body: &str,
    dissolved: &[Range<usize>],
    start: usize,
) -> (usize, usize) {
    let mut end = end_by_signs(body, start);
    let mut kept = start;
    let mut at = 0;
    let mut depth = 0_usize;
    while let Some((event, range)) = left.get(at) {
        if range.start >= end {
            break;
        }
        at += match event {
            Event::Text(_) => 1,
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) if range.end <= end => {
                kept = range.end;
                inside(&left[at..]).len() + 2
            }
            // Its end, wherever it is, does not end the address.
            Event::Start(Tag::Emphasis | Tag::Strong) if is_letter(body, range.start) => {
                depth += 1;
                1
            }
            Event::End(_) if depth == 0 && dissolved.contains(range) => 1,
            // The end of an element that was open before the address: its sign is not part of it.
            Event::End(_) if depth == 0 => {
                let before = at
                    .checked_sub(1)
                    .and_then(|before| left.get(before))
                    .map_or(start, |(_, before)| before.end);
                end = end.min(before.max(start));
                break;
            }
            Event::End(_) => break,
            _ => {
                end = end.min(range.start.max(start));
                break;
            }
        };
    }
    (end, kept)
}

/// The byte before which an address ends by its signs alone, whatever markup they make.
fn end_by_signs(body: &str, start: usize) -> usize {
    let near = &body[start..body.floor_char_boundary(start + LONGEST_URL)];
    let near = near.split(char::is_whitespace).next().unwrap_or(near);
    let last_bracket = near.rfind("\\]").unwrap_or(0);
    let mut brackets = 0_usize;
    for (at, c) in near.char_indices() {
        let rest = &near[at + c.len_utf8()..];
        let is_stop = match c {
            // An escaped bracket without a partner belongs to the text around the address.
            '\\' if rest.starts_with('[') => at > last_bracket,
            '\\' => !rest.starts_with(|next| ESCAPED.contains(next)),
            // Titles in encyclopedias contain apostrophes.
            '’' => !(rest.starts_with(char::is_alphabetic) && near[..at].contains("/wiki/")),
            // The end of a bracket, after which the sentence goes on without a space.
            ')' if brackets == 0 => rest.starts_with(['.', ',', ';', ':']),
            '\'' => false,
            _ => c.is_control() || is_cjk(c) || quotation_marks::is_mark(c) || STOPS.contains(c),
        };
        if is_stop {
            return start + at;
        }
        brackets = match c {
            '(' => brackets + 1,
            ')' => brackets.saturating_sub(1),
            _ => brackets,
        };
    }
    start + near.len()
}

/// True for a sign of emphasis that belongs to the address around it: an underscore, and an
/// asterisk in a word.
fn is_letter(body: &str, at: usize) -> bool {
    let is_inside = body[..at].ends_with(char::is_alphanumeric) && !body[at..].starts_with("**");
    body[at..].starts_with('_') || is_inside
}
