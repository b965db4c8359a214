//! The witness: it writes down what a page is shown of the site, so that the page need not be made again while that stands.
//!
//! Views see the site and its index only through what stands here. So nothing that a page says can be missing in what its
//! witness wrote.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use super::catalogue::{Catalogue, Kind, Thing, Whole};
use super::citations::Citing;
use super::index::{Home, Index, Use};
use crate::claim::{Claim, ClaimKind};
use crate::explainer::Explainer;
use crate::person::Person;
use crate::register::{Named, Ref, Register};
use crate::scale::Verdict;
use crate::settings::Settings;
use crate::site::Site;
use crate::source::Source;
use crate::standing::Standing;
use crate::text::Id;

/// What one page was shown.
#[derive(Debug)]
pub struct Witness<'s> {
    catalogue: &'s Catalogue<'s>,
    shown: Mutex<Vec<Thing>>,
    /// A bit for each sort of which everything was shown: then single ones of it need not be noted.
    wholes: AtomicU32,
}

impl<'s> Witness<'s> {
    /// A witness that has seen nothing yet.
    #[must_use]
    pub fn new(catalogue: &'s Catalogue<'s>) -> Self {
        Self { catalogue, shown: Mutex::new(Vec::new()), wholes: AtomicU32::new(0) }
    }

    /// Everything that was shown, each thing once, in the order of the catalogue.
    ///
    /// # Panics
    ///
    /// Never: no thread panics while it writes a thing down.
    #[must_use]
    pub fn shown(self) -> Vec<Thing> {
        let mut shown = self.shown.into_inner().expect("no thread panics while it writes");
        shown.sort_unstable();
        shown.dedup();
        // It is kept until all pages are made.
        shown.shrink_to_fit();
        shown
    }

    fn saw_all(&self, whole: Whole) -> bool {
        self.wholes.load(Ordering::Relaxed) & (1 << whole as u32) != 0
    }

    fn see_all(&self, whole: Whole) {
        self.saw(self.catalogue.whole(whole));
        self.wholes.fetch_or(1 << whole as u32, Ordering::Relaxed);
    }

    fn saw(&self, thing: Thing) {
        if let Ok(mut shown) = self.shown.lock()
            && shown.last() != Some(&thing)
        {
            shown.push(thing);
        }
    }
}

/// Writes a thing down where there is a witness; views that no ledger will speak of have none.
fn saw(witness: Option<&Witness<'_>>, thing: impl FnOnce(&Catalogue<'_>) -> Thing) {
    if let Some(witness) = witness {
        witness.saw(thing(witness.catalogue));
    }
}

/// A register, seen by a page.
#[derive(Debug)]
pub struct Seen<'s, T> {
    register: &'s Register<T>,
    kind: Kind,
    whole: Whole,
    witness: Option<&'s Witness<'s>>,
}

impl<T> Clone for Seen<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Seen<'_, T> {}

impl<'s, T: Named> Seen<'s, T> {
    /// The entry.
    #[must_use]
    pub fn get(&self, entry: Ref<T>) -> &'s T {
        if !self.witness.is_some_and(|witness| witness.saw_all(self.whole)) {
            saw(self.witness, |catalogue| catalogue.thing(self.kind, entry.position()));
        }
        &self.register[entry]
    }

    /// The reference for an id, if it is registered.
    #[must_use]
    pub fn find(&self, id: &Id) -> Option<Ref<T>> {
        let found = self.register.find(id);
        saw(self.witness, |catalogue| match found {
            Some(found) => catalogue.thing(self.kind, found.position()),
            None => catalogue.whole(self.whole),
        });
        found
    }

    /// All entries with their references, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Ref<T>, &'s T)> + use<'s, T> {
        self.note_all();
        self.register.iter()
    }

    /// Notes that everything of it is shown, which is less to remember than each entry by itself.
    pub fn note_all(&self) {
        if let Some(witness) = self.witness {
            witness.see_all(self.whole);
        }
    }
}

/// The site, seen by a page.
#[derive(Debug, Clone, Copy)]
pub struct SeenSite<'s> {
    /// What `site.yaml` says.
    pub settings: &'s Settings,
    /// The verdicts, in the order of the scale.
    pub scale: &'s Register<Verdict>,
    /// People and organisations.
    pub people: Seen<'s, Person>,
    /// The sources.
    pub sources: Seen<'s, Source>,
    /// The claims.
    pub claims: Seen<'s, Claim>,
    /// The explainers, newest first.
    pub explainers: Seen<'s, Explainer>,
    /// The standing pages.
    pub standings: Seen<'s, Standing>,
}

impl<'s> SeenSite<'s> {
    /// A site with the witness of a page, or with none.
    #[must_use]
    pub fn new(site: &'s Site, witness: Option<&'s Witness<'s>>) -> Self {
        Self {
            settings: &site.settings,
            scale: &site.scale,
            people: Seen { register: &site.people, kind: Kind::Person, whole: Whole::People, witness },
            sources: Seen { register: &site.sources, kind: Kind::Source, whole: Whole::Sources, witness },
            claims: Seen { register: &site.claims, kind: Kind::Claim, whole: Whole::Claims, witness },
            explainers: Seen { register: &site.explainers, kind: Kind::Explainer, whole: Whole::Explainers, witness },
            standings: Seen { register: &site.standings, kind: Kind::Standing, whole: Whole::Standings, witness },
        }
    }
}

/// The index, seen by a page.
#[derive(Debug, Clone, Copy)]
pub struct SeenIndex<'s> {
    index: &'s Index<'s>,
    witness: Option<&'s Witness<'s>>,
}

impl<'s> SeenIndex<'s> {
    /// An index with the witness of a page, or with none.
    #[must_use]
    pub fn new(index: &'s Index<'s>, witness: Option<&'s Witness<'s>>) -> Self {
        Self { index, witness }
    }

    fn saw(&self, thing: impl FnOnce(&Catalogue<'_>) -> Thing) -> &'s Index<'s> {
        saw(self.witness, thing);
        self.index
    }

    /// Every claim, newest first.
    #[must_use]
    pub fn newest(&self) -> &'s [Ref<Claim>] {
        &self.saw(|catalogue| catalogue.whole(Whole::Newest)).newest
    }

    /// Every explainer, newest first.
    #[must_use]
    pub fn explainers(&self) -> &'s [Ref<Explainer>] {
        &self.saw(|catalogue| catalogue.whole(Whole::NewestExplainers)).explainers
    }

    /// The claims of each kind that has any.
    #[must_use]
    pub fn by_kind(&self) -> &'s BTreeMap<ClaimKind, Vec<Ref<Claim>>> {
        &self.saw(|catalogue| catalogue.whole(Whole::Kinds)).by_kind
    }

    /// The claims of each tag.
    #[must_use]
    pub fn by_tag(&self) -> &'s BTreeMap<&'s Id, Vec<Ref<Claim>>> {
        &self.saw(|catalogue| catalogue.whole(Whole::Tags)).by_tag
    }

    /// The claims of a kind, newest first.
    #[must_use]
    pub fn of_kind(&self, kind: ClaimKind) -> &'s [Ref<Claim>] {
        let index = self.saw(|catalogue| catalogue.thing(Kind::Alike, kind as usize));
        index.by_kind.get(&kind).map_or(&[][..], Vec::as_slice)
    }

    /// The claims with a tag, newest first.
    #[must_use]
    pub fn with_tag(&self, tag: &Id) -> &'s [Ref<Claim>] {
        let index = self.saw(|catalogue| catalogue.tag(tag));
        index.by_tag.get(tag).map_or(&[][..], Vec::as_slice)
    }

    /// The claims with a verdict, newest first.
    #[must_use]
    pub fn with_verdict(&self, verdict: Ref<Verdict>) -> &'s [Ref<Claim>] {
        self.saw(|catalogue| catalogue.thing(Kind::WithVerdict, verdict.position())).with_verdict(verdict)
    }

    /// The claims that a person made or that concern them, newest first.
    #[must_use]
    pub fn with_person(&self, person: Ref<Person>) -> &'s [Ref<Claim>] {
        self.saw(|catalogue| catalogue.thing(Kind::WithPerson, person.position())).with_person(person)
    }

    /// The explainers that a person wrote, newest first.
    #[must_use]
    pub fn written_by(&self, person: Ref<Person>) -> &'s [Ref<Explainer>] {
        self.saw(|catalogue| catalogue.thing(Kind::WithPerson, person.position())).written_by(person)
    }

    /// The sources that anything published leans on, in the registry's order.
    #[must_use]
    pub fn used_sources(&self) -> &'s [Ref<Source>] {
        self.saw(|catalogue| catalogue.whole(Whole::UsedSources)).used_sources()
    }

    /// The people that anything published names, in the register's order.
    #[must_use]
    pub fn used_people(&self) -> &'s [Ref<Person>] {
        &self.saw(|catalogue| catalogue.whole(Whole::UsedPeople)).used_people
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
        self.saw(|catalogue| catalogue.thing(Kind::Uses, source.position()))
    }

    /// Where a claim stands among the explainers.
    #[must_use]
    pub fn home_of(&self, claim: Ref<Claim>) -> Option<Home> {
        self.saw(|catalogue| catalogue.thing(Kind::Home, claim.position())).home_of(claim)
    }

    /// The claims that share most people and subjects with a claim, nearest first.
    #[must_use]
    pub fn related(&self, claim: Ref<Claim>) -> &'s [Ref<Claim>] {
        self.saw(|catalogue| catalogue.thing(Kind::Related, claim.position())).related(claim)
    }

    /// The explainer of a claim.
    #[must_use]
    pub fn explainer_of(&self, claim: Ref<Claim>) -> Option<Ref<Explainer>> {
        Some(self.home_of(claim)?.explainer)
    }
}
