//! Web addresses that stand in a text by themselves: they become links, as GitHub Flavored Markdown has it (section 6.9).

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::{Found, inside};
use crate::address::check_outside;
use crate::markup::is_cjk;

/// How addresses begin; the last lacks its scheme.
const STARTS: [&str; 3] = ["https://", "http://", "www."];

/// How long an address may be, in bytes.
const LONGEST: usize = 2_048;

/// The events with a link in the place of each bare address.
pub fn linked<'a>(events: Vec<Found<'a>>, body: &'a str) -> Vec<Found<'a>> {
    if !STARTS.iter().any(|start| body.contains(start)) {
        return events;
    }
    let mut linked: Vec<Found<'a>> = Vec::with_capacity(events.len() + 8);
    let mut at = 0;
    // The bytes of the link that was made last.
    let mut made = 0..0;
    while let Some((event, range)) = events.get(at) {
        let is_made = range.start >= made.start && range.end <= made.end;
        match event {
            Event::Text(_) => text(&events[at..], body, &mut made, &mut linked),
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                let whole = inside(&events[at..]).len() + 2;
                linked.extend_from_slice(&events[at..at + whole]);
                at += whole;
                continue;
            }
            // What seemed to be emphasis is part of the address.
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) if is_made => {
                at += inside(&events[at..]).len() + 2;
                continue;
            }
            _ => linked.push((event.clone(), range.clone())),
        }
        at += 1;
    }
    linked
}

/// One text, with the addresses that begin in it as links.
fn text<'a>(left: &[Found<'a>], body: &'a str, made: &mut Range<usize>, linked: &mut Vec<Found<'a>>) {
    let Some((event, range)) = left.first() else { return };
    if range.end <= made.end {
        return;
    }
    let mut from = range.start.max(made.end);
    let set = |part: Range<usize>| -> Found<'a> { (Event::Text(body[part.clone()].into()), part) };
    while let Some(start) = next_start(body, from..range.end) {
        let end = end(left, body, start);
        let Some((target, words, end)) = target(body, start..end) else {
            // Nothing is an address here; what follows the first letters may be one.
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
        let link =
            Tag::Link { link_type: LinkType::Autolink, dest_url: target.into(), title: "".into(), id: "".into() };
        linked.push((Event::Start(link), start..end));
        linked.push((Event::Text(words.into()), start..end));
        linked.push((Event::End(TagEnd::Link), start..end));
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

/// Where the next address may begin among these bytes: not inside a word or another address.
fn next_start(body: &str, range: Range<usize>) -> Option<usize> {
    let mut from = range.start;
    while let Some(found) = body[from..range.end].find(['h', 'w']) {
        let at = from + found;
        let before = body[..at].chars().next_back();
        let is_free = before.is_none_or(|c| is_cjk(c) || !c.is_alphanumeric() && !"/=&?@.%#-\\+".contains(c));
        if is_free && STARTS.iter().any(|start| body[at..].starts_with(start)) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// The byte before which an address ends that begins in the first of these events.
fn end(left: &[Found<'_>], body: &str, start: usize) -> usize {
    let stops = |c: char| c.is_whitespace() || c.is_control() || is_cjk(c) || "<>\"«»“”„‘‚‹›`|\\^{}…".contains(c);
    let near = &body[start..body.floor_char_boundary(start + LONGEST)];
    let mut end = start + near.find(stops).unwrap_or(near.len());
    let mut at = 0;
    while let Some((event, range)) = left.get(at) {
        if range.start >= end {
            break;
        }
        at += match event {
            Event::Text(_) => 1,
            // What seems to be emphasis inside of an address is part of it.
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) if range.end <= end => {
                inside(&left[at..]).len() + 2
            }
            // The end of an element that was open before: its sign does not belong to the address.
            Event::End(_) => {
                let before =
                    at.checked_sub(1).and_then(|before| left.get(before)).map_or(start, |(_, before)| before.end);
                end = end.min(before.max(start));
                break;
            }
            _ => {
                end = end.min(range.start.max(start));
                break;
            }
        };
    }
    end
}

/// Where an address leads, what readers see of it, and where it ends without the marks of the sentence around it.
fn target(body: &str, range: Range<usize>) -> Option<(String, String, usize)> {
    let mut address = &body[range.clone()];
    loop {
        let shorter = match address.chars().next_back()? {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '’' | ';' => {
                let entity = address.strip_suffix(';').and_then(|start| start.rsplit_once('&'));
                let is_entity =
                    entity.is_some_and(|(_, name)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric()));
                let kept = entity.filter(|_| is_entity).map_or(0, |(before, _)| before.len());
                if is_entity { &address[..kept] } else { without_last(address) }
            }
            ')' if count(address, ')') > count(address, '(') => without_last(address),
            ']' if count(address, ']') > count(address, '[') => without_last(address),
            '[' | '(' => without_last(address),
            _ => break,
        };
        address = shorter;
    }
    let words = address.replace("&amp;", "&");
    let target = if words.starts_with("www.") { format!("http://{words}") } else { words.clone() };
    let (_, rest) = target.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let is_host = host.contains('.')
        && host
            .split('.')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_'));
    (is_host && check_outside(&target).is_ok()).then(|| (target.clone(), words.clone(), range.start + address.len()))
}

fn without_last(text: &str) -> &str {
    let mut characters = text.chars();
    characters.next_back();
    characters.as_str()
}

fn count(text: &str, sign: char) -> usize {
    text.matches(sign).count()
}
