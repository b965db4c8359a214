//! Answers: what is known of something new, each in the form in which content writes it.

use std::collections::BTreeMap;

use crate::text::nearest_id;

/// What was answered, by the flag of its question.
#[derive(Debug, Clone, Default)]
pub struct Answers(BTreeMap<&'static str, String>);

impl Answers {
    /// Takes an answer that its question has accepted.
    pub fn insert(&mut self, flag: &'static str, answer: String) {
        self.0.insert(flag, answer);
    }

    /// The answer to the question with this flag; nothing when it was left out.
    #[must_use]
    pub fn get(&self, flag: &str) -> Option<&str> {
        self.0.get(flag).map(String::as_str)
    }

    /// The answer to a question that is always asked and always answered.
    ///
    /// # Panics
    ///
    /// When it was not, which is a mistake in the program.
    #[must_use]
    pub fn must(&self, flag: &str) -> &str {
        self.get(flag).expect("a question that must be answered has an answer")
    }

    /// True when the question with this flag has an answer.
    #[must_use]
    pub fn has(&self, flag: &str) -> bool {
        self.0.contains_key(flag)
    }

    /// True when the question with this flag has this answer.
    #[must_use]
    pub fn is(&self, flag: &str, answer: &str) -> bool {
        self.get(flag) == Some(answer)
    }
}

/// An id for something with this title: its first words, as many as make a short address.
pub fn short_id(title: &str) -> String {
    const LONGEST: usize = 40;
    let whole = nearest_id(title);
    if whole.len() <= LONGEST {
        return whole;
    }
    let end = whole[..=LONGEST].rfind('-').unwrap_or(LONGEST);
    whole[..end].to_owned()
}
