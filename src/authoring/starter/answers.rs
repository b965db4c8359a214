//! The answers to a starter's questions, each in the form in which content writes it.

use std::collections::BTreeMap;

use crate::base::language;
use crate::base::text::{Id, in_plain_letters, spelled_out};
use crate::view::search::terms;

/// Answers, by the flag of the question.
#[derive(Debug, Clone, Default)]
pub struct Answers(BTreeMap<&'static str, String>);

impl Answers {
    /// Adds an answer that its question has accepted.
    pub fn insert(&mut self, flag: &'static str, answer: String) {
        self.0.insert(flag, answer);
    }

    /// Takes back an answer.
    pub fn forget(&mut self, flag: &str) -> Option<String> {
        self.0.remove(flag)
    }

    /// The answer to the question with this flag; `None` if it was left out.
    #[must_use]
    pub fn get(&self, flag: &str) -> Option<&str> {
        self.0.get(flag).map(String::as_str)
    }

    /// The answer to a question that is always asked and always answered.
    ///
    /// # Panics
    ///
    /// If it was not, which is a mistake in the program.
    #[must_use]
    pub fn must(&self, flag: &str) -> &str {
        self.get(flag)
            .expect("a question that must be answered has an answer")
    }

    /// True if the question with this flag has an answer.
    #[must_use]
    pub fn has(&self, flag: &str) -> bool {
        self.0.contains_key(flag)
    }

    /// True if the question with this flag has this answer.
    #[must_use]
    pub fn is(&self, flag: &str, answer: &str) -> bool {
        self.get(flag) == Some(answer)
    }
}

/// An id for something with this title in this language: as many of its first words as make a short
/// address, without accents. `None` if no word is in Latin letters.
pub fn short_id(title: &str, language: &str) -> Option<String> {
    const SUGGESTED_LENGTH: usize = 40;
    const SMALL_WORD: usize = 3;
    let letters = language::of(language).map_or(&[][..], |language| language.spelled_out);
    let words = terms(&in_plain_letters(&spelled_out(title, letters)))
        .into_iter()
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let mut whole = words.collect::<Vec<_>>().join("-");
    if whole.len() > SUGGESTED_LENGTH {
        let end = whole[..=SUGGESTED_LENGTH]
            .rfind('-')
            .unwrap_or(SUGGESTED_LENGTH);
        whole.truncate(end);
        // A short word at the end, such as an article, belongs to what was cut off.
        while let Some((before, last)) = whole.rsplit_once('-')
            && last.len() <= SMALL_WORD
        {
            whole.truncate(before.len());
        }
    }
    Id::new(&whole).map(|id| id.to_string())
}
