//! A standing page: what a publication says of itself (about, methodology, corrections policy,
//! funding).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::text::Id;
use crate::content::prose::{Credit, Prose};
use crate::model::alias::Alias;
use crate::model::lint::Exceptions;
use crate::model::state::State;
use crate::model::translated::Translated;
use crate::model::withdrawal::Withdrawal;
use crate::yaml::record::Extra;
use crate::yaml::register::HasId;
use crate::{record, vocabulary};

vocabulary! {
    /// What a page shows below its text, from the data of the site.
    pub enum Shows {
        /// All verdicts with their definitions.
        Scale = "scale",
        /// All badges with their meanings.
        Badges = "badges",
        /// All corrections.
        Corrections = "corrections",
    }
}

record! {
    /// The front matter of a standing page.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawStandingPage {
        /// The title of the page.
        ///
        /// `title: How we work`
        pub title: String,
        /// What the page is about, in one sentence.
        ///
        /// `description: How we choose claims, check them and correct ourselves.`
        pub description: String,
        /// What the page shows below its text.
        pub shows: Vec<Shows>,
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
        /// `hold: The board has not agreed to this text yet.`
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

/// One standing page.
#[derive(Debug, Hash)]
pub struct StandingPage {
    /// The id, from the file's name.
    pub id: Id,
    /// The path of its file.
    pub file: Arc<str>,
    /// The tag of the language it is written in.
    pub language: String,
    /// Its title.
    pub title: String,
    /// What it is about, in one sentence.
    pub description: String,
    /// What is shown below its text, made from the data.
    pub shows: Vec<Shows>,
    /// The addresses at which it was before.
    pub aliases: Vec<Alias>,
    /// The open question that keeps it from being published.
    pub hold: Option<String>,
    /// Levels of rules in this file alone.
    pub lint: Exceptions,
    /// Keys of the publication's own.
    pub extra: Extra,
    /// Its text.
    pub body: Prose,
    /// The same page in other languages, by their tags; empty in a translation.
    pub translations: BTreeMap<String, StandingPage>,
}

impl Translated for StandingPage {
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

impl HasId for StandingPage {
    fn id(&self) -> &Id {
        &self.id
    }
}
