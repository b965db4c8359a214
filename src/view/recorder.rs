//! The recorder: it records what a view reads of the site. The page is not rendered again until one of these changes.
//!
//! Views see the site and its index only through what stands here. So nothing that a page says can be missing in what its
//! recorder wrote.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use super::dependency_table::{Collection, Dependency, DependencyTable, Kind};
use crate::base::text::Id;
use crate::model::claim::{Claim, ClaimKind};
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::settings::Settings;
use crate::model::site::Site;
use crate::model::source::Source;
use crate::model::standing::Standing;
use crate::plan::Citing;
use crate::plan::{Home, Index, Use};
use crate::yaml::register::{Named, Ref, Register};

/// What one page was shown.
#[derive(Debug)]
pub struct Recorder<'s> {
    dependency_table: &'s DependencyTable<'s>,
    shown: Mutex<Vec<Dependency>>,
    /// A bit for each sort of which everything was shown: then single ones of it need not be noted.
    collections: AtomicU32,
}

impl<'s> Recorder<'s> {
    /// A recorder that has recorded nothing yet.
    #[must_use]
    pub fn new(dependency_table: &'s DependencyTable<'s>) -> Self {
        Self { dependency_table, shown: Mutex::new(Vec::new()), collections: AtomicU32::new(0) }
    }

    /// Everything that was shown, each thing once, in the order of the table.
    ///
    /// # Panics
    ///
    /// Never: no thread panics while it writes a thing down.
    #[must_use]
    pub fn shown(self) -> Vec<Dependency> {
        let mut shown = self.shown.into_inner().expect("no thread panics while it writes");
        shown.sort_unstable();
        shown.dedup();
        // It is kept until all pages are made.
        shown.shrink_to_fit();
        shown
    }

    fn has_recorded_all(&self, collection: Collection) -> bool {
        self.collections.load(Ordering::Relaxed) & (1 << collection as u32) != 0
    }

    fn record_all(&self, collection: Collection) {
        self.record(self.dependency_table.collection(collection));
        self.collections.fetch_or(1 << collection as u32, Ordering::Relaxed);
    }

    fn record(&self, dependency: Dependency) {
        if let Ok(mut shown) = self.shown.lock()
            && shown.last() != Some(&dependency)
        {
            shown.push(dependency);
        }
    }
}

/// Records a dependency where there is a recorder; views that no cache holds have none.
fn record(recorder: Option<&Recorder<'_>>, dependency: impl FnOnce(&DependencyTable<'_>) -> Dependency) {
    if let Some(recorder) = recorder {
        recorder.record(dependency(recorder.dependency_table));
    }
}

/// A register, seen by a page.
#[derive(Debug)]
pub struct Tracked<'s, T> {
    register: &'s Register<T>,
    kind: Kind,
    collection: Collection,
    recorder: Option<&'s Recorder<'s>>,
}

impl<T> Clone for Tracked<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Tracked<'_, T> {}

impl<'s, T: Named> Tracked<'s, T> {
    /// The entry.
    #[must_use]
    pub fn get(&self, entry: Ref<T>) -> &'s T {
        if !self.recorder.is_some_and(|recorder| recorder.has_recorded_all(self.collection)) {
            record(self.recorder, |dependency_table| dependency_table.dependency(self.kind, entry.position()));
        }
        &self.register[entry]
    }

    /// The reference for an id, if it is registered.
    #[must_use]
    pub fn find(&self, id: &Id) -> Option<Ref<T>> {
        let found = self.register.find(id);
        record(self.recorder, |dependency_table| match found {
            Some(found) => dependency_table.dependency(self.kind, found.position()),
            None => dependency_table.collection(self.collection),
        });
        found
    }

    /// All entries with their references, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Ref<T>, &'s T)> + use<'s, T> {
        self.record_all();
        self.register.iter()
    }

    /// Notes that everything of it is shown, which is less to remember than each entry by itself.
    pub fn record_all(&self) {
        if let Some(recorder) = self.recorder {
            recorder.record_all(self.collection);
        }
    }
}

/// The site, seen by a page.
#[derive(Debug, Clone, Copy)]
pub struct TrackedSite<'s> {
    /// What `site.yaml` says.
    pub settings: &'s Settings,
    /// The verdicts, in the order of the scale.
    pub scale: &'s Register<Verdict>,
    /// People and organisations.
    pub people: Tracked<'s, Person>,
    /// The sources.
    pub sources: Tracked<'s, Source>,
    /// The claims.
    pub claims: Tracked<'s, Claim>,
    /// The explainers, newest first.
    pub explainers: Tracked<'s, Explainer>,
    /// The standing pages.
    pub standings: Tracked<'s, Standing>,
}

impl<'s> TrackedSite<'s> {
    /// A site with the recorder of a page, or with none.
    #[must_use]
    pub fn new(site: &'s Site, recorder: Option<&'s Recorder<'s>>) -> Self {
        Self {
            settings: &site.settings,
            scale: &site.scale,
            people: Tracked { register: &site.people, kind: Kind::Person, collection: Collection::People, recorder },
            sources: Tracked { register: &site.sources, kind: Kind::Source, collection: Collection::Sources, recorder },
            claims: Tracked { register: &site.claims, kind: Kind::Claim, collection: Collection::Claims, recorder },
            explainers: Tracked {
                register: &site.explainers,
                kind: Kind::Explainer,
                collection: Collection::Explainers,
                recorder,
            },
            standings: Tracked {
                register: &site.standings,
                kind: Kind::Standing,
                collection: Collection::Standings,
                recorder,
            },
        }
    }
}

/// The index, seen by a page.
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

    /// Every claim, newest first.
    #[must_use]
    pub fn newest(&self) -> &'s [Ref<Claim>] {
        &self.record(|dependency_table| dependency_table.collection(Collection::Newest)).newest
    }

    /// Every explainer, newest first.
    #[must_use]
    pub fn explainers(&self) -> &'s [Ref<Explainer>] {
        &self.record(|dependency_table| dependency_table.collection(Collection::NewestExplainers)).explainers
    }

    /// The claims of each kind that has any.
    #[must_use]
    pub fn by_kind(&self) -> &'s BTreeMap<ClaimKind, Vec<Ref<Claim>>> {
        &self.record(|dependency_table| dependency_table.collection(Collection::Kinds)).by_kind
    }

    /// The claims of each tag.
    #[must_use]
    pub fn by_tag(&self) -> &'s BTreeMap<&'s Id, Vec<Ref<Claim>>> {
        &self.record(|dependency_table| dependency_table.collection(Collection::Tags)).by_tag
    }

    /// The claims of a kind, newest first.
    #[must_use]
    pub fn of_kind(&self, kind: ClaimKind) -> &'s [Ref<Claim>] {
        let index = self.record(|dependency_table| dependency_table.dependency(Kind::ClaimsAlike, kind as usize));
        index.by_kind.get(&kind).map_or(&[][..], Vec::as_slice)
    }

    /// The claims with a tag, newest first.
    #[must_use]
    pub fn with_tag(&self, tag: &Id) -> &'s [Ref<Claim>] {
        let index = self.record(|dependency_table| dependency_table.tag(tag));
        index.by_tag.get(tag).map_or(&[][..], Vec::as_slice)
    }

    /// The claims with a verdict, newest first.
    #[must_use]
    pub fn with_verdict(&self, verdict: Ref<Verdict>) -> &'s [Ref<Claim>] {
        self.record(|dependency_table| dependency_table.dependency(Kind::WithVerdict, verdict.position()))
            .with_verdict(verdict)
    }

    /// The claims that a person made or that concern them, newest first.
    #[must_use]
    pub fn with_person(&self, person: Ref<Person>) -> &'s [Ref<Claim>] {
        self.record(|dependency_table| dependency_table.dependency(Kind::WithPerson, person.position()))
            .with_person(person)
    }

    /// The explainers that a person wrote, newest first.
    #[must_use]
    pub fn written_by(&self, person: Ref<Person>) -> &'s [Ref<Explainer>] {
        self.record(|dependency_table| dependency_table.dependency(Kind::WithPerson, person.position()))
            .written_by(person)
    }

    /// The sources that anything published leans on, in the registry's order.
    #[must_use]
    pub fn used_sources(&self) -> &'s [Ref<Source>] {
        self.record(|dependency_table| dependency_table.collection(Collection::UsedSources)).used_sources()
    }

    /// The people that anything published names, in the register's order.
    #[must_use]
    pub fn used_people(&self) -> &'s [Ref<Person>] {
        &self.record(|dependency_table| dependency_table.collection(Collection::UsedPeople)).used_people
    }

    /// How claims lean on a source.
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
    pub fn carries(&self, source: Ref<Source>) -> &'s [Ref<Source>] {
        self.of_source(source).carries(source)
    }

    /// How many different claims lean on a source.
    #[must_use]
    pub fn claims_on(&self, source: Ref<Source>) -> usize {
        self.of_source(source).claims_on(source)
    }

    fn of_source(&self, source: Ref<Source>) -> &'s Index<'s> {
        self.record(|dependency_table| dependency_table.dependency(Kind::Uses, source.position()))
    }

    /// Where a claim stands among the explainers.
    #[must_use]
    pub fn home_of(&self, claim: Ref<Claim>) -> Option<Home> {
        self.record(|dependency_table| dependency_table.dependency(Kind::Home, claim.position())).home_of(claim)
    }

    /// The claims that share most people and subjects with a claim, nearest first.
    #[must_use]
    pub fn related(&self, claim: Ref<Claim>) -> &'s [Ref<Claim>] {
        self.record(|dependency_table| dependency_table.dependency(Kind::Related, claim.position())).related(claim)
    }

    /// The explainer of a claim.
    #[must_use]
    pub fn explainer_of(&self, claim: Ref<Claim>) -> Option<Ref<Explainer>> {
        Some(self.home_of(claim)?.explainer)
    }
}
