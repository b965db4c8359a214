//! Lines that YAML reads as more of the line above: hard spaces, hyphens without a space, list
//! signs of word processors, and too much indentation.

use super::{Around, SyntaxFault, indent_of};

/// Why YAML found a second colon where no key could begin.
pub fn misread(around: &Around<'_>) -> Option<SyntaxFault> {
    if !around.message.contains("mapping values are not allowed") {
        return None;
    }
    let lines = [around.before, Some(around.here)];
    let found = |cause: fn((usize, &str)) -> Option<SyntaxFault>| {
        lines.into_iter().flatten().find_map(cause)
    };
    found(hard_indent)
        .or_else(|| found(hard_space))
        .or_else(|| found(squeezed_hyphen))
        .or_else(|| found(other_bullet))
        .or_else(|| no_colon_above(around))
        .or_else(|| too_far(around))
}

/// A space that looks like a plain one and is none to YAML.
fn is_hard(character: char) -> bool {
    character.is_whitespace() && !matches!(character, ' ' | '\t' | '\n' | '\r')
}

/// What such a space is called.
fn name(character: char) -> &'static str {
    if matches!(character, '\u{a0}' | '\u{202f}' | '\u{2007}') {
        "hard space"
    } else {
        "special space"
    }
}

fn hard_indent((start, line): (usize, &str)) -> Option<SyntaxFault> {
    let indent = line.len() - line.trim_start().len();
    let hard = line[..indent]
        .chars()
        .find(|character| is_hard(*character))?;
    let width = line[..indent].chars().count();
    Some(SyntaxFault {
        edit: Some((start..start + indent, " ".repeat(width))),
        ..SyntaxFault::new(
            start..start + indent,
            format!("this line is indented with {}s", name(hard)),
            "indent with plain spaces",
        )
    })
}

/// A hard space after a colon, or after the hyphen of an entry.
fn hard_space((start, line): (usize, &str)) -> Option<SyntaxFault> {
    let items = line.len() - line.trim_start_matches([' ', '-']).len();
    let (at, mark, hard) = line.char_indices().find_map(|(at, mark)| {
        let hard = line[at + mark.len_utf8()..].chars().next()?;
        let mark = match mark {
            ':' => "colon",
            '-' if at < items => "hyphen",
            _ => return None,
        };
        is_hard(hard).then_some((start + at + 1, mark, hard))
    })?;
    let range = at..at + hard.len_utf8();
    Some(SyntaxFault {
        edit: Some((range.clone(), " ".to_owned())),
        ..SyntaxFault::new(
            range,
            format!("there is a {} after this {mark}", name(hard)),
            "write a plain space",
        )
    })
}

/// A hyphen without a space after it.
fn squeezed_hyphen((start, line): (usize, &str)) -> Option<SyntaxFault> {
    let words = line.trim_start();
    let rest = words.strip_prefix('-')?;
    let at = start + line.len() - words.len();
    rest.starts_with(char::is_alphanumeric)
        .then(|| SyntaxFault {
            edit: Some((at + 1..at + 1, " ".to_owned())),
            ..SyntaxFault::new(
                at..at + 1,
                "there is no space after this hyphen",
                "an entry of a list begins with a hyphen and a space",
            )
        })
}

/// Another sign where the hyphen of an entry belongs: a bullet, a dash, a number.
pub fn other_bullet((start, line): (usize, &str)) -> Option<SyntaxFault> {
    let words = line.trim_start();
    let at = start + line.len() - words.len();
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let sign = match words.chars().next()? {
        bullet @ ('•' | '·' | '–' | '—' | '*' | '‣' | '▪') => bullet.len_utf8(),
        '0'..='9' if words[digits..].starts_with(['.', ')']) => digits + 1,
        _ => return None,
    };
    let space = words[sign..].chars().next().filter(|c| c.is_whitespace())?;
    Some(SyntaxFault {
        edit: Some((at..at + sign + space.len_utf8(), "- ".to_owned())),
        ..SyntaxFault::new(
            at..at + sign,
            format!("an entry of a list cannot begin with `{}`", &words[..sign]),
            "begin it with a hyphen and a space",
        )
    })
}

/// A line above without a colon, whose value is in the lines below it.
fn no_colon_above(around: &Around<'_>) -> Option<SyntaxFault> {
    let (start, line) = around.before?;
    let words = line.trim();
    let is_key = words
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if !is_key || words.starts_with('-') || indent_of(line) >= indent_of(around.here.1) {
        return None;
    }
    let end = start + line.trim_end().len();
    Some(SyntaxFault {
        edit: Some((end..end, ":".to_owned())),
        ..SyntaxFault::new(
            start + indent_of(line)..end,
            "this line has no colon after its key",
            "write a colon at its end",
        )
    })
}

/// A key that is indented further than the one above, which has a value already.
fn too_far(around: &Around<'_>) -> Option<SyntaxFault> {
    let (_, above) = around.before?;
    let (start, line) = around.here;
    let column = above.len() - above.trim_start_matches([' ', '-']).len();
    let indent = indent_of(line);
    let goes_on = |text: &str| text.contains(": ") && !text.trim_start().starts_with('#');
    if indent <= column || !goes_on(above) {
        return None;
    }
    Some(SyntaxFault {
        edit: Some((start..start + indent, " ".repeat(column))),
        ..SyntaxFault::new(
            start + indent..start + line.trim_end().len(),
            "this line is indented too far, so it is read as more of the value above",
            "indent it like the key above",
        )
    })
}

/// A first line that is indented, though the lines below it are not.
pub fn first_line(around: &Around<'_>) -> Option<SyntaxFault> {
    if !around.message.contains("<document start>") {
        return None;
    }
    let mut start = 0;
    let line = around.text.split_inclusive('\n').find(|line| {
        let is_first = !line.trim().is_empty() && !line.trim_start().starts_with('#');
        start += if is_first { 0 } else { line.len() };
        is_first
    })?;
    let indent = indent_of(line);
    (indent > 0).then(|| SyntaxFault {
        edit: Some((start..start + indent, String::new())),
        ..SyntaxFault::new(
            start + indent..start + line.trim_end().len(),
            "this line is indented, but the keys below it are not",
            "begin it at the start of the line",
        )
    })
}
