//! The index: which claims, sources and people belong together, worked out once for all pages.

mod people;

use std::collections::{BTreeMap, BTreeSet};

use super::citations::{Citations, Citing};
use super::published::RecordedChanges;
use crate::base::text::Id;
use crate::model::claim::{Claim, ClaimKind, Stance};
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::site::Site;
use crate::model::source::Source;
use crate::yaml::register::Ref;

pub use people::people_of;

/// How a claim uses a source.
#[derive(Debug, Clone, Copy, Hash)]
pub enum Use {
    /// The claim was made in it.
    Appearance(Ref<Claim>),
    /// It is the claim's evidence at this position, with this stance.
    Evidence(Ref<Claim>, usize, Stance),
    /// The claim's evidence at this position was read through it.
    Through(Ref<Claim>, usize),
}

/// The lists of a person's pages.
#[derive(Debug, Clone, Copy, Hash)]
pub struct PersonLists<'i> {
    /// The claims that they made or that are about them.
    pub claims: &'i [Ref<Claim>],
    /// The explainers that they wrote.
    pub explainers: &'i [Ref<Explainer>],
    /// The evidence in which they speak: the claim and the position of the entry.
    pub said: &'i [(Ref<Claim>, usize)],
}

/// The position of a claim: its explainer, and its place in that explainer's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClaimPosition {
    /// The explainer.
    pub explainer: Ref<Explainer>,
    /// Its place in the list, from 0.
    pub position: usize,
}

/// The index of a site. Lists by entry go by the entry's position in its register.
#[derive(Debug)]
pub struct Index<'s> {
    /// Every claim, newest first.
    pub newest: Vec<Ref<Claim>>,
    /// Every explainer, newest first.
    pub explainers: Vec<Ref<Explainer>>,
    /// The claims of each verdict, by position in the scale.
    by_verdict: Vec<Vec<Ref<Claim>>>,
    /// The claims of each kind that has any, newest first.
    pub by_kind: BTreeMap<ClaimKind, Vec<Ref<Claim>>>,
    /// The claims of each tag, newest first.
    pub by_tag: BTreeMap<&'s Id, Vec<Ref<Claim>>>,
    /// The explainers of each tag, newest first.
    pub explainers_by_tag: BTreeMap<&'s Id, Vec<Ref<Explainer>>>,
    by_person: Vec<Vec<Ref<Claim>>>,
    /// The evidence in which each person speaks: the claim and the position of the entry.
    said_by: Vec<Vec<(Ref<Claim>, usize)>>,
    /// The explainers that each person wrote, newest first.
    by_author: Vec<Vec<Ref<Explainer>>>,
    uses: Vec<Vec<Use>>,
    citations: Citations,
    positions: Vec<Option<ClaimPosition>>,
    /// The rank of each claim among the newest.
    ranks: Vec<u32>,
    pub(super) related: Vec<Box<[Ref<Claim>]>>,
    /// The people that anything published names, in the register's order.
    pub used_people: Vec<Ref<Person>>,
    /// What changed for readers according to the public record; empty until the plan has one.
    pub changes: RecordedChanges,
}

impl<'s> Index<'s> {
    /// Computes the index of a site, without related claims: [`Self::with_related`] adds these.
    #[must_use]
    pub fn new(site: &'s Site) -> Self {
        // Neither needs the other.
        let (index, citations) = rayon::join(|| Self::of_claims(site), || Citations::of(site));
        let used_people = people::used(site, &index.by_person, &index.said_by);
        Self {
            citations,
            used_people,
            ..index
        }
    }

    /// The part of the index that claims give by their own keys.
    fn of_claims(site: &'s Site) -> Self {
        let mut newest: Vec<Ref<Claim>> = site.claims.iter().map(|(claim, _)| claim).collect();
        // The sort is stable: claims of one day stay in the order of their explainers' lists.
        newest.sort_by_key(|claim| std::cmp::Reverse(site.claims[*claim].published));
        let mut index = Self {
            newest: Vec::new(),
            explainers: site
                .explainers
                .iter()
                .map(|(explainer, _)| explainer)
                .collect(),
            by_verdict: vec![Vec::new(); site.scale.len()],
            by_kind: BTreeMap::new(),
            by_tag: BTreeMap::new(),
            explainers_by_tag: explainers_by_tag(site),
            by_person: vec![Vec::new(); site.people.len()],
            said_by: vec![Vec::new(); site.people.len()],
            by_author: people::authored(site),
            uses: vec![Vec::new(); site.sources.len()],
            citations: Citations::default(),
            positions: positions(site),
            ranks: vec![0; site.claims.len()],
            related: Vec::new(),
            used_people: Vec::new(),
            changes: RecordedChanges::default(),
        };
        for (rank, &claim) in (0..).zip(&newest) {
            index.ranks[claim.position()] = rank;
            index.take_claim(site, claim);
        }
        Self { newest, ..index }
    }

    fn take_claim(&mut self, site: &'s Site, claim: Ref<Claim>) {
        let entry = &site.claims[claim];
        if let Some(outcome) = &entry.outcome {
            self.by_verdict[outcome.verdict.position()].push(claim);
        }
        self.by_kind.entry(entry.kind).or_default().push(claim);
        let explainer = self
            .explainer_of(claim)
            .map(|explainer| &site.explainers[explainer]);
        for tag in tags_of(entry, explainer) {
            self.by_tag.entry(tag).or_default().push(claim);
        }
        for person in people_of(entry) {
            self.by_person[person.position()].push(claim);
        }
        let made_in: BTreeSet<Ref<Source>> = entry.made_in().collect();
        for source in made_in {
            self.uses[source.position()].push(Use::Appearance(claim));
        }
        for (position, evidence) in entry.evidence.iter().enumerate() {
            self.uses[evidence.source.position()].push(Use::Evidence(
                claim,
                position,
                evidence.stance,
            ));
            for via in &evidence.via {
                self.uses[via.position()].push(Use::Through(claim, position));
            }
            for speaker in &evidence.by {
                self.said_by[speaker.position()].push((claim, position));
            }
        }
    }

    /// The claims with this verdict, newest first.
    #[must_use]
    pub fn with_verdict(&self, verdict: Ref<Verdict>) -> &[Ref<Claim>] {
        &self.by_verdict[verdict.position()]
    }

    /// The claims that this person made or that concern them, newest first.
    #[must_use]
    pub fn with_person(&self, person: Ref<Person>) -> &[Ref<Claim>] {
        &self.by_person[person.position()]
    }

    /// The explainers that this person wrote, newest first.
    #[must_use]
    pub fn written_by(&self, person: Ref<Person>) -> &[Ref<Explainer>] {
        &self.by_author[person.position()]
    }

    /// The evidence in which this person speaks, by the newest claim first: the claim and the
    /// position of the entry.
    #[must_use]
    pub fn said_by(&self, person: Ref<Person>) -> &[(Ref<Claim>, usize)] {
        &self.said_by[person.position()]
    }

    /// All that a person's pages list.
    #[must_use]
    pub fn of_person(&self, person: Ref<Person>) -> PersonLists<'_> {
        PersonLists {
            claims: self.with_person(person),
            explainers: self.written_by(person),
            said: self.said_by(person),
        }
    }

    /// How claims use this source.
    #[must_use]
    pub fn uses(&self, source: Ref<Source>) -> &[Use] {
        &self.uses[source.position()]
    }

    /// The texts that cite this source by number.
    #[must_use]
    pub fn citing(&self, source: Ref<Source>) -> &[Citing] {
        self.citations.citing(source)
    }

    /// The sources that were read through this one.
    #[must_use]
    pub fn read_through(&self, source: Ref<Source>) -> &[Ref<Source>] {
        self.citations.read_through(source)
    }

    /// The sources that anything published uses, in the registry's order.
    #[must_use]
    pub fn used_sources(&self) -> &[Ref<Source>] {
        &self.citations.used
    }

    /// The explainer of a claim; `None` if none that is published lists it.
    #[must_use]
    pub fn explainer_of(&self, claim: Ref<Claim>) -> Option<Ref<Explainer>> {
        Some(self.position_of(claim)?.explainer)
    }

    /// The position of a claim in the list of its explainer; `None` if no published explainer lists
    /// it.
    #[must_use]
    pub fn position_of(&self, claim: Ref<Claim>) -> Option<ClaimPosition> {
        self.positions[claim.position()]
    }

    /// The claims that share most people and subjects with this one, nearest first; empty unless
    /// [`Self::with_related`] was called.
    #[must_use]
    pub fn related(&self, claim: Ref<Claim>) -> &[Ref<Claim>] {
        self.related
            .get(claim.position())
            .map_or(&[], |related| &**related)
    }

    /// The rank of a claim among the newest, from 0.
    #[must_use]
    pub fn rank(&self, claim: Ref<Claim>) -> u32 {
        self.ranks[claim.position()]
    }

    /// How many different claims use this source.
    #[must_use]
    pub fn claims_on(&self, source: Ref<Source>) -> usize {
        let mut claims: Vec<Ref<Claim>> = self
            .uses(source)
            .iter()
            .map(|found| match found {
                Use::Appearance(claim) | Use::Evidence(claim, ..) | Use::Through(claim, _) => {
                    *claim
                }
            })
            .collect();
        claims.sort_unstable();
        claims.dedup();
        claims.len()
    }
}

fn explainers_by_tag(site: &Site) -> BTreeMap<&Id, Vec<Ref<Explainer>>> {
    let mut by_tag: BTreeMap<&Id, Vec<Ref<Explainer>>> = BTreeMap::new();
    for (explainer, entry) in site.explainers.iter() {
        for tag in entry.tags.iter().collect::<BTreeSet<_>>() {
            by_tag.entry(tag).or_default().push(explainer);
        }
    }
    by_tag
}

fn positions(site: &Site) -> Vec<Option<ClaimPosition>> {
    let mut positions = vec![None; site.claims.len()];
    for (explainer, entry) in site.explainers.iter() {
        for (position, claim) in entry.claims.iter().enumerate() {
            positions[claim.position()] = Some(ClaimPosition {
                explainer,
                position,
            });
        }
    }
    positions
}

/// The tags of a claim, its explainer's among them.
pub fn tags_of<'s>(claim: &'s Claim, explainer: Option<&'s Explainer>) -> BTreeSet<&'s Id> {
    claim
        .tags
        .iter()
        .chain(explainer.into_iter().flat_map(|explainer| &explainer.tags))
        .collect()
}
