//! Where a bare address leads, and what of it belongs to the sentence around it.

use std::ops::Range;

use super::{ESCAPED, STARTS, starts_with};
use crate::base::address::check_outside;

/// Marks that may follow an address directly: those of the sentence around it, and of notes to it.
const SENTENCE_MARKS: &str = "?!.,:;*~'([–―‒؟،؛۔।॥։·†‡¹²³⁴⁵⁶⁷⁸⁹⁰";

/// Where an address leads, what readers see of it, and where it ends without the marks of the
/// sentence around it.
pub fn target(body: &str, range: Range<usize>, kept: usize) -> Option<(String, String, usize)> {
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

/// An address without the backslashes that programs put before its signs.
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
    let is_mark = SENTENCE_MARKS.contains(last)
        || last == ')' && count(address, ')') > count(address, '(')
        || last == ']' && count(address, ']') > count(address, '[');
    // An archive's list of all pages below an address ends in `/*`.
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
        // Brackets at the end are the number of a note or an editor's remark. Only empty ones can
        // belong to the address.
        let open = shorter.rfind('[')?;
        // An exception: the year of a case is part of its title, `R_v_Smith_[1959]`.
        let is_note = open + 1 < shorter.len() && !address[..open].ends_with('_');
        return is_note.then_some(&address[..open]);
    }
    // A genitive belongs to the sentence, except in titles of encyclopedias such as `McDonald's`.
    address
        .strip_suffix("'s")
        .filter(|owner| !owner.contains("/wiki/"))
}

fn count(text: &str, sign: char) -> usize {
    text.matches(sign).count()
}
