//! The recorder: it notes what a view reads of the site. The page is not rendered again until one
//! of these things changes.
//!
//! Views read the site only through [`TrackedSite`] and its index through `TrackedIndex`, so the
//! recorder misses nothing that a page depends on.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use super::dependency_table::{Collection, Dependency, DependencyKind, DependencyTable};
use crate::base::text::Id;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::settings::Settings;
use crate::model::site::{Site, WithdrawnDocument};
use crate::model::source::Source;
use crate::model::standing::StandingPage;
use crate::yaml::register::{HasId, Ref, Register};

/// A record of what the view of one page has read.
#[derive(Debug)]
pub struct Recorder<'s> {
    dependency_table: &'s DependencyTable<'s>,
    dependencies: Mutex<Vec<Dependency>>,
    /// A bit for each collection that was read as a whole: single entries of it are not noted after
    /// that.
    collections: AtomicU32,
}

impl<'s> Recorder<'s> {
    /// A recorder that has recorded nothing yet.
    #[must_use]
    pub fn new(dependency_table: &'s DependencyTable<'s>) -> Self {
        Self {
            dependency_table,
            dependencies: Mutex::new(Vec::new()),
            collections: AtomicU32::new(0),
        }
    }

    /// Everything that was read, each thing once, in the order of the table.
    ///
    /// # Panics
    ///
    /// Never: no thread panics while it holds the lock.
    #[must_use]
    pub fn dependencies(self) -> Vec<Dependency> {
        let mut dependencies = self
            .dependencies
            .into_inner()
            .expect("no thread panics while it writes");
        dependencies.sort_unstable();
        dependencies.dedup();
        // Each page's list is kept until all pages are made, so spare capacity adds up.
        dependencies.shrink_to_fit();
        dependencies
    }

    fn has_recorded_all(&self, collection: Collection) -> bool {
        self.collections.load(Ordering::Relaxed) & (1 << collection as u32) != 0
    }

    fn record_all(&self, collection: Collection) {
        self.record(self.dependency_table.collection(collection));
        self.collections
            .fetch_or(1 << collection as u32, Ordering::Relaxed);
    }

    fn record(&self, dependency: Dependency) {
        if let Ok(mut dependencies) = self.dependencies.lock()
            // A view often reads one entry several times in a row. Other repetitions are removed at
            // the end.
            && dependencies.last() != Some(&dependency)
        {
            dependencies.push(dependency);
        }
    }
}

/// Records a dependency if there is a recorder. Views that are not cached have none.
pub(super) fn record(
    recorder: Option<&Recorder<'_>>,
    dependency: impl FnOnce(&DependencyTable<'_>) -> Dependency,
) {
    if let Some(recorder) = recorder {
        recorder.record(dependency(recorder.dependency_table));
    }
}

/// A register, as a page reads it.
#[derive(Debug)]
pub struct Tracked<'s, T> {
    register: &'s Register<T>,
    kind: DependencyKind,
    collection: Collection,
    recorder: Option<&'s Recorder<'s>>,
}

impl<T> Clone for Tracked<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Tracked<'_, T> {}

impl<'s, T: HasId> Tracked<'s, T> {
    /// The entry, which is recorded.
    #[must_use]
    pub fn get(&self, entry: Ref<T>) -> &'s T {
        // The collection covers the entry, and its number is already in the list.
        if !self
            .recorder
            .is_some_and(|recorder| recorder.has_recorded_all(self.collection))
        {
            record(self.recorder, |dependency_table| {
                dependency_table.dependency(self.kind, entry.position())
            });
        }
        &self.register[entry]
    }

    /// The reference for an id, if there is one. If not, the page depends on the whole register,
    /// since the id may be added.
    #[must_use]
    pub fn find(&self, id: &Id) -> Option<Ref<T>> {
        let found = self.register.find(id);
        record(self.recorder, |dependency_table| match found {
            Some(found) => dependency_table.dependency(self.kind, found.position()),
            None => dependency_table.collection(self.collection),
        });
        found
    }

    /// All entries with their references, in order; the register is recorded as a whole.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Ref<T>, &'s T)> + use<'s, T> {
        self.record_all();
        self.register.iter()
    }

    /// Records the register as a whole, which is less to keep than each entry by itself.
    pub fn record_all(&self) {
        if let Some(recorder) = self.recorder {
            recorder.record_all(self.collection);
        }
    }
}

/// The site, as a page reads it.
#[derive(Debug, Clone, Copy)]
pub struct TrackedSite<'s> {
    /// What `site.yaml` says.
    pub settings: &'s Settings,
    /// True if search engines are asked to leave all pages out.
    pub is_preview: bool,
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
    pub standings: Tracked<'s, StandingPage>,
    withdrawn: &'s [WithdrawnDocument],
    recorder: Option<&'s Recorder<'s>>,
}

impl<'s> TrackedSite<'s> {
    /// A site with the recorder of a page, or with none.
    #[must_use]
    pub fn new(site: &'s Site, recorder: Option<&'s Recorder<'s>>) -> Self {
        Self {
            settings: &site.settings,
            is_preview: site.is_preview,
            scale: &site.scale,
            people: Tracked {
                register: &site.people,
                kind: DependencyKind::Person,
                collection: Collection::People,
                recorder,
            },
            sources: Tracked {
                register: &site.sources,
                kind: DependencyKind::Source,
                collection: Collection::Sources,
                recorder,
            },
            claims: Tracked {
                register: &site.claims,
                kind: DependencyKind::Claim,
                collection: Collection::Claims,
                recorder,
            },
            explainers: Tracked {
                register: &site.explainers,
                kind: DependencyKind::Explainer,
                collection: Collection::Explainers,
                recorder,
            },
            standings: Tracked {
                register: &site.standings,
                kind: DependencyKind::Standing,
                collection: Collection::Standings,
                recorder,
            },
            withdrawn: &site.withdrawn,
            recorder,
        }
    }

    /// The documents that were withdrawn.
    #[must_use]
    pub fn withdrawn(&self) -> &'s [WithdrawnDocument] {
        record(self.recorder, |dependency_table| {
            dependency_table.collection(Collection::Withdrawn)
        });
        self.withdrawn
    }
}
