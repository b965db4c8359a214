//! Emphasis and code inside words, and lines drawn into a quotation, where that was evidently not
//! meant.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::events::{SpannedEvent, line_of};
use crate::base::markup::MarkupFault;

/// Such marks, at their bytes in the body.
pub fn faults(events: &[SpannedEvent<'_>], body: &str) -> Vec<MarkupFault> {
    let mut found = Vec::new();
    let mut quoted = 0;
    for (event, range) in events {
        match event {
            // Quotations inside this one are covered by it.
            Event::Start(Tag::BlockQuote(_)) if range.start >= quoted => {
                quoted = range.end;
                found.extend(joined(body, range));
            }
            Event::Start(Tag::Emphasis | Tag::Strong) | Event::Code(_) => {
                found.extend(inside_words(body, range));
            }
            _ => {}
        }
    }
    found
}

/// A line right below a quotation, which becomes a part of it: the author's words in somebody
/// else's mouth.
fn joined(body: &str, range: &Range<usize>) -> Option<MarkupFault> {
    let mut start = line_of(body, range.start).start;
    let mut is_code = false;
    for line in body[start..range.end].split_inclusive('\n') {
        let words = line.trim_start_matches([
            ' ', '\t', '-', '*', '+', '.', ')', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
        ]);
        let is_quoted = start < range.start || words.starts_with('>');
        is_code |= is_quoted && (words.contains("```") || words.contains("~~~"));
        if !is_quoted && !line.trim().is_empty() && !is_code {
            let at = start + line.len() - line.trim_start().len();
            let message = "this line becomes part of the quotation above it";
            let help =
                "put an empty line above it; write `> ` before it if it belongs to the quotation";
            return Some(MarkupFault::misread(
                at..start + line.trim_end().len(),
                message,
                help,
            ));
        }
        start += line.len();
    }
    None
}

/// True for emphasis of a part of one word, as in `un*believ*able`: the part before it and the part
/// in it can be pronounced, unlike the letters around a sign that hides others.
fn is_part_of_word(body: &str, range: &Range<usize>, inside: &str) -> bool {
    let is_spoken = |part: &str| {
        part.chars()
            .any(|c| !c.is_ascii() || "aeiouyAEIOUY".contains(c))
    };
    let near = &body[body.floor_char_boundary(range.start.saturating_sub(50))..range.start];
    let before = near
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    inside.chars().all(char::is_alphabetic) && is_spoken(before) && is_spoken(inside)
}

/// Two signs inside words that pair up, as in `f**k this s**t`, `5*3 and 4*2`, and backticks typed
/// for apostrophes.
fn inside_words(body: &str, range: &Range<usize>) -> Option<MarkupFault> {
    let element = &body[range.clone()];
    let sign = element
        .chars()
        .next()
        .filter(|sign| matches!(sign, '*' | '_' | '`'))?;
    let inside = element.trim_matches(sign);
    let length = element.len() - element.trim_start_matches(sign).len();
    let is_word =
        |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !crate::base::markup::is_cjk(c));
    let (before, after) = (
        body[..range.start].chars().next_back(),
        body[range.end..].chars().next(),
    );
    let opens = is_word(before) && is_word(inside.chars().next());
    let closes = is_word(inside.chars().next_back()) && is_word(after);
    let is_address = length == 1 && crate::base::markup::is_in_address(body, range.start);
    if !(opens && closes) || is_address || sign != '`' && is_part_of_word(body, range, inside) {
        return None;
    }
    let signs = sign.to_string().repeat(length);
    let (message, help) = if sign == '`' {
        let message = "two backticks inside words turn the text between them into code";
        (message.to_owned(), "for an apostrophe, write '".to_owned())
    } else {
        let message =
            format!("two `{signs}` inside words turn the text between them into emphasis");
        (message, format!("to show it as typed, write `\\{sign}`"))
    };
    Some(MarkupFault::misread(
        range.start..range.start + length,
        message,
        help,
    ))
}
