//! Markup that readers would see as it was typed, in words that are about to be printed.

mod brackets;
mod conflict;
mod emphasis;
mod foreign;
mod lines;
mod lone;
mod number;
mod runs;
mod sentence;
mod tags;

use std::collections::HashSet;
use std::ops::Range;

use crate::base::diagnostic::Rule;

pub use conflict::conflicts;
pub use sentence::is_closed;

/// HTML in content: content is text, and a page's HTML comes from its theme.
pub const RAW_HTML: Rule = Rule::deny("raw-html");
/// A reference or a mention of a footnote that says nothing factpress knows.
pub const BAD_REFERENCE: Rule = Rule::deny("bad-reference");
/// Markup that cannot have been meant as it would be read.
pub const BROKEN_MARKUP: Rule = Rule::deny("broken-markup");
/// Signs that look like markup, and stand on the page as they were typed.
pub const MARKUP_AS_TYPED: Rule = Rule::warn("markup-as-typed");
/// Lines that Markdown takes for something that they hardly are.
pub const MARKUP_MISREAD: Rule = Rule::warn("markup-misread");
/// Lines that a program for versions left where two of them could not be brought together.
pub const CONFLICT_MARKER: Rule = Rule::deny("conflict-marker");

/// What stands in a run of words for a sign that its author escaped or wrote as a character
/// reference.
pub const MEANT: char = '\u{1}';
/// What stands in a run of words for something that is no text: a reference, a picture, code, a
/// mention of a footnote.
pub const OBJECT: char = '\u{2}';

/// What stands in a run of words at the end of a line that readers see end there.
pub const BREAK: char = '\r';

/// How many marks of one run of words are told: nobody reads more, and each has to be looked for
/// where it is written.
const MOST: usize = 100;

/// How far from a sign the one is looked for that belongs to it, in bytes: words in brackets are no
/// longer.
const FURTHEST: usize = 500;

/// Where words stand, which says how much they may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a body, with all markup that was understood taken out: what is left is left over.
    Body,
    /// In a value that no Markdown is read in.
    Value,
    /// In a value with somebody else's exact words, which may hold any sign.
    Quotation,
}

/// Something that readers would see as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes in the words.
    pub range: Range<usize>,
    /// The rule that it breaks.
    pub rule: Rule,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
    /// What fixes it where only one thing can be meant: other words in the place of these bytes.
    pub edit: Option<(Range<usize>, String)>,
}

impl Mark {
    /// Something that cannot have been meant.
    #[must_use]
    pub fn broken(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            range,
            rule: BROKEN_MARKUP,
            message: message.into(),
            help: help.into(),
            edit: None,
        }
    }

    /// Something that stands on the page as it was typed.
    #[must_use]
    pub fn typed(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            rule: MARKUP_AS_TYPED,
            ..Self::broken(range, message, help)
        }
    }

    /// Something that Markdown takes for what it hardly is.
    #[must_use]
    pub fn misread(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            rule: MARKUP_MISREAD,
            ..Self::broken(range, message, help)
        }
    }

    /// The same with what fixes it.
    #[must_use]
    pub fn with_edit(self, edit: impl Into<Option<(Range<usize>, String)>>) -> Self {
        Self {
            edit: edit.into(),
            ..self
        }
    }
}

/// What readers would see as it was typed in these words; of one kind the first alone.
#[must_use]
pub fn find(words: &str, place: Place) -> Vec<Mark> {
    if !may_hold_marks(words) {
        return Vec::new();
    }
    let words = Words { text: words, place };
    let mut marks = brackets::find(words);
    if place != Place::Quotation {
        marks.extend(lines::find(words).into_iter().chain(runs::find(words)));
        let others = emphasis::find(words)
            .into_iter()
            .chain(foreign::find(words))
            .chain(lone::find(words));
        marks.extend(others.filter(|mark| !words.is_in_address(mark.range.start)));
    }
    marks.extend(tags::find(words));
    let mut seen: HashSet<(Rule, String)> = HashSet::new();
    marks.sort_by_key(|mark| mark.range.start);
    marks.retain(|mark| seen.insert((mark.rule, mark.message.clone())));
    marks.truncate(MOST);
    marks
}

/// False for words without any sign that a mark is made of, which most are.
fn may_hold_marks(words: &str) -> bool {
    let bytes = words.as_bytes();
    let next = |at: usize| bytes.get(at + 1).copied().unwrap_or(b' ');
    words.bytes().enumerate().any(|(at, byte)| match byte {
        b'[' | b']' | b'*' | b'#' | b'{' | b'}' | b'^' | b'|' | b'<' | b'&' | b'~' | b'\\'
        | b'`' => true,
        b'_' | b'=' | b'%' | b'$' | b'+' | b'?' => next(at) == byte || byte == b'_',
        b'!' => next(at) == b'!' || next(at) == b' ' && at == 0,
        b':' => next(at) == b':' || next(at).is_ascii_lowercase(),
        b'\n' => {
            let letters = bytes[at + 1..]
                .iter()
                .take(6)
                .take_while(|byte| byte.is_ascii_alphabetic())
                .count();
            let is_lettered = letters > 0 && matches!(next(at + letters), b')' | b'.');
            is_lettered
                || matches!(
                    next(at),
                    b'0'..=b'9'
                        | b'-'
                        | b'>'
                        | b':'
                        | b'+'
                        | b'('
                        | 0xc2
                        | 0xd7
                        | 0xd9
                        | 0xe2
                        | 0xe4
                        | 0xe5
                        | 0xef
                        | 0xf0
                )
                || bytes[at + 1..]
                    .iter()
                    .take(32)
                    .any(|byte| *byte == b':' || *byte == 0xef)
        }
        b'>' if at == 0 => true,
        // A bullet, or a full-width sign.
        0xe2 | 0xc2 => at == 0,
        0xef => next(at) == 0xbc || next(at) == 0xbb,
        0xe3 => next(at) == 0x80 && bytes.get(at + 2) == Some(&0x90),
        _ => false,
    })
}

/// Words with the place in which they stand.
#[derive(Clone, Copy)]
struct Words<'a> {
    text: &'a str,
    place: Place,
}

impl<'a> Words<'a> {
    /// The character before a byte.
    fn before(self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// The character at a byte.
    fn at(self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// The lines, each with its first byte.
    fn lines(self) -> impl Iterator<Item = (usize, &'a str)> {
        let mut start = 0;
        self.text.split('\n').map(move |line| {
            let at = start;
            start += line.len() + 1;
            (at, line)
        })
    }

    /// Lines with the one below each, where readers see nothing that parts them.
    fn joined(self) -> impl Iterator<Item = ((usize, &'a str), (usize, &'a str))> {
        self.lines()
            .zip(self.lines().skip(1))
            .filter(|((_, line), _)| !line.ends_with(BREAK))
    }

    fn has_joined_lines(self) -> bool {
        self.joined().next().is_some()
    }

    /// True for signs that quotation marks or brackets stand around: they are spoken of.
    fn is_named(self, (at, length): (usize, usize)) -> bool {
        let quotes = "\"'“”‘’«»„‚‹›()[]「」";
        let is_quote = |character: Option<char>| character.is_some_and(|c| quotes.contains(c));
        is_quote(self.before(at)) && is_quote(self.at(at + length))
    }

    /// Runs of a sign: the first byte and the length of each.
    fn runs(self, sign: u8) -> impl Iterator<Item = (usize, usize)> {
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
    fn is_in_address(self, at: usize) -> bool {
        is_in_address(self.text, at)
    }

    fn is_body(self) -> bool {
        self.place == Place::Body
    }
}

/// True for a byte of a text inside a web address, which may hold any sign.
#[must_use]
pub fn is_in_address(text: &str, at: usize) -> bool {
    let start = text.floor_char_boundary(at.saturating_sub(FURTHEST));
    let word = text[start..at]
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or("");
    ["://", "www.", "WWW.", "Www."]
        .iter()
        .any(|start| word.contains(start))
}

/// The beginning of a text, as far as signs are looked for that belong together.
fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(FURTHEST)]
}

/// The end of a text, as far as signs are looked for that belong together.
fn near_end(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(FURTHEST))..]
}

/// True at the edge of words: nothing, white space, or a sign that stands between words.
fn is_edge(character: Option<char>) -> bool {
    character.is_none_or(|character| !character.is_alphanumeric() && character != OBJECT)
}

/// True for nothing and for white space.
fn is_blank(character: Option<char>) -> bool {
    character.is_none_or(char::is_whitespace)
}

/// True for letters of Chinese and Japanese, which stand without spaces between words.
#[must_use]
pub fn is_cjk(character: char) -> bool {
    matches!(u32::from(character), 0x2e80..=0x303f | 0x3040..=0x30ff | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff
        | 0xf900..=0xfaff | 0xff01..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3134f)
}

/// True for letters of Hebrew and Arabic, whose prefixes stand before names in other letters.
#[must_use]
pub fn is_rtl(character: char) -> bool {
    matches!(u32::from(character), 0x590..=0x6ff | 0x750..=0x77f)
}

#[cfg(test)]
mod tests;
