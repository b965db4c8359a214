//! A question: one thing that has to be known of something new, with its flag, its words and the
//! answers that it accepts.

use super::{AnswerKind, Answers, ExistingContent};

/// The flag of another question, and what its answer makes of this one's in a publication.
type DefaultFrom = (&'static str, fn(&str, &ExistingContent) -> Option<String>);

/// One question.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// The flag that answers it on the command line, without its hyphens.
    pub flag: &'static str,
    /// What is asked.
    pub ask: &'static str,
    /// What it takes for an answer.
    pub answer_kind: AnswerKind,
    /// Beside which flag it is asked, when it is not asked always.
    pub beside: Option<&'static str>,
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
            from: None,
            asked: |_| true,
            needed: |_| true,
            default: |_, _| None,
        }
    }

    /// The same, and nobody has to answer it.
    #[must_use]
    pub const fn optional(self) -> Self {
        self.needed_if(|_| false)
    }

    /// The same, and it has to be answered only where this holds.
    #[must_use]
    pub const fn needed_if(self, needed: fn(&Answers) -> bool) -> Self {
        Self { needed, ..self }
    }

    /// The same, asked only where this holds; `beside` is the flag whose answer decides it.
    #[must_use]
    pub const fn only(self, beside: &'static str, asked: fn(&Answers) -> bool) -> Self {
        Self {
            beside: Some(beside),
            asked,
            ..self
        }
    }

    /// The same, with what stands for an answer when none is given.
    #[must_use]
    pub const fn or(self, default: fn(&Answers, &ExistingContent) -> Option<String>) -> Self {
        Self { default, ..self }
    }

    /// The same, with what stands for an answer made of the answer to another question.
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

    /// True when it is to be asked after these answers.
    #[must_use]
    pub fn is_asked(&self, answers: &Answers) -> bool {
        (self.asked)(answers)
    }

    /// True when it has to be answered after these answers.
    #[must_use]
    pub fn is_needed(&self, answers: &Answers) -> bool {
        self.is_asked(answers) && (self.needed)(answers)
    }

    /// True when its default only waits for the answer to another question.
    #[must_use]
    pub fn waits(&self, answers: &Answers) -> bool {
        self.from.is_some_and(|(from, _)| !answers.has(from))
    }

    /// What stands for an answer when none is given.
    #[must_use]
    pub fn default(&self, answers: &Answers, known: &ExistingContent) -> Option<String> {
        match self.from {
            Some((from, default)) => answers.get(from).and_then(|answer| default(answer, known)),
            None => (self.default)(answers, known),
        }
    }
}
