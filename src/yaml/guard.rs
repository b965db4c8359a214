//! Checks that refuse a text before it is parsed as YAML.

use std::ops::Range;

use super::nodes::NodeList;

/// How deep brackets may be nested; parsers need quadratic time for more.
const MAX_BRACKET_DEPTH: usize = 32;

/// How many lines of one text are tried that may have a comment for a value: each costs a reading
/// of the text.
const MOST_COMMENTS: usize = 8;

/// The bracket that nests too deep, if one does. Brackets inside quoted texts count too: nobody
/// writes 33 of those.
pub fn brackets(text: &str) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => {
                depth += 1;
                if depth > MAX_BRACKET_DEPTH {
                    return Some(at..at + 1);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The `#` from which YAML reads the rest of a value as a comment, where that was hardly meant:
/// `library #3 moved`.
///
/// A comment is written with a space after its sign, as in `contradicted  # see the minutes`.
pub fn comment_in_value(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    let mut block: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if block.is_some_and(|block| indent <= block && !line.trim().is_empty()) {
            block = None;
        }
        if block.is_none() {
            let value = line
                .find(": ")
                .map_or(line.trim_start_matches([' ', '-']), |at| {
                    line[at + 2..].trim_start()
                });
            if value.starts_with(['|', '>']) {
                block = Some(indent);
            } else if !value.starts_with(['"', '\'', '#', '[', '{']) {
                let from = start + line.len() - value.len();
                let is_flow = line.trim_start_matches([' ', '-']).starts_with(['[', '{']);
                if let Some(sign) = sign_in(value, is_flow) {
                    return Some(from + sign + 1..from + sign + 2);
                }
            }
        }
        start += line.len();
    }
    None
}

/// The `#` with which the value of a key or of an entry begins, so that YAML reads all of it as a
/// comment: `title: #OneLibrary`. `seen` are the nodes of the text.
pub fn comment_for_value(text: &str, seen: &NodeList<'_>) -> Option<Range<usize>> {
    let mut start = 0;
    let mut tried = 0;
    text.split_inclusive('\n').find_map(|line| {
        let from = start;
        start += line.len();
        let at = line.find(": #").map(|at| at + 2).or_else(|| {
            let words = line.trim_start_matches([' ', '-']);
            let at = line.len() - words.len();
            (words.starts_with('#') && line[..at].ends_with("- ")).then_some(at)
        })?;
        if !is_no_comment(&line[at + 1..]) || tried == MOST_COMMENTS {
            return None;
        }
        tried += 1;
        // Within a text, the sign is part of what it says.
        let without = format!("{}\n{}", &text[..from + at], &text[start..]);
        let is_comment = NodeList::of(&without).is_some_and(|nodes| nodes.says_the_same(seen));
        is_comment.then_some(from + at..from + at + 1)
    })
}

/// The space before the sign; between brackets (`is_flow`), everything in quotation marks is text.
fn sign_in(value: &str, is_flow: bool) -> Option<usize> {
    let (mut quote, mut before) = (None, ' ');
    let mut characters = value.char_indices();
    while let Some((at, character)) = characters.next() {
        match (quote, character) {
            (None, ' ') if value[at..].starts_with(" #") && is_no_comment(&value[at + 2..]) => {
                return Some(at);
            }
            (None, '"' | '\'') if is_flow && matches!(before, '[' | '{' | ',' | ':') => {
                quote = Some(character);
            }
            // A quotation mark that is escaped, by a backslash or by doubling it, does not end its
            // text.
            (Some('"'), '\\') => drop(characters.next()),
            (Some('\''), '\'') if value[at..].starts_with("''") => drop(characters.next()),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
        if character != ' ' {
            before = character;
        }
    }
    None
}

fn is_no_comment(after: &str) -> bool {
    after.starts_with(|c: char| !c.is_whitespace() && c != '#')
}
