//! Lines: words that a line break divides are joined again.

/// The place of a hyphen at the end of a line, which may divide a word or be part of it. A text
/// that has the character itself loses it.
pub const LINE_HYPHEN: char = '\u{f8ff}';
/// The hyphens at which programs divide words.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

/// Joins the words that are divided at the ends of lines: `exam-` and `ple`. Whether the hyphen is
/// part of the word is open, so its place is marked, unless a capital or a number goes on: `Bade-`
/// and `West`.
pub fn join_divided(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n').peekable();
    let mut is_joined = false;
    while let Some(line) = lines.next() {
        let line = if is_joined { line.trim_start() } else { line };
        let next = lines
            .peek()
            .and_then(|next| next.trim_start().chars().next());
        let hyphen = joining(line, next);
        is_joined = hyphen.is_some();
        let words = if is_joined {
            line.trim_end().trim_end_matches(HYPHENS)
        } else {
            line
        };
        joined.extend(words.chars().filter(|c| *c != LINE_HYPHEN));
        joined.extend(hyphen);
    }
    joined
}

/// What joins a line to the next, which begins with this character; `None` if no word is divided.
fn joining(line: &str, next: Option<char>) -> Option<char> {
    let (word, next) = (line.trim_end().strip_suffix(HYPHENS)?, next?);
    let last = word.chars().next_back()?;
    let is_one_word = last.is_alphabetic() && next.is_lowercase();
    if is_one_word || last.is_uppercase() && next.is_uppercase() {
        return Some(LINE_HYPHEN);
    }
    (last.is_alphanumeric() && next.is_alphanumeric()).then_some('-')
}

#[cfg(test)]
mod tests {
    use super::{LINE_HYPHEN, join_divided};

    #[test]
    fn only_what_may_be_one_word_is_joined() {
        let shown = |text: &str| join_divided(text).replace(LINE_HYPHEN, "|");
        assert_eq!(
            shown("an exam-\nple of a\nwell-\n  known rule"),
            "an exam|ple of a\nwell|known rule"
        );
        assert_eq!(
            shown("a – \nb, 2019-\n2020, Bade-\nWest, ELE-\nMENT"),
            "a – \nb, 2019-2020, Bade-West, ELE|MENT"
        );
        assert_eq!(shown("one-\n\ntwo"), "one-\n\ntwo");
        assert_eq!(shown("a\u{f8ff}b"), "ab");
    }
}
