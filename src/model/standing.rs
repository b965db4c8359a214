//! A standing page: what a publication says of itself (about, methodology, corrections policy, funding).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::text::Id;
use crate::content::prose::{Credit, Prose};
use crate::model::lint::Exceptions;
use crate::model::state::State;
use crate::yaml::register::Named;
use crate::{record, vocabulary};

vocabulary! {
    /// What a standing page shows below its text, made from the data.
    pub enum Shows {
        /// Every verdict with its definition.
        Scale = "scale",
        /// Every badge with its meaning.
        Badges = "badges",
        /// Every correction.
        Corrections = "corrections",
    }
}

record! {
    /// The front matter of a standing page.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawStanding {
        /// Its title.
        ///
        /// `title: How we work`
        pub title: String,
        /// What it is about, in one sentence.
        ///
        /// `description: How we choose claims, check them and correct ourselves.`
        pub description: String,
        /// What it shows below its text.
        pub shows: Vec<Shows>,
        /// The state of the original that this translates; only in translations.
        ///
        /// `translation_of: 3f2a-9c1d-0b1e-77b0`
        pub translation_of: Option<State>,
        /// The open question that keeps it from being published.
        ///
        /// `hold: The board has not agreed to this text yet.`
        pub hold: Option<String>,
        /// Who made the pictures of the text, their licences and where they were found.
        pub pictures: Vec<Credit>,
        /// Levels of rules in this file alone, with the reasons.
        ///
        /// `lint: {verdict-on-one-source: {level: allow, because: The judgment is the only record there can be.}}`
        pub lint of Rule: Exceptions,
    }
}

/// One standing page.
#[derive(Debug, Hash)]
pub struct Standing {
    /// The id, from the file's name.
    pub id: Id,
    /// The file it stands in.
    pub file: Arc<str>,
    /// The language it is written in.
    pub language: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// What it shows below its text.
    pub shows: Vec<Shows>,
    /// The open question that keeps it from being published.
    pub hold: Option<String>,
    /// Levels of rules in this file alone.
    pub lint: Exceptions,
    /// Its text.
    pub body: Prose,
    /// The same page in other languages.
    pub translations: BTreeMap<String, Standing>,
}

impl Standing {
    /// The page in a language; the original where it is not translated.
    #[must_use]
    pub fn in_language(&self, language: &str) -> &Self {
        self.translations.get(language).unwrap_or(self)
    }

    /// True when the page, or its text in this language, is held back: only drafts have it.
    #[must_use]
    pub fn is_held_in(&self, language: &str) -> bool {
        self.hold.is_some() || self.in_language(language).hold.is_some()
    }

    /// The page in every language that it has: the original first.
    pub fn in_every_language(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(self.translations.values())
    }
}

impl Named for Standing {
    fn id(&self) -> &Id {
        &self.id
    }
}
