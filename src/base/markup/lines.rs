//! Lines that begin like headings, tables, tasks or boxes, but were not read as such.

use std::ops::Range;

use super::sentence::is_closed;
use super::{MarkupFault, TextRun, near};
use crate::base::quotation_marks;

/// How far above a line links are looked for that use it, in bytes.
const LINK_REACH: usize = 2_000;
/// How many lines of definitions are read, from the first one on.
const MAX_DEFINITIONS: usize = 20;

const TABLE: &str = "put a line of hyphens below the header row, with as many cells: `|---|---|`";

pub fn find(words: TextRun<'_>) -> Vec<MarkupFault> {
    let mut marks = Vec::new();
    for (start, whole) in words.lines() {
        let line = whole.trim_start_matches([' ', '\t']);
        let at = start + whole.len() - line.len();
        let known = [heading, boxed, task, contents, definition];
        marks.extend(known.iter().find_map(|known| known(words, at, line)));
    }
    marks.extend(table(words));
    marks
}

/// Number signs that make no heading: too many of them, of another width, or with another space
/// behind them.
fn heading(words: TextRun<'_>, at: usize, line: &str) -> Option<MarkupFault> {
    let rest = line.trim_start_matches(['#', '＃']);
    let signs = &line[..line.len() - rest.len()];
    let count = signs.chars().count();
    let next = rest.chars().next().filter(|_| count > 0)?;
    if count < 2 && !next.is_whitespace() {
        return None;
    }
    let range = at..at + signs.len();
    if !words.is_body() {
        let help = "remove it; only the text below the front matter can have headings";
        let message = format!("`{signs}` is shown as typed: YAML values are plain text");
        return Some(MarkupFault::typed(range, message, help));
    }
    let space = Some(next).filter(|next| next.is_whitespace() && !matches!(next, ' ' | '\t'));
    let why = match space {
        Some(space) => format!(
            "the character after it is U+{:04X} instead of a plain space",
            u32::from(space)
        ),
        None if signs.contains('＃') => "these are full-width number signs".to_owned(),
        None => "a heading has at most six number signs, with a space after them".to_owned(),
    };
    let level = "#".repeat(count.clamp(2, 6));
    let help = format!("write `{level}`, a plain space and the words");
    let words_at = range.end + space.map_or(0, char::len_utf8);
    let edit = (2..=6)
        .contains(&count)
        .then(|| as_heading(words, &level, at..at + line.len(), words_at))
        .flatten();
    let message = format!("`{signs}` is shown as typed: {why}");
    Some(MarkupFault::broken(range, message, help).with_edit(edit))
}

/// A line with the signs of a heading; `None` if it ends with other signs than it begins with.
fn as_heading(
    words: TextRun<'_>,
    level: &str,
    line: Range<usize>,
    words_at: usize,
) -> Option<(Range<usize>, String)> {
    let written = words.text[line.clone()].trim_end();
    let without_signs = written.trim_end_matches('#').len();
    match written.len() - without_signs {
        // A single sign may belong to the last word, as in `C#`.
        0 | 1 => Some((line.start..words_at, format!("{level} "))),
        closing if closing == level.len() => {
            let words = words.text[words_at..line.start + without_signs].trim();
            Some((line, format!("{level} {words}")))
        }
        _ => None,
    }
}

/// Call-outs of other programs.
fn boxed(words: TextRun<'_>, at: usize, line: &str) -> Option<MarkupFault> {
    let help = "factpress has no boxes: write a paragraph, a quotation (`> `) or a heading";
    if let Some(name) = line
        .strip_prefix("[!")
        .and_then(|rest| rest.split_once(']'))
        .map(|(name, _)| name)
        && !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '|')
    {
        let message =
            format!("`[!{name}]` is shown as typed: callouts of other programs do not work here");
        return Some(MarkupFault::broken(at..at + name.len() + 3, message, help));
    }
    let colons = line.len() - line.trim_start_matches(':').len();
    if colons >= 3 {
        return Some(MarkupFault::typed(
            at..at + colons,
            "`:::` is shown as typed: boxes of other programs do not work here",
            help,
        ));
    }
    let sign = ["!!! ", "!!!+ ", "??? ", "???+ "]
        .into_iter()
        .find(|sign| line.starts_with(sign))?;
    let name = line[sign.len()..].split(' ').next().unwrap_or("");
    let after = line[sign.len() + name.len()..].trim_start();
    let is_box = !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase())
        && (after.is_empty() || after.starts_with(quotation_marks::can_open));
    let sign = sign.trim_end();
    let message = format!("`{sign}` is shown as typed: boxes of other programs do not work here");
    (is_box && words.place != super::TextContext::Quotation)
        .then(|| MarkupFault::typed(at..at + sign.len(), message, help))
}

fn task(words: TextRun<'_>, at: usize, line: &str) -> Option<MarkupFault> {
    let box_at = ["- ", "* ", "+ ", ""]
        .into_iter()
        .find_map(|bullet| line.strip_prefix(bullet))
        .unwrap_or(line);
    let at = at + line.len() - box_at.len();
    let is_task = ["[ ] ", "[x] ", "[X] ", "[] "]
        .iter()
        .any(|task| box_at.starts_with(task));
    let help = if words.is_body() {
        "remove it, or keep it as a comment in the front matter, `# …`"
    } else {
        "remove it, or keep it as a comment, `# …`"
    };
    is_task.then(|| MarkupFault::typed(at..at + 3, "this task box is shown as typed", help))
}

/// Places where other programs put a list of headings.
fn contents(_: TextRun<'_>, at: usize, line: &str) -> Option<MarkupFault> {
    let word = line.trim_end();
    let is_contents = [
        "[TOC]",
        "[toc]",
        "[[_TOC_]]",
        "[[TOC]]",
        "{:toc}",
        "${toc}",
        "<toc>",
    ]
    .contains(&word);
    let help = "remove it: a text with headings gets a table of contents automatically";
    is_contents.then(|| {
        MarkupFault::typed(
            at..at + word.len(),
            format!("`{word}` is shown as typed"),
            help,
        )
    })
}

/// A line that was meant to define the line above, or a link that was meant to be defined.
fn definition(words: TextRun<'_>, at: usize, line: &str) -> Option<MarkupFault> {
    if !words.is_body() {
        return None;
    }
    let abbreviation = line
        .strip_prefix("*[")
        .and_then(|rest| rest.split_once("]: "));
    if let Some((short, _)) = abbreviation.filter(|(short, _)| !short.contains(']')) {
        let message =
            "this line is shown as typed: abbreviations of other programs do not work here";
        return Some(MarkupFault::typed(
            at..at + short.len() + 4,
            message,
            "spell the abbreviation out in the text",
        ));
    }
    let label = defined(line)?;
    let above = words.text[..at].trim_end_matches([' ', '\t']);
    if above.trim().is_empty() {
        // The parser would have taken it as a definition here. It did not, so the signs around it
        // or the words after it are meant.
        return None;
    }
    let range = at..at + label.len() + 3;
    if !is_used(words, at, label) {
        let message = format!(
            "this line looks like the address of the link `[{label}]`, but runs into the line above it"
        );
        let help =
            "no link uses it; if readers should see it, write `\\[` and put an empty line above it";
        let is_address = line[label.len() + 3..].trim_start().starts_with("http");
        let is_joined = !above.trim_end_matches('\n').ends_with(super::LINE_BREAK);
        return (is_address && is_joined).then(|| MarkupFault::typed(range, message, help));
    }
    let is_last = words.text[at..]
        .lines()
        .take(MAX_DEFINITIONS)
        .all(|line| defined(line).is_some());
    let edit = (is_last && is_closed(above.trim_end())).then(|| (at..at, "\n".to_owned()));
    let message =
        format!("this line gives the address of the link `[{label}]`, but is shown as typed");
    let help = "put an empty line above it; if readers should see it, write `\\[`";
    Some(MarkupFault::broken(range, message, help).with_edit(edit))
}

/// The label of a line that is nothing but `[label]: address`, with a title at most.
fn defined(line: &str) -> Option<&str> {
    let inner = near(line.trim_start().strip_prefix('[')?);
    let label = &inner[..inner.find(['[', ']'])?];
    let target = inner[label.len()..].strip_prefix("]:")?.trim_start();
    let is_address = ["http://", "https://", "mailto:", "/", "#", "<"]
        .iter()
        .any(|start| target.starts_with(start));
    let title = target
        .split_once(char::is_whitespace)
        .map_or("", |(_, title)| title.trim());
    let is_alone = title.is_empty() || title.starts_with(['"', '\'', '(']);
    (is_address && is_alone && !label.is_empty() && !label.starts_with('^')).then_some(label)
}

/// True for a label that brackets in the same words mention, as a link does.
fn is_used(words: TextRun<'_>, line: usize, label: &str) -> bool {
    let is_number = label.chars().all(|c| c.is_ascii_digit());
    let named = format!("[{label}]");
    let above = &words.text[words
        .text
        .floor_char_boundary(line.saturating_sub(LINK_REACH))..line];
    above.match_indices(&named).any(|(at, whole)| {
        let (before, after) = (&above[..at], &above[at + whole.len()..]);
        let is_link = !after.starts_with(':') && !before.ends_with(super::ESCAPED_SIGN);
        is_link && (!is_number || before.ends_with(']'))
    })
}

/// True for the line below the head of a table.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains('-') && line.chars().all(|c| "|-: ".contains(c))
}

fn table(words: TextRun<'_>) -> Option<MarkupFault> {
    if !words.text.contains('|') {
        return None;
    }
    let lines: Vec<(usize, &str)> = words
        .lines()
        .map(|(at, line)| (at + line.len() - line.trim_start().len(), line.trim()))
        .collect();
    if let Some((at, line)) = lines.iter().find(|(_, line)| is_rule(line)) {
        let message =
            "this line does not make a table, so the lines around it run together in one paragraph";
        let help = "put the header row right above it, with the same number of cells";
        return Some(MarkupFault::broken(*at..at + line.len(), message, help));
    }
    let is_row = |line: &str| line.len() > 2 && line.starts_with('|') && line.ends_with('|');
    let rows = lines.iter().filter(|(_, line)| is_row(line)).count();
    let (at, line) = lines.iter().find(|(_, line)| is_row(line))?;
    let is_spaced = line.starts_with("| ") && line.ends_with(" |") && line.matches('|').count() > 2;
    let is_table = rows == lines.len() && (rows > 1 || is_spaced) || rows > 1 && is_spaced;
    let message = "the bars are shown as typed: these lines are not a table";
    is_table.then(|| {
        MarkupFault::typed(
            *at..at + line.len(),
            message,
            if words.is_body() {
                TABLE
            } else {
                "a YAML value is one paragraph; put tables in the text below the front matter"
            },
        )
    })
}
