//! Why a text is not YAML, in words that say what to do: parsers name what they stopped at, not
//! what the author did.

mod continued;
mod entries;
mod flow;
mod keys;
mod opening;
mod quotes;
mod spaces;
mod tolerated;

use std::ops::Range;

use super::nodes::TOO_DEEP;

pub use opening::sign;

/// What is wrong, where, and what would be right.
#[derive(Debug, PartialEq, Eq)]
pub struct SyntaxFault {
    /// The bytes that are meant.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// What fixes it, if the text is YAML then: other bytes in the place of these.
    pub edit: Option<(Range<usize>, String)>,
}

impl SyntaxFault {
    fn new(range: Range<usize>, message: impl Into<String>, help: &str) -> Self {
        Self {
            range,
            message: message.into(),
            help: Some(help.to_owned()),
            edit: None,
        }
    }
}

/// The line at which a parser stopped, and those beside it: each with its first byte.
struct Around<'a> {
    text: &'a str,
    stop: usize,
    message: &'a str,
    before: Option<(usize, &'a str)>,
    here: (usize, &'a str),
    after: Option<(usize, &'a str)>,
}

/// Says why a parser stopped at the byte `stop` with this message.
pub fn find(text: &str, stop: usize, message: &str) -> SyntaxFault {
    let around = Around::new(text, stop, message);
    let known = [
        deep,
        tolerated::tab_after,
        tab,
        bullet,
        opening::alias,
        quotes::quote,
        tolerated::continued,
        quotes::escape,
        quotes::after_quote,
        opening::bracket,
        opening::hyphen,
        opening::question_mark,
        opening::block,
        opening::number_sign,
        spaces::misread,
        spaces::first_line,
        keys::no_space,
        keys::no_colon,
        quotes::colon,
        opening::forbidden,
        flow::colon,
        flow::entry,
        bracket,
        entries::lone_hyphen,
        entries::first_hyphen,
        entries::key_in_list,
        indent,
    ];
    known
        .iter()
        .find_map(|known| known(&around))
        .unwrap_or_else(|| {
            let (start, line) = around.here;
            let line = start..start + line.trim_end().len();
            SyntaxFault::new(
                if line.is_empty() { stop..stop } else { line },
                "this cannot be read as YAML",
                "check the indentation, the colons and the quotation marks, here and just above",
            )
        })
}

/// The fault of a tab at which one parser stopped, though another reads it as a blank; `None` if it
/// stopped at anything else.
pub fn tab_alone(text: &str, stop: usize, message: &str) -> Option<SyntaxFault> {
    tolerated::tab_after(&Around::new(text, stop, message))
}

/// How many spaces a line begins with.
fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The value in a line, and where in the line it begins: what is behind its key, or behind the
/// hyphen of an entry. `None` if there is none.
fn value_of(line: &str) -> Option<(usize, &str)> {
    let items = line.len() - line.trim_start_matches([' ', '-']).len();
    let opens = line[items..].starts_with(['[', '{', '"', '\'']);
    let behind = if opens {
        items
    } else {
        line.find(": ").map_or(items, |colon| colon + 2)
    };
    let value = line[behind..].trim();
    let from = line.len() - line[behind..].trim_start().len();
    (!value.is_empty()).then_some((from, value))
}

/// The start of the character that the byte `at` belongs to.
pub fn char_start(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// A parser's sentence without its own account of the place.
pub fn plain_words(message: &str) -> &str {
    &message[..message.find(" at line ").unwrap_or(message.len())]
}

impl<'a> Around<'a> {
    fn new(text: &'a str, stop: usize, message: &'a str) -> Self {
        let start = text[..stop].rfind('\n').map_or(0, |at| at + 1);
        let line = |start: usize| (start, text[start..].split('\n').next().unwrap_or(""));
        let here = line(start);
        let end = start + here.1.len();
        let before = text[..start].trim_end();
        let before = (!before.is_empty()).then(|| line(before.rfind('\n').map_or(0, |at| at + 1)));
        let after = (end < text.len()).then(|| line(end + 1));
        Self {
            text,
            stop,
            message,
            before,
            here,
            after,
        }
    }
}

/// The parser's own caller says so of lists and keys; what it stopped at is where they become too
/// many.
fn deep(around: &Around<'_>) -> Option<SyntaxFault> {
    let range = around.stop..around.stop + 1;
    (around.message == TOO_DEEP).then(|| SyntaxFault {
        range,
        message: TOO_DEEP.to_owned(),
        help: None,
        edit: None,
    })
}

/// A sign of a word processor where the hyphen of an entry belongs.
fn bullet(around: &Around<'_>) -> Option<SyntaxFault> {
    let is_alias = around.message.contains("anchor");
    spaces::other_bullet(around.here).filter(|_| is_alias)
}

fn tab(around: &Around<'_>) -> Option<SyntaxFault> {
    let in_indent = |(start, line): (usize, &str)| {
        let tab = line.find('\t')?;
        line[..tab]
            .trim_start_matches([' ', '-'])
            .is_empty()
            .then_some(start + tab)
    };
    let tab = in_indent(around.here).or_else(|| in_indent(around.after?))?;
    Some(SyntaxFault::new(
        tab..tab + 1,
        "YAML does not allow tabs for indentation",
        "indent with two spaces per level",
    ))
}

/// A line that begins further left or right than those it belongs to.
fn indent(around: &Around<'_>) -> Option<SyntaxFault> {
    let is_indent = [
        "indicator",
        "block mapping",
        "block collection",
        "expected <block end>",
        "indent",
    ];
    if !is_indent.iter().any(|words| around.message.contains(words)) {
        return None;
    }
    let (start, line) = around.here;
    let first = start + line.len() - line.trim_start().len();
    let range = first..(start + line.trim_end().len()).max(first);
    Some(SyntaxFault::new(
        range,
        "this line is not indented like the lines it belongs to",
        "indent it like the line above",
    ))
}

/// The last bracket that begins a value or an item and is never closed.
fn bracket(around: &Around<'_>) -> Option<SyntaxFault> {
    let mut open: Vec<usize> = Vec::new();
    let mut before = '\n';
    for (at, character) in around.text.char_indices() {
        match character {
            '[' | '{' if " \n[{,".contains(before) => open.push(at),
            ']' | '}' => {
                open.pop();
            }
            _ => {}
        }
        before = character;
    }
    let at = open.pop()?;
    let sign = if around.text[at..].starts_with('{') {
        "brace"
    } else {
        "bracket"
    };
    Some(SyntaxFault::new(
        at..at + 1,
        format!("this {sign} is never closed"),
        &format!("close it, or put the text in quotes if it is meant to begin with a {sign}"),
    ))
}
