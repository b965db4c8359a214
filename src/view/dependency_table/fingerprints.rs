//! The fingerprint of everything that a view can read of a site, by which a later build tells whether
//! it changed.

use rayon::prelude::*;

use super::kind::{Collection, KINDS, Kind, WHOLES};
use super::{Dependency, DependencyTable};
use crate::base::fingerprint::fingerprint;
use crate::model::claim::ClaimKind;
use crate::yaml::register::{Named, Ref, Register};

impl DependencyTable<'_> {
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
}

fn reference<T: Named>(register: &Register<T>, position: usize) -> Ref<T> {
    register.reference(position)
}

fn at<T: Named>(register: &Register<T>, position: usize) -> &T {
    &register[reference(register, position)]
}
