//! Values that need quotation marks, or whose quotation marks do not match.

use std::ops::Range;

use super::{Around, SyntaxFault, indent_of, value_of};

/// What to put around a value that needs quotation marks.
pub fn in_quotes(value: &str) -> &'static str {
    match (value.contains(['"', '\\']), value.contains('\'')) {
        (false, _) => "put the whole value in double quotes",
        (true, false) => "put the whole value in single quotes",
        (true, true) => {
            "put the whole value in single quotes, and write each apostrophe in it twice"
        }
    }
}

/// A value in quotation marks; `None` if something in it would have to be written otherwise.
fn marked(value: &str) -> Option<String> {
    match (value.contains(['"', '\\']), value.contains('\'')) {
        (false, _) => Some(format!("\"{value}\"")),
        (true, false) => Some(format!("'{value}'")),
        (true, true) => None,
    }
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
    let line = around.text[at..].lines().next().unwrap_or("").trim_end();
    let help = if line.ends_with("\\\"") {
        "put the value in single quotes, since a backslash in double quotes takes the mark after it for text"
    } else if line.starts_with('\'') && line[1..].starts_with(char::is_alphabetic) {
        "close it with the same mark, at the end of the value; if it is an apostrophe, put the whole value in double quotes"
    } else {
        "close it with the same mark, at the end of the value"
    };
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
    let (from, value) = value_of(line)?;
    let meant = without_marks(value);
    let edit = marked(meant).filter(|_| is_in_one_line(around));
    Some(SyntaxFault {
        edit: edit.map(|marked| (start + from..start + from + value.len(), marked)),
        ..SyntaxFault::new(
            around.stop.min(end)..end,
            "the value goes on after its closing quotation mark",
            in_quotes(meant),
        )
    })
}

/// The words that an author put in quotation marks, which occur among the words as well; the whole
/// value if its marks belong to some of its words.
fn without_marks(value: &str) -> &str {
    let mark = value.chars().next().unwrap_or_default();
    let inside = value
        .strip_prefix(mark)
        .and_then(|rest| rest.strip_suffix(mark));
    let is_around = |inside: &str| {
        let opens = inside
            .find(mark)
            .is_some_and(|at| inside[..at].ends_with(' '));
        opens || inside.matches(mark).count() % 2 == 1
    };
    inside
        .filter(|inside| matches!(mark, '"' | '\'') && is_around(inside))
        .unwrap_or(value)
}

/// A backslash in double quotes that begins no escape.
pub fn escape(around: &Around<'_>) -> Option<SyntaxFault> {
    if !around.message.contains("escape") {
        return None;
    }
    let (start, line) = around.here;
    let (from, value) = value_of(line)?;
    let inside = value.strip_prefix('"')?;
    let mut signs = inside.char_indices();
    let (at, next) = std::iter::from_fn(|| signs.by_ref().find(|(_, sign)| *sign == '\\'))
        .map(|(at, _)| at)
        .collect::<Vec<_>>()
        .into_iter()
        .filter_map(|at| Some((at, inside[at + 1..].chars().next()?)))
        .find(|(_, next)| !"\\\"/0abtnvfre NLP_xuU".contains(*next))?;
    let range = start + from + 1 + at..start + from + 2 + at + next.len_utf8();
    let words = inside.strip_suffix('"').unwrap_or(inside);
    let is_plain = is_in_one_line(around) && !words.contains(['\'', '"']);
    Some(SyntaxFault {
        edit: is_plain.then(|| {
            (
                start + from..start + from + value.len(),
                format!("'{words}'"),
            )
        }),
        ..SyntaxFault::new(
            range,
            format!("`\\{next}` means nothing in double quotes"),
            "put the value in single quotes, where a backslash is a plain sign",
        )
    })
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
        ..SyntaxFault::new(second..second + 1, message, in_quotes(line[first..].trim()))
    })
}

/// The value of the line in quotation marks, where it ends with its line and nothing in it would
/// have to be written otherwise.
pub fn quoted(around: &Around<'_>) -> Option<(Range<usize>, String)> {
    let (start, line) = around.here;
    let (from, value) = value_of(line)?;
    let key = line[..from].trim().trim_end_matches(':');
    let is_plain = key
        .trim_start_matches([' ', '-'])
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
        && is_in_one_line(around)
        && !value.contains('\t')
        && !value.contains(" #");
    let marked = marked(value).filter(|_| is_plain)?;
    Some((start + from..start + from + value.len(), marked))
}

/// True if the value of the line ends with it.
fn is_in_one_line(around: &Around<'_>) -> bool {
    let indent = indent_of(around.here.1);
    !around.after.is_some_and(|(_, next)| {
        let deeper = next.len() - next.trim_start().len() > indent;
        deeper && !next.trim().is_empty() && !next.trim_start().starts_with('#')
    })
}
