//! What is refused before YAML is parsed, and plain words for what the parsers say.

use std::ops::Range;

/// How deep brackets may nest; parsers need quadratic time for deeper ones.
const DEEPEST: usize = 32;

/// The bracket that nests too deep, if one does. Brackets inside quoted texts count too: nobody writes 33 of those.
pub fn brackets(text: &str) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => {
                depth += 1;
                if depth > DEEPEST {
                    return Some(at..at + 1);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// A quick look for `&`, `*` or `!` where a value could begin; only then is the text walked for anchors, aliases and tags.
pub fn may_hold_anchors_or_tags(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| {
        matches!(byte, b'&' | b'*' | b'!')
            && (at == 0 || matches!(bytes[at - 1], b' ' | b'\n' | b'\t' | b'[' | b'{' | b','))
    })
}

/// The start of the character that the byte `at` belongs to.
pub fn char_start(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The parser's sentence without its position and with a small first letter.
pub fn plain_words(message: &str) -> String {
    let cut = message.find(" at line ").unwrap_or(message.len());
    message[..cut].to_owned()
}

/// The place, the sentence and the help for a text at which the parser stopped.
pub fn diagnose(text: &str, stop: usize, message: &str) -> (Range<usize>, String, Option<String>) {
    let line_start = text[..stop].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[stop..].find('\n').map_or(text.len(), |at| stop + at);
    let line = &text[line_start..line_end];
    let whole = line_start..line_start + line.trim_end().len();
    if let Some(tab) = line.find('\t').filter(|&tab| line[..tab].trim_start_matches([' ', '-']).is_empty()) {
        let tab = line_start + tab;
        return (
            tab..tab + 1,
            "a tab where YAML wants spaces".to_owned(),
            Some("indent with two spaces for each step".to_owned()),
        );
    }
    if let Some(open) = open_quote(text) {
        return (
            open..open + 1,
            "this quotation mark is never closed".to_owned(),
            Some("close it with the same mark, at the end of the value".to_owned()),
        );
    }
    if let Some(colon) = second_colon(line) {
        let at = line_start + colon;
        return (
            at..at + 1,
            "a colon followed by a space, inside a value without quotes".to_owned(),
            Some("put the whole value in double quotes".to_owned()),
        );
    }
    if let Some((at, mark)) = forbidden_start(line) {
        let at = line_start + at;
        return (
            at..at + mark.len_utf8(),
            format!("a value cannot begin with `{mark}`"),
            Some("put the whole value in double quotes".to_owned()),
        );
    }
    let range = if whole.is_empty() { stop..stop } else { whole };
    (range, format!("this is not YAML: {message}"), None)
}

/// A line `key: value: more`: the byte of the second colon.
fn second_colon(line: &str) -> Option<usize> {
    let first = line.find(": ")?;
    let value = line[first + 2..].trim_start();
    if value.starts_with(['"', '\'', '[', '{', '|', '>']) {
        return None;
    }
    line[first + 2..].find(": ").map(|second| first + 2 + second)
}

/// A value that begins with a character which YAML keeps for itself.
fn forbidden_start(line: &str) -> Option<(usize, char)> {
    let at = line.find(": ").map_or_else(|| line.len() - line.trim_start_matches([' ', '-']).len(), |at| at + 2);
    let value = line[at..].trim_start();
    let mark = value.chars().next().filter(|mark| "@`%".contains(*mark))?;
    Some((line.len() - value.len(), mark))
}

/// The last quotation mark that begins a value and is never closed.
fn open_quote(text: &str) -> Option<usize> {
    let mut line_start = 0;
    let mut open: Option<(usize, char)> = None;
    for line in text.split_inclusive('\n') {
        let mut rest = line;
        if open.is_none() {
            let at = line.find(": ").map_or(0, |at| at + 2);
            let value = line[at..].trim_start_matches([' ', '-']);
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            if let Some(quote) = quote {
                open = Some((line_start + line.len() - value.len(), quote));
                rest = &value[1..];
            }
        }
        if let Some((_, quote)) = open {
            let closed = match quote {
                '"' => rest.replace("\\\\", "").replace("\\\"", "").contains('"'),
                _ => rest.replace("''", "").contains('\''),
            };
            if closed {
                open = None;
            }
        }
        line_start += line.len();
    }
    open.map(|(at, _)| at)
}
