//! The words of a text as rules compare them: in small letters, without punctuation and without
//! quotations.

use aho_corasick::AhoCorasick;

use crate::base::quotation_marks;

/// The words outside quotation marks, in small letters, without punctuation, with one space between
/// two words; an apostrophe ends a word.
pub fn own_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut quotations = Quotations::default();
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let was = std::mem::replace(&mut before, character);
        if character.is_alphanumeric() || character == '-' {
            if quotations.are_closed() {
                if character.is_ascii() {
                    words.push(character.to_ascii_lowercase());
                } else {
                    words.extend(character.to_lowercase());
                }
                continue;
            }
        } else if quotation_marks::is_mark(character) && !quotation_marks::is_single(character) {
            quotations.take(was, character, characters.peek().copied());
        }
        if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// The quotations that are open, each by the mark that opened it. Single marks are left alone: they
/// are used within another quotation or for a single word, and the most common one is an
/// apostrophe.
#[derive(Default)]
struct Quotations(Vec<char>);

impl Quotations {
    fn are_closed(&self) -> bool {
        self.0.is_empty()
    }

    /// Handles a mark, with the characters before and after it. It closes the innermost quotation
    /// that it can close; any that is open inside that one was never closed.
    fn take(&mut self, before: char, mark: char, next: Option<char>) {
        if let Some(at) = self
            .0
            .iter()
            .rposition(|open| quotation_marks::closes(*open, mark))
        {
            self.0.truncate(at);
        } else if quotation_marks::can_open(mark) && begins_quotation(before, mark, next) {
            self.0.push(mark);
        }
    }
}

/// True for a mark where a quotation begins. Only those that close in most languages are asked:
/// behind a word or a number they close what nobody opened, or are inches.
fn begins_quotation(before: char, mark: char, next: Option<char>) -> bool {
    let touches_word = before.is_alphanumeric() || ".,:;!?…)".contains(before);
    let has_words = next.is_some_and(|next| !next.is_whitespace());
    !matches!(mark, '"' | '”' | '»') || !touches_word && has_words
}

/// Each word, with the rest of the words from it on.
pub fn from_each(words: &str) -> impl Iterator<Item = (&str, &str)> {
    let starts = std::iter::once(0).chain(words.match_indices(' ').map(|(space, _)| space + 1));
    starts.map(|start| {
        let rest = &words[start..];
        (rest.split(' ').next().unwrap_or(rest), rest)
    })
}

/// True if the words begin with this phrase.
pub fn begins(words: &str, phrase: &str) -> bool {
    words
        .strip_prefix(phrase)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Phrases that are searched for in many texts, all at once.
pub struct Phrases<'p> {
    phrases: &'p [&'p str],
    finder: AhoCorasick,
}

impl<'p> Phrases<'p> {
    /// Prepares to search for these phrases.
    ///
    /// # Panics
    ///
    /// With some millions of phrases, more than an Aho-Corasick automaton can have.
    pub fn new(phrases: &'p [&'p str]) -> Self {
        // The spaces keep a phrase from being found inside a longer word.
        let whole_words = phrases.iter().map(|phrase| format!(" {phrase} "));
        let finder = AhoCorasick::new(whole_words).expect("a few phrases");
        Self { phrases, finder }
    }

    /// The phrase that ends first in the words.
    pub fn first(&self, words: &str) -> Option<&'p str> {
        let found = self.finder.find(&format!(" {words} "))?;
        Some(self.phrases[found.pattern()])
    }
}
