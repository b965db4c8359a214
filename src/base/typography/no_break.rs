//! Words between which no line may break: a number and its month or unit, a title and its name.

/// The words that the print of a language keeps on one line, beside signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptWords {
    /// Months, which stay on the line of their day: `22 mars`.
    pub months: &'static [&'static str],
    /// Units, which stay on the line of their number: `21 h`.
    pub behind_numbers: &'static [&'static str],
    /// Words that stay on the line of the number behind them: `no 5`.
    pub before_numbers: &'static [&'static str],
    /// Titles, which stay on the line of the name behind them: `Mme Exemple`.
    pub before_names: &'static [&'static str],
    /// True when a space parts the thousands of a number: `2 000`.
    pub parts_thousands: bool,
}

/// For print that breaks a line at any space between words.
pub const NO_KEPT_WORDS: KeptWords = KeptWords {
    months: &[],
    behind_numbers: &[],
    before_numbers: &[],
    before_names: &[],
    parts_thousands: false,
};

impl KeptWords {
    /// True for a space at which no line may break; `before` and `after` are the words beside it.
    #[must_use]
    pub fn meet(self, before: &str, after: &str) -> bool {
        let starts = |c: char| c.is_whitespace() || "([«’'-–".contains(c);
        let last = before.rsplit(starts).next().unwrap_or(before);
        let end = after.find(|c: char| !c.is_alphanumeric() && !"%$€".contains(c));
        let first = &after[..end.unwrap_or(after.len())];
        let next = after.chars().next().unwrap_or(' ');
        is_day(last) && self.months.contains(&first)
            || is_number(last) && self.behind_numbers.contains(&first)
            || self.parts_thousands
                && is_number(last)
                && last.len() <= 3
                && is_number(first)
                && first.len() == 3
            || next.is_ascii_digit() && self.before_numbers.contains(&last)
            || next.is_uppercase() && self.before_names.contains(&last)
    }
}

/// True for three bytes in a row near which [`KeptWords`] of French may meet: a space beside a
/// number, `1er`, or the first letters of a title.
pub fn may_meet(before: u8, last: u8, byte: u8) -> bool {
    matches!(
        (before, last, byte),
        (_, b' ', b'0'..=b'9')
            | (_, b'0'..=b'9', b' ')
            | (b'1', b'e', b'r')
            | (_, b'M', b'.' | b'M' | b'e' | b'm')
            | (_, b'D', b'r')
    )
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// True for the number of a day, and for that of a first day: `1er`.
fn is_day(word: &str) -> bool {
    let day: Option<u8> = word.parse().ok();
    word == "1er" || day.is_some_and(|day| (1..=31).contains(&day))
}
