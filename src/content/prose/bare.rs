//! Web addresses that stand in a text by themselves: they become links, as GitHub Flavored Markdown
//! has it (section 6.9).

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::{Found, inside};
use crate::base::address::check_outside;
use crate::base::markup::{is_cjk, is_rtl};

/// How addresses begin, in small or capital letters; the last lacks its scheme.
const STARTS: [&str; 3] = ["https://", "http://", "www."];

/// How long an address may be, in bytes.
const LONGEST: usize = 2_048;

/// Signs that no address holds as they are, and behind which a sentence goes on.
const STOPS: &str = "<>\"«»“”„‘’‚‹›`|\\^{}…—←→↔⇐⇒➔";

/// Signs before which programs that write Markdown put a stroke that is no part of an address.
const ESCAPED: &str = "_~*#-.+!()[]=&";

/// Marks of the sentence around an address, and of notes to it, which may stand right behind it.
const MARKS: &str = "?!.,:;*~'([–―‒؟،؛۔।॥։·†‡¹²³⁴⁵⁶⁷⁸⁹⁰";

/// The events with a link in the place of each bare address.
pub fn linked<'a>(events: Vec<Found<'a>>, body: &'a str) -> Vec<Found<'a>> {
    if !["://", "ww.", "WW."].iter().any(|part| body.contains(part)) {
        return events;
    }
    let mut linked: Vec<Found<'a>> = Vec::with_capacity(events.len() + 8);
    let mut at = 0;
    // The bytes of the link that was made last.
    let mut made = 0..0;
    // Emphasis that begins with a sign of an address, and closes behind it.
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
            // What seemed to be emphasis is part of the address.
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
                // Its other sign may be one of another address.
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
    left: &[Found<'a>],
    body: &'a str,
    dissolved: &[Range<usize>],
    made: &mut Range<usize>,
    linked: &mut Vec<Found<'a>>,
) {
    let Some((event, range)) = left.first() else {
        return;
    };
    if range.end <= made.end {
        return;
    }
    let mut from = range.start.max(made.end);
    let set = |part: Range<usize>| -> Found<'a> { (Event::Text(body[part.clone()].into()), part) };
    while let Some(start) = next_start(body, from..range.end) {
        let (end, kept) = end(left, body, dissolved, start);
        let Some((target, words, end)) = target(body, start..end, kept) else {
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
        let link = Tag::Link {
            link_type: LinkType::Autolink,
            dest_url: target.into(),
            title: "".into(),
            id: "".into(),
        };
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
    while let Some(found) = body[from..range.end].find(['h', 'w', 'H', 'W']) {
        let at = from + found;
        let before = body[..at].chars().next_back();
        let is_free = match before {
            Some(sign @ ('-' | '+')) => {
                let above = body[..at - sign.len_utf8()].chars().next_back();
                // Prefixes of Hebrew and Arabic, `ב-https://…`, or a sign by itself.
                above.is_none_or(|c| c.is_whitespace() || is_rtl(c))
            }
            // The stroke by which Arabic letters are drawn out.
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

/// The byte before which an address ends that begins in the first of these events, and the end of
/// the last element in it that seems to be emphasis, whose signs are the address's own.
fn end(left: &[Found<'_>], body: &str, dissolved: &[Range<usize>], start: usize) -> (usize, usize) {
    let near = &body[start..body.floor_char_boundary(start + LONGEST)];
    let near = near.split(char::is_whitespace).next().unwrap_or(near);
    let last_bracket = near.rfind("\\]").unwrap_or(0);
    let mut brackets = 0_usize;
    let mut end = start + near.len();
    for (at, c) in near.char_indices() {
        let rest = &near[at + c.len_utf8()..];
        let is_stop = match c {
            // A bracket that is escaped alone belongs to the text around it.
            '\\' if rest.starts_with('[') => at > last_bracket,
            '\\' => !rest.starts_with(|next| ESCAPED.contains(next)),
            // Titles in encyclopedias have apostrophes.
            '’' => !(rest.starts_with(char::is_alphabetic) && near[..at].contains("/wiki/")),
            // The next sentence was typed right behind it.
            ')' if brackets == 0 => rest.starts_with(['.', ',', ';', ':']),
            _ => c.is_control() || is_cjk(c) || STOPS.contains(c),
        };
        brackets = match c {
            '(' => brackets + 1,
            ')' => brackets.saturating_sub(1),
            _ => brackets,
        };
        if is_stop {
            end = start + at;
            break;
        }
    }
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
            // Whatever closes behind it.
            Event::Start(Tag::Emphasis | Tag::Strong) if is_letter(body, range.start) => {
                depth += 1;
                1
            }
            Event::End(_) if depth == 0 && dissolved.contains(range) => 1,
            // The end of an element that was open before: its sign does not belong to the address.
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

/// True for a sign of emphasis that is a letter of the address in which it stands: an underscore,
/// and an asterisk in a word.
fn is_letter(body: &str, at: usize) -> bool {
    let is_inside = body[..at].ends_with(char::is_alphanumeric) && !body[at..].starts_with("**");
    body[at..].starts_with('_') || is_inside
}

/// Where an address leads, what readers see of it, and where it ends without the marks of the
/// sentence around it.
fn target(body: &str, range: Range<usize>, kept: usize) -> Option<(String, String, usize)> {
    let mut address = &body[range.clone()];
    let scheme = STARTS.iter().find(|start| starts_with(address, start))?;
    let host_at = if *scheme == "www." { 0 } else { scheme.len() };
    let host = address[host_at..].find(|c: char| !c.is_alphanumeric() && !"-_.".contains(c));
    if let Some(after) =
        host.filter(|after| !address[host_at + after..].starts_with(['/', '?', '#', ':', '@', '%']))
    {
        address = &address[..host_at + after];
    }
    while let Some(shorter) =
        without_mark(address).filter(|shorter| range.start + shorter.len() >= kept)
    {
        address = shorter;
    }
    let words = unescaped(&address.replace("&amp;", "&"));
    let target = match words.split_once("://") {
        Some((scheme, rest)) if host_at > 0 => format!("{}://{rest}", scheme.to_ascii_lowercase()),
        _ => format!("http://{words}"),
    };
    let (_, rest) = target.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let is_host = host.contains('.')
        && host.split('.').all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        });
    (is_host && check_outside(&target).is_ok())
        .then(|| (target.clone(), words.clone(), range.start + address.len()))
}

/// An address without the strokes that programs put before its signs.
fn unescaped(address: &str) -> String {
    let mut plain = String::with_capacity(address.len());
    let mut rest = address;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        if !after.starts_with(|next| ESCAPED.contains(next)) {
            plain.push('\\');
        }
        rest = after;
    }
    plain.push_str(rest);
    plain
}

/// An address without one mark at its end that belongs to the sentence around it, if there is one.
fn without_mark(address: &str) -> Option<&str> {
    let last = address.chars().next_back()?;
    let shorter = &address[..address.len() - last.len_utf8()];
    let named = address
        .strip_suffix(';')
        .and_then(|start| start.rsplit_once('&'));
    if let Some((before, _)) = named.filter(|(_, name)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')
    }) {
        return Some(before);
    }
    let is_mark = MARKS.contains(last)
        || last == ')' && count(address, ')') > count(address, '(')
        || last == ']' && count(address, ']') > count(address, '[');
    // What an archive has of all pages below an address.
    if address.ends_with("/*") && shorter.contains("*/http") {
        return None;
    }
    if last == '\\' {
        return Some(shorter);
    }
    if address.ends_with("--") {
        return Some(address.trim_end_matches('-'));
    }
    if is_mark {
        return Some(shorter);
    }
    if last == ']' && !shorter.ends_with('\\') {
        // The number of a note, or an editor's word; an address ends with empty brackets at most.
        let open = shorter.rfind('[')?;
        // The year of a case is a part of its title: `R_v_Smith_[1959]`.
        let is_note = open + 1 < shorter.len() && !address[..open].ends_with('_');
        return is_note.then_some(&address[..open]);
    }
    // Titles in encyclopedias have apostrophes, as in `McDonald's`.
    address
        .strip_suffix("'s")
        .filter(|owner| !owner.contains("/wiki/"))
}

fn count(text: &str, sign: char) -> usize {
    text.matches(sign).count()
}
