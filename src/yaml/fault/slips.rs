//! Slips that some parsers let pass and others do not: tabs behind marks, and lines in quotation marks without indent.

use super::{Around, Fault};

/// A tab after a colon or a hyphen.
pub fn tab_after(around: &Around<'_>) -> Option<Fault> {
    if !["tab", "whitespace", "cannot start any token"].iter().any(|word| around.message.contains(word)) {
        return None;
    }
    let behind = |(start, line): (usize, &str)| {
        line.match_indices('\t').find_map(|(at, _)| {
            let before = line[..at].trim_end();
            let is_item = before.ends_with('-') && before.trim_start_matches([' ', '-']).is_empty();
            let mark = if is_item { "hyphen" } else { before.ends_with(':').then_some("colon")? };
            let tabs = line[at..].len() - line[at..].trim_start_matches([' ', '\t']).len();
            Some((start + at..start + at + tabs, mark))
        })
    };
    let (tabs, mark) = behind(around.here).or_else(|| behind(around.before?))?;
    let fault = Fault::new(tabs.start..tabs.start + 1, format!("a tab after this {mark}"), "write a blank");
    Some(Fault { edit: Some((tabs, " ".to_owned())), ..fault })
}

/// A line of a text in quotation marks that begins no further right than its key.
pub fn continued(around: &Around<'_>) -> Option<Fault> {
    if !around.message.contains("indentation in quoted scalar") {
        return None;
    }
    let (start, line) = around.here;
    let words = line.trim();
    let at = start + line.len() - line.trim_start().len();
    let opens = |line: &&str| {
        let value = line.find(": ").map_or(line.trim_start_matches([' ', '-']), |at| line[at + 2..].trim_start());
        value.starts_with(['"', '\''])
    };
    let around = around.text[..start].lines().rev().find(opens)?;
    let indent = around.len() - around.trim_start_matches([' ', '-']).len();
    let message = "this line of a text in quotation marks is not indented";
    let fault = Fault::new(at..at + words.len(), message, "indent it further than its key");
    Some(Fault { edit: Some((start..at, " ".repeat(indent + 2))), ..fault })
}
