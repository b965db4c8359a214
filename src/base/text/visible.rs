//! Texts as reports show them: with invisible characters, and those that control a terminal,
//! written out.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::character_names::name;
use super::needed::is_needed;

/// True for characters by which a text could steer a terminal or a page, or that nobody would see
/// in a report.
fn is_hidden(character: char) -> bool {
    !matches!(character, '\n' | '\t' | '\u{fffd}' | '\u{2800}')
        && !matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}')
        && !name(character).is_empty()
        || matches!(character, '\u{e0000}'..='\u{e0fff}')
}

/// A text in which invisible characters, and those that control a terminal, are written as
/// `<U+202E>`. Those that a script or an emoji needs stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for (at, character) in text.char_indices() {
        let stays = || {
            !matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}')
                && is_needed(text, at, character)
        };
        if is_hidden(character) && !stays() {
            let _ = write!(shown, "<U+{:04X}>", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    shown.into()
}

/// JSON in which the same characters are written as `\u` escapes, which mean the same to a parser.
#[must_use]
pub fn visible_json(json: String) -> String {
    if !json.contains(is_hidden) {
        return json;
    }
    let mut shown = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        if is_hidden(character) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                let _ = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push(character);
        }
    }
    shown
}

#[cfg(test)]
mod tests;
