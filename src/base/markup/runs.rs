//! Lines that were meant to stand below each other, and run together in one paragraph: entries,
//! speeches, steps.

use std::ops::Range;

use super::number::{Number, number};
use super::sentence::{goes_on, is_closed};
use super::{BREAK, MEANT, Mark, OBJECT, Words};

/// The characters that word processors begin an entry of a list with.
pub const BULLETS: [char; 10] = ['•', '●', '▪', '■', '◦', '‣', '⁃', '∙', '○', '·'];

/// How long the words may be before the colon of a line, in bytes.
const LONGEST_LABEL: usize = 30;

/// What helps in a value, which is one paragraph.
const SENTENCE: &str = "a value in YAML is one paragraph: make a sentence of it";

pub fn find(words: Words<'_>) -> Vec<Mark> {
    let known = [bullet, symbols, dashes, labels, numbered, listed];
    known.iter().filter_map(|known| known(words)).collect()
}

/// True when something readable stands behind a sign and the blanks after it.
fn has_words(rest: &str) -> bool {
    rest.starts_with(char::is_whitespace)
        && rest
            .trim_start()
            .starts_with(|c: char| c.is_alphanumeric() || "\"'“‘«([*_".contains(c) || c == OBJECT)
}

/// The sign that begins a line like an entry of a list, with words behind it.
fn sign(line: &str) -> Option<char> {
    let sign = line.trim_start().chars().next()?;
    let is_sign =
        !sign.is_alphanumeric() && !sign.is_whitespace() && sign != MEANT && sign != OBJECT;
    (is_sign && has_words(&line.trim_start()[sign.len_utf8()..])).then_some(sign)
}

fn bullet(words: Words<'_>) -> Option<Mark> {
    let (at, sign) = words.lines().find_map(|(start, line)| {
        let sign = sign(line).filter(|sign| BULLETS.contains(sign))?;
        Some((start + line.len() - line.trim_start().len(), sign))
    })?;
    if words.is_body() && is_separator(words, at, sign) {
        return None;
    }
    let range = at..at + sign.len_utf8();
    let together = if words.has_joined_lines() {
        ", and the lines run together"
    } else {
        ""
    };
    let message = format!("`{sign}` at the beginning of a line makes no list{together}");
    if !words.is_body() {
        return Some(Mark::typed(range, message, SENTENCE));
    }
    Some(
        Mark::typed(range, message, "write `- ` before each entry")
            .with_edit(as_list(words, at, sign)),
    )
}

/// True for a bullet that parts particulars within lines, or stands in the midst of a sentence.
fn is_separator(words: Words<'_>, at: usize, bullet: char) -> bool {
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

/// The last line of words that has some.
fn last_line(text: &str) -> &str {
    text.trim_end().rsplit('\n').next().unwrap_or("")
}

/// The lines from a byte on with `- ` in the place of their bullets; `None` when some begin in
/// another way, since nobody knows then which list they are of.
fn as_list(words: Words<'_>, from: usize, bullet: char) -> Option<(Range<usize>, String)> {
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
            let goes_on = entry.starts_with(char::is_lowercase)
                && !entry.starts_with("o ")
                && number(line).is_none();
            goes_on.then_some(())?;
            before = Some(line);
            continue;
        }
        // Where a sentence goes on from one of the lines to the next, they hardly are entries.
        if !is_announced
            && before
                .replace(line)
                .is_some_and(|before| self::goes_on(before, have_stop))
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
fn symbols(words: Words<'_>) -> Option<Mark> {
    let known = |sign: &char| {
        !sign.is_ascii()
            && !BULLETS.contains(sign)
            && !DASHES.contains(sign)
            && !"«»“”„‘’‚…¿¡§".contains(*sign)
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
    Some(Mark::typed(at..at + sign.len_utf8(), message, help))
}

/// The dashes with which print begins what somebody says.
const DASHES: [char; 4] = ['–', '—', '―', '⸺'];

/// The length of the dash at the beginning of a line, before the blanks of which it has so many.
fn dash(line: &str) -> Option<usize> {
    let entry = line.trim_start();
    let rest = entry
        .strip_prefix("---")
        .or_else(|| entry.strip_prefix("--"))
        .or_else(|| entry.strip_prefix(DASHES))?;
    let says = rest.trim_start();
    let is_said = says
        .starts_with(|c: char| c.is_alphanumeric() || "\"'“‘«„([*_¿¡…".contains(c) || c == OBJECT);
    is_said.then(|| entry.len() - rest.len())
}

/// Two or more lines that begin with a dash, as a dialogue does.
fn dashes(words: Words<'_>) -> Option<Mark> {
    let mut above: Option<&str> = None;
    let mut first: Option<(usize, usize)> = None;
    let mut are_joined = false;
    let have_stop = is_closed(last_line(words.text));
    for (start, line) in words.lines() {
        if let Some(length) = dash(line) {
            are_joined |= first.is_some()
                && above.is_some_and(|above| !above.ends_with(BREAK) && !goes_on(above, have_stop));
            // A dash in the midst of a sentence comes to stand at the beginning of a line as well.
            if first.is_none() && above.is_none_or(is_closed) {
                first = Some((start + line.len() - line.trim_start().len(), length));
            }
        }
        above = Some(line);
    }
    let (at, length) = first.filter(|_| are_joined)?;
    let help = if words.is_body() {
        "put an empty line between what one says and what the other does; a list has `- ` before each entry"
    } else {
        SENTENCE
    };
    Some(Mark::typed(
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
        && label.len() <= LONGEST_LABEL
        && label.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && label.chars().all(|c| {
            c.is_alphanumeric() || c == ' ' || c == '\u{a0}' || c == '-' || c == '’' || c == '\''
        });
    (is_label && is_spaced && !says.trim().is_empty()).then_some(label.len())
}

/// True for words before a colon that are a clause rather than a name: "Ada said this", "Selon le
/// maire", 市长说.
fn is_clause(label: &str) -> bool {
    let is_small = label
        .split_whitespace()
        .skip(1)
        .last()
        .is_some_and(|word| word.starts_with(char::is_lowercase));
    is_small || label.chars().filter(|c| super::is_cjk(*c)).count() > 2
}

/// Lines below each other that each begin with a word and a colon: who speaks, or what a particular
/// is.
fn labels(words: Words<'_>) -> Option<Mark> {
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
        "put an empty line between them, or two spaces at the end of each; a list has `- ` before each entry"
    } else {
        SENTENCE
    };
    Some(Mark::typed(at..at + label(line)?, message, help))
}

/// Two or more numbered lines that stay in their paragraph, since a list that interrupts one begins
/// with 1.
fn numbered(words: Words<'_>) -> Option<Mark> {
    let have_stop = is_closed(last_line(words.text));
    // Below a line whose sentence goes on, a number belongs to it.
    let is_begun = |start: usize| {
        let above = words.text[..start].trim_end();
        above.is_empty() || is_closed(last_line(above)) || !words.is_body()
    };
    let lines: Vec<(usize, &str, Number)> = words
        .lines()
        .filter_map(|(start, line)| Some((start, line, number(line)?)))
        .collect();
    let first = lines.windows(2).position(|two| {
        let [(start, line, first), (next, _, second)] = two else {
            return false;
        };
        let is_joined = !words.text[..next.saturating_sub(1)].ends_with(BREAK);
        let is_adjacent = start + line.len() + 1 == *next;
        let before_next = last_line(&words.text[..next.saturating_sub(1)]);
        let are_initials = first.is_initial() && is_closed(line);
        is_joined
            && second.follows(first)
            && (is_adjacent || first.is_first())
            && !are_initials
            && !goes_on(before_next, have_stop)
            && is_begun(*start)
    })?;
    let (start, line, number) = lines.get(first)?;
    let at = start + line.len() - line.trim_start().len();
    let help = if !words.is_body() {
        SENTENCE
    } else if number.is_entry() && number.is_spaced {
        "put an empty line before the list"
    } else {
        "a list has numbers and a space, `1. `, or hyphens, `- `, and an empty line before it"
    };
    let edit = if words.is_body() {
        as_numbers(words, &lines[first..])
    } else {
        None
    };
    Some(
        Mark::typed(
            at..at + number.length,
            "these lines are no list, and run together",
            help,
        )
        .with_edit(edit),
    )
}

/// The lines with what a list lacks: an empty line above it, a space behind each number; `None`
/// when some have other numbers.
fn as_numbers(words: Words<'_>, lines: &[(usize, &str, Number)]) -> Option<(Range<usize>, String)> {
    let (from, _, first) = lines.first()?;
    let is_whole = first.is_entry() && lines.windows(2).all(|two| two[1].2.follows(&two[0].2));
    let above = words.text[..*from].trim_end();
    let is_announced = above.is_empty() || above.ends_with([':', '：']);
    // Days and years have stops behind them as well: `5.March was the day.`
    let are_days = lines
        .iter()
        .any(|(_, line, number)| !number.is_spaced && is_closed(line))
        && !above.ends_with([':', '：']);
    (is_whole && (is_announced || first.is_first()) && !are_days).then_some(())?;
    let mut to = if *from > 0 {
        "\n".to_owned()
    } else {
        String::new()
    };
    let mut end = *from;
    for (start, line, number) in lines.iter().filter(|(_, _, number)| !number.is_spaced) {
        let after = start + line.len() - line.trim_start().len() + number.length;
        to.push_str(&words.text[end..after]);
        to.push(' ');
        end = after;
    }
    Some((*from..end, to))
}

/// Two or more lines of a value that begin as entries of a list, or as a quotation, do.
fn listed(words: Words<'_>) -> Option<Mark> {
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
        return Some(Mark::typed(
            at..at + 1,
            "these lines are no list, and run together",
            SENTENCE,
        ));
    }
    let quoted = lines.iter().find(|(_, line)| {
        line.strip_prefix("> ").is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_alphabetic() || "\"“«'".contains(c))
        })
    })?;
    Some(Mark::typed(
        quoted.0..quoted.0 + 1,
        "`>` is shown as typed: a value in YAML is plain text",
        "write quotation marks",
    ))
}
