//! Why a text is no YAML, in words that say what to do: parsers name what they stopped at, not what
//! an author did.

mod slips;

use std::ops::Range;

use super::seen::TOO_DEEP;

/// What is wrong, where, and what would be right.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes that are meant.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// What fixes it, if the text is YAML then: other bytes in the place of these.
    pub edit: Option<(Range<usize>, String)>,
}

impl Fault {
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

const QUOTES: &str = "put the whole value in double quotes";

/// Says why a parser stopped at the byte `stop` with this message.
pub fn find(text: &str, stop: usize, message: &str) -> Fault {
    let around = Around::new(text, stop, message);
    let known = [
        deep,
        slips::tab_after,
        tab,
        alias,
        quote,
        slips::continued,
        after_quote,
        no_space,
        no_colon,
        colon,
        forbidden,
        bracket,
        indent,
    ];
    known
        .iter()
        .find_map(|known| known(&around))
        .unwrap_or_else(|| {
            let (start, line) = around.here;
            let line = start..start + line.trim_end().len();
            let range = if line.is_empty() { stop..stop } else { line };
            Fault {
                range,
                message: format!("this is not YAML: {}", plain_words(message)),
                help: None,
                edit: None,
            }
        })
}

/// Says so where a parser stopped at a tab that another takes for a blank.
pub fn tab_alone(text: &str, stop: usize, message: &str) -> Option<Fault> {
    slips::tab_after(&Around::new(text, stop, message))
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
fn deep(around: &Around<'_>) -> Option<Fault> {
    let range = around.stop..around.stop + 1;
    (around.message == TOO_DEEP).then(|| Fault {
        range,
        message: TOO_DEEP.to_owned(),
        help: None,
        edit: None,
    })
}

fn tab(around: &Around<'_>) -> Option<Fault> {
    let in_indent = |(start, line): (usize, &str)| {
        let tab = line.find('\t')?;
        line[..tab]
            .trim_start_matches([' ', '-'])
            .is_empty()
            .then_some(start + tab)
    };
    let tab = in_indent(around.here).or_else(|| in_indent(around.after?))?;
    Some(Fault::new(
        tab..tab + 1,
        "a tab where YAML wants spaces",
        "indent with two spaces for each step",
    ))
}

fn alias(around: &Around<'_>) -> Option<Fault> {
    let (start, line) = around.here;
    let star = line
        .match_indices('*')
        .map(|(at, _)| at)
        .find(|at| line[..*at].ends_with([' ', '[', ',']))?;
    let end = line[star..]
        .find([' ', ',', ']'])
        .map_or(line.trim_end().len(), |at| star + at);
    let help = "a text that begins with & * or ! needs quotes around it";
    let is_alias = around.message.contains("anchor");
    is_alias.then(|| Fault::new(start + star..start + end, "aliases are not used here", help))
}

/// The last quotation mark that begins a value and is never closed.
fn quote(around: &Around<'_>) -> Option<Fault> {
    let mut line_start = 0;
    let mut open: Option<(usize, char)> = None;
    for line in around.text.split_inclusive('\n') {
        let mut rest = line;
        if open.is_none() {
            let at = line.find(": ").map_or(0, |at| at + 2);
            let value = line[at..].trim_start_matches([' ', '-']);
            if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
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
    let (at, _) = open?;
    let help = "close it with the same mark, at the end of the value";
    Some(Fault::new(
        at..at + 1,
        "this quotation mark is never closed",
        help,
    ))
}

/// Text after the quotation mark that closes a value.
fn after_quote(around: &Around<'_>) -> Option<Fault> {
    if !around.message.contains("trailing content") {
        return None;
    }
    let (start, line) = around.here;
    let end = start + line.trim_end().len();
    let help = "put the whole value in quotation marks of the other kind";
    Some(Fault::new(
        around.stop.min(end)..end,
        "the value goes on after its closing quotation mark",
        help,
    ))
}

/// A key whose colon has no space, or another kind of space, after it.
fn no_space(around: &Around<'_>) -> Option<Fault> {
    if !around.message.contains("':'") {
        return None;
    }
    let squeezed = |(start, line): (usize, &str)| {
        let colon = line.find(':')?;
        let key = line[..colon].trim_start_matches([' ', '-']);
        let is_key = !key.is_empty()
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        let next = line[colon + 1..].chars().next()?;
        (is_key && next != ' ' && next != '/').then_some(start + colon)
    };
    let colon = squeezed(around.here).or_else(|| squeezed(around.before?))?;
    let message = "there is no plain space after this colon";
    let fault = Fault::new(
        colon..colon + 1,
        message,
        "put a space between the colon and the value",
    );
    let other = around.text[colon + 1..]
        .chars()
        .next()
        .filter(|next| next.is_whitespace());
    let after = colon + 1..colon + 1 + other.map_or(0, char::len_utf8);
    Some(Fault {
        edit: Some((after, " ".to_owned())),
        ..fault
    })
}

/// A line of words without a colon, where a key was expected.
fn no_colon(around: &Around<'_>) -> Option<Fault> {
    if !around.message.contains("expect") || !around.message.contains("':'") {
        return None;
    }
    let lacks_colon = |(_, line): &(usize, &str)| {
        let words = line.trim();
        !words.is_empty() && !words.contains(':') && !words.starts_with(['#', '-'])
    };
    let (start, line) = [Some(around.here), around.before]
        .into_iter()
        .flatten()
        .find(lacks_colon)?;
    let indent = line.len() - line.trim_start().len();
    let help = "write the key, a colon, a space and the value";
    Some(Fault::new(
        start + indent..start + line.trim_end().len(),
        "this line has no colon after its key",
        help,
    ))
}

/// A line `key: value: more`.
fn colon(around: &Around<'_>) -> Option<Fault> {
    let (start, line) = around.here;
    let first = line.find(": ")? + 2;
    if line[first..]
        .trim_start()
        .starts_with(['"', '\'', '[', '{', '|', '>'])
    {
        return None;
    }
    let second = start + first + line[first..].find(": ")?;
    let message = "a colon followed by a space, inside a value without quotes";
    Some(Fault {
        edit: quoted(around),
        ..Fault::new(second..second + 1, message, QUOTES)
    })
}

/// The value of the line in double quotes, where it ends with its line and nothing in it would have
/// to be written otherwise.
fn quoted(around: &Around<'_>) -> Option<(Range<usize>, String)> {
    let (start, line) = around.here;
    let colon = line.find(": ")?;
    let key = line[..colon].trim_start_matches([' ', '-']);
    let indent = line.len() - line.trim_start().len();
    let goes_on = around.after.is_some_and(|(_, next)| {
        let deeper = next.len() - next.trim_start().len() > indent;
        deeper && !next.trim().is_empty() && !next.trim_start().starts_with('#')
    });
    let value = line[colon + 2..].trim();
    let is_plain = key
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
        && !goes_on
        && !value.contains(['"', '\\', '\t'])
        && !value.contains(" #");
    let from = start + line.find(value)?.max(colon + 2);
    is_plain.then(|| (from..from + value.len(), format!("\"{value}\"")))
}

/// A value that begins with a character which YAML keeps for itself.
fn forbidden(around: &Around<'_>) -> Option<Fault> {
    let (start, line) = around.here;
    let from = line.find(": ").map_or_else(
        || line.len() - line.trim_start_matches([' ', '-']).len(),
        |at| at + 2,
    );
    let value = line[from..].trim_start();
    let mark = value.chars().next().filter(|mark| "@`%".contains(*mark))?;
    let at = start + line.len() - value.len();
    let name = if mark == '`' {
        "a backtick".to_owned()
    } else {
        format!("`{mark}`")
    };
    Some(Fault::new(
        at..at + 1,
        format!("a value cannot begin with {name}"),
        QUOTES,
    ))
}

/// A line that begins further left or right than those it belongs to.
fn indent(around: &Around<'_>) -> Option<Fault> {
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
    Some(Fault::new(
        range,
        "this line does not begin where those it belongs to begin",
        "indent it like the line above",
    ))
}

/// The last bracket that begins a value or an item and is never closed.
fn bracket(around: &Around<'_>) -> Option<Fault> {
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
    Some(Fault::new(
        at..at + 1,
        "this bracket is never closed",
        "close it, or put a text that begins with it in quotes",
    ))
}
