//! Typography: quotation marks, apostrophes, dashes and spaces as print sets them in the language
//! of a text.
//!
//! YAML texts and bodies are set by the same [`Setter`], so that the same words look the same in
//! both.

mod apostrophe;
mod no_break;

use std::borrow::Cow;

pub use no_break::{KeptWords, NO_KEPT_WORDS};

/// The space at which no line breaks.
pub const NO_BREAK_SPACE: char = '\u{a0}';
const APOSTROPHE: char = '\u{2019}';

/// How the print of a language sets quotation marks, dashes and the spaces beside signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typography {
    /// What opens a quotation.
    pub open: &'static str,
    /// What closes it.
    pub close: &'static str,
    /// What opens a quotation within another.
    pub single_open: char,
    /// What closes a quotation within another.
    pub single_close: char,
    /// What a double mark is that belongs to no quotation: behind a number (`3" pipe`), or inside
    /// of a word (`צה"ל`).
    pub alone: char,
    /// What three hyphens are.
    pub long_dash: char,
    /// True when a space before a sign keeps it on its line.
    pub keeps_signs: bool,
    /// Words between which a space keeps them on one line.
    pub kept_words: KeptWords,
    /// Words in small letters that begin with an apostrophe.
    pub clipped: &'static [&'static str],
    /// Words in small letters that begin with an apostrophe only where no quotation begins with
    /// them.
    pub maybe_clipped: &'static [&'static str],
}

/// For English, for words in whatever language they were said, and for languages of which the
/// program does not know the print.
pub const COMMON_TYPOGRAPHY: Typography = Typography {
    open: "\u{201c}",
    close: "\u{201d}",
    single_open: '\u{2018}',
    single_close: APOSTROPHE,
    alone: '\u{201d}',
    long_dash: '\u{2014}',
    keeps_signs: false,
    kept_words: NO_KEPT_WORDS,
    clipped: &["tis", "twas", "twere", "twill", "twould", "em", "n", "nuff"],
    maybe_clipped: &[
        "til", "till", "cause", "cos", "bout", "round", "neath", "ere",
    ],
};

impl Typography {
    /// True for a mark that closes a quotation, or one within another.
    fn closes_with(self, mark: char) -> bool {
        self.close.ends_with(mark) || self.single_close == mark
    }

    /// The text with straight marks set: `"so"` becomes “so” (« so » in French), `it's` becomes
    /// it’s, `--`, `---` and `...` become – — …; and its spaces.
    #[must_use]
    pub fn set(self, text: &str) -> Cow<'_, str> {
        Setter::default().set(self, text, false, None)
    }

    /// False for a text in which nothing can be set, as most are: one look at its bytes.
    fn sets(self, text: &str) -> bool {
        let (mut last, mut before) = (b' ', b' ');
        let is_at_edge = self.keeps_signs && (text.starts_with(' ') || text.ends_with(' '));
        is_at_edge
            || text.bytes().any(|byte| {
                let is_sign = match (before, last, byte) {
                    (_, _, b'"' | b'\'') | (_, b'-', b'-') | (b'.', b'.', b'.') => true,
                    // A space before a sign, or beside a guillemet.
                    (_, b' ', b':' | b';' | b'!' | b'?')
                    | (b' ', 0xc2, 0xbb)
                    | (0xc2, 0xab, b' ') => self.keeps_signs,
                    _ => self.keeps_signs && no_break::may_meet(before, last, byte),
                };
                (before, last) = (last, byte);
                is_sign
            })
    }
}

/// The marks of one paragraph while its stretches are set one after the other.
#[derive(Debug, Clone, Copy)]
pub struct Setter {
    /// The last character before the current stretch, as it was set.
    before: char,
    /// True inside of a quotation.
    is_open: bool,
    /// True inside of a quotation in single marks.
    is_single_open: bool,
    /// True inside of a web address, in which nothing is set.
    in_address: bool,
}

impl Default for Setter {
    fn default() -> Self {
        Self {
            before: ' ',
            is_open: false,
            is_single_open: false,
            in_address: false,
        }
    }
}

impl Setter {
    /// Takes note of something between two stretches that is printed as it is, such as code or a
    /// line break, by its last character.
    pub fn pass(&mut self, last: char) {
        self.before = last;
        self.in_address = false;
    }

    /// An address ends here, whatever follows it: it was a link.
    pub fn end_address(&mut self) {
        self.in_address = false;
    }

    /// Sets the next stretch; `after` is what follows it in the paragraph. What is `escaped` has a
    /// first character that stays.
    ///
    /// A double mark opens after nothing, white space, a bracket, a dash or a sign, and closes
    /// inside of a quotation. Behind a number, and between two letters, it belongs to no quotation.
    /// A single one behind a letter or a number is an apostrophe, as it is before the words and
    /// years that begin with one.
    pub fn set<'t>(
        &mut self,
        typography: Typography,
        text: &'t str,
        escaped: bool,
        after: Option<char>,
    ) -> Cow<'t, str> {
        if !typography.sets(text) {
            self.note(text);
            return Cow::Borrowed(text);
        }
        let mut set = String::with_capacity(text.len() + 8);
        let mut at = 0;
        if escaped && let Some(first) = text.chars().next() {
            set.push(first);
            self.before = first;
            at = first.len_utf8();
        }
        while let Some(character) = text[at..].chars().next() {
            let rest = &text[at + character.len_utf8()..];
            let next = rest.chars().next().or(after);
            self.in_address = self.is_address(&text[at..], character, next);
            let mut taken = character.len_utf8();
            match character {
                _ if self.in_address => set.push(character),
                '"' => self.double(&mut set, typography, next),
                '\'' => set.push(self.single(typography, rest, next)),
                '-' | '.' => {
                    taken = run(&mut set, typography, self.before, &text[at..], character);
                }
                ' ' if typography.keeps_signs && self.keeps(next)
                    || typography.kept_words.meet(&text[..at], rest) =>
                {
                    set.push(NO_BREAK_SPACE);
                }
                other => set.push(other),
            }
            self.before = set.chars().next_back().unwrap_or(self.before);
            at += taken;
        }
        if set == text {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(set)
        }
    }

    /// A stretch in which nothing is set passes by.
    fn note(&mut self, text: &str) {
        let Some(last) = text.chars().next_back() else {
            return;
        };
        let start = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let word = text.get(start..).unwrap_or(text);
        self.in_address = begins_address(word) || self.in_address && start == 0;
        self.before = last;
    }

    /// True at a character of a web address, which ends at white space, at a double mark, or at a
    /// single one behind it.
    fn is_address(self, text: &str, character: char, next: Option<char>) -> bool {
        if self.in_address {
            let is_mark = character == '\'' && !next.is_some_and(char::is_alphanumeric);
            let is_stop = character == '.' && text.starts_with("...");
            return !(character.is_whitespace()
                || matches!(character, '"' | '<' | '>')
                || is_mark
                || is_stop);
        }
        !self.before.is_alphanumeric() && begins_address(text)
    }

    fn single(&mut self, typography: Typography, rest: &str, next: Option<char>) -> char {
        if apostrophe::opens(typography, self.before, rest, next) {
            self.is_single_open = true;
            return typography.single_open;
        }
        let closes = self.is_single_open && !next.is_some_and(char::is_alphanumeric);
        if closes {
            self.is_single_open = false;
            typography.single_close
        } else {
            APOSTROPHE
        }
    }

    fn double(&mut self, set: &mut String, typography: Typography, next: Option<char>) {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_hebrew = |c: char| matches!(c, '\u{5d0}'..='\u{5ea}');
        let before = self.before;
        let begins = before.is_whitespace()
            || "([{—–/“‘«‹„‚¿¡".contains(before) && !typography.closes_with(before);
        let ends = next.is_none_or(|c| {
            c.is_whitespace() || ".,;:!?)]}…’”»".contains(c) || typography.closes_with(c)
        });
        let opens = if begins {
            !(self.is_open && ends)
        } else if before.is_alphanumeric() {
            let in_word = is_letter(next) && !self.is_open
                || is_hebrew(before) && next.is_some_and(is_hebrew);
            if in_word || before.is_numeric() && !self.is_open {
                set.push(typography.alone);
                return;
            }
            false
        } else {
            !self.is_open && is_letter(next)
        };
        set.push_str(if opens {
            typography.open
        } else {
            typography.close
        });
        self.is_open = opens;
    }

    /// True for a space at which French breaks no line: inside of guillemets and before `: ; ! ?`.
    /// No space is added: Canadian usage has none before the last three.
    fn keeps(self, next: Option<char>) -> bool {
        self.before == '«' || next.is_some_and(|next| ":;!?»".contains(next))
    }
}

/// A run of hyphens or full stops: two hyphens are a short dash, three a long one, three stops an
/// ellipsis. Longer runs of hyphens are lines that somebody drew, and arrows are arrows. Gives the
/// bytes that were taken.
fn run(
    set: &mut String,
    typography: Typography,
    before: char,
    text: &str,
    character: char,
) -> usize {
    let length = text
        .bytes()
        .take_while(|byte| char::from(*byte) == character)
        .count();
    let is_arrow = matches!(before, '<' | '!') || text[length..].starts_with('>');
    match (character, length) {
        ('-', _) if is_arrow => set.push_str(&text[..length]),
        ('-', 2) => set.push('\u{2013}'),
        ('-', 3) => set.push(typography.long_dash),
        ('.', 3) => set.push('\u{2026}'),
        _ => set.push_str(&text[..length]),
    }
    length
}

fn begins_address(text: &str) -> bool {
    ["http://", "https://", "www.", "mailto:"]
        .iter()
        .any(|start| text.starts_with(start))
}

#[cfg(test)]
mod tests;
