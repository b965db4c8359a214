//! The dependency table: a number for everything that a view can read of a site, so that what it
//! read can be recorded.

mod fingerprints;
mod kind;

use std::sync::OnceLock;

pub use kind::{Collection, Kind};
use kind::{KINDS, WHOLES};

use crate::base::text::Id;
use crate::model::claim::ClaimKind;
use crate::model::site::Site;
use crate::plan::Index;
use crate::yaml::register::{Named, Register};

/// One thing that a page can be shown: an entry, a whole register, or a list of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dependency(u32);

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

    /// The kind of a thing and its position among its like.
    fn place(&self, dependency: Dependency) -> (Kind, usize) {
        let kind = self.starts.partition_point(|start| *start <= dependency.0) - 1;
        (KINDS[kind], (dependency.0 - self.starts[kind]) as usize)
    }
}

fn id_at<T: Named>(register: &Register<T>, position: usize) -> &str {
    register[register.reference(position)].id().as_str()
}
