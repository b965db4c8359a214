//! Makes an edition: computes what its pages share once, before the first of them.

use std::sync::Arc;

use serde::Serialize;
use tera::Value;

use super::badge::{self, Badge};
use super::edition::Edition;
use super::listed::Listed;
use super::own_keys::OwnKeys;
use super::recorder::TrackedSite;
use super::shared_values::SharedValues;
use super::tracked_index::TrackedIndex;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::site::Site;
use crate::model::standing::Shows;
use crate::plan::{Addresses, Index};
use crate::theme::Theme;

/// A verdict as pages show it.
#[derive(Debug, Serialize)]
struct VerdictView<'e> {
    id: &'e str,
    label: &'e str,
    href: String,
    tone: &'static str,
    mark: &'static str,
}

/// A person as pages show them.
#[derive(Debug, Serialize)]
struct PersonView<'e> {
    id: &'e str,
    name: &'e str,
    href: String,
    kind: &'static str,
    role: Option<&'e str>,
    extra: OwnKeys,
}

impl<'s> Edition<'s> {
    /// The edition of a site in a language; `None` if the theme has no words for it.
    #[must_use]
    pub fn new(
        site: &'s Site,
        index: &'s Index<'s>,
        theme: &'s Theme,
        language: &'s str,
    ) -> Option<Self> {
        let words = theme.words.get(language)?;
        let addresses = Addresses::new(&site.settings, language);
        let legend = site
            .standings
            .iter()
            .find(|(_, standing)| standing.shows.contains(&Shows::Badges))
            .map(|(_, standing)| {
                site.settings
                    .url
                    .href(&addresses.standing(&standing.id))
                    .into()
            });
        let edition = Self {
            site: TrackedSite::new(site, None),
            index: TrackedIndex::new(index, None),
            whole: (site, index),
            language,
            theme,
            words,
            addresses,
            listed: Arc::new(Listed::of(site, index, language)),
            legend,
            shared: Arc::default(),
        };
        Some(Self {
            shared: shared(&edition).into(),
            ..edition
        })
    }
}

fn shared(edition: &Edition<'_>) -> SharedValues {
    let site = edition.site;
    let plain = |(id, value)| {
        (
            id,
            value,
            Value::from_serializable(&Badge::new(edition, id, value, None)),
        )
    };
    SharedValues {
        verdicts: site
            .scale
            .iter()
            .map(|(_, entry)| verdict(edition, entry))
            .collect(),
        people: site
            .people
            .iter()
            .map(|(_, entry)| person(edition, entry))
            .collect(),
        badges: badge::each().map(plain).collect(),
    }
}

fn verdict(edition: &Edition<'_>, verdict: &Verdict) -> Value {
    Value::from_serializable(&VerdictView {
        id: verdict.id.as_str(),
        label: edition.say(&verdict.label),
        href: edition.href(&edition.addresses.verdict(&verdict.id, 1)),
        tone: verdict.tone.word(),
        mark: verdict.mark.word(),
    })
}

fn person(edition: &Edition<'_>, person: &Person) -> Value {
    Value::from_serializable(&PersonView {
        id: person.id.as_str(),
        name: edition.say(&person.name),
        href: edition.href(&edition.addresses.person(&person.id, 1)),
        kind: person.kind.word(),
        role: person.role.as_ref().map(|role| edition.say(role)),
        extra: person.extra.json(),
    })
}
