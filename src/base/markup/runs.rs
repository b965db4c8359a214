//! Lines that were meant to be shown below each other, but run together into one paragraph: list
//! entries, dialogue, steps.

mod bullets;
mod dialogue;
mod numbered;

use super::{ESCAPED_SIGN, MarkupFault, OBJECT, TextRun};
use crate::base::quotation_marks;
use bullets::{bullet, squeezed, symbols};
use dialogue::{dashes, labels};
use numbered::numbered;

pub use bullets::BULLETS;

/// What helps in a value, which is one paragraph.
const SENTENCE: &str = "a YAML value is one paragraph: write it as a sentence";

pub fn find(words: TextRun<'_>) -> Vec<MarkupFault> {
    let known = [bullet, symbols, squeezed, dashes, labels, numbered, listed];
    known.iter().filter_map(|known| known(words)).collect()
}

/// True if blanks and then something readable follow a sign.
fn has_words(rest: &str) -> bool {
    rest.starts_with(char::is_whitespace)
        && rest.trim_start().starts_with(|c: char| {
            c.is_alphanumeric() || quotation_marks::can_open(c) || "([*_".contains(c) || c == OBJECT
        })
}

/// The sign that begins a line like an entry of a list, with words behind it.
fn sign(line: &str) -> Option<char> {
    let sign = line.trim_start().chars().next()?;
    let is_sign =
        !sign.is_alphanumeric() && !sign.is_whitespace() && sign != ESCAPED_SIGN && sign != OBJECT;
    (is_sign && has_words(&line.trim_start()[sign.len_utf8()..])).then_some(sign)
}

/// The last line of words that has some.
fn last_line(text: &str) -> &str {
    text.trim_end().rsplit('\n').next().unwrap_or("")
}

/// Two or more lines of a value that begin as entries of a list, or as a quotation, do.
fn listed(words: TextRun<'_>) -> Option<MarkupFault> {
    if words.is_body() {
        return None;
    }
    let is_entry = |line: &str| {
        ["- ", "* ", "+ "]
            .iter()
            .any(|bullet| line.trim_start().starts_with(bullet))
    };
    let lines: Vec<(usize, &str)> = words.lines().collect();
    if let Some(two) = lines
        .windows(2)
        .find(|two| is_entry(two[0].1) && is_entry(two[1].1))
    {
        let at = two[0].0 + two[0].1.len() - two[0].1.trim_start().len();
        return Some(MarkupFault::typed(
            at..at + 1,
            "these lines are not a list, so they run together",
            SENTENCE,
        ));
    }
    let quoted = lines.iter().find(|(_, line)| {
        line.strip_prefix("> ").is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_alphabetic() || quotation_marks::can_open(c))
        })
    })?;
    Some(MarkupFault::typed(
        quoted.0..quoted.0 + 1,
        "`>` is shown as typed: YAML values are plain text",
        "use quotation marks",
    ))
}
