//! The ids that exist: the join looks them up here to make references.

use std::collections::BTreeSet;
use std::sync::Arc;

use hashbrown::HashMap;

use super::states::TranslationStatus;
use super::{HELD_REFERENCE, UNKNOWN_ID};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::{Id, MOST_SUGGESTIONS, did_you_mean};
use crate::content::prose::{Fate, Prose, Reference, ReferenceKind};
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
    /// Ids of things that were withdrawn.
    withdrawn: BTreeSet<Id>,
    /// True if a whole file of them could not be read.
    unreadable: bool,
}

impl<T> Ids<T> {
    /// No ids yet; `what` is the word for such a thing in messages, and `unreadable` says that a
    /// whole file of them could not be read, so that no id is reported as unknown.
    pub fn new(what: &'static str, unreadable: bool) -> Self {
        Self {
            what,
            refs: HashMap::new(),
            broken: BTreeSet::new(),
            held_reference: BTreeSet::new(),
            withdrawn: BTreeSet::new(),
            unreadable,
        }
    }

    /// Adds the id of the next entry of the register. Ids are added in the register's order, since
    /// a reference holds a position.
    pub fn add(&mut self, id: &Id) {
        self.refs.insert(id.clone(), Ref::at(self.refs.len(), id));
    }

    /// Adds the id of something that could not be read; references to it are not reported as
    /// unknown.
    pub fn add_broken(&mut self, id: &Id) {
        self.broken.insert(id.clone());
    }

    /// Adds the id of something that is held back; references to it are not reported as unknown.
    pub fn add_held(&mut self, id: &Id) {
        self.held_reference.insert(id.clone());
    }

    /// Adds the id of something that was withdrawn; references to it lead to the page that says so.
    pub fn add_withdrawn(&mut self, id: &Id) {
        self.withdrawn.insert(id.clone());
    }

    /// True if this id is taken.
    pub fn has(&self, id: &Id) -> bool {
        self.refs.contains_key(id)
            || [&self.broken, &self.held_reference, &self.withdrawn]
                .iter()
                .any(|ids| ids.contains(id))
    }

    /// All ids, also of what is not published or could not be read.
    pub fn all(&self) -> impl Iterator<Item = &Id> {
        self.refs
            .keys()
            .chain(&self.broken)
            .chain(&self.held_reference)
            .chain(&self.withdrawn)
    }

    /// True if the thing with this id is held back.
    pub fn is_held(&self, id: &Id) -> bool {
        self.held_reference.contains(id)
    }

    /// The reference for an id; `None` if there is no such thing, which is noted unless it could
    /// not be read, is held back or was withdrawn.
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
            faults.push(Diagnostic {
                named: Some(id.to_string()),
                ..Diagnostic::new(UNKNOWN_ID, file, at(), message).with_help(help)
            });
        }
        found
    }

    /// Which id may have been meant, or where the thing is entered, as a help.
    fn suggest(&self, id: &Id) -> Option<String> {
        let known = self.refs.keys().map(Id::as_str).collect::<BTreeSet<_>>();
        let add = match self.what {
            "source" => format!("add `{id}` to a file in content/sources/"),
            "verdict" => format!("add `{id}` to `scale` in content/site.yaml"),
            "claim" => format!("write it as claims/{id}.md in the folder of its explainer"),
            _ => format!("add `{id}` to content/people.yaml"),
        };
        match did_you_mean(id.as_str(), known) {
            None if self.refs.is_empty() => Some(format!("there are none yet: {add}")),
            None => Some(format!("correct it, or {add}")),
            // Nobody adds a verdict for the sake of one claim.
            Some(list) if list.starts_with("one of") && self.what != "verdict" => {
                Some(format!("{list}; or {add}"))
            }
            help => help,
        }
    }

    /// The references for a list of ids; those that do not exist are left out, and noted as
    /// [`Self::find`] does.
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

/// The note to an author on what readers see of a reference to a claim that is held back.
fn held_reference(reference: &Reference, file: &Arc<str>) -> Diagnostic {
    let seen = match (reference.kind, &reference.text) {
        (ReferenceKind::Card, _) => "readers see no card until it is published",
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

/// All ids that documents refer to, and what the join has noted so far.
#[derive(Debug)]
pub struct KnownIds<'i> {
    /// The ids of the scale.
    pub verdicts: &'i Ids<Verdict>,
    /// The ids of `people.yaml`.
    pub people: &'i Ids<Person>,
    /// The ids of the registry of sources.
    pub sources: &'i Ids<Source>,
    /// The ids of all claims.
    pub claims: &'i Ids<Claim>,
    /// What is wrong so far.
    pub faults: Vec<Diagnostic>,
    /// The translations, with the states of their originals.
    pub translated: Vec<TranslationStatus>,
}

impl KnownIds<'_> {
    /// The same ids with nothing noted yet, for one of several documents that are joined in
    /// parallel.
    pub fn without_faults(&self) -> Self {
        Self {
            faults: Vec::new(),
            translated: Vec::new(),
            ..*self
        }
    }

    /// A body whose references are settled: those that lead to something published, those that wait
    /// for a held claim, and those that lead nowhere, which are noted.
    pub fn resolve_references(&mut self, prose: Prose, file: &Arc<str>) -> Prose {
        for reference in prose.references() {
            let at = || At::Bytes(reference.place.clone());
            match reference.kind {
                ReferenceKind::Claim | ReferenceKind::Card => {
                    if self.claims.is_held(&reference.id) {
                        self.faults.push(held_reference(reference, file));
                    }
                    self.claims.find(&reference.id, file, at, &mut self.faults);
                }
                ReferenceKind::Citation => {
                    self.sources.find(&reference.id, file, at, &mut self.faults);
                }
                ReferenceKind::Person => {
                    self.people.find(&reference.id, file, at, &mut self.faults);
                }
            }
        }
        prose.with_references(|reference| self.fate(reference))
    }

    fn fate(&self, reference: &Reference) -> Fate {
        let is_claim = matches!(reference.kind, ReferenceKind::Claim | ReferenceKind::Card);
        if self.leads_somewhere(reference)
            || (is_claim && self.claims.withdrawn.contains(&reference.id))
        {
            Fate::Leads
        } else if is_claim && self.claims.is_held(&reference.id) {
            Fate::Waits
        } else {
            Fate::IsLost
        }
    }

    /// True if something published has the id of this reference.
    pub fn leads_somewhere(&self, reference: &Reference) -> bool {
        match reference.kind {
            ReferenceKind::Claim | ReferenceKind::Card => {
                self.claims.refs.contains_key(&reference.id)
            }
            ReferenceKind::Citation => self.sources.refs.contains_key(&reference.id),
            ReferenceKind::Person => self.people.refs.contains_key(&reference.id),
        }
    }
}
