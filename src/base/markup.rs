//! Markup that readers would see as it was typed, because nothing turned it into HTML.

mod brackets;
mod conflict;
mod emphasis;
mod fault;
mod foreign;
mod lines;
mod lone;
mod number;
mod runs;
mod scripts;
mod sentence;
mod tags;
mod text_run;

use std::collections::HashSet;

use crate::base::diagnostic::Rule;

pub use brackets::REFERENCE_NOUNS;
pub use conflict::conflicts;
pub use fault::MarkupFault;
pub use scripts::{is_cjk, is_rtl};
pub use sentence::is_closed;
pub use text_run::is_in_address;

use text_run::{SEARCH_REACH, TextRun, is_blank, is_edge, near, near_end};

/// HTML in content: content is text, and a page's HTML comes from its theme.
pub const RAW_HTML: Rule = Rule::deny("raw-html");
/// A reference or a footnote mark that leads nowhere.
pub const BAD_REFERENCE: Rule = Rule::deny("bad-reference");
/// Markup that cannot have been meant as it would be read.
pub const BROKEN_MARKUP: Rule = Rule::deny("broken-markup");
/// Signs that look like markup and are shown on the page as typed.
pub const MARKUP_AS_TYPED: Rule = Rule::warn("markup-as-typed");
/// Lines that Markdown reads as something that their author hardly meant.
pub const MARKUP_MISREAD: Rule = Rule::warn("markup-misread");
/// Conflict markers that a version control system left in a text.
pub const CONFLICT_MARKER: Rule = Rule::deny("conflict-marker");

/// The placeholder in a text run for a sign that its author escaped or wrote as a character
/// reference.
pub const ESCAPED_SIGN: char = '\u{1}';
/// The placeholder in a text run for something that is not text: a reference, a picture, code, a
/// footnote mark.
pub const OBJECT: char = '\u{2}';

/// The placeholder in a text run for a line break that readers see.
pub const LINE_BREAK: char = '\r';

/// How many faults of one text run are reported: nobody reads more, and each has to be located in
/// the source.
const MAX_FAULTS: usize = 100;

/// Where a text run comes from, which decides what it may contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextContext {
    /// A body, without the markup that was understood: what is left was not.
    Body,
    /// A YAML value, in which Markdown is not read.
    Value,
    /// A value with somebody's exact words, which may contain any sign.
    Quotation,
}

/// Finds the markup that readers would see as typed. Of several faults alike, only the first is
/// reported.
#[must_use]
pub fn find(words: &str, place: TextContext) -> Vec<MarkupFault> {
    if !may_hold_marks(words) {
        return Vec::new();
    }
    let words = TextRun { text: words, place };
    let mut marks = brackets::find(words);
    if place != TextContext::Quotation {
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
    marks.truncate(MAX_FAULTS);
    marks
}

/// False if no byte of a text can belong to markup, as in most texts: one quick look before the
/// searches.
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
        // The first bytes of a bullet, and below those of full-width signs.
        0xe2 | 0xc2 => at == 0,
        0xef => next(at) == 0xbc || next(at) == 0xbb,
        0xe3 => next(at) == 0x80 && bytes.get(at + 2) == Some(&0x90),
        _ => false,
    })
}

#[cfg(test)]
mod tests;
