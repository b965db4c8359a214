//! The words of a text as rules compare them: in small letters, without punctuation and without
//! quotations.

use aho_corasick::AhoCorasick;

/// The words outside quotation marks, in small letters, without punctuation, with one space between
/// two words; an apostrophe ends a word.
pub fn own_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut quoted = 0_usize;
    for character in text.chars() {
        match character {
            '“' | '«' => quoted += 1,
            '”' | '»' => quoted = quoted.saturating_sub(1),
            _ if quoted == 0 && (character.is_alphanumeric() || character == '-') => {
                if character.is_ascii() {
                    words.push(character.to_ascii_lowercase());
                } else {
                    words.extend(character.to_lowercase());
                }
                continue;
            }
            _ => {}
        }
        if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.truncate(words.trim_end().len());
    words
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
