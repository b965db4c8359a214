//! The catalogue: a number for everything that a page can be shown of a site, so that what it was shown can be written down.

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::claim::ClaimKind;
use crate::fingerprint::fingerprint;
use crate::register::{Named, Ref, Register};
use crate::site::Site;
use crate::text::Id;

use super::index::Index;

/// One thing that a page can be shown: an entry, a whole register, or a list of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thing(u32);

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
    Alike,
    /// Everything of a sort; the position says which.
    Whole,
}

/// Everything of a sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
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
    Kind::Alike,
    Kind::Whole,
];

const WHOLES: [Whole; 11] = [
    Whole::People,
    Whole::Sources,
    Whole::Claims,
    Whole::Explainers,
    Whole::Standings,
    Whole::Newest,
    Whole::NewestExplainers,
    Whole::Tags,
    Whole::Kinds,
    Whole::UsedSources,
    Whole::UsedPeople,
];

/// The numbers of all things of a site.
#[derive(Debug)]
pub struct Catalogue<'s> {
    site: &'s Site,
    index: &'s Index<'s>,
    /// The first number of each kind, and behind them the first that is none.
    starts: [u32; KINDS.len() + 1],
    /// The fingerprint of each thing, worked out when the first is asked for.
    fingerprints: OnceLock<Vec<u64>>,
}

impl Thing {
    /// Its number, from 0.
    #[must_use]
    pub fn number(self) -> usize {
        self.0 as usize
    }
}

impl<'s> Catalogue<'s> {
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
                Kind::Alike => ClaimKind::ALL.len(),
                Kind::Whole => WHOLES.len(),
            };
            let count = u32::try_from(count).expect("a register has fewer than 2^32 entries");
            starts[position + 1] = starts[position] + count;
        }
        Self { site, index, starts, fingerprints: OnceLock::new() }
    }

    /// The thing of a kind at this position.
    ///
    /// # Panics
    ///
    /// From position 4,294,967,296 on.
    #[must_use]
    pub fn thing(&self, kind: Kind, position: usize) -> Thing {
        Thing(self.starts[kind as usize] + u32::try_from(position).expect("a register has fewer than 2^32 entries"))
    }

    /// Everything of a sort.
    #[must_use]
    pub fn whole(&self, whole: Whole) -> Thing {
        self.thing(Kind::Whole, whole as usize)
    }

    /// The claims with a tag, or all tags where there is none such.
    #[must_use]
    pub fn tag(&self, tag: &Id) -> Thing {
        match self.index.by_tag.keys().position(|known| *known == tag) {
            Some(position) => self.thing(Kind::WithTag, position),
            None => self.whole(Whole::Tags),
        }
    }

    /// The name of a thing in every run: its kind's number and its id, which is empty for what there is one of.
    #[must_use]
    pub fn name(&self, thing: Thing) -> (usize, String) {
        let (kind, position) = self.place(thing);
        let site = self.site;
        let id = match kind {
            Kind::Person | Kind::WithPerson => id_at(&site.people, position),
            Kind::Source | Kind::Uses => id_at(&site.sources, position),
            Kind::Claim | Kind::Home | Kind::Related => id_at(&site.claims, position),
            Kind::Explainer => id_at(&site.explainers, position),
            Kind::Standing => id_at(&site.standings, position),
            Kind::WithVerdict => id_at(&site.scale, position),
            Kind::WithTag => self.index.by_tag.keys().nth(position).map_or("", |tag| tag.as_str()),
            Kind::Alike => ClaimKind::ALL[position].word(),
            Kind::Whole => return (KINDS.len() + position, String::new()),
        };
        (kind as usize, id.to_owned())
    }

    /// The thing with this name, if there is one now.
    #[must_use]
    pub fn find(&self, kind: usize, id: &str) -> Option<Thing> {
        let Some(kind) = KINDS[..KINDS.len() - 1].get(kind) else {
            let position = kind.checked_sub(KINDS.len())?;
            return WHOLES.get(position).map(|whole| self.whole(*whole));
        };
        let site = self.site;
        let position = match kind {
            Kind::Person | Kind::WithPerson => site.people.find_text(id)?.position(),
            Kind::Source | Kind::Uses => site.sources.find_text(id)?.position(),
            Kind::Claim | Kind::Home | Kind::Related => site.claims.find_text(id)?.position(),
            Kind::Explainer => site.explainers.find_text(id)?.position(),
            Kind::Standing => site.standings.find_text(id)?.position(),
            Kind::WithVerdict => site.scale.find_text(id)?.position(),
            Kind::WithTag => self.index.by_tag.keys().position(|tag| tag.as_str() == id)?,
            Kind::Alike => ClaimKind::ALL.iter().position(|kind| kind.word() == id)?,
            Kind::Whole => return None,
        };
        Some(self.thing(*kind, position))
    }

    /// Everything, by number.
    pub fn things(&self) -> impl ExactSizeIterator<Item = Thing> + use<> {
        (0..self.starts[KINDS.len()]).map(Thing)
    }

    /// The fingerprints of all that a page can be shown of each thing, by the thing's number.
    ///
    /// Worked out by all threads: who asks first from many at once keeps the others waiting.
    #[must_use]
    pub fn fingerprints(&self) -> &[u64] {
        self.fingerprints.get_or_init(|| self.all())
    }

    fn all(&self) -> Vec<u64> {
        let (parts, whole) = (self.starts[Kind::Whole as usize], self.starts[KINDS.len()]);
        let mut all: Vec<u64> = (0..parts).into_par_iter().map(|number| self.part(Thing(number))).collect();
        let register = |kind: Kind| {
            let (first, behind) = (self.starts[kind as usize], self.starts[kind as usize + 1]);
            fingerprint(&all[first as usize..behind as usize])
        };
        let wholes: Vec<u64> = (parts..whole)
            .map(|number| match WHOLES[(number - parts) as usize] {
                Whole::People => register(Kind::Person),
                Whole::Sources => register(Kind::Source),
                Whole::Claims => register(Kind::Claim),
                Whole::Explainers => register(Kind::Explainer),
                Whole::Standings => register(Kind::Standing),
                Whole::Newest => fingerprint(&self.index.newest),
                Whole::NewestExplainers => fingerprint(&self.index.explainers),
                Whole::Tags => fingerprint(&self.index.by_tag),
                Whole::Kinds => fingerprint(&self.index.by_kind),
                Whole::UsedSources => fingerprint(self.index.used_sources()),
                Whole::UsedPeople => fingerprint(&self.index.used_people),
            })
            .collect();
        all.extend(wholes);
        all
    }

    /// The fingerprint of a thing that is not everything of a sort.
    fn part(&self, thing: Thing) -> u64 {
        let (kind, position) = self.place(thing);
        let (site, index) = (self.site, self.index);
        match kind {
            Kind::Person => fingerprint(at(&site.people, position)),
            Kind::Source => fingerprint(at(&site.sources, position)),
            Kind::Claim => fingerprint(at(&site.claims, position)),
            Kind::Explainer => fingerprint(at(&site.explainers, position)),
            Kind::Standing => fingerprint(at(&site.standings, position)),
            Kind::Uses => {
                let source = reference(&site.sources, position);
                fingerprint(&(index.uses(source), index.citing(source), index.carries(source)))
            }
            Kind::Home => fingerprint(&index.home_of(reference(&site.claims, position))),
            Kind::Related => fingerprint(index.related(reference(&site.claims, position))),
            Kind::WithPerson => fingerprint(&index.of_person(reference(&site.people, position))),
            Kind::WithVerdict => fingerprint(index.with_verdict(reference(&site.scale, position))),
            Kind::WithTag => fingerprint(&index.by_tag.values().nth(position)),
            Kind::Alike => fingerprint(&index.by_kind.get(&ClaimKind::ALL[position])),
            Kind::Whole => 0,
        }
    }

    /// The kind of a thing and its position among its like.
    fn place(&self, thing: Thing) -> (Kind, usize) {
        let kind = self.starts.partition_point(|start| *start <= thing.0) - 1;
        (KINDS[kind], (thing.0 - self.starts[kind]) as usize)
    }
}

fn reference<T: Named>(register: &Register<T>, position: usize) -> Ref<T> {
    register.reference(position)
}

fn at<T: Named>(register: &Register<T>, position: usize) -> &T {
    &register[reference(register, position)]
}

fn id_at<T: Named>(register: &Register<T>, position: usize) -> &str {
    at(register, position).id().as_str()
}
