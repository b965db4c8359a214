//! Lines that begin with a bullet or another sign, like list entries.

use std::ops::Range;

use super::dialogue::DASHES;
use super::{SENTENCE, last_line, sign};
use crate::base::markup::number::number;
use crate::base::markup::sentence::{goes_on, is_closed};
use crate::base::markup::{MarkupFault, TextRun};
use crate::base::quotation_marks;

/// The characters that word processors begin an entry of a list with.
pub const BULLETS: [char; 10] = ['•', '●', '▪', '■', '◦', '‣', '⁃', '∙', '○', '·'];

pub fn bullet(words: TextRun<'_>) -> Option<MarkupFault> {
    let (at, sign) = words.lines().find_map(|(start, line)| {
        let sign = sign(line).filter(|sign| BULLETS.contains(sign))?;
        Some((start + line.len() - line.trim_start().len(), sign))
    })?;
    if words.is_body() && is_separator(words, at, sign) {
        return None;
    }
    let range = at..at + sign.len_utf8();
    let together = if words.has_joined_lines() {
        ", so the lines run together"
    } else {
        ""
    };
    let message = format!("`{sign}` at the beginning of a line does not make a list{together}");
    if !words.is_body() {
        return Some(MarkupFault::typed(range, message, SENTENCE));
    }
    Some(
        MarkupFault::typed(range, message, "write `- ` before each entry")
            .with_edit(as_list(words, at, sign)),
    )
}

/// True for a bullet that separates items within a line, or is in the middle of a sentence.
fn is_separator(words: TextRun<'_>, at: usize, bullet: char) -> bool {
    let above = words.text[..at].trim_end();
    let entries = || {
        words
            .lines()
            .filter(|(start, line)| start + line.len() > at && sign(line) == Some(bullet))
    };
    let parts = || {
        entries().any(|(_, line)| {
            let mut signs = line.match_indices(bullet).skip(1);
            signs.any(|(at, _)| {
                line[..at].ends_with(' ') && line[at + bullet.len_utf8()..].starts_with(' ')
            })
        })
    };
    !above.is_empty()
        && !is_closed(last_line(above))
        && (bullet == '·' || parts() || is_closed(last_line(words.text)))
}

/// The lines from a byte on with `- ` in the place of their bullets; `None` if some begin in
/// another way, since nobody knows then which list they are of.
fn as_list(words: TextRun<'_>, from: usize, bullet: char) -> Option<(Range<usize>, String)> {
    let above = words.text[..from].trim_end();
    let is_announced = above.ends_with([':', '：']);
    let have_stop = is_closed(last_line(words.text));
    let (mut to, mut end) = (String::new(), from);
    let mut before: Option<&str> = None;
    for (start, line) in words
        .lines()
        .filter(|(start, line)| start + line.len() > from)
    {
        let entry = line.trim_start();
        if sign(line) != Some(bullet) {
            let is_same_entry = entry.starts_with(char::is_lowercase)
                && !entry.starts_with("o ")
                && number(line).is_none();
            is_same_entry.then_some(())?;
            before = Some(line);
            continue;
        }
        // Lines are hardly entries of a list if a sentence continues from one to the next.
        if !is_announced
            && before
                .replace(line)
                .is_some_and(|before| goes_on(before, have_stop))
        {
            return None;
        }
        let entry_at = start + line.len() - entry.len();
        to.push_str(&words.text[end..entry_at.max(end)]);
        to.push_str("- ");
        end = start + line.len() - entry[bullet.len_utf8()..].trim_start().len();
    }
    Some((from..end, to))
}

/// Lines below each other that begin with the same sign, such as an arrow, a check mark or a
/// pictogram.
pub fn symbols(words: TextRun<'_>) -> Option<MarkupFault> {
    let known = |sign: &char| {
        !sign.is_ascii()
            && !BULLETS.contains(sign)
            && !DASHES.contains(sign)
            && !quotation_marks::is_mark(*sign)
            && !"…¿¡§".contains(*sign)
    };
    let (at, sign) = words.joined().find_map(|((start, line), (_, next))| {
        let first = sign(line)
            .filter(known)
            .filter(|first| sign(next) == Some(*first))?;
        Some((start + line.len() - line.trim_start().len(), first))
    })?;
    let message = format!("lines that begin with `{sign}` run together in one paragraph");
    let help = if words.is_body() {
        "write `- ` before each of them to make a list"
    } else {
        SENTENCE
    };
    Some(MarkupFault::typed(at..at + sign.len_utf8(), message, help))
}

/// Lines below each other that begin with a hyphen or a plus sign and no space after it.
pub fn squeezed(words: TextRun<'_>) -> Option<MarkupFault> {
    let is_one = |line: &str| {
        let words = line.trim_start().strip_prefix(['-', '+']);
        words.is_some_and(|words| words.starts_with(char::is_alphabetic))
    };
    let ((start, line), _) = words
        .joined()
        .find(|((_, line), (_, next))| is_one(line) && is_one(next))?;
    let at = start + line.len() - line.trim_start().len();
    let sign = &words.text[at..=at];
    let message = format!("lines that begin with `{sign}` run together in one paragraph");
    let help = if words.is_body() {
        "for a list, write a space after the sign; for dialogue, put an empty line between the speakers"
    } else {
        SENTENCE
    };
    Some(MarkupFault::typed(at..at + 1, message, help))
}
