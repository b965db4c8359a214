//! The kinds of answers that a question accepts.

mod program;
mod reading;

use super::{ExistingContent, Starter};

/// What a question accepts as an answer.
#[derive(Debug, Clone, Copy)]
pub enum AnswerKind {
    /// Words.
    Text,
    /// Names, separated by semicolons.
    Names,
    /// A claim in one line.
    ClaimLine,
    /// The id of something new.
    New(Starter),
    /// An explainer that exists.
    Explainer,
    /// A verdict of the scale that is not retired.
    Verdict,
    /// A source that exists.
    Source,
    /// Sources that exist, separated by commas.
    Sources,
    /// People who exist, separated by commas.
    People,
    /// A file of the registry, new or not, by its name without the ending.
    Registry,
    /// One of a closed set of words.
    Word(fn() -> Vec<&'static str>),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A day that is not in the future.
    Day,
    /// Any day, even in the future.
    AnyDay,
    /// A day, a month or a year.
    When,
    /// A web address.
    Url,
    /// Web addresses, separated by commas.
    Urls,
    /// The address of a site.
    SiteUrl,
    /// A time zone.
    Zone,
    /// A language tag.
    Language,
    /// Yes or no; content says `true` or `false`.
    YesNo,
    /// A release of factpress with its SHA-256, or a commit of its source.
    Program,
}

impl AnswerKind {
    /// The answers to choose from, if they are few.
    #[must_use]
    pub fn choices(self, known: &ExistingContent) -> Vec<String> {
        const MOST_CHOICES: usize = 16;
        let all: Vec<String> = match self {
            Self::Explainer => known.explainers.keys().cloned().collect(),
            Self::Verdict => known.verdicts.clone(),
            Self::Source | Self::Sources => known.sources.keys().cloned().collect(),
            Self::People => known.people.clone(),
            Self::Registry => known.registries.keys().cloned().collect(),
            _ => self.words().into_iter().map(str::to_owned).collect(),
        };
        if all.len() > MOST_CHOICES {
            Vec::new()
        } else {
            all
        }
    }

    /// The words of which it takes one; empty if it takes other answers.
    #[must_use]
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Word(words) => words(),
            Self::OneOf(words) => words.to_vec(),
            Self::YesNo => vec!["yes", "no"],
            _ => Vec::new(),
        }
    }

    /// The word for such an answer, as help shows it.
    #[must_use]
    pub const fn value_name(self) -> &'static str {
        match self {
            Self::Text | Self::ClaimLine => "TEXT",
            Self::New(_) | Self::Explainer | Self::Verdict | Self::Source => "ID",
            Self::Names => "NAME;NAME",
            Self::Sources | Self::People => "ID,ID",
            Self::Registry => "NAME",
            Self::Word(_) | Self::OneOf(_) => "WORD",
            Self::Day | Self::AnyDay => "DATE",
            Self::Zone => "ZONE",
            Self::When => "DATE|MONTH|YEAR",
            Self::Url | Self::SiteUrl | Self::Program => "URL",
            Self::Urls => "URL,URL",
            Self::Language => "TAG",
            Self::YesNo => "yes|no",
        }
    }
}
