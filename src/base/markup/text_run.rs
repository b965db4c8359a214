//! A text run with its context, and what surrounds a byte of it.

use super::{LINE_BREAK, OBJECT, TextContext};
use crate::base::quotation_marks;

/// How far from a sign its counterpart is looked for, in bytes: nobody puts longer texts in
/// brackets.
pub const SEARCH_REACH: usize = 500;

/// A stretch of text that readers see as one, with where it comes from.
#[derive(Clone, Copy)]
pub struct TextRun<'a> {
    pub text: &'a str,
    pub place: TextContext,
}

impl<'a> TextRun<'a> {
    /// The character before a byte.
    pub fn before(self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// The character at a byte.
    pub fn at(self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// The lines, each with its first byte.
    pub fn lines(self) -> impl Iterator<Item = (usize, &'a str)> {
        let mut start = 0;
        self.text.split('\n').map(move |line| {
            let at = start;
            start += line.len() + 1;
            (at, line)
        })
    }

    /// Each line with the one below it, unless readers see a line break between them.
    pub fn joined(self) -> impl Iterator<Item = ((usize, &'a str), (usize, &'a str))> {
        self.lines()
            .zip(self.lines().skip(1))
            .filter(|((_, line), _)| !line.ends_with(LINE_BREAK))
    }

    pub fn has_joined_lines(self) -> bool {
        self.joined().next().is_some()
    }

    /// True for signs between quotation marks or brackets: the text speaks about them.
    pub fn is_named(self, (at, length): (usize, usize)) -> bool {
        let is_quote = |character: Option<char>| {
            character.is_some_and(|c| quotation_marks::is_mark(c) || "()[]".contains(c))
        };
        is_quote(self.before(at)) && is_quote(self.at(at + length))
    }

    /// Runs of a sign: the first byte and the length of each.
    pub fn runs(self, sign: u8) -> impl Iterator<Item = (usize, usize)> {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        std::iter::from_fn(move || {
            let start = at + bytes[at..].iter().position(|byte| *byte == sign)?;
            let length = bytes[start..]
                .iter()
                .take_while(|byte| **byte == sign)
                .count();
            at = start + length;
            Some((start, length))
        })
    }

    /// True for a byte inside a web address, which may hold any sign.
    pub fn is_in_address(self, at: usize) -> bool {
        is_in_address(self.text, at)
    }

    pub fn is_body(self) -> bool {
        self.place == TextContext::Body
    }
}

/// True for a byte of a text inside a web address, which may hold any sign.
#[must_use]
pub fn is_in_address(text: &str, at: usize) -> bool {
    let start = text.floor_char_boundary(at.saturating_sub(SEARCH_REACH));
    let word = text[start..at]
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or("");
    ["://", "www.", "WWW.", "Www."]
        .iter()
        .any(|start| word.contains(start))
}

/// The beginning of a text, as far as counterparts are looked for.
pub fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(SEARCH_REACH)]
}

/// The end of a text, as far as counterparts are looked for.
pub fn near_end(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(SEARCH_REACH))..]
}

/// True at the edge of a word: at either end of the text, at white space and at punctuation.
pub fn is_edge(character: Option<char>) -> bool {
    character.is_none_or(|character| !character.is_alphanumeric() && character != OBJECT)
}

/// True at either end of the text and at white space.
pub fn is_blank(character: Option<char>) -> bool {
    character.is_none_or(char::is_whitespace)
}
