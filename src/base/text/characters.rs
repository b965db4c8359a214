//! The search for characters that are invisible, or that make readers see other words than the text
//! has.

use std::fmt::Write as _;

pub use super::character_fault::CharacterFault;
pub use super::character_names::named;
use super::character_table::{CONTROL, CharacterNote, DIRECTION, PILE, UNBALANCED, note_on};
use super::{SCAN_BYTES, needed, twice};

/// The first character that no page can show, and its byte: what makes a text unreadable for every
/// later step.
///
/// Control characters, which XML 1.0 (section 2.2) forbids in feeds; non-characters; and the two
/// private-use characters with which prose marks the places of its references.
#[must_use]
pub fn unprintable(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, character)| {
        (character.is_control() && !matches!(character, '\n' | '\t'))
            || matches!(character, '\u{fffe}' | '\u{ffff}' | '\u{e000}' | '\u{e001}')
    })
}

/// True for a byte that is a character by itself, and one that everybody sees.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, 0x20..0x7f | b'\n' | b'\t')
}

/// Everything that is wrong with the characters of a text, but for isolates (see [`unbalanced`]),
/// in order.
#[must_use]
pub fn odd(text: &str) -> Vec<CharacterFault> {
    odd_within(text, text)
}

/// The same for a text that is part of another: a number among words that run from right to left
/// may need direction marks.
#[must_use]
pub fn odd_within(text: &str, whole: &str) -> Vec<CharacterFault> {
    let mut runs_leftwards = None;
    let mut is_among_words =
        || *runs_leftwards.get_or_insert_with(|| whole.chars().any(needed::runs_leftwards));
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, character)) = next_unusual(text, from) {
        if let Some(wrong) = twice::at(text, at) {
            from = wrong.bytes.end;
            found.push(wrong);
        } else if is_accent(character) {
            let accents = accents(&text[at..]);
            from = at + accents.len();
            found.extend(pile(at, accents));
        } else {
            from = at + character.len_utf8();
            if let Some(note) = note_on(character)
                && !needed::is_needed(text, at, character)
                && !(note == DIRECTION && needed::is_without_letters(text, at) && is_among_words())
            {
                found.push(fault_of(note, at, character, fix(text, at, character)));
            }
        }
    }
    found
}

/// The first character from a byte on that is not plain, with its byte.
fn next_unusual(text: &str, from: usize) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut at = from;
    // Most texts are plain from end to end, so many bytes are compared before one is looked at.
    while bytes
        .get(at..at + SCAN_BYTES)
        .is_some_and(|stretch| stretch.iter().fold(true, |all, byte| all & is_plain(*byte)))
    {
        at += SCAN_BYTES;
    }
    at += bytes.get(at..)?.iter().position(|byte| !is_plain(*byte))?;
    text[at..].chars().next().map(|character| (at, character))
}

/// The accents with which a text begins.
fn accents(text: &str) -> &str {
    let rest = text.trim_start_matches(is_accent);
    &text[..text.len() - rest.len()]
}

/// More than three accents on one letter.
fn pile(at: usize, accents: &str) -> Option<CharacterFault> {
    let (is_error, message, help) = PILE;
    accents.chars().nth(3).map(|_| CharacterFault {
        bytes: at..at + accents.len(),
        is_error,
        message: message.to_owned(),
        help: help.into(),
        to: None,
    })
}

/// True for a text with an isolate in it.
#[must_use]
pub fn has_isolates(text: &str) -> bool {
    text.as_bytes().contains(&0xe2)
        && text.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'])
}

/// The isolates (U+2066 to U+2069) of one text or paragraph that have no partner in it.
#[must_use]
pub fn unbalanced(text: &str) -> Vec<CharacterFault> {
    if !has_isolates(text) {
        return Vec::new();
    }
    let mut open = Vec::new();
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '\u{2066}'..='\u{2068}' => open.push((at, character)),
            '\u{2069}' if open.pop().is_none() => found.push((at, character)),
            _ => {}
        }
    }
    found.extend(open);
    found.sort_unstable();
    found
        .into_iter()
        .map(|(at, character)| fault_of(UNBALANCED, at, character, None))
        .collect()
}

/// Everything that is wrong with the characters of one text, including isolates.
#[must_use]
pub fn all_odd(text: &str) -> Vec<CharacterFault> {
    let mut found = odd(text);
    found.extend(unbalanced(text));
    found
}

/// The first invisible character of a name or an address, with its byte: neither needs one.
#[must_use]
pub fn first_invisible(name: &str) -> Option<(usize, char)> {
    name.char_indices()
        .find(|(_, character)| is_unseen(*character))
}

/// A name or an address without its invisible characters.
#[must_use]
pub fn without_invisible(name: &str) -> String {
    name.chars()
        .filter(|character| !is_unseen(*character))
        .collect()
}

fn is_unseen(character: char) -> bool {
    note_on(character).is_some() || matches!(character, '\u{2066}'..='\u{2069}')
}

/// The first character of a file's name that deceives or is invisible where its script does not
/// need it. In a name, no script needs a line break or the invisible signs of formulas. Control
/// characters have a rule of their own.
#[must_use]
pub fn first_invisible_in_name(name: &str) -> Option<char> {
    let is_odd = |at, c: char| {
        matches!(c, '\u{200b}' | '\u{2061}'..='\u{2064}' | '\u{2066}'..='\u{2069}')
            || note_on(c).is_some() && !needed::is_needed(name, at, c)
    };
    name.char_indices()
        .find(|(at, c)| !c.is_control() && is_odd(*at, *c))
        .map(|(_, character)| character)
}

/// One character that is wrong.
fn fault_of(
    (is_error, what, help): CharacterNote,
    at: usize,
    character: char,
    to: Option<String>,
) -> CharacterFault {
    let mut message = format!("{} {what}", named(character));
    if let (CONTROL, Some(meant)) = ((is_error, what, help), &to)
        && !meant.is_empty()
    {
        let _ = write!(message, "; it was probably `{meant}` in Windows-1252");
    }
    CharacterFault {
        bytes: at..at + character.len_utf8(),
        is_error,
        message,
        help: help.into(),
        to,
    }
}

/// What can only be meant in the place of a character: nothing, where what readers see stays the
/// same.
fn fix(text: &str, at: usize, character: char) -> Option<String> {
    let before = text[..at].chars().next_back();
    let after = text[at + character.len_utf8()..].chars().next();
    let is_edge = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "\"'<>()[]".contains(c));
    match character {
        '\u{80}'..='\u{9f}' if character != '\u{85}' => twice::windows(character).map(String::from),
        // These are invisible and do not affect line breaks.
        '\u{feff}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{2061}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}' => Some(String::new()),
        // These have an effect between letters, but none at the edge of a word.
        '\u{ad}' | '\u{34f}' | '\u{2060}' | '\u{200c}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}'
            if is_edge(before) || is_edge(after) =>
        {
            Some(String::new())
        }
        // Around an address, direction marks serve no purpose.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            if (is_edge(before) || is_edge(after)) && in_address(text, at) =>
        {
            Some(String::new())
        }
        _ => None,
    }
}

/// True inside a stretch without white space in which an address begins.
fn in_address(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).unwrap_or(0);
    text[start..]
        .split_whitespace()
        .next()
        .is_some_and(|word| word.contains("://"))
}

/// The accents of which one letter can carry several.
fn is_accent(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{34e}'
            | '\u{350}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

#[cfg(test)]
mod tests;
