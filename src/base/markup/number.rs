//! The numbers with which lines begin like list entries: `1.`, `1)`, `(1)`, `a)`, `A.`, `II.`,
//! `1°`, `①`.

use crate::base::quotation_marks;

/// A number at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryNumber {
    /// How it is written.
    form: NumberStyle,
    /// What it counts as, and what it counts as when it is read as a Roman number.
    counts: [Option<u32>; 2],
    /// Its bytes with the signs around it.
    pub length: usize,
    /// True if a space follows it.
    pub is_spaced: bool,
}

/// How a number is written: digits or small or capital letters, and the signs around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct NumberStyle {
    kind: Numerals,
    is_open: bool,
    close: char,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numerals {
    Digits,
    Small,
    Capital,
    Circled,
    /// Digits of Chinese and Japanese: 一, 二.
    Cjk,
    /// Digits of Arabic: ١, ٢.
    Arabic,
    /// Letters of Hebrew: א, ב.
    Hebrew,
}

impl EntryNumber {
    /// True for the number that comes right after another one.
    pub fn follows(&self, other: &Self) -> bool {
        let mut pairs = self.counts.into_iter().zip(other.counts);
        self.form == other.form
            && pairs.any(|pair| matches!(pair, (Some(this), Some(before)) if this == before + 1))
    }

    /// True for the number with which lists begin.
    pub fn is_first(&self) -> bool {
        self.counts.contains(&Some(1))
    }

    /// True for what may be the initial of a name: `A.`
    pub fn is_initial(&self) -> bool {
        self.form.kind == Numerals::Capital && self.form.close == '.' && self.length == 2
    }

    /// True for a number as the lists of Markdown have it.
    pub fn is_entry(&self) -> bool {
        self.form.kind == Numerals::Digits
            && !self.form.is_open
            && matches!(self.form.close, '.' | ')')
    }
}

/// The number at the beginning of a line, if an entry could begin so.
pub fn number(line: &str) -> Option<EntryNumber> {
    let line = line.trim_start();
    let open = line.chars().next().filter(|c| matches!(c, '(' | '（'));
    let rest = &line[open.map_or(0, char::len_utf8)..];
    let (kind, counts, digits) = counted(rest)?;
    let after = &rest[digits..];
    let close = after.chars().next()?;
    let next = after[close.len_utf8()..].chars().next();
    let is_blank = next.is_some_and(char::is_whitespace);
    let is_word = next
        .is_some_and(|c| c.is_alphabetic() || quotation_marks::can_open(c) || "*_[".contains(c));
    let is_closed = match close {
        ')' | '）' => is_blank || is_word,
        _ if open.is_some() => false,
        '.' | '．' => is_blank || is_word && kind == Numerals::Digits,
        '、' => {
            matches!(kind, Numerals::Digits | Numerals::Cjk)
                && next.is_some_and(char::is_alphabetic)
        }
        '°' | 'º' => is_blank && kind == Numerals::Digits,
        _ if kind == Numerals::Circled => true,
        ' ' => {
            kind == Numerals::Digits
                && ["- ", "– ", "— "]
                    .iter()
                    .any(|dash| after[1..].starts_with(dash))
        }
        '/' | ':' => is_blank && kind == Numerals::Digits && digits < 3,
        _ => false,
    };
    let is_circled = kind == Numerals::Circled;
    let behind = if is_circled { 0 } else { close.len_utf8() };
    let length = open.map_or(0, char::len_utf8) + digits + behind;
    let close = if is_circled { '①' } else { close };
    is_closed.then_some(EntryNumber {
        form: NumberStyle {
            kind,
            is_open: open.is_some(),
            close,
        },
        counts,
        length,
        is_spaced: is_blank,
    })
}

/// What the signs at the beginning of a text count as, and their bytes.
fn counted(text: &str) -> Option<(Numerals, [Option<u32>; 2], usize)> {
    let first = text.chars().next()?;
    if matches!(first, '①'..='⑳') {
        return Some((
            Numerals::Circled,
            [Some(u32::from(first) - u32::from('①') + 1), None],
            first.len_utf8(),
        ));
    }
    if let Some(counted) = other(text, first) {
        return Some(counted);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) {
        return Some((
            Numerals::Digits,
            [text[..digits].parse().ok(), None],
            digits,
        ));
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let written = &text[..letters];
    let is_small = written.bytes().all(|b| b.is_ascii_lowercase());
    if letters == 0 || letters > 5 || !is_small && written.bytes().any(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let kind = if is_small {
        Numerals::Small
    } else {
        Numerals::Capital
    };
    let letter = (letters == 1).then(|| u32::from(first.to_ascii_lowercase()) - u32::from('a') + 1);
    let counts = [letter, roman(written)];
    counts
        .iter()
        .any(Option::is_some)
        .then_some((kind, counts, letters))
}

/// What a digit or letter of another script counts as, if no further one follows.
fn other(text: &str, first: char) -> Option<(Numerals, [Option<u32>; 2], usize)> {
    if first.is_ascii() {
        return None;
    }
    let place = |signs: &str| {
        signs
            .chars()
            .position(|sign| sign == first)
            .and_then(|at| u32::try_from(at).ok())
    };
    let (kind, count) = place("一二三四五六七八九十")
        .map(|at| (Numerals::Cjk, at + 1))
        .or_else(|| place("٠١٢٣٤٥٦٧٨٩").map(|at| (Numerals::Arabic, at)))
        .or_else(|| place("אבגדהוזחטי").map(|at| (Numerals::Hebrew, at + 1)))?;
    let length = first.len_utf8();
    let is_alone = !text[length..].starts_with(char::is_alphanumeric);
    is_alone.then_some((kind, [Some(count), None], length))
}

/// A Roman number below 40, in small or capital letters.
fn roman(letters: &str) -> Option<u32> {
    let letters = letters.to_ascii_lowercase();
    let rest = letters.trim_start_matches('x');
    let tens = u32::try_from(letters.len() - rest.len())
        .ok()
        .filter(|tens| *tens < 4)?;
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
        .into_iter()
        .position(|ones| ones == rest)?;
    Some(tens * 10 + u32::try_from(ones).ok()?)
}
