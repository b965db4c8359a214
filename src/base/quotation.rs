//! Quotations: whether somebody's words occur in a text, word for word, and which passage is
//! nearest when they do not.

mod comparison;
mod occurrence;
mod place;

use std::collections::HashMap;

use diffy::{DiffOptions, Hunk, Line};
use unicode_normalization::UnicodeNormalization as _;

pub use comparison::{ComparedWords, compare};
pub use occurrence::{Occurrence, OccurrencePiece, QuotationEnd};

/// How many words of a quotation are compared with a text to find the nearest passage.
const MOST_WORDS: usize = 400;
/// How many words are shown around each that differs.
const AROUND: usize = 3;

/// A text as quotations are compared with it.
///
/// What typesetting does to words makes no difference: letters with accents are one character
/// (Unicode NFC), any white space is one space, quotation marks are straight (double and single
/// ones stay apart, and guillemets lose the space inside them, whichever way they point), dashes
/// are hyphens, three dots are `…`, and soft hyphens and characters without width are left out. An
/// empty line ends a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    text: String,
    /// Where paragraphs begin in it, except the first.
    paragraphs: Vec<usize>,
}

impl Wording {
    /// The wording of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut wording = String::with_capacity(text.len());
        let mut paragraphs = Vec::new();
        let mut lines = 0;
        let mut is_spaced = false;
        let mut is_open = false;
        let mut before = None;
        let mut characters = text.nfc().peekable();
        while let Some(character) = characters.next() {
            let plain = match character {
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => continue,
                '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
                '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' => '\'',
                '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
                space if space.is_whitespace() => {
                    is_spaced = true;
                    lines += usize::from(space == '\n');
                    continue;
                }
                other => other,
            };
            let is_close = matches!(character, '»' | '›')
                && !characters.peek().is_some_and(|next| begins_words(*next));
            if is_spaced && !is_open && !is_close && !wording.is_empty() {
                wording.push(' ');
                if lines > 1 {
                    paragraphs.push(wording.len());
                }
            }
            lines = 0;
            wording.push(plain);
            is_open =
                matches!(character, '«' | '‹') && (is_spaced || !before.is_some_and(ends_words));
            is_spaced = false;
            before = Some(character);
        }
        // Both have three bytes, so that the paragraphs keep their places.
        Self {
            text: wording.replace("...", "…"),
            paragraphs,
        }
    }

    /// What differs between a piece of a quotation and the passage of the text that has most of its
    /// words, when that is half of them: `[-…-]` around the quotation's words, `{+…+}` around the
    /// text's.
    #[must_use]
    pub fn nearest(&self, piece: &str) -> Option<String> {
        let wanted: Vec<&str> = piece.split(' ').take(MOST_WORDS).collect();
        let words: Vec<&str> = self.text.split(' ').collect();
        let width = wanted.len().min(words.len());
        let mut missing: HashMap<&str, i32> = HashMap::new();
        for word in &wanted {
            *missing.entry(word).or_default() += 1;
        }
        let (mut shared, mut most, mut start) = (0_usize, 0, 0);
        for (end, word) in words.iter().enumerate() {
            if let Some(missing) = missing.get_mut(word) {
                shared += usize::from(*missing > 0);
                *missing -= 1;
            }
            if end >= width
                && let Some(missing) = missing.get_mut(words[end - width])
            {
                *missing += 1;
                shared -= usize::from(*missing > 0);
            }
            if shared > most {
                (most, start) = (shared, (end + 1).saturating_sub(width));
            }
        }
        if most * 2 < wanted.len() || most == 0 {
            return None;
        }
        let margin = width / 4 + 2;
        let passage =
            &words[start.saturating_sub(margin)..(start + width + margin).min(words.len())];
        Some(difference(&wanted, passage))
    }
}

/// The wording of a quotation, each of its cuts as `…` alone: two quotations with the same one are
/// found at the same places.
#[must_use]
pub fn comparable(quotation: &str) -> String {
    let Wording { text, .. } = Wording::of(quotation);
    text.replace("[…]", "…").replace("(…)", "…")
}

/// The pieces of a quotation between its cuts.
fn pieces(quotation: &str) -> impl Iterator<Item = &str> {
    let pieces = quotation.split('…').map(str::trim);
    pieces.filter(|piece| !piece.is_empty())
}

/// True for a character right after a guillemet that opens a quotation, as in »so« and ›so‹.
fn begins_words(next: char) -> bool {
    next.is_alphanumeric() || matches!(next, '›' | '‚')
}

/// True for a character right before a guillemet that closes a quotation, as in »so.« and ›so?‹: an
/// elision does not, since French opens behind it (l’« affaire »).
fn ends_words(before: char) -> bool {
    before.is_alphanumeric() || ".,!?…)]%‹‘".contains(before)
}

/// Words that do not differ, and what comes behind them.
#[derive(Default)]
struct WordChange<'w> {
    shared: Vec<&'w str>,
    /// The quotation's words.
    quoted: Vec<&'w str>,
    /// The words of the text.
    there: Vec<&'w str>,
}

/// The words that differ, with a few around them.
fn difference(wanted: &[&str], passage: &[&str]) -> String {
    let (wanted, passage) = (wanted.join("\n") + "\n", passage.join("\n") + "\n");
    let patch = DiffOptions::new()
        .set_context_len(wanted.len())
        .create_patch(&wanted, &passage);
    let changes = changes(patch.hunks().iter().flat_map(Hunk::lines));
    let mut parts = Vec::new();
    for (
        position,
        WordChange {
            shared,
            quoted,
            there,
        },
    ) in changes.iter().enumerate()
    {
        // The passage continues beyond the quotation on both sides, so the first and the last
        // difference are cut to its length.
        let most = quoted.len().min(there.len());
        let there = match position {
            0 if shared.is_empty() => &there[there.len() - most..],
            _ if position + 1 == changes.len() => &there[..most],
            _ => there,
        };
        let is_end = quoted.is_empty() && there.is_empty();
        parts.push(some(shared, !parts.is_empty(), !is_end));
        parts.push(marked("[-", quoted, "-]"));
        parts.push(marked("{+", there, "+}"));
        parts.retain(|part| !part.is_empty());
    }
    parts.join(" ")
}

/// What a difference of one word a line says.
fn changes<'l, 'w: 'l>(lines: impl Iterator<Item = &'l Line<'w, str>>) -> Vec<WordChange<'w>> {
    let mut changes = vec![WordChange::default()];
    for line in lines {
        let is_over = changes
            .last()
            .is_some_and(|last| !last.quoted.is_empty() || !last.there.is_empty());
        if is_over && matches!(line, Line::Context(_)) {
            changes.push(WordChange::default());
        }
        let Some(last) = changes.last_mut() else {
            continue;
        };
        match line {
            Line::Context(word) => last.shared.push(word.trim_end()),
            Line::Delete(word) => last.quoted.push(word.trim_end()),
            Line::Insert(word) => last.there.push(word.trim_end()),
        }
    }
    changes
}

/// Words that do not differ: those near to others that do.
fn some(words: &[&str], has_before: bool, has_behind: bool) -> String {
    let start = if has_before { AROUND } else { 0 };
    let end = if has_behind { AROUND } else { 0 };
    if words.len() <= start + end + 1 {
        return words.join(" ");
    }
    [&words[..start], &["…"], &words[words.len() - end..]]
        .concat()
        .join(" ")
}

fn marked(open: &str, words: &[&str], close: &str) -> String {
    if words.is_empty() {
        String::new()
    } else {
        format!("{open}{}{close}", words.join(" "))
    }
}

#[cfg(test)]
mod tests;
