//! Quotations: whether somebody's words stand in a text, word for word, and which passage is nearest when they do not.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_normalization::UnicodeNormalization as _;

/// How many words of a quotation are held against a text to find the nearest passage.
const MOST_WORDS: usize = 400;
/// How many words are shown around each that differs.
const AROUND: usize = 3;

/// A text as quotations are compared with it.
///
/// What typesetting does to words makes no difference: letters with accents are one character (Unicode NFC), any white space
/// is one space, quotation marks are straight (double and single ones stay apart, and guillemets lose the space inside
/// them), dashes are hyphens, three dots are `…`, and soft hyphens and characters without width are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording(String);

impl Wording {
    /// The wording of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut wording = String::with_capacity(text.len());
        let mut is_spaced = false;
        let mut is_open = false;
        for character in text.nfc() {
            let plain = match character {
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => continue,
                '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
                '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' => '\'',
                '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
                space if space.is_whitespace() => {
                    is_spaced = true;
                    continue;
                }
                other => other,
            };
            if is_spaced && !is_open && !matches!(character, '»' | '›') && !wording.is_empty() {
                wording.push(' ');
            }
            wording.push(plain);
            (is_spaced, is_open) = (false, matches!(character, '«' | '‹'));
        }
        Self(wording.replace("...", "…"))
    }

    /// Looks for a quotation: each of its pieces between cuts (`…`, `[…]`, `(…)`) has to be there, in their order.
    ///
    /// # Errors
    ///
    /// The first piece that is not there, or not behind the pieces before it.
    pub fn find(&self, quotation: &str) -> Result<(), String> {
        let Self(quotation) = Self::of(quotation);
        let quotation = quotation.replace("[…]", "…").replace("(…)", "…");
        let mut rest = self.0.as_str();
        for piece in quotation.split('…').map(str::trim).filter(|piece| !piece.is_empty()) {
            let Some(at) = rest.find(piece) else {
                return Err(piece.to_owned());
            };
            rest = &rest[at + piece.len()..];
        }
        Ok(())
    }

    /// What differs between a piece of a quotation and the passage of the text that has most of its words, when that is half
    /// of them: `[-…-]` around the quotation's words, `{+…+}` around the text's.
    #[must_use]
    pub fn nearest(&self, piece: &str) -> Option<String> {
        let wanted: Vec<&str> = piece.split(' ').take(MOST_WORDS).collect();
        let words: Vec<&str> = self.0.split(' ').collect();
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
        let passage = &words[start.saturating_sub(margin)..(start + width + margin).min(words.len())];
        Some(difference(&wanted, passage))
    }
}

/// The words that differ, with a few around them.
fn difference(wanted: &[&str], passage: &[&str]) -> String {
    let mut changes = capture_diff_slices(Algorithm::Myers, wanted, passage);
    // The passage goes on before and behind what was quoted.
    let is_more = |change: Option<&DiffOp>| matches!(change, Some(DiffOp::Insert { .. }));
    if is_more(changes.first()) {
        changes.remove(0);
    }
    if is_more(changes.last()) {
        changes.pop();
    }
    let last = changes.len().saturating_sub(1);
    let parts = changes.iter().enumerate().flat_map(|(position, change)| match *change {
        DiffOp::Equal { old_index, len, .. } => {
            let words = &wanted[old_index..old_index + len];
            let before = if position == 0 { 0 } else { AROUND };
            let behind = if position == last { 0 } else { AROUND };
            if len <= before + behind + 1 {
                vec![words.join(" ")]
            } else {
                let (before, behind) = (words[..before].join(" "), words[len - behind..].join(" "));
                [before, "…".to_owned(), behind].into_iter().filter(|part| !part.is_empty()).collect()
            }
        }
        DiffOp::Delete { old_index, old_len, .. } => vec![quoted(&wanted[old_index..old_index + old_len])],
        DiffOp::Insert { new_index, new_len, .. } => vec![there(&passage[new_index..new_index + new_len])],
        DiffOp::Replace { old_index, old_len, new_index, new_len } => {
            let words = &passage[new_index..new_index + new_len];
            let most = old_len.min(new_len);
            let words = match position {
                0 => &words[new_len - most..],
                _ if position == last => &words[..most],
                _ => words,
            };
            vec![quoted(&wanted[old_index..old_index + old_len]), there(words)]
        }
    });
    parts.collect::<Vec<_>>().join(" ")
}

fn quoted(words: &[&str]) -> String {
    format!("[-{}-]", words.join(" "))
}

fn there(words: &[&str]) -> String {
    format!("{{+{}+}}", words.join(" "))
}

#[cfg(test)]
mod tests;
