//! A question about something new, with its flag, its words and the answers that it accepts.

use super::{AnswerKind, Answers, ExistingContent};

/// The flag of another question, and a function that makes a default from the answer to that one.
type DefaultFrom = (&'static str, fn(&str, &ExistingContent) -> Option<String>);

/// One question.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// The flag that answers it on the command line, without its hyphens.
    pub flag: &'static str,
    /// What is asked.
    pub ask: &'static str,
    /// What it accepts as an answer.
    pub answer_kind: AnswerKind,
    /// The flag on whose answer it depends whether it is asked; `None` if it always is.
    pub beside: Option<&'static str>,
    /// True if it can be answered on the command line, but nobody is asked.
    pub is_quiet: bool,
    from: Option<DefaultFrom>,
    asked: fn(&Answers) -> bool,
    needed: fn(&Answers) -> bool,
    default: fn(&Answers, &ExistingContent) -> Option<String>,
}

impl Question {
    /// A question that is always asked and must be answered.
    #[must_use]
    pub const fn new(flag: &'static str, ask: &'static str, answer_kind: AnswerKind) -> Self {
        Self {
            flag,
            ask,
            answer_kind,
            beside: None,
            is_quiet: false,
            from: None,
            asked: |_| true,
            needed: |_| true,
            default: |_, _| None,
        }
    }

    /// Makes an answer optional.
    #[must_use]
    pub const fn optional(self) -> Self {
        self.needed_if(|_| false)
    }

    /// Makes it one that nobody is asked.
    #[must_use]
    pub const fn quiet(self) -> Self {
        Self {
            is_quiet: true,
            ..self.optional()
        }
    }

    /// Makes an answer optional unless this holds.
    #[must_use]
    pub const fn needed_if(self, needed: fn(&Answers) -> bool) -> Self {
        Self { needed, ..self }
    }

    /// Asks only if this holds; `beside` is the flag whose answer decides that.
    #[must_use]
    pub const fn only(self, beside: &'static str, asked: fn(&Answers) -> bool) -> Self {
        Self {
            beside: Some(beside),
            asked,
            ..self
        }
    }

    /// Gives it a default.
    #[must_use]
    pub const fn or(self, default: fn(&Answers, &ExistingContent) -> Option<String>) -> Self {
        Self { default, ..self }
    }

    /// Gives it a default that is made from the answer to another question.
    #[must_use]
    pub const fn or_from(
        self,
        from: &'static str,
        default: fn(&str, &ExistingContent) -> Option<String>,
    ) -> Self {
        Self {
            from: Some((from, default)),
            ..self
        }
    }

    /// True if it is to be asked after these answers.
    #[must_use]
    pub fn is_asked(&self, answers: &Answers) -> bool {
        (self.asked)(answers)
    }

    /// True if it must be answered after these answers.
    #[must_use]
    pub fn is_needed(&self, answers: &Answers) -> bool {
        self.is_asked(answers) && (self.needed)(answers)
    }

    /// True if its default still lacks the answer to another question.
    #[must_use]
    pub fn waits(&self, answers: &Answers) -> bool {
        self.from.is_some_and(|(from, _)| !answers.has(from))
    }

    /// The default after these answers.
    #[must_use]
    pub fn default(&self, answers: &Answers, known: &ExistingContent) -> Option<String> {
        match self.from {
            Some((from, default)) => answers.get(from).and_then(|answer| default(answer, known)),
            None => (self.default)(answers, known),
        }
    }
}
