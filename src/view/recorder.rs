//! The recorder: it records what a view reads of the site. The page is not rendered again until one
//! of these changes.
//!
//! Views see the site and its index only through what stands here. So nothing that a page says can
//! be missing in what its recorder wrote.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use super::dependency_table::{Collection, Dependency, DependencyKind, DependencyTable};
use crate::base::text::Id;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::settings::Settings;
use crate::model::site::Site;
use crate::model::source::Source;
use crate::model::standing::StandingPage;
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
        Self {
            dependency_table,
            shown: Mutex::new(Vec::new()),
            collections: AtomicU32::new(0),
        }
    }

    /// Everything that was shown, each thing once, in the order of the table.
    ///
    /// # Panics
    ///
    /// Never: no thread panics while it writes a thing down.
    #[must_use]
    pub fn shown(self) -> Vec<Dependency> {
        let mut shown = self
            .shown
            .into_inner()
            .expect("no thread panics while it writes");
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
        self.collections
            .fetch_or(1 << collection as u32, Ordering::Relaxed);
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
pub(super) fn record(
    recorder: Option<&Recorder<'_>>,
    dependency: impl FnOnce(&DependencyTable<'_>) -> Dependency,
) {
    if let Some(recorder) = recorder {
        recorder.record(dependency(recorder.dependency_table));
    }
}

/// A register, seen by a page.
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

impl<'s, T: Named> Tracked<'s, T> {
    /// The entry.
    #[must_use]
    pub fn get(&self, entry: Ref<T>) -> &'s T {
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

/// The site, as a page reads it.
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
    pub standings: Tracked<'s, StandingPage>,
}

impl<'s> TrackedSite<'s> {
    /// A site with the recorder of a page, or with none.
    #[must_use]
    pub fn new(site: &'s Site, recorder: Option<&'s Recorder<'s>>) -> Self {
        Self {
            settings: &site.settings,
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
        }
    }
}
