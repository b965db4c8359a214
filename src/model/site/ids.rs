//! Which ids there are: the join asks here before it makes a reference.

use std::collections::BTreeSet;
use std::sync::Arc;

use hashbrown::HashMap;

use super::states::TranslationStatus;
use super::{HELD_REFERENCE, UNKNOWN_ID};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::{Id, MOST_SUGGESTIONS, did_you_mean};
use crate::content::prose::{Fate, Kind, Prose, Reference};
use crate::model::claim::Claim;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::source::Source;
use crate::yaml::register::Ref;

/// The ids of one kind of thing.
#[derive(Debug)]
pub struct Ids<T> {
    what: &'static str,
    refs: HashMap<Id, Ref<T>>,
    /// Ids of things that could not be read; they have their own diagnostics.
    broken: BTreeSet<Id>,
    /// Ids of things that are held back.
    held_reference: BTreeSet<Id>,
    /// True when a whole file of them could not be read.
    unreadable: bool,
}

impl<T> Ids<T> {
    /// No ids yet; `what` is the word for one of these things.
    pub fn new(what: &'static str, unreadable: bool) -> Self {
        Self {
            what,
            refs: HashMap::new(),
            broken: BTreeSet::new(),
            held_reference: BTreeSet::new(),
            unreadable,
        }
    }

    /// Takes the id of the next entry of the register.
    pub fn add(&mut self, id: &Id) {
        self.refs.insert(id.clone(), Ref::at(self.refs.len(), id));
    }

    /// Takes the id of something that could not be read.
    pub fn add_broken(&mut self, id: &Id) {
        self.broken.insert(id.clone());
    }

    /// Takes the id of something that is held back.
    pub fn add_held(&mut self, id: &Id) {
        self.held_reference.insert(id.clone());
    }

    /// True when something has this id already.
    pub fn has(&self, id: &Id) -> bool {
        self.refs.contains_key(id) || self.broken.contains(id) || self.held_reference.contains(id)
    }

    /// True when what has this id is held back.
    pub fn is_held(&self, id: &Id) -> bool {
        self.held_reference.contains(id)
    }

    /// The reference for an id; notes an id that nothing has.
    pub fn find(
        &self,
        id: &Id,
        file: &Arc<str>,
        at: impl FnOnce() -> At,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Ref<T>> {
        let found = self.refs.get(id).copied();
        if found.is_none() && !self.has(id) && !self.unreadable {
            let message = format!("there is no {} `{id}`", self.what);
            let help = if faults.len() < MOST_SUGGESTIONS {
                self.suggest(id)
            } else {
                None
            };
            faults.push(Diagnostic::new(UNKNOWN_ID, file, at(), message).with_help(help));
        }
        found
    }

    /// The id that was meant, perhaps.
    fn suggest(&self, id: &Id) -> Option<String> {
        let known = self.refs.keys().map(Id::as_str).collect::<BTreeSet<_>>();
        did_you_mean(id.as_str(), known).or_else(|| self.where_to_enter(id))
    }

    /// Where such a thing is to be entered, when there is none yet.
    fn where_to_enter(&self, id: &Id) -> Option<String> {
        let place = match self.what {
            "source" => "a file in content/sources/",
            "verdict" => "`scale` in content/site.yaml",
            "claim" => "content/explainers/<id>/claims/",
            _ => "content/people.yaml",
        };
        self.refs
            .is_empty()
            .then(|| format!("there are none yet: enter `{id}` in {place}"))
    }

    /// The references for a list of ids; notes those that nothing has.
    pub fn find_all(
        &self,
        ids: &[Id],
        file: &Arc<str>,
        at: impl Fn(usize) -> At,
        faults: &mut Vec<Diagnostic>,
    ) -> Vec<Ref<T>> {
        ids.iter()
            .enumerate()
            .filter_map(|(position, id)| self.find(id, file, || at(position), faults))
            .collect()
    }
}

/// What readers see of a reference to a claim that is held back, for its author to know.
fn held_reference(reference: &Reference, file: &Arc<str>) -> Diagnostic {
    let seen = match (reference.kind, &reference.text) {
        (Kind::Card, _) => "readers see no card until it is published",
        (_, Some(_)) => "readers see these words without a link until it is published",
        (_, None) => "readers see neutral words in its place until it is published",
    };
    let message = format!("the claim `{}` is held back; {seen}", reference.id);
    Diagnostic::new(
        HELD_REFERENCE,
        file,
        At::Bytes(reference.place.clone()),
        message,
    )
}

/// All ids that documents refer to, and what is wrong so far.
#[derive(Debug)]
pub struct KnownIds<'i> {
    /// Of the scale.
    pub verdicts: &'i Ids<Verdict>,
    /// Of `people.yaml`.
    pub people: &'i Ids<Person>,
    /// Of the registry.
    pub sources: &'i Ids<Source>,
    /// Of the claims.
    pub claims: &'i Ids<Claim>,
    /// What is wrong.
    pub faults: Vec<Diagnostic>,
    /// The translations, with the states of their originals.
    pub translated: Vec<TranslationStatus>,
}

impl KnownIds<'_> {
    /// The same ids, with nothing wrong so far: for one of several documents that are joined at a
    /// time.
    pub fn without_faults(&self) -> Self {
        Self {
            faults: Vec::new(),
            translated: Vec::new(),
            ..*self
        }
    }

    /// Prose with those of its references that lead somewhere.
    pub fn resolve_references(&mut self, prose: Prose, file: &Arc<str>) -> Prose {
        for reference in prose.references() {
            let at = || At::Bytes(reference.place.clone());
            match reference.kind {
                Kind::Claim | Kind::Card => {
                    if self.claims.is_held(&reference.id) {
                        self.faults.push(held_reference(reference, file));
                    }
                    self.claims.find(&reference.id, file, at, &mut self.faults);
                }
                Kind::Citation => {
                    self.sources.find(&reference.id, file, at, &mut self.faults);
                }
                Kind::Person => {
                    self.people.find(&reference.id, file, at, &mut self.faults);
                }
            }
        }
        prose.with_references(|reference| self.fate(reference))
    }

    fn fate(&self, reference: &Reference) -> Fate {
        let is_claim = matches!(reference.kind, Kind::Claim | Kind::Card);
        if self.leads_somewhere(reference) {
            Fate::Leads
        } else if is_claim && self.claims.is_held(&reference.id) {
            Fate::Waits
        } else {
            Fate::IsLost
        }
    }

    /// True when something that is published has the id of this reference.
    pub fn leads_somewhere(&self, reference: &Reference) -> bool {
        match reference.kind {
            Kind::Claim | Kind::Card => self.claims.refs.contains_key(&reference.id),
            Kind::Citation => self.sources.refs.contains_key(&reference.id),
            Kind::Person => self.people.refs.contains_key(&reference.id),
        }
    }
}
