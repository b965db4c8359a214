//! Values that need quotation marks, or whose quotation marks do not match.

use std::ops::Range;

use super::{Around, SyntaxFault};

const QUOTES: &str = "put the whole value in double quotes";

pub fn alias(around: &Around<'_>) -> Option<SyntaxFault> {
    let (start, line) = around.here;
    let star = line
        .match_indices('*')
        .map(|(at, _)| at)
        .find(|at| line[..*at].ends_with([' ', '[', ',']))?;
    let end = line[star..]
        .find([' ', ',', ']'])
        .map_or(line.trim_end().len(), |at| star + at);
    let help = "put a text that begins with & * or ! in quotes";
    let is_alias = around.message.contains("anchor");
    is_alias.then(|| SyntaxFault::new(start + star..start + end, "aliases are not supported", help))
}

/// The last quotation mark that begins a value and is never closed.
pub fn quote(around: &Around<'_>) -> Option<SyntaxFault> {
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
    Some(SyntaxFault::new(
        at..at + 1,
        "this quotation mark is never closed",
        help,
    ))
}

/// Text after the quotation mark that closes a value.
pub fn after_quote(around: &Around<'_>) -> Option<SyntaxFault> {
    if !around.message.contains("trailing content") {
        return None;
    }
    let (start, line) = around.here;
    let end = start + line.trim_end().len();
    let help = "put the whole value in the other kind of quotation marks";
    Some(SyntaxFault::new(
        around.stop.min(end)..end,
        "the value goes on after its closing quotation mark",
        help,
    ))
}

/// A line `key: value: more`.
pub fn colon(around: &Around<'_>) -> Option<SyntaxFault> {
    let (start, line) = around.here;
    let first = line.find(": ")? + 2;
    if line[first..]
        .trim_start()
        .starts_with(['"', '\'', '[', '{', '|', '>'])
    {
        return None;
    }
    let second = start + first + line[first..].find(": ")?;
    let message = "a value without quotes cannot contain a colon followed by a space";
    Some(SyntaxFault {
        edit: quoted(around),
        ..SyntaxFault::new(second..second + 1, message, QUOTES)
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
pub fn forbidden(around: &Around<'_>) -> Option<SyntaxFault> {
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
    Some(SyntaxFault::new(
        at..at + 1,
        format!("a value cannot begin with {name}"),
        QUOTES,
    ))
}
