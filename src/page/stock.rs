//! The stock of an edition: small values that many views hold, made once and handed out as they are.

use serde::Serialize;
use tera::Value;

use super::badge::{self, Badge};
use super::edition::Edition;
use crate::person::Person;
use crate::register::Ref;
use crate::scale::Verdict;

/// Values that are cheap to copy: a copy points to the same map.
#[derive(Debug, Default)]
pub struct Stock {
    /// The verdicts, by position in the scale.
    verdicts: Vec<Value>,
    /// The people, by position in the register.
    people: Vec<Value>,
    /// The badges that say nothing further, as [`badge::each`] lists them.
    badges: Vec<Value>,
}

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
}

impl Stock {
    /// Makes the stock of an edition.
    #[must_use]
    pub fn new(edition: &Edition<'_>) -> Self {
        let site = edition.site;
        let plain = badge::each().map(|(id, value)| Badge::new(edition, id, value, None));
        Self {
            verdicts: site.scale.iter().map(|(_, entry)| verdict(edition, entry)).collect(),
            people: site.people.iter().map(|(_, entry)| person(edition, entry)).collect(),
            badges: plain.map(|badge| Value::from_serializable(&badge)).collect(),
        }
    }

    /// A verdict.
    #[must_use]
    pub fn verdict(&self, verdict: Ref<Verdict>) -> Value {
        self.verdicts[verdict.position()].clone()
    }

    /// A person.
    #[must_use]
    pub fn person(&self, person: Ref<Person>) -> Value {
        self.people[person.position()].clone()
    }

    /// A badge that says nothing further; nothing for one that [`badge::each`] does not list.
    #[must_use]
    pub fn badge(&self, id: &str, value: &str) -> Option<Value> {
        let position = badge::each().position(|known| known == (id, value))?;
        self.badges.get(position).cloned()
    }
}

fn verdict(edition: &Edition<'_>, verdict: &Verdict) -> Value {
    Value::from_serializable(&VerdictView {
        id: verdict.id.as_str(),
        label: edition.say(&verdict.label),
        href: edition.href(&edition.places.verdict(&verdict.id, 1)),
        tone: verdict.tone.word(),
        mark: verdict.mark.word(),
    })
}

fn person(edition: &Edition<'_>, person: &Person) -> Value {
    Value::from_serializable(&PersonView {
        id: person.id.as_str(),
        name: edition.say(&person.name),
        href: edition.href(&edition.places.person(&person.id, 1)),
        kind: person.kind.word(),
        role: person.role.as_ref().map(|role| edition.say(role)),
    })
}
