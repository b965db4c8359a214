//! The dependency table: a number for everything that a view can read of a site, so that what each
//! view reads can be recorded.

mod fingerprints;
mod kind;

use std::sync::OnceLock;

use kind::{COLLECTIONS, DEPENDENCY_KINDS};
pub use kind::{Collection, DependencyKind};

use crate::base::text::Id;
use crate::model::claim::ClaimKind;
use crate::model::site::Site;
use crate::plan::Index;
use crate::yaml::register::{HasId, Register};

/// Something that a view can read: an entry, a whole register, or a list of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dependency(u32);

/// The numbers of everything that views of a site can read.
#[derive(Debug)]
pub struct DependencyTable<'s> {
    site: &'s Site,
    index: &'s Index<'s>,
    /// The first number of each kind, and after these the first number that is not used.
    starts: [u32; DEPENDENCY_KINDS.len() + 1],
    /// The fingerprint of each thing, computed when they are first needed.
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
    /// If there are 4,294,967,296 of them or more.
    #[must_use]
    pub fn new(site: &'s Site, index: &'s Index<'s>) -> Self {
        let mut starts = [0; DEPENDENCY_KINDS.len() + 1];
        for (position, kind) in DEPENDENCY_KINDS.iter().enumerate() {
            let count = match kind {
                DependencyKind::Person | DependencyKind::WithPerson => site.people.len(),
                DependencyKind::Source | DependencyKind::Uses => site.sources.len(),
                DependencyKind::Claim | DependencyKind::ClaimPosition | DependencyKind::Related => {
                    site.claims.len()
                }
                DependencyKind::Explainer => site.explainers.len(),
                DependencyKind::Standing => site.standings.len(),
                DependencyKind::WithVerdict => site.scale.len(),
                DependencyKind::WithTag => index.by_tag.len(),
                DependencyKind::ClaimsAlike => ClaimKind::ALL.len(),
                DependencyKind::Collection => COLLECTIONS.len(),
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
    pub fn dependency(&self, kind: DependencyKind, position: usize) -> Dependency {
        Dependency(
            self.starts[kind as usize]
                + u32::try_from(position).expect("a register has fewer than 2^32 entries"),
        )
    }

    /// The dependency on a whole collection.
    #[must_use]
    pub fn collection(&self, collection: Collection) -> Dependency {
        self.dependency(DependencyKind::Collection, collection as usize)
    }

    /// The claims with a tag. If no claim has it, this is the dependency on all tags: a claim with
    /// the tag would change these.
    #[must_use]
    pub fn tag(&self, tag: &Id) -> Dependency {
        match self.index.by_tag.keys().position(|known| *known == tag) {
            Some(position) => self.dependency(DependencyKind::WithTag, position),
            None => self.collection(Collection::Tags),
        }
    }

    /// The name of a thing, which stays the same from run to run while numbers change: the number
    /// of its kind, and its id, which is empty for a collection.
    #[must_use]
    pub fn name(&self, dependency: Dependency) -> (usize, String) {
        let (kind, position) = self.place(dependency);
        let site = self.site;
        let id = match kind {
            DependencyKind::Person | DependencyKind::WithPerson => id_at(&site.people, position),
            DependencyKind::Source | DependencyKind::Uses => id_at(&site.sources, position),
            DependencyKind::Claim | DependencyKind::ClaimPosition | DependencyKind::Related => {
                id_at(&site.claims, position)
            }
            DependencyKind::Explainer => id_at(&site.explainers, position),
            DependencyKind::Standing => id_at(&site.standings, position),
            DependencyKind::WithVerdict => id_at(&site.scale, position),
            DependencyKind::WithTag => self
                .index
                .by_tag
                .keys()
                .nth(position)
                .map_or("", |tag| tag.as_str()),
            DependencyKind::ClaimsAlike => ClaimKind::ALL[position].word(),
            DependencyKind::Collection => {
                return (DEPENDENCY_KINDS.len() + position, String::new());
            }
        };
        (kind as usize, id.to_owned())
    }

    /// The thing with this name; `None` if the site does not have it any more.
    #[must_use]
    pub fn find(&self, kind: usize, id: &str) -> Option<Dependency> {
        // The last kind is that of collections, whose numbers follow those of the kinds.
        let Some(kind) = DEPENDENCY_KINDS[..DEPENDENCY_KINDS.len() - 1].get(kind) else {
            let position = kind.checked_sub(DEPENDENCY_KINDS.len())?;
            return COLLECTIONS
                .get(position)
                .map(|collection| self.collection(*collection));
        };
        let site = self.site;
        let position = match kind {
            DependencyKind::Person | DependencyKind::WithPerson => {
                site.people.find_text(id)?.position()
            }
            DependencyKind::Source | DependencyKind::Uses => site.sources.find_text(id)?.position(),
            DependencyKind::Claim | DependencyKind::ClaimPosition | DependencyKind::Related => {
                site.claims.find_text(id)?.position()
            }
            DependencyKind::Explainer => site.explainers.find_text(id)?.position(),
            DependencyKind::Standing => site.standings.find_text(id)?.position(),
            DependencyKind::WithVerdict => site.scale.find_text(id)?.position(),
            DependencyKind::WithTag => self
                .index
                .by_tag
                .keys()
                .position(|tag| tag.as_str() == id)?,
            DependencyKind::ClaimsAlike => {
                ClaimKind::ALL.iter().position(|kind| kind.word() == id)?
            }
            DependencyKind::Collection => return None,
        };
        Some(self.dependency(*kind, position))
    }

    /// Everything, by number.
    pub fn dependencies(&self) -> impl ExactSizeIterator<Item = Dependency> + use<> {
        (0..self.starts[DEPENDENCY_KINDS.len()]).map(Dependency)
    }

    /// The kind of a thing, and its position among those of its kind.
    fn place(&self, dependency: Dependency) -> (DependencyKind, usize) {
        let kind = self.starts.partition_point(|start| *start <= dependency.0) - 1;
        (
            DEPENDENCY_KINDS[kind],
            (dependency.0 - self.starts[kind]) as usize,
        )
    }
}

fn id_at<T: HasId>(register: &Register<T>, position: usize) -> &str {
    register[register.reference(position)].id().as_str()
}
