//! A person or an organisation: who makes claims, whom claims concern, who writes.

use crate::base::text::{Id, LocalizedText};
use crate::yaml::record::{Extra, OutsideUrl};
use crate::yaml::register::HasId;
use crate::{record, vocabulary};

vocabulary! {
    /// Whether an entry is a person or an organisation, which structured data states as well, or
    /// neither.
    pub enum PersonKind {
        /// A human being.
        Person = "person",
        /// A company, an office, a party or a newsroom.
        Organization = "organization",
        /// Nobody who could be named: a viral post, a rumour, the users of a network.
        Unidentified = "unidentified",
    }
}

record! {
    /// An entry of `people.yaml`.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawPerson {
        /// The name as readers know it.
        ///
        /// `name: Mia Okafor`
        pub name: LocalizedText,
        /// Whether this is a person or an organisation, or nobody who could be named.
        pub kind: PersonKind,
        /// The office or position that matters here, with its years.
        ///
        /// `role: Mayor of Port Ellery since 2019`
        pub role: Option<LocalizedText>,
        /// Whether the person is alive; `true` by default.
        pub living: Option<bool>,
        /// Pages elsewhere about the same person or organisation.
        pub same_as: Vec<OutsideUrl>,
        /// Keys of your own, for templates and claims.json.
        ///
        /// `extra: {region: North}`
        pub extra: Extra,
    }
}

/// A person or an organisation that claims, evidence or bylines refer to.
#[derive(Debug, Hash)]
pub struct Person {
    /// The id, from the key in `people.yaml`.
    pub id: Id,
    /// The name as readers know it.
    pub name: LocalizedText,
    /// A person or an organisation.
    pub kind: PersonKind,
    /// The office or part that matters here.
    pub role: Option<LocalizedText>,
    /// True for a person unless `living: false` is written; false for organisations.
    pub living: bool,
    /// Pages that identify the same person elsewhere.
    pub same_as: Vec<OutsideUrl>,
    /// Keys of the publication's own.
    pub extra: Extra,
}

impl Person {
    /// The person with this id.
    #[must_use]
    pub fn new(id: Id, raw: RawPerson) -> Self {
        let RawPerson {
            name,
            kind,
            role,
            living,
            same_as,
            extra,
        } = raw;
        let living = kind == PersonKind::Person && living.unwrap_or(true);
        Self {
            id,
            name,
            kind,
            role,
            living,
            same_as,
            extra,
        }
    }
}

impl HasId for Person {
    fn id(&self) -> &Id {
        &self.id
    }
}
