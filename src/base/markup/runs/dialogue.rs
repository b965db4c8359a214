//! Lines that begin with a dash, or with a word and a colon, as in dialogue and lists of
//! particulars.

use super::{SENTENCE, last_line};
use crate::base::language;
use crate::base::markup::sentence::{goes_on, is_closed};
use crate::base::markup::{LINE_BREAK, MarkupFault, OBJECT, TextRun, is_cjk};
use crate::base::quotation_marks;

/// The dashes with which print begins what somebody says.
pub const DASHES: [char; 4] = ['–', '—', '―', '⸺'];

/// How long the words may be before the colon of a line, in bytes.
const LONGEST_SPEAKER: usize = 30;

/// The length of the dash at the beginning of a line, before the blanks of which it has so many.
fn dash(line: &str) -> Option<usize> {
    let entry = line.trim_start();
    let rest = entry
        .strip_prefix("---")
        .or_else(|| entry.strip_prefix("--"))
        .or_else(|| entry.strip_prefix(DASHES))?;
    let says = rest.trim_start();
    let is_said = says.starts_with(|c: char| {
        c.is_alphanumeric() || quotation_marks::can_open(c) || "([*_¿¡…".contains(c) || c == OBJECT
    });
    is_said.then(|| entry.len() - rest.len())
}

/// Two or more lines that begin with a dash, as a dialogue does.
pub fn dashes(words: TextRun<'_>) -> Option<MarkupFault> {
    let mut above: Option<&str> = None;
    let mut first: Option<(usize, usize)> = None;
    let mut are_joined = false;
    let have_stop = is_closed(last_line(words.text));
    for (start, line) in words.lines() {
        if let Some(length) = dash(line) {
            are_joined |= first.is_some()
                && above.is_some_and(|above| {
                    !above.ends_with(LINE_BREAK) && !goes_on(above, have_stop)
                });
            // A dash in the middle of a sentence may also happen to begin a line.
            if first.is_none() && above.is_none_or(is_closed) {
                first = Some((start + line.len() - line.trim_start().len(), length));
            }
        }
        above = Some(line);
    }
    let (at, length) = first.filter(|_| are_joined)?;
    let help = if words.is_body() {
        "put an empty line between the speakers; for a list, write `- ` before each entry"
    } else {
        SENTENCE
    };
    Some(MarkupFault::typed(
        at..at + length,
        "lines that begin with a dash run together in one paragraph",
        help,
    ))
}

/// The length of the words before a colon that a line begins with, as speakers and particulars have
/// it: `Q:`, `Date:`.
fn label(line: &str) -> Option<usize> {
    let (label, says) = line.trim_start().split_once([':', '：'])?;
    let is_spaced = says.starts_with(|c: char| c.is_whitespace() || !c.is_ascii());
    let words = label.split_whitespace().count();
    let is_label = (1..=3).contains(&words)
        && label.len() <= LONGEST_SPEAKER
        && label.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && label.chars().all(|c| {
            c.is_alphanumeric() || c == ' ' || c == '\u{a0}' || c == '-' || c == '’' || c == '\''
        });
    (is_label && is_spaced && !says.trim().is_empty()).then_some(label.len())
}

/// True for words before a colon that are a clause rather than a name: "Ada said this", "Selon le
/// maire", "Laut Amt", 市长说.
fn is_clause(label: &str) -> bool {
    let attributes = label
        .split_once(char::is_whitespace)
        .is_some_and(|(first, _)| {
            language::any_has(&first.to_lowercase(), |language| language.attributions)
        });
    let is_small = label
        .split_whitespace()
        .skip(1)
        .last()
        .is_some_and(|word| word.starts_with(char::is_lowercase));
    is_small || attributes || label.chars().filter(|c| is_cjk(*c)).count() > 2
}

/// Lines below each other that each begin with a word and a colon: who speaks, or what a particular
/// is.
pub fn labels(words: TextRun<'_>) -> Option<MarkupFault> {
    let have_stop = is_closed(last_line(words.text));
    let is_said = |line: &str| {
        label(line)
            .is_some_and(|length| !is_closed(line) || !is_clause(&line.trim_start()[..length]))
    };
    let ((start, line), _) = words.joined().find(|((_, line), (_, next))| {
        is_said(line) && is_said(next) && !goes_on(line, have_stop)
    })?;
    let at = start + line.len() - line.trim_start().len();
    let message = "lines that begin with a word and a colon run together in one paragraph";
    let help = if words.is_body() {
        "put an empty line between them, or two spaces at the end of each; for a list, write `- ` before each entry"
    } else {
        SENTENCE
    };
    Some(MarkupFault::typed(at..at + label(line)?, message, help))
}
