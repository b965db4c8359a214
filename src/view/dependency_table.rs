//! The dependency table: a number for everything that a view can read of a site, so that what it
//! read can be recorded.

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::base::fingerprint::fingerprint;
use crate::base::text::Id;
use crate::model::claim::ClaimKind;
use crate::model::site::Site;
use crate::plan::Index;
use crate::yaml::register::{HasId, Ref, Register};

/// One thing that a page can be shown: an entry, a whole register, or a list of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dependency(u32);

/// What kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An entry of `people.yaml`.
    Person,
    /// A source.
    Source,
    /// A claim in every language.
    Claim,
    /// An explainer in every language.
    Explainer,
    /// A standing page in every language.
    Standing,
    /// How claims lean on a source, who cites it, and what was read through it.
    Uses,
    /// Where a claim stands among the explainers.
    Home,
    /// The claims that are related to a claim.
    Related,
    /// The claims of a person.
    WithPerson,
    /// The claims with a verdict.
    WithVerdict,
    /// The claims with a tag.
    WithTag,
    /// The claims of a kind.
    ClaimsAlike,
    /// Everything of a sort; the position says which.
    Collection,
}

/// Everything of a sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collection {
    /// All people.
    People,
    /// All sources.
    Sources,
    /// All claims.
    Claims,
    /// All explainers.
    Explainers,
    /// All standing pages.
    Standings,
    /// The claims, newest first.
    Newest,
    /// Which explainers there are, newest first.
    NewestExplainers,
    /// The claims of every tag.
    Tags,
    /// The claims of every kind.
    Kinds,
    /// The sources that anything leans on.
    UsedSources,
    /// The people whom anything names.
    UsedPeople,
}

const KINDS: [Kind; 13] = [
    Kind::Person,
    Kind::Source,
    Kind::Claim,
    Kind::Explainer,
    Kind::Standing,
    Kind::Uses,
    Kind::Home,
    Kind::Related,
    Kind::WithPerson,
    Kind::WithVerdict,
    Kind::WithTag,
    Kind::ClaimsAlike,
    Kind::Collection,
];

const WHOLES: [Collection; 11] = [
    Collection::People,
    Collection::Sources,
    Collection::Claims,
    Collection::Explainers,
    Collection::Standings,
    Collection::Newest,
    Collection::NewestExplainers,
    Collection::Tags,
    Collection::Kinds,
    Collection::UsedSources,
    Collection::UsedPeople,
];

/// The numbers of all things of a site.
#[derive(Debug)]
pub struct DependencyTable<'s> {
    site: &'s Site,
    index: &'s Index<'s>,
    /// The first number of each kind, and behind them the first that is none.
    starts: [u32; KINDS.len() + 1],
    /// The fingerprint of each thing, worked out when the first is asked for.
    fingerprints: OnceLock<Vec<u64>>,
}

impl Dependency {
    /// Its number, from 0.
    #[must_use]
    pub fn number(self) -> usize {
        self.0 as usize
    }
}

impl<'s> DependencyTable<'s> {
    /// Numbers the things of a site.
    ///
    /// # Panics
    ///
    /// When there are 4,294,967,296 of them or more.
    #[must_use]
    pub fn new(site: &'s Site, index: &'s Index<'s>) -> Self {
        let mut starts = [0; KINDS.len() + 1];
        for (position, kind) in KINDS.iter().enumerate() {
            let count = match kind {
                Kind::Person | Kind::WithPerson => site.people.len(),
                Kind::Source | Kind::Uses => site.sources.len(),
                Kind::Claim | Kind::Home | Kind::Related => site.claims.len(),
                Kind::Explainer => site.explainers.len(),
                Kind::Standing => site.standings.len(),
                Kind::WithVerdict => site.scale.len(),
                Kind::WithTag => index.by_tag.len(),
                Kind::ClaimsAlike => ClaimKind::ALL.len(),
                Kind::Collection => WHOLES.len(),
            };
            let count = u32::try_from(count).expect("a register has fewer than 2^32 entries");
            starts[position + 1] = starts[position] + count;
        }
        Self {
            site,
            index,
            starts,
            fingerprints: OnceLock::new(),
        }
    }

    /// The thing of a kind at this position.
    ///
    /// # Panics
    ///
    /// From position 4,294,967,296 on.
    #[must_use]
    pub fn dependency(&self, kind: Kind, position: usize) -> Dependency {
        Dependency(
            self.starts[kind as usize]
                + u32::try_from(position).expect("a register has fewer than 2^32 entries"),
        )
    }

    /// Everything of a sort.
    #[must_use]
    pub fn collection(&self, collection: Collection) -> Dependency {
        self.dependency(Kind::Collection, collection as usize)
    }

    /// The claims with a tag, or all tags where there is none such.
    #[must_use]
    pub fn tag(&self, tag: &Id) -> Dependency {
        match self.index.by_tag.keys().position(|known| *known == tag) {
            Some(position) => self.dependency(Kind::WithTag, position),
            None => self.collection(Collection::Tags),
        }
    }

    /// The name of a thing in every run: its kind's number and its id, which is empty for what
    /// there is one of.
    #[must_use]
    pub fn name(&self, dependency: Dependency) -> (usize, String) {
        let (kind, position) = self.place(dependency);
        let site = self.site;
        let id = match kind {
            Kind::Person | Kind::WithPerson => id_at(&site.people, position),
            Kind::Source | Kind::Uses => id_at(&site.sources, position),
            Kind::Claim | Kind::Home | Kind::Related => id_at(&site.claims, position),
            Kind::Explainer => id_at(&site.explainers, position),
            Kind::Standing => id_at(&site.standings, position),
            Kind::WithVerdict => id_at(&site.scale, position),
            Kind::WithTag => self
                .index
                .by_tag
                .keys()
                .nth(position)
                .map_or("", |tag| tag.as_str()),
            Kind::ClaimsAlike => ClaimKind::ALL[position].word(),
            Kind::Collection => return (KINDS.len() + position, String::new()),
        };
        (kind as usize, id.to_owned())
    }

    /// The thing with this name, if there is one now.
    #[must_use]
    pub fn find(&self, kind: usize, id: &str) -> Option<Dependency> {
        let Some(kind) = KINDS[..KINDS.len() - 1].get(kind) else {
            let position = kind.checked_sub(KINDS.len())?;
            return WHOLES
                .get(position)
                .map(|collection| self.collection(*collection));
        };
        let site = self.site;
        let position = match kind {
            Kind::Person | Kind::WithPerson => site.people.find_text(id)?.position(),
            Kind::Source | Kind::Uses => site.sources.find_text(id)?.position(),
            Kind::Claim | Kind::Home | Kind::Related => site.claims.find_text(id)?.position(),
            Kind::Explainer => site.explainers.find_text(id)?.position(),
            Kind::Standing => site.standings.find_text(id)?.position(),
            Kind::WithVerdict => site.scale.find_text(id)?.position(),
            Kind::WithTag => self
                .index
                .by_tag
                .keys()
                .position(|tag| tag.as_str() == id)?,
            Kind::ClaimsAlike => ClaimKind::ALL.iter().position(|kind| kind.word() == id)?,
            Kind::Collection => return None,
        };
        Some(self.dependency(*kind, position))
    }

    /// Everything, by number.
    pub fn dependencies(&self) -> impl ExactSizeIterator<Item = Dependency> + use<> {
        (0..self.starts[KINDS.len()]).map(Dependency)
    }

    /// The fingerprints of all that a page can be shown of each thing, by the thing's number.
    ///
    /// Worked out by all threads: who asks first from many at once keeps the others waiting.
    #[must_use]
    pub fn fingerprints(&self) -> &[u64] {
        self.fingerprints.get_or_init(|| self.all())
    }

    fn all(&self) -> Vec<u64> {
        let (parts, collection) = (
            self.starts[Kind::Collection as usize],
            self.starts[KINDS.len()],
        );
        let mut all: Vec<u64> = (0..parts)
            .into_par_iter()
            .map(|number| self.part(Dependency(number)))
            .collect();
        let register = |kind: Kind| {
            let (first, behind) = (self.starts[kind as usize], self.starts[kind as usize + 1]);
            fingerprint(&all[first as usize..behind as usize])
        };
        let collections: Vec<u64> = (parts..collection)
            .map(|number| match WHOLES[(number - parts) as usize] {
                Collection::People => register(Kind::Person),
                Collection::Sources => register(Kind::Source),
                Collection::Claims => register(Kind::Claim),
                Collection::Explainers => register(Kind::Explainer),
                Collection::Standings => register(Kind::Standing),
                Collection::Newest => fingerprint(&self.index.newest),
                Collection::NewestExplainers => fingerprint(&self.index.explainers),
                Collection::Tags => fingerprint(&self.index.by_tag),
                Collection::Kinds => fingerprint(&self.index.by_kind),
                Collection::UsedSources => fingerprint(self.index.used_sources()),
                Collection::UsedPeople => fingerprint(&self.index.used_people),
            })
            .collect();
        all.extend(collections);
        all
    }

    /// The fingerprint of a thing that is not everything of a sort.
    fn part(&self, dependency: Dependency) -> u64 {
        let (kind, position) = self.place(dependency);
        let (site, index) = (self.site, self.index);
        match kind {
            Kind::Person => fingerprint(at(&site.people, position)),
            Kind::Source => fingerprint(at(&site.sources, position)),
            Kind::Claim => fingerprint(at(&site.claims, position)),
            Kind::Explainer => fingerprint(at(&site.explainers, position)),
            Kind::Standing => fingerprint(at(&site.standings, position)),
            Kind::Uses => {
                let source = reference(&site.sources, position);
                fingerprint(&(
                    index.uses(source),
                    index.citing(source),
                    index.carries(source),
                ))
            }
            Kind::Home => fingerprint(&index.home_of(reference(&site.claims, position))),
            Kind::Related => fingerprint(index.related(reference(&site.claims, position))),
            Kind::WithPerson => fingerprint(&index.of_person(reference(&site.people, position))),
            Kind::WithVerdict => fingerprint(index.with_verdict(reference(&site.scale, position))),
            Kind::WithTag => fingerprint(&index.by_tag.values().nth(position)),
            Kind::ClaimsAlike => fingerprint(&index.by_kind.get(&ClaimKind::ALL[position])),
            Kind::Collection => 0,
        }
    }

    /// The kind of a thing and its position among its like.
    fn place(&self, dependency: Dependency) -> (Kind, usize) {
        let kind = self.starts.partition_point(|start| *start <= dependency.0) - 1;
        (KINDS[kind], (dependency.0 - self.starts[kind]) as usize)
    }
}

fn reference<T: HasId>(register: &Register<T>, position: usize) -> Ref<T> {
    register.reference(position)
}

fn at<T: HasId>(register: &Register<T>, position: usize) -> &T {
    &register[reference(register, position)]
}

fn id_at<T: HasId>(register: &Register<T>, position: usize) -> &str {
    at(register, position).id().as_str()
}
