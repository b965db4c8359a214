//! Signs whose counterpart is missing: a backtick, a backslash, two tildes.

use super::runs::BULLETS;
use super::{ESCAPED_SIGN, LINE_BREAK, MarkupFault, OBJECT, TextRun, is_blank, is_edge, near_end};
use crate::base::quotation_marks;

pub fn find(words: TextRun<'_>) -> Vec<MarkupFault> {
    [backtick, backslash, tildes]
        .iter()
        .filter_map(|known| known(words))
        .collect()
}

/// Backticks: a fence inside a line, one without its twin, or code where no Markdown is read.
fn backtick(words: TextRun<'_>) -> Option<MarkupFault> {
    if let Some(at) = words.text.find("```") {
        let help =
            "put three backticks at the beginning of a line above the code, and again below it";
        return Some(MarkupFault::typed(
            at..at + 3,
            "these three backticks are shown as typed",
            help,
        ));
    }
    let runs: Vec<(usize, usize)> = words
        .runs(b'`')
        .filter(|run| !words.is_named(*run))
        .collect();
    let opens = |(at, length): (usize, usize)| {
        is_edge(words.before(at)) && !is_blank(words.at(at + length))
    };
    let closes = |(at, length): (usize, usize)| {
        !is_blank(words.before(at)) && is_edge(words.at(at + length))
    };
    let first = runs
        .iter()
        .copied()
        .find(|run| opens(*run) || words.is_body() && closes(*run))?;
    let (at, length) = first;
    if !words.is_body() {
        let end = runs
            .iter()
            .find(|run| run.0 > at)
            .map_or(at + length, |(second, length)| second + length);
        let help = "remove them; YAML values are plain text";
        return Some(MarkupFault::typed(
            at..end,
            "the backticks are shown as typed",
            help,
        ));
    }
    let message = "this backtick is shown as typed: it has no partner";
    let help = "put code between two backticks; to show a backtick, write \\`; for quotation marks, write \" or '";
    Some(MarkupFault::typed(at..at + length, message, help))
}

/// A backslash that readers see.
fn backslash(words: TextRun<'_>) -> Option<MarkupFault> {
    if words.is_body() {
        backslash_at_line_end(words).or_else(|| backslash_before_sign(words))
    } else {
        backslash_in_value(words)
    }
}

fn backslashes(words: TextRun<'_>) -> impl Iterator<Item = usize> {
    words.text.match_indices('\\').map(|(at, _)| at)
}

/// True for a sign beyond ASCII, which no backslash escapes (`CommonMark`, section 2.4).
fn is_other_sign(c: char) -> bool {
    !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace() && c != ESCAPED_SIGN && c != OBJECT
}

fn backslash_in_value(words: TextRun<'_>) -> Option<MarkupFault> {
    let needless = ['*', '_', '[', ']', '#', '`', '|', '~'];
    let is_last = |at: usize| words.text[at + 1..].trim_start().is_empty() && !is_path(words, at);
    let at = backslashes(words).find(|at| {
        is_last(*at)
            || words
                .at(at + 1)
                .is_some_and(|c| needless.contains(&c) || is_other_sign(c))
    })?;
    let help = "remove it; YAML values are plain text, so these characters need no backslash";
    Some(MarkupFault::typed(
        at..at + 1,
        "the backslash is shown as typed",
        help,
    ))
}

/// A backslash at the end of a line or of a paragraph, where no line breaks.
fn backslash_at_line_end(words: TextRun<'_>) -> Option<MarkupFault> {
    // The path of a drive or a folder may end in a backslash.
    let ends = |at: &usize| {
        matches!(words.at(at + 1), None | Some('\n' | LINE_BREAK)) && !is_path(words, *at)
    };
    let at = backslashes(words).find(ends)?;
    let is_last = words.text[at + 1..].trim().is_empty();
    let (message, help) = if is_last {
        (
            "the backslash is shown as typed: no line follows it",
            "remove it; to show a backslash, write `\\\\`",
        )
    } else {
        (
            "the backslash is shown as typed: it is followed by spaces",
            "remove the spaces, or remove the backslash",
        )
    };
    let edit = is_last.then(|| (at..at + 1, String::new()));
    Some(MarkupFault::typed(at..at + 1, message, help).with_edit(edit))
}

/// A backslash before a sign that needs none.
fn backslash_before_sign(words: TextRun<'_>) -> Option<MarkupFault> {
    let (at, sign) = backslashes(words)
        .find_map(|at| Some((at, words.at(at + 1).filter(|sign| is_other_sign(*sign))?)))?;
    let begins_line = words.text[..at]
        .rsplit('\n')
        .next()
        .is_some_and(|before| before.trim().is_empty());
    // Without its backslash, a bullet at the beginning of a line would be reported in the next run.
    let to = if begins_line && BULLETS.contains(&sign) {
        format!("&#{};", u32::from(sign))
    } else {
        sign.to_string()
    };
    let message = format!("the backslash is shown as typed: `{sign}` does not need one");
    let help = format!("write `{to}`; only characters such as * and # need a backslash");
    let edit = (at..at + 1 + sign.len_utf8(), to);
    Some(MarkupFault::typed(at..at + 1, message, help).with_edit(edit))
}

/// True for a backslash by itself, or at the end of a drive, a folder or an address.
fn is_path(words: TextRun<'_>, at: usize) -> bool {
    let word = near_end(&words.text[..at])
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or("");
    word.ends_with(|c: char| {
        !c.is_alphanumeric() && !quotation_marks::can_close(c) && !".!?…,;)。！？".contains(c)
    }) || word.is_empty()
        || word.contains(['\\', '/', ESCAPED_SIGN, OBJECT])
        || word
            .split_once(':')
            .is_some_and(|(drive, _)| drive.len() == 1)
}

/// Two tildes that open struck words, and nothing that closes them.
fn tildes(words: TextRun<'_>) -> Option<MarkupFault> {
    let runs: Vec<usize> = words
        .runs(b'~')
        .filter(|(_, length)| *length == 2)
        .map(|(at, _)| at)
        .collect();
    let at = runs.iter().copied().find(|at| {
        is_edge(words.before(*at))
            && !words.is_named((*at, 2))
            && words.at(at + 2).is_some_and(|c| {
                c.is_alphabetic()
                    || quotation_marks::can_open(c)
                    || c == OBJECT
                    || "*[(".contains(c)
            })
    })?;
    if runs.iter().any(|other| *other > at) {
        return None;
    }
    let message = "`~~` is shown as typed: it does not strike anything out here";
    Some(MarkupFault::typed(
        at..at + 2,
        message,
        if words.is_body() {
            "close it, as in ~~this~~; to show the tildes, write \\~\\~"
        } else {
            "remove them; YAML values are plain text"
        },
    ))
}
