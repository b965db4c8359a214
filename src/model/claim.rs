//! A claim: one checkable thing that somebody said, with its verdict, its finding and its evidence.

mod raw;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::{Day, When};
use crate::base::text::Id;
use crate::content::prose::Prose;
use crate::model::lint::Exceptions;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::source::Source;
use crate::model::translated::Translated;
use crate::vocabulary;
use crate::yaml::register::{HasId, Ref};

pub use raw::{RawClaim, RawCorrection, RawEvidence, Reply};

vocabulary! {
    /// What kind of thing is claimed.
    pub enum ClaimKind {
        /// That somebody did wrong.
        Allegation = "allegation",
        /// That somebody did not.
        Denial = "denial",
        /// What somebody holds to be so.
        Statement = "statement",
        /// That somebody said these words.
        Quotation = "quotation",
        /// That something happened.
        Event = "event",
        /// That something has this size.
        Number = "number",
        /// What surrounds it.
        Context = "context",
    }
}

vocabulary! {
    /// Which way a piece of evidence points.
    pub enum Stance {
        /// Towards the claim.
        Supports = "supports",
        /// Against the claim.
        Undermines = "undermines",
        /// Neither; it helps to understand.
        Context = "context",
    }
}

vocabulary! {
    /// What became of asking the person concerned.
    pub enum ReplyStatus {
        /// There was an answer.
        Replied = "replied",
        /// There was none, by choice.
        Declined = "declined",
        /// There was none.
        NoResponse = "no-response",
        /// Nobody asked.
        NotSought = "not-sought",
    }
}

vocabulary! {
    /// How much a correction changes.
    pub enum Grade {
        /// A slip that changes no sense.
        Minor = "minor",
        /// Something new; the verdict stands.
        Update = "update",
        /// An error of substance.
        Substantial = "substantial",
    }
}

/// One claim.
#[derive(Debug, Hash)]
pub struct Claim {
    /// The id, from the file's name.
    pub id: Id,
    /// The file it stands in.
    pub file: Arc<str>,
    /// The language it is written in.
    pub language: String,
    /// The id of the explainer that it belongs to, from its folder.
    pub explainer: Id,
    /// The claim in one line.
    pub claim: String,
    /// The exact words in which it was made.
    pub quote: Option<String>,
    /// Those words in the claim's own language, by us; `None` where they need no translation.
    pub translation: Option<String>,
    /// Who made it.
    pub claimants: Vec<Ref<Person>>,
    /// Whom it concerns.
    pub about: Vec<Ref<Person>>,
    /// When it was made.
    pub date: Option<When>,
    /// Where it was made.
    pub place: Option<String>,
    /// The sources in which it was made.
    pub appearances: Vec<Ref<Source>>,
    /// What kind of thing is claimed.
    pub kind: ClaimKind,
    /// What was found; nothing while the question is open.
    pub outcome: Option<Outcome>,
    /// Why it was checked.
    pub why: Option<String>,
    /// What speaks for it, against it and around it.
    pub evidence: Vec<Evidence>,
    /// How many entries of evidence its file lists: more than `evidence` has when some could not be
    /// joined.
    pub evidence_listed: usize,
    /// What could not be established.
    pub unknown: Option<String>,
    /// The record of asking the person concerned.
    pub reply: Option<Reply>,
    /// What was changed after publication, oldest first.
    pub corrections: Vec<Correction>,
    /// When it was published.
    pub published: Day,
    /// When it is to be looked at again.
    pub review_by: Option<Day>,
    /// Subjects that it shares with other claims.
    pub tags: Vec<Id>,
    /// The open question that keeps it from being published; only drafts show such a claim.
    pub hold: Option<String>,
    /// Levels of rules in this file alone.
    pub lint: Exceptions,
    /// The analysis.
    pub body: Prose,
    /// The same claim in other languages.
    pub translations: BTreeMap<String, Claim>,
}

/// What was found: these three are never shown apart.
#[derive(Debug, Hash)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Ref<Verdict>,
    /// The verdict in this claim's own words.
    pub label: Option<String>,
    /// The day of the evidence on which it rests.
    pub as_of: Day,
    /// One or two sentences that stand alone.
    pub finding: String,
}

/// One entry of the evidence.
#[derive(Debug, Hash)]
pub struct Evidence {
    /// The source.
    pub source: Ref<Source>,
    /// Which way it points.
    pub stance: Stance,
    /// Its exact words.
    pub quote: Option<String>,
    /// Those words in the claim's own language, by us; `None` where they need no translation.
    pub translation: Option<String>,
    /// Where in the source.
    pub at: Option<String>,
    /// The source through which it was read, when the original was not.
    pub via: Option<Ref<Source>>,
    /// What it shows, in our words.
    pub note: Option<String>,
}

/// One correction.
#[derive(Debug, Hash)]
pub struct Correction {
    /// When.
    pub date: Day,
    /// How much it changes.
    pub grade: Grade,
    /// The verdict before.
    pub from: Option<Ref<Verdict>>,
    /// The verdict after.
    pub to: Option<Ref<Verdict>>,
    /// What was changed and why.
    pub text: String,
}

impl Translated for Claim {
    fn translations(&self) -> &BTreeMap<String, Self> {
        &self.translations
    }

    fn is_held(&self) -> bool {
        self.hold.is_some()
    }
}

impl Claim {
    /// The source in which it was made, when it is known from one alone.
    #[must_use]
    pub fn only_appearance(&self) -> Option<Ref<Source>> {
        if let [only] = self.appearances[..] {
            Some(only)
        } else {
            None
        }
    }

    /// The last day on which anything of it was changed for readers.
    #[must_use]
    pub fn modified(&self) -> Day {
        let as_of = self.outcome.as_ref().map(|outcome| outcome.as_of);
        self.corrections
            .iter()
            .map(|correction| correction.date)
            .chain(as_of)
            .fold(self.published, Day::max)
    }
}

impl HasId for Claim {
    fn id(&self) -> &Id {
        &self.id
    }
}
