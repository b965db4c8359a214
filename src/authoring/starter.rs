//! Starters: the files that a new publication, explainer, claim, source or person begins with, made
//! from answers.

mod answers;
mod claim;
mod error;
mod existing;
mod from_page;
mod explainer;
mod order;
mod person;
mod publication;
mod question;
mod registry;
mod source;
mod state;
mod entry;
mod answer_kind;

use crate::report::{Fix, Texts};
use crate::vocabulary;

pub use answer_kind::AnswerKind;
pub use answers::Answers;
pub use error::StarterError;
pub use existing::ExistingContent;
pub use from_page::answers_of_page;
pub use question::Question;
pub use source::{COPY, FROM_PAGE, LEFT_TO_AUTHORS};
pub use state::with_state;

vocabulary! {
    /// What `factpress new` can begin.
    pub enum Starter {
        /// A publication in an empty folder.
        Site = "site",
        /// A story, with the first of its claims.
        Explainer = "explainer",
        /// A claim of a story.
        Claim = "claim",
        /// An entry of the registry of sources.
        Source = "source",
        /// An entry of `people.yaml`.
        Person = "person",
    }
}

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path below the site's root, with forward slashes.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// What a starter writes.
#[derive(Debug, Default)]
pub struct Started {
    /// Files that are new.
    pub files: Vec<NewFile>,
    /// Texts that were there and change.
    pub fixes: Vec<Fix>,
    /// What its author can do next, a line each.
    pub next: Vec<String>,
}

impl Starter {
    /// What has to be known for it, in the order in which it is asked.
    #[must_use]
    pub fn questions(self) -> &'static [Question] {
        match self {
            Self::Site => publication::QUESTIONS,
            Self::Explainer => explainer::QUESTIONS,
            Self::Claim => claim::QUESTIONS,
            Self::Source => source::QUESTIONS,
            Self::Person => person::QUESTIONS,
        }
    }

    /// The files for these answers; `texts` are those that are there already.
    ///
    /// # Errors
    ///
    /// If a text that has to change cannot be changed without touching the rest of it.
    pub fn start(
        self,
        answers: &Answers,
        known: &ExistingContent,
        texts: &impl Texts,
    ) -> Result<Started, StarterError> {
        match self {
            Self::Site => Ok(publication::start(answers)),
            Self::Explainer => Ok(explainer::start(answers, known)),
            Self::Claim => claim::start(answers, known, texts),
            Self::Source => source::start(answers, known, texts),
            Self::Person => person::start(answers, texts),
        }
    }
}

#[cfg(test)]
mod tests;
