//! Quotation marks of all languages: which of them can open a quotation, which can close one, and
//! which pairs they make.
//!
//! The same mark opens in one language and closes in another: “ closes in German, « closes where
//! »…« is written, and ” opens in Swedish. So a mark alone says what it can be, and only a pair
//! says what it is.

/// What opens a quotation, with each mark that closes it in some language.
const PAIRS: [(char, &[char]); 16] = [
    ('"', &['"']),
    ('\'', &['\'']),
    ('“', &['”']),
    ('”', &['”']),
    ('„', &['“', '”']),
    ('‟', &['”']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('‘', &['’']),
    ('’', &['’']),
    ('‚', &['‘', '’']),
    ('‛', &['’']),
    ('‹', &['›']),
    ('›', &['‹', '›']),
    ('「', &['」']),
    ('『', &['』']),
];

/// True for a mark that opens a quotation in some language.
#[must_use]
pub fn can_open(mark: char) -> bool {
    PAIRS.iter().any(|(open, _)| *open == mark)
}

/// True for a mark that closes a quotation in some language.
#[must_use]
pub fn can_close(mark: char) -> bool {
    PAIRS.iter().any(|(_, close)| close.contains(&mark))
}

/// True for a mark that closes what this one opened.
#[must_use]
pub fn closes(open: char, mark: char) -> bool {
    PAIRS
        .iter()
        .any(|(other, close)| *other == open && close.contains(&mark))
}

/// True for a quotation mark.
#[must_use]
pub fn is_mark(character: char) -> bool {
    can_open(character) || can_close(character)
}

/// True for a mark of a quotation within another, which may be an apostrophe as well.
#[must_use]
pub fn is_single(mark: char) -> bool {
    matches!(mark, '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::language;

    #[test]
    fn the_same_mark_may_open_in_one_language_and_close_in_another() {
        for mark in "\"'“”«»‘’‹›".chars() {
            assert!(can_open(mark) && can_close(mark) || matches!(mark, '“' | '«' | '‘' | '‹'));
        }
        for (open, close) in [
            ('„', '“'),
            ('„', '”'),
            ('“', '”'),
            ('”', '”'),
            ('»', '«'),
            ('»', '»'),
            ('«', '»'),
            ('‚', '‘'),
            ('›', '‹'),
            ('「', '」'),
        ] {
            assert!(can_open(open) && can_close(close) && closes(open, close));
        }
        assert!(!closes('“', '“') && !closes('«', '«') && !closes('a', 'a'));
        assert!(!can_open('」') && !can_close('„') && !is_mark('-'));
    }

    #[test]
    fn the_marks_of_every_language_are_known() {
        for print in language::ALL.iter().flat_map(|language| {
            let regional = language.regions.iter().map(|(_, print)| *print);
            std::iter::once(language.typography).chain(regional)
        }) {
            let mark = |text: &str| text.trim().chars().next().expect("a mark");
            assert!(closes(mark(print.open), mark(print.close)), "{print:?}");
            assert!(closes(print.single_open, print.single_close), "{print:?}");
        }
    }
}
