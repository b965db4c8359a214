//! Elements that the author hardly meant: prose read as code, years as lists, cards as links.

mod lists;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::events::{SpannedEvent, inside, line_of};
use crate::base::markup::MarkupFault;
use crate::base::quotation_marks;
use lists::Lists;

/// What is hardly meant as it is read, at its bytes in the body.
pub fn faults(events: &[SpannedEvent<'_>], body: &str) -> Vec<MarkupFault> {
    let mut found = Vec::new();
    let goes_on = events
        .iter()
        .any(|(event, _)| matches!(event, Event::Start(Tag::List(Some(2)))));
    let mut lists = Lists::new(goes_on);
    for (at, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                found.extend(indented(body, range));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                found.extend(unclosed(body, range));
            }
            Event::Start(Tag::Link {
                link_type: LinkType::WikiLink { .. },
                ..
            }) => found.extend(cut(body, range)),
            Event::Start(Tag::Paragraph) => found.extend(parted(body, inside(&events[at..]))),
            Event::Start(Tag::List(first)) => {
                found.extend(lists.open(body, *first, range, inside(&events[at..])));
            }
            Event::End(TagEnd::List(_)) => lists.close(range),
            _ => {}
        }
    }
    found
}

/// A block of code that is code by its indentation alone, and reads like prose.
fn indented(body: &str, range: &Range<usize>) -> Option<MarkupFault> {
    let block = &body[range.clone()];
    let first = block.lines().map(str::trim).find(|line| !line.is_empty())?;
    let is_code = block.contains(['{', '}', ';', '=', '\\', '$', '<'])
        || block.contains("()")
        || block.contains("  ") && !block.contains('\n');
    let words = first
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count();
    let is_cjk = first
        .chars()
        .filter(|c| crate::base::markup::is_cjk(*c))
        .count()
        > 5;
    let opens = first.starts_with(|c: char| {
        c.is_alphabetic() || quotation_marks::can_open(c) || "*_[!—–¿¡".contains(c)
    });
    let is_sentence = opens && (words >= 4 || is_cjk) && !is_code;
    let is_markup = ["- ", "* ", "+ ", "> ", "## ", "| ", "![", "[[", "1. ", "• "]
        .iter()
        .any(|start| first.starts_with(start))
        || block.contains("[[claim:")
        || block.contains("[[source:")
        || block.contains("[[person:")
        || block.contains("](http");
    let is_misread = is_markup || is_sentence;
    let message = "four spaces turn these lines into a code block, but they read like text";
    let help =
        "remove the spaces; for code, write ``` above and below; for a quotation, write `> `";
    is_misread.then(|| MarkupFault::misread(line_at(body, range.start), message, help))
}

/// The bytes of the line that contains a byte, without the blanks around its text.
fn line_at(body: &str, at: usize) -> Range<usize> {
    let place = line_of(body, at);
    let line = &body[place.clone()];
    let first = place.end - line.trim_start().len();
    first..first + line.trim().len()
}

/// A block of code whose fence is never closed: the rest of the text is in it.
fn unclosed(body: &str, range: &Range<usize>) -> Option<MarkupFault> {
    let block = body[range.clone()].trim_end_matches(['\n', ' ', '\t']);
    let sign = block.chars().next()?;
    let length = block.len() - block.trim_start_matches(sign).len();
    let last = block
        .rsplit_once('\n')
        .map_or("", |(_, last)| last.trim_start_matches([' ', '\t', '>']));
    let closes = last.len() >= length && last.chars().all(|character| character == sign);
    let message = "this code block is never closed, so it contains everything below it";
    let help = format!(
        "close it with a line of {}",
        sign.to_string().repeat(length)
    );
    (!closes).then(|| MarkupFault::broken(range.start..range.start + length, message, help))
}

/// A reference that ends at a bracket of its words, `[[person:ada|Ms [Ada]]]`.
fn cut(body: &str, range: &Range<usize>) -> Option<MarkupFault> {
    let bar = range.start + body[range.clone()].find('|')?;
    let open = bar + body[bar..range.end].rfind('[')?;
    let is_meant = body[..open].ends_with('\\') || body[open..range.end - 2].contains(']');
    if is_meant || !body[range.end..].starts_with(']') {
        return None;
    }
    let words = &body[open + 1..range.end - 2];
    let message = "the first two closing brackets end this reference, so part of its words is lost";
    let help = format!("write a backslash before brackets in its words: \\[{words}\\]");
    let edit = (open..range.end - 1, format!("\\[{words}\\]"));
    Some(MarkupFault::broken(range.start..range.end + 1, message, help).with_edit(edit))
}

/// An exclamation mark with a space, or a full-width one, before a card or a picture.
fn parted(body: &str, inside: &[SpannedEvent<'_>]) -> Option<MarkupFault> {
    let (Event::Text(_), sign) = inside.first()? else {
        return None;
    };
    let after = inside
        .iter()
        .skip(1)
        .find(|(event, _)| !matches!(event, Event::SoftBreak))?;
    let (
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            ..
        }),
        link,
    ) = after
    else {
        return None;
    };
    let written = body.get(sign.start..link.start)?;
    let is_sign = matches!(written.trim(), "!" | "！") && !body[..sign.start].ends_with('\\');
    let is_card = matches!(link_type, LinkType::WikiLink { .. }) && dest_url.starts_with("claim:");
    let is_picture = crate::content::is_picture(dest_url);
    if !is_sign || !(is_card || is_picture) {
        return None;
    }
    let what = if is_card { "card" } else { "picture" };
    let message =
        format!("this is not a {what}: there must be a plain `!` right before the brackets");
    let range = sign.start..link.start;
    let help = format!(
        "write {}",
        if is_card {
            "![[claim:its-id]], without a space"
        } else {
            "![what it shows](its-file.png), without a space"
        }
    );
    Some(MarkupFault::broken(range.clone(), message, help).with_edit((range, "!".to_owned())))
}
