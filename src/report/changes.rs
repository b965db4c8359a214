//! What a build changes for readers, as text for a terminal, as Markdown and as JSON.

mod json;
mod markdown;
mod text;

use std::borrow::Cow;

use serde::Serialize;

use super::harmless;
use crate::base::date::Day;

/// What a build changes for readers, compared with what is public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeList {
    /// The folder, file or address with which the content was compared.
    pub place: String,
    /// What is public there, in words, such as `compared with public/ as of 2026-03-01`.
    pub compared: String,
    /// The day of the last entry of the public record; `None` if it has no entries.
    pub day: Option<Day>,
    /// The changes, in the order in which they are listed.
    pub changes: Vec<PublicChange>,
}

/// The kinds of changes, in the order in which they are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// A claim, an explainer or a page becomes public.
    #[default]
    New,
    /// It is no longer public.
    Withdrawn,
    /// Its id is another.
    Renamed,
    /// The verdict of a claim is another.
    Verdict,
    /// The words of a text are others.
    Words,
    /// A text becomes public in another language.
    TranslationNew,
    /// A text is no longer public in a language.
    TranslationWithdrawn,
    /// A correction is added.
    CorrectionNew,
    /// A correction that was public is gone, or says something else.
    CorrectionGone,
    /// There is a page at a new address.
    AddressNew,
    /// There is no longer a page at an address.
    AddressGone,
}

/// One change. Its fields are those of the JSON; those that do not apply are `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PublicChange {
    /// What kind of change it is.
    pub change: ChangeKind,
    /// `claim`, `explainer` or `page`.
    pub kind: &'static str,
    /// The id.
    pub id: String,
    /// The address of the page in the first language, or the address that is new or gone.
    pub address: String,
    /// The id before it was renamed.
    pub old_id: Option<String>,
    /// The address before it was renamed.
    pub old_address: Option<String>,
    /// The id of the verdict that was public.
    pub from: Option<String>,
    /// The id of the verdict now.
    pub to: Option<String>,
    /// The language of the words.
    pub language: Option<String>,
    /// The key of the words, such as `finding`.
    pub key: Option<String>,
    /// The words that were public, if they are known.
    pub before: Option<String>,
    /// The words now.
    pub after: Option<String>,
    /// The day of a correction.
    pub date: Option<String>,
    /// The grade of a correction.
    pub grade: Option<String>,
}

/// A piece of the line of a change.
#[derive(Debug)]
enum LinePiece<'c> {
    /// Words of the program.
    Plain(&'static str),
    /// Words of the content or of the record.
    Given(Cow<'c, str>),
}

impl ChangeList {
    /// The changes that have the same heading, with that heading.
    fn groups(&self) -> impl Iterator<Item = (String, &[PublicChange])> {
        let groups = self
            .changes
            .chunk_by(|one, next| one.heading() == next.heading());
        groups.filter_map(|group| Some((group.first()?.heading(), group)))
    }

    /// The last line: how much changes, and with what it was compared.
    fn summary(&self) -> String {
        let much = match self.changes.len() {
            0 => "nothing changes for readers".to_owned(),
            1 => "1 change for readers".to_owned(),
            many => format!("{many} changes for readers"),
        };
        format!("{much}, {}", harmless(&self.compared))
    }
}

impl PublicChange {
    fn heading(&self) -> String {
        let heading = match self.change {
            ChangeKind::New => return format!("New {}s", self.kind),
            ChangeKind::Withdrawn => "Withdrawn",
            ChangeKind::Renamed => "Renamed",
            ChangeKind::Verdict => "Verdicts changed",
            ChangeKind::Words => match self.key.as_deref() {
                Some("claim") => "Claims changed",
                Some("quote") => "Exact words changed",
                Some("label") => "Labels of verdicts changed",
                Some("finding") => "Findings changed",
                Some("title") => "Titles changed",
                Some("standfirst") => "Standfirsts changed",
                _ => "Words changed",
            },
            ChangeKind::TranslationNew => "New translations",
            ChangeKind::TranslationWithdrawn => "Translations withdrawn",
            ChangeKind::CorrectionNew => "Corrections added",
            ChangeKind::CorrectionGone => "Corrections changed or removed",
            ChangeKind::AddressNew => "Addresses added",
            ChangeKind::AddressGone => "Addresses gone",
        };
        heading.to_owned()
    }

    /// Its line, in pieces.
    fn line(&self) -> Vec<LinePiece<'_>> {
        let given = |text: &'_ str| LinePiece::Given(harmless(text).into_owned().into());
        let verdict = |verdict: &Option<String>| match verdict {
            Some(verdict) => given(verdict),
            None => LinePiece::Plain("no verdict"),
        };
        let here = given(&self.address);
        match self.change {
            ChangeKind::New if self.kind == "claim" => vec![here, verdict(&self.to)],
            ChangeKind::Renamed => {
                let before = self.old_address.as_deref().unwrap_or_default();
                vec![given(before), LinePiece::Plain("→"), here]
            }
            ChangeKind::Verdict => vec![
                here,
                verdict(&self.from),
                LinePiece::Plain("→"),
                verdict(&self.to),
            ],
            ChangeKind::Words | ChangeKind::TranslationNew | ChangeKind::TranslationWithdrawn => {
                let language = self.language.as_deref();
                std::iter::once(here).chain(language.map(given)).collect()
            }
            ChangeKind::CorrectionNew | ChangeKind::CorrectionGone => {
                let date = self.date.as_deref().map(given);
                let grade = self.grade.as_deref().map(given);
                std::iter::once(here).chain(date).chain(grade).collect()
            }
            _ => vec![here],
        }
    }

    /// The words below its line: what they were, and what they are.
    fn words(&self) -> [Option<(&'static str, Cow<'_, str>)>; 2] {
        let before = self.before.as_deref().map(harmless);
        let after = self.after.as_deref().map(harmless);
        [
            before.map(|words| ("-", words)),
            after.map(|words| ("+", words)),
        ]
    }
}
