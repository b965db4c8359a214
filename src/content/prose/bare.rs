//! Bare web addresses in a text, which become links as in GitHub Flavored Markdown (section 6.9).

mod extent;
mod target;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::{SpannedEvent, inside};
use crate::base::markup::{is_cjk, is_rtl};
use extent::end;
use target::target;

/// How addresses begin, in small or capital letters; the last lacks its scheme.
const STARTS: [&str; 3] = ["https://", "http://", "www."];

/// Signs before which programs that write Markdown put a backslash that is not part of an address.
const ESCAPED: &str = "_~*#-.+!()[]=&";

/// The events with a link in the place of each bare address.
pub fn linked<'a>(events: Vec<SpannedEvent<'a>>, body: &'a str) -> Vec<SpannedEvent<'a>> {
    if !["://", "ww.", "WW."].iter().any(|part| body.contains(part)) {
        return events;
    }
    let mut linked: Vec<SpannedEvent<'a>> = Vec::with_capacity(events.len() + 8);
    let mut at = 0;
    // The bytes of the last link.
    let mut made = 0..0;
    // Emphasis that begins inside an address and ends after it: its opening sign belongs to the
    // address, so it is not emphasis.
    let mut dissolved: Vec<Range<usize>> = Vec::new();
    while let Some((event, range)) = events.get(at) {
        match event {
            Event::Text(_) => text(&events[at..], body, &dissolved, &mut made, &mut linked),
            Event::Start(
                Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock,
            ) => {
                let whole = inside(&events[at..]).len() + 2;
                linked.extend_from_slice(&events[at..at + whole]);
                at += whole;
                continue;
            }
            // What the parser took for emphasis is part of the address.
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
                if made.contains(&range.start) =>
            {
                if range.end <= made.end {
                    at += inside(&events[at..]).len() + 2;
                    continue;
                }
                dissolved.push(range.clone());
            }
            Event::End(end @ (TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough))
                if dissolved.last() == Some(range) =>
            {
                dissolved.pop();
                let sign = range.end - if *end == TagEnd::Emphasis { 1 } else { 2 }..range.end;
                // The closing sign stays as text, unless it belongs to the next address.
                if sign.start >= made.end {
                    linked.push((Event::Text(body[sign.clone()].into()), sign));
                }
            }
            _ => linked.push((event.clone(), range.clone())),
        }
        at += 1;
    }
    linked
}

/// One text, with the addresses that begin in it as links.
fn text<'a>(
    left: &[SpannedEvent<'a>],
    body: &'a str,
    dissolved: &[Range<usize>],
    made: &mut Range<usize>,
    linked: &mut Vec<SpannedEvent<'a>>,
) {
    let Some((event, range)) = left.first() else {
        return;
    };
    if range.end <= made.end {
        return;
    }
    let mut from = range.start.max(made.end);
    let set =
        |part: Range<usize>| -> SpannedEvent<'a> { (Event::Text(body[part.clone()].into()), part) };
    while let Some(start) = next_start(body, from..range.end) {
        let (end, kept) = end(left, body, dissolved, start);
        let Some((target, words, end)) = target(body, start..end, kept) else {
            // There is no address here, but one may begin after these letters.
            let next = start + 4;
            if next >= range.end || next_start(body, next..range.end).is_none() {
                break;
            }
            linked.push(set(from..next));
            from = next;
            continue;
        };
        if start > from {
            linked.push(set(from..start));
        }
        linked.extend(link(target, words).map(|event| (event, start..end)));
        *made = start..end;
        from = end.min(range.end);
        if end >= range.end {
            return;
        }
    }
    if from == range.start {
        linked.push((event.clone(), range.clone()));
    } else if from < range.end {
        linked.push(set(from..range.end));
    }
}

/// The events of a link.
fn link<'a>(target: String, words: String) -> [Event<'a>; 3] {
    let link = Tag::Link {
        link_type: LinkType::Autolink,
        dest_url: target.into(),
        title: "".into(),
        id: "".into(),
    };
    [
        Event::Start(link),
        Event::Text(words.into()),
        Event::End(TagEnd::Link),
    ]
}

/// Where the next address may begin among these bytes: not inside a word or another address.
fn next_start(body: &str, range: Range<usize>) -> Option<usize> {
    let mut from = range.start;
    while let Some(found) = body[from..range.end].find(['h', 'w', 'H', 'W']) {
        let at = from + found;
        let before = body[..at].chars().next_back();
        let is_free = match before {
            Some(sign @ ('-' | '+')) => {
                let above = body[..at - sign.len_utf8()].chars().next_back();
                // The hyphen after a prefix in Hebrew or Arabic, `ב-https://…`, or a sign by
                // itself.
                above.is_none_or(|c| c.is_whitespace() || is_rtl(c))
            }
            // The stroke that lengthens Arabic letters, or the start of the text.
            Some('\u{640}') | None => true,
            Some(c) => is_cjk(c) || !c.is_alphanumeric() && !"/=&?@.%#\\".contains(c),
        };
        if is_free && STARTS.iter().any(|start| starts_with(&body[at..], start)) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// True for a text that begins so, whether letters are small or capital.
fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|begins| begins.eq_ignore_ascii_case(start))
}
