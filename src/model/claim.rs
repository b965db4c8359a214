//! A claim: one checkable thing that somebody said, with its verdict, its finding and its evidence.

mod appearance;
mod evidence;
mod quotation;
mod raw;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::{Day, When};
use crate::base::text::Id;
use crate::content::prose::Prose;
use crate::model::alias::Alias;
use crate::model::lint::Exceptions;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::source::{Basis, Extent, Source};
use crate::model::translated::Translated;
use crate::vocabulary;
use crate::yaml::record::Extra;
use crate::yaml::register::{HasId, Ref};

pub use appearance::{Appearance, Authenticity, JudgedMedia, Medium, RawAppearance};
pub use quotation::ClaimQuotation;
pub use raw::{RawClaim, RawCorrection, RawEvidence, Reply};

vocabulary! {
    /// What kind of thing a claim asserts.
    pub enum ClaimKind {
        /// That somebody did something wrong.
        Allegation = "allegation",
        /// That somebody did not do something wrong.
        Denial = "denial",
        /// What somebody believes to be true.
        Statement = "statement",
        /// That somebody said these words.
        Quotation = "quotation",
        /// That something happened.
        Event = "event",
        /// That a number is right.
        Number = "number",
        /// Background to other claims.
        Context = "context",
    }
}

vocabulary! {
    /// What a piece of evidence does for a claim.
    pub enum Stance {
        /// It supports the claim.
        Supports = "supports",
        /// It undermines the claim.
        Undermines = "undermines",
        /// It gives context.
        Context = "context",
    }
}

vocabulary! {
    /// In what capacity somebody says what stands as evidence.
    pub enum Capacity {
        /// A body that was set to find out, with its result.
        Finding = "finding",
        /// A witness, under oath or to a committee.
        Testimony = "testimony",
        /// The person or body that the claim is about, denying it.
        Denial = "denial",
        /// Somebody who reports what others said or did.
        Report = "report",
        /// An office, in its own name.
        Statement = "statement",
    }
}

vocabulary! {
    /// What happened when the person concerned was asked for comment.
    pub enum ReplyStatus {
        /// They answered.
        Replied = "replied",
        /// They declined to answer.
        Declined = "declined",
        /// They did not respond.
        NoResponse = "no-response",
        /// They were not asked.
        NotSought = "not-sought",
    }
}

vocabulary! {
    /// How much a correction changes.
    pub enum Grade {
        /// A small error that does not change the meaning.
        Minor = "minor",
        /// New information that leaves the verdict as it was.
        Update = "update",
        /// An error that matters.
        Substantial = "substantial",
    }
}

/// One claim.
#[derive(Debug, Hash)]
pub struct Claim {
    /// The id, from the file's name.
    pub id: Id,
    /// The path of its file, such as `content/explainers/library/claims/closed.md`.
    pub file: Arc<str>,
    /// The tag of the language it is written in.
    pub language: String,
    /// The id of the explainer that it belongs to, from its folder.
    pub explainer: Id,
    /// The claim in one line, without a verdict.
    pub claim: String,
    /// What the verdict is about, as a sentence; `None` if the claim line is one.
    pub statement: Option<String>,
    /// The exact words in which it was made.
    pub quote: Option<String>,
    /// Our translation of those words into the language of this text; `None` if they need none.
    pub translation: Option<String>,
    /// Who made it.
    pub claimants: Vec<Ref<Person>>,
    /// Whom it concerns.
    pub about: Vec<Ref<Person>>,
    /// When it was made.
    pub date: Option<When>,
    /// Where it was made.
    pub place: Option<String>,
    /// The sources in which it was made, with the place in each.
    pub appearances: Vec<Appearance>,
    /// What kind of thing is claimed.
    pub kind: ClaimKind,
    /// What was found; `None` while the claim is still being checked.
    pub outcome: Option<Outcome>,
    /// Why it was checked.
    pub why: Option<String>,
    /// What speaks for it, against it and around it.
    pub evidence: Vec<Evidence>,
    /// How many entries of evidence its file lists: more than `evidence` has if some name an
    /// unknown source. Rules that weigh the evidence skip such a claim.
    pub evidence_listed: usize,
    /// What could not be established.
    pub unknown: Option<String>,
    /// How newer evidence was looked for; `None` if the author does not say.
    pub searched: Option<String>,
    /// The record of asking the person concerned.
    pub reply: Option<Reply>,
    /// What was changed after publication, oldest first.
    pub corrections: Vec<Correction>,
    /// The day of publication, its explainer's unless the file names another.
    pub published: Day,
    /// The day by which it is to be reviewed.
    pub review_by: Option<Day>,
    /// Its own tags; those of its explainer are not among them.
    pub tags: Vec<Id>,
    /// The addresses at which its page was before.
    pub aliases: Vec<Alias>,
    /// The open question that holds it back, its own or its explainer's; only drafts show such a
    /// claim.
    pub hold: Option<String>,
    /// Levels of rules in this file alone.
    pub lint: Exceptions,
    /// Keys of the publication's own.
    pub extra: Extra,
    /// The analysis below the card.
    pub body: Prose,
    /// The same claim in other languages, by their tags; empty in a translation.
    pub translations: BTreeMap<String, Claim>,
}

/// What was found. Verdict, day and finding are never shown apart.
#[derive(Debug, Hash)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Ref<Verdict>,
    /// Words for the verdict that are this claim's own; `None` if the scale's are shown.
    pub label: Option<String>,
    /// The day of the evidence on which the verdict rests.
    pub as_of: Day,
    /// What was found, in one or two sentences that can be read without the rest.
    pub finding: String,
}

/// One entry of the evidence.
#[derive(Debug, Hash)]
pub struct Evidence {
    /// The source.
    pub source: Ref<Source>,
    /// Whose words or finding it is; empty if they are the publisher's.
    pub by: Vec<Ref<Person>>,
    /// In what capacity they say it.
    pub capacity: Option<Capacity>,
    /// What it is based on.
    pub basis: Basis,
    /// How much of the source was read for it.
    pub extent: Option<Extent>,
    /// Whether it supports the claim, undermines it or explains it.
    pub stance: Stance,
    /// The exact words of the source.
    pub quote: Option<String>,
    /// Our translation of those words into the language of this text; `None` if they need none.
    pub translation: Option<String>,
    /// True if those words are what was really said, and the claim's own words are compared with
    /// them.
    pub compare: bool,
    /// Where in the source, such as a page or a minute.
    pub at: Option<String>,
    /// The sources through which it was read; empty if it was read in the source itself.
    pub via: Vec<Ref<Source>>,
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

    fn language(&self) -> &str {
        &self.language
    }

    fn is_held(&self) -> bool {
        self.hold.is_some()
    }
}

impl Claim {
    /// The sentence that is judged: the statement, or else the claim line.
    #[must_use]
    pub fn judged(&self) -> &str {
        self.statement.as_deref().unwrap_or(&self.claim)
    }

    /// The claim line and the statement, each with its key.
    pub fn wordings(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let statement = self.statement.as_deref();
        std::iter::once(("claim", self.claim.as_str()))
            .chain(statement.map(|statement| ("statement", statement)))
    }

    /// The sources in which it was made, in the author's order.
    pub fn made_in(&self) -> impl Iterator<Item = Ref<Source>> {
        self.appearances.iter().map(|appearance| appearance.source)
    }

    /// The places where a picture or a recording that was judged makes the claim.
    pub fn judged_media(&self) -> impl Iterator<Item = (&Appearance, &JudgedMedia)> {
        let appearances = self.appearances.iter();
        appearances.filter_map(|appearance| Some((appearance, appearance.media.as_ref()?)))
    }

    /// The source in which the claim was made, if there is exactly one.
    #[must_use]
    pub fn only_appearance(&self) -> Option<Ref<Source>> {
        let mut sources = self.made_in();
        let first = sources.next()?;
        sources.all(|source| source == first).then_some(first)
    }

    /// The last day on which readers saw it change: of its publication, its evidence or a
    /// correction.
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
