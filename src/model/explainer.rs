//! An explainer: one story told, with its claims in order.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::{Day, When};
use crate::base::text::Id;
use crate::content::prose::{Credit, Prose};
use crate::model::alias::Alias;
use crate::model::claim::Claim;
use crate::model::lint::Exceptions;
use crate::model::person::Person;
use crate::model::source::Source;
use crate::model::state::State;
use crate::model::translated::Translated;
use crate::model::withdrawal::Withdrawal;
use crate::yaml::record::{AtLeastOne, Extra};
use crate::yaml::register::{HasId, Ref};
use crate::{record, vocabulary};

vocabulary! {
    /// How certain an event in a timeline is.
    pub enum Certainty {
        /// Read in the source itself.
        Verified = "verified",
        /// Read only where another source reports it.
        SecondHand = "second-hand",
    }
}

record! {
    /// The front matter of an explainer.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawExplainer {
        /// The title of the explainer.
        ///
        /// `title: The library`
        pub title: String,
        /// The conclusion in brief, outcome first; search engines and feeds show it, too.
        ///
        /// `standfirst: One of four libraries closed; three moved.`
        pub standfirst: String,
        /// The day on which the explainer was published.
        pub published: Day,
        /// The day of the last change.
        pub updated: Option<Day>,
        /// The authors.
        pub authors of Person: AtLeastOne<Id>,
        /// Why you checked this story.
        ///
        /// `why: Readers asked what became of their library.`
        pub why: Option<String>,
        /// The most important claim.
        pub central of Claim: Option<Id>,
        /// The claims, in the order in which the page shows them.
        pub claims of Claim: AtLeastOne<Id>,
        /// The subjects.
        pub tags of Tag: Vec<Id>,
        /// The events of the story, with their dates.
        pub timeline: Vec<RawMoment>,
        /// Addresses at which the page was before.
        ///
        /// `aliases: [/library/shut/]`
        pub aliases: Vec<Alias>,
        /// When and why you withdrew it after publication.
        pub withdrawn: Option<Withdrawal>,
        /// The state of the original when you translated it; only in translations.
        ///
        /// `translation_of: 3f2a-9c1d-0b1e-77b0`
        pub translation_of: Option<State>,
        /// The open question that prevents publication.
        ///
        /// `hold: The minutes of May are not public yet.`
        pub hold: Option<String>,
        /// Credits, licences and sources of the pictures in the text.
        pub pictures: Vec<Credit>,
        /// Levels of rules in this file only, each with a reason.
        ///
        /// `lint: {verdict-on-one-source: {level: allow, because: The judgment is the only record there can be.}}`
        pub lint of Rule: Exceptions,
        /// Keys of your own, for templates and claims.json.
        ///
        /// `extra: {region: North}`
        pub extra: Extra,
    }
}

record! {
    /// One event in a timeline, as written.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawMoment {
        /// When it happened or began.
        pub date: When,
        /// When it ended.
        pub until: Option<When>,
        /// What happened.
        ///
        /// `text: The council votes.`
        pub text: String,
        /// The sources that report it.
        pub sources of Source: AtLeastOne<Id>,
        /// The claim that this event is part of.
        pub claim of Claim: Option<Id>,
        /// How certain the event is; `verified` by default.
        pub mark: Option<Certainty>,
    }
}

/// One story.
#[derive(Debug, Hash)]
pub struct Explainer {
    /// The id, from the folder's name.
    pub id: Id,
    /// The path of its `index.md`.
    pub file: Arc<str>,
    /// The tag of the language it is written in.
    pub language: String,
    /// Its title.
    pub title: String,
    /// What it says, the outcome first.
    pub standfirst: String,
    /// The day of publication.
    pub published: Day,
    /// The day of the last change.
    pub updated: Option<Day>,
    /// Who wrote it.
    pub authors: Vec<Ref<Person>>,
    /// Why this story was checked.
    pub why: Option<String>,
    /// The claim on which the story turns.
    pub central: Option<Ref<Claim>>,
    /// Its published claims, in order.
    pub claims: Vec<Ref<Claim>>,
    /// Its subjects.
    pub tags: Vec<Id>,
    /// What happened, in the author's order. It is not sorted, since an entry may give only a year.
    pub timeline: Vec<Moment>,
    /// The addresses at which it was before.
    pub aliases: Vec<Alias>,
    /// The open question that keeps it from being published.
    pub hold: Option<String>,
    /// Levels of rules in this file alone.
    pub lint: Exceptions,
    /// Keys of the publication's own.
    pub extra: Extra,
    /// The narrative.
    pub body: Prose,
    /// The same story in other languages, by their tags; empty in a translation.
    pub translations: BTreeMap<String, Explainer>,
}

/// One entry of a timeline.
#[derive(Debug, Hash)]
pub struct Moment {
    /// When it happened, or began.
    pub date: When,
    /// When it ended.
    pub until: Option<When>,
    /// What happened.
    pub text: String,
    /// The sources that say so.
    pub sources: Vec<Ref<Source>>,
    /// The claim that it belongs to.
    pub claim: Option<Ref<Claim>>,
    /// How surely it is known.
    pub certainty: Certainty,
}

impl Translated for Explainer {
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

impl Explainer {
    /// The day of the last change.
    #[must_use]
    pub fn modified(&self) -> Day {
        self.updated
            .map_or(self.published, |updated| updated.max(self.published))
    }
}

impl HasId for Explainer {
    fn id(&self) -> &Id {
        &self.id
    }
}
