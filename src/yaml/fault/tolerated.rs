//! Mistakes that some parsers tolerate and others do not: tabs after punctuation, and lines of a
//! quoted text without indentation.

use super::{Around, SyntaxFault};

/// A tab after a colon or a hyphen.
pub fn tab_after(around: &Around<'_>) -> Option<SyntaxFault> {
    if !["tab", "whitespace", "cannot start any token"]
        .iter()
        .any(|word| around.message.contains(word))
    {
        return None;
    }
    let behind = |(start, line): (usize, &str)| {
        let items = line.len() - line.trim_start_matches([' ', '-']).len();
        // The search goes from mark to mark rather than from tab to tab, so that no white space is
        // read twice: 128,000 blanks and tabs took most of a minute.
        line.match_indices(['-', ':']).find_map(|(at, mark)| {
            let rest = &line[at + 1..];
            let white = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let tab = rest[..white].find('\t')?;
            let mark = if mark == "-" {
                (at < items).then_some("hyphen")?
            } else {
                "colon"
            };
            Some((start + at + 1 + tab..start + at + 1 + white, mark))
        })
    };
    let (tabs, mark) = behind(around.here).or_else(|| behind(around.before?))?;
    let fault = SyntaxFault::new(
        tabs.start..tabs.start + 1,
        format!("there is a tab after this {mark}"),
        "write a space",
    );
    Some(SyntaxFault {
        edit: Some((tabs, " ".to_owned())),
        ..fault
    })
}

/// A line of a text in quotation marks that begins no further right than its key.
pub fn continued(around: &Around<'_>) -> Option<SyntaxFault> {
    if !around.message.contains("indentation in quoted scalar") {
        return None;
    }
    // The parser reports the line in which the quoted text begins, not the one that is wrong.
    let (begins, opener) = around.here;
    let value = opener
        .find(": ")
        .map_or(opener.trim_start_matches([' ', '-']), |at| {
            opener[at + 2..].trim_start()
        });
    if !value.starts_with(['"', '\'']) {
        return None;
    }
    let marks: &[char] = if opener.contains(": ") {
        &[' ', '-']
    } else {
        &[' ']
    };
    let indent = opener.len() - opener.trim_start_matches(marks).len();
    let mut start = begins + opener.len() + 1;
    let line = around.text.get(start..)?.split('\n').find(|line| {
        let is_left =
            !line.trim().is_empty() && line.len() - line.trim_start_matches(' ').len() <= indent;
        start += if is_left { 0 } else { line.len() + 1 };
        is_left
    })?;
    let at = start + line.len() - line.trim_start().len();
    let message = "this line of a quoted text is not indented";
    let fault = SyntaxFault::new(
        at..at + line.trim().len(),
        message,
        "indent it further than its key",
    );
    Some(SyntaxFault {
        edit: Some((start..at, " ".repeat(indent + 2))),
        ..fault
    })
}
