//! Asterisks and underscores that emphasise nothing, because they do not pair or because Markdown
//! is not read there.

use super::{MarkupFault, TextRun, is_blank, is_cjk, is_edge};

pub fn find(words: TextRun<'_>) -> Vec<MarkupFault> {
    let mut marks = Vec::new();
    marks.extend(of(words, b'*'));
    marks.extend(of(words, b'_'));
    marks
}

/// The fault of one sign of emphasis: a double one, or two single ones that look like a pair.
fn of(words: TextRun<'_>, sign: u8) -> Option<MarkupFault> {
    let runs: Vec<(usize, usize)> = words
        .runs(sign)
        .filter(|run| !is_a_word(words, *run))
        .collect();
    let pair = double(words, &runs).or_else(|| single(words, &runs));
    let (at, length) = pair.or_else(|| lone(words, &runs))?;
    let shown = &words.text[at..at + length];
    let range = at..at + length;
    if !words.is_body() {
        let message = format!("`{shown}` is shown as typed: YAML values are plain text");
        return Some(MarkupFault::typed(
            range,
            message,
            "remove it; only the text below the front matter can have emphasis",
        ));
    }
    let beside = [words.before(at), words.at(at + length)];
    let message = format!("`{shown}` is shown as typed: it does not begin or end emphasis here");
    let help = if pair.is_none() {
        format!(
            "close the emphasis, as in {shown}this{shown}; to show it as typed, write {}",
            escaped(shown)
        )
    } else if beside.into_iter().flatten().any(is_cjk) {
        "move the punctuation mark next to it out of the emphasis: **重要**。".to_owned()
    } else if sign == b'_' {
        format!(
            "put no space inside the underscores, and none of them inside a word; to show them as typed, write {}",
            escaped(shown)
        )
    } else {
        format!(
            "put no space inside the asterisks: **bold** text; to show them as typed, write {}",
            escaped(shown)
        )
    };
    Some(MarkupFault::typed(range, message, help))
}

fn escaped(signs: &str) -> String {
    signs.chars().flat_map(|sign| ['\\', sign]).collect()
}

/// True for signs that are part of a word or of a sum: `f***`, `f**k`, `2 * 3`, `2**3`,
/// `snake_case`, a line of them.
fn is_a_word(words: TextRun<'_>, (at, length): (usize, usize)) -> bool {
    let (before, after) = (words.before(at), words.at(at + length));
    let is_letter =
        |character: Option<char>| character.is_some_and(|c| c.is_alphanumeric() && !is_cjk(c));
    let stands_alone = is_blank(before) && is_blank(after);
    let is_inside = is_letter(before) && is_letter(after);
    let is_long = length > 3 || length == 3 && is_letter(before);
    stands_alone || is_inside || is_long || words.is_named((at, length))
}

/// A run of two or more that opens a word, as strong emphasis does, or is next to a Chinese or
/// Japanese letter.
fn double(words: TextRun<'_>, runs: &[(usize, usize)]) -> Option<(usize, usize)> {
    runs.iter().copied().find(|(at, length)| {
        let (before, after) = (words.before(*at), words.at(at + length));
        let is_opening = is_edge(before) && !is_blank(after);
        *length >= 2 && (is_opening || [before, after].into_iter().flatten().any(is_cjk))
    })
}

/// The first of two single signs that look like a pair: one before a word, and another next to a
/// word.
fn single(words: TextRun<'_>, runs: &[(usize, usize)]) -> Option<(usize, usize)> {
    let opens = |at: usize| {
        is_edge(words.before(at)) && words.at(at + 1).is_some_and(|c| !c.is_whitespace())
    };
    // A star before a year marks a year of birth.
    let is_birth =
        |at: usize| is_edge(words.before(at)) && words.at(at + 1).is_some_and(char::is_numeric);
    let closes = |at: usize| {
        words.before(at).is_some_and(|c| !c.is_whitespace()) || opens(at) && !is_birth(at)
    };
    let mut singles = runs.iter().copied().filter(|(_, length)| *length == 1);
    let first = singles.find(|(at, _)| {
        opens(*at)
            && words
                .at(at + 1)
                .is_some_and(|c| c.is_alphanumeric() || c == '[')
    })?;
    singles.any(|(at, _)| closes(at)).then_some(first)
}

/// The single sign that opens emphasis in the middle of a sentence, where none closes it; the star
/// of a note follows a word, and its text begins a line or follows a sentence.
fn lone(words: TextRun<'_>, runs: &[(usize, usize)]) -> Option<(usize, usize)> {
    let opens = |at: usize| {
        let before = words.text[..at].trim_end_matches([' ', '\u{a0}']);
        let is_within = before.ends_with(|c: char| c.is_alphabetic() || c == ',' || c == ';');
        is_within && before.len() < at && words.at(at + 1).is_some_and(char::is_alphabetic)
    };
    let at = runs
        .iter()
        .position(|(at, length)| *length == 1 && opens(*at))?;
    let is_note = runs[..at]
        .iter()
        .any(|(at, _)| !is_blank(words.before(*at)));
    runs.get(at).copied().filter(|_| !is_note)
}
