//! The index of the site, as a page reads it: each list that a view asks for is recorded.

use std::collections::BTreeMap;

use super::dependency_table::{Collection, Dependency, DependencyKind, DependencyTable};
use super::recorder::{Recorder, record};
use crate::base::text::Id;
use crate::model::claim::{Claim, ClaimKind};
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::source::Source;
use crate::plan::{Citing, ClaimPosition, Index, RecordedChanges, Use};
use crate::yaml::register::Ref;

/// The index, as a page reads it.
#[derive(Debug, Clone, Copy)]
pub struct TrackedIndex<'s> {
    index: &'s Index<'s>,
    recorder: Option<&'s Recorder<'s>>,
}

impl<'s> TrackedIndex<'s> {
    /// An index with the recorder of a page, or with none.
    #[must_use]
    pub fn new(index: &'s Index<'s>, recorder: Option<&'s Recorder<'s>>) -> Self {
        Self { index, recorder }
    }

    fn record(&self, dependency: impl FnOnce(&DependencyTable<'_>) -> Dependency) -> &'s Index<'s> {
        record(self.recorder, dependency);
        self.index
    }

    /// What changed for readers according to the public record. Only what it says of claims and
    /// explainers that the page has read may be asked for: their changes are recorded with them.
    #[must_use]
    pub fn changes(&self) -> &'s RecordedChanges {
        &self.index.changes
    }

    /// Every claim, newest first.
    #[must_use]
    pub fn newest(&self) -> &'s [Ref<Claim>] {
        &self
            .record(|dependency_table| dependency_table.collection(Collection::Newest))
            .newest
    }

    /// Every explainer, newest first.
    #[must_use]
    pub fn explainers(&self) -> &'s [Ref<Explainer>] {
        &self
            .record(|dependency_table| dependency_table.collection(Collection::NewestExplainers))
            .explainers
    }

    /// The claims of each kind that has any.
    #[must_use]
    pub fn by_kind(&self) -> &'s BTreeMap<ClaimKind, Vec<Ref<Claim>>> {
        &self
            .record(|dependency_table| dependency_table.collection(Collection::Kinds))
            .by_kind
    }

    /// The claims of each tag.
    #[must_use]
    pub fn by_tag(&self) -> &'s BTreeMap<&'s Id, Vec<Ref<Claim>>> {
        &self
            .record(|dependency_table| dependency_table.collection(Collection::Tags))
            .by_tag
    }

    /// The claims of a kind, newest first.
    #[must_use]
    pub fn of_kind(&self, kind: ClaimKind) -> &'s [Ref<Claim>] {
        let index = self.record(|dependency_table| {
            dependency_table.dependency(DependencyKind::ClaimsAlike, kind as usize)
        });
        index.by_kind.get(&kind).map_or(&[][..], Vec::as_slice)
    }

    /// The claims with a tag, newest first.
    #[must_use]
    pub fn with_tag(&self, tag: &Id) -> &'s [Ref<Claim>] {
        let index = self.record(|dependency_table| dependency_table.tag(tag));
        index.by_tag.get(tag).map_or(&[][..], Vec::as_slice)
    }

    /// The explainers with a tag, newest first.
    #[must_use]
    pub fn explainers_with_tag(&self, tag: &Id) -> &'s [Ref<Explainer>] {
        let index = self.record(|dependency_table| dependency_table.tag(tag));
        let explainers = index.explainers_by_tag.get(tag);
        explainers.map_or(&[][..], Vec::as_slice)
    }

    /// The claims with a verdict, newest first.
    #[must_use]
    pub fn with_verdict(&self, verdict: Ref<Verdict>) -> &'s [Ref<Claim>] {
        self.record(|dependency_table| {
            dependency_table.dependency(DependencyKind::WithVerdict, verdict.position())
        })
        .with_verdict(verdict)
    }

    /// The claims that a person made or that concern them, newest first.
    #[must_use]
    pub fn with_person(&self, person: Ref<Person>) -> &'s [Ref<Claim>] {
        self.record(|dependency_table| {
            dependency_table.dependency(DependencyKind::WithPerson, person.position())
        })
        .with_person(person)
    }

    /// The evidence in which a person speaks.
    #[must_use]
    pub fn said_by(&self, person: Ref<Person>) -> &'s [(Ref<Claim>, usize)] {
        self.record(|dependency_table| {
            dependency_table.dependency(DependencyKind::WithPerson, person.position())
        })
        .said_by(person)
    }

    /// The explainers that a person wrote, newest first.
    #[must_use]
    pub fn written_by(&self, person: Ref<Person>) -> &'s [Ref<Explainer>] {
        self.record(|dependency_table| {
            dependency_table.dependency(DependencyKind::WithPerson, person.position())
        })
        .written_by(person)
    }

    /// The sources that anything published uses, in the registry's order.
    #[must_use]
    pub fn used_sources(&self) -> &'s [Ref<Source>] {
        self.record(|dependency_table| dependency_table.collection(Collection::UsedSources))
            .used_sources()
    }

    /// The people that anything published names, in the register's order.
    #[must_use]
    pub fn used_people(&self) -> &'s [Ref<Person>] {
        &self
            .record(|dependency_table| dependency_table.collection(Collection::UsedPeople))
            .used_people
    }

    /// How claims use a source.
    #[must_use]
    pub fn uses(&self, source: Ref<Source>) -> &'s [Use] {
        self.of_source(source).uses(source)
    }

    /// The texts that cite a source by number.
    #[must_use]
    pub fn citing(&self, source: Ref<Source>) -> &'s [Citing] {
        self.of_source(source).citing(source)
    }

    /// The sources that were read through this one.
    #[must_use]
    pub fn read_through(&self, source: Ref<Source>) -> &'s [Ref<Source>] {
        self.of_source(source).read_through(source)
    }

    /// How many different claims use a source.
    #[must_use]
    pub fn claims_on(&self, source: Ref<Source>) -> usize {
        self.of_source(source).claims_on(source)
    }

    fn of_source(&self, source: Ref<Source>) -> &'s Index<'s> {
        self.record(|dependency_table| {
            dependency_table.dependency(DependencyKind::Uses, source.position())
        })
    }

    /// The position of a claim in the list of its explainer; `None` if no published explainer lists
    /// it.
    #[must_use]
    pub fn position_of(&self, claim: Ref<Claim>) -> Option<ClaimPosition> {
        self.record(|dependency_table| {
            dependency_table.dependency(DependencyKind::ClaimPosition, claim.position())
        })
        .position_of(claim)
    }

    /// The claims that share most people and subjects with a claim, nearest first; empty unless the
    /// theme shows them.
    #[must_use]
    pub fn related(&self, claim: Ref<Claim>) -> &'s [Ref<Claim>] {
        self.record(|dependency_table| {
            dependency_table.dependency(DependencyKind::Related, claim.position())
        })
        .related(claim)
    }

    /// The explainer of a claim; `None` if none that is published lists it.
    #[must_use]
    pub fn explainer_of(&self, claim: Ref<Claim>) -> Option<Ref<Explainer>> {
        Some(self.position_of(claim)?.explainer)
    }
}
