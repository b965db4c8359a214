//! The fingerprints of everything that a view can read of a site, by which the next build tells
//! what has changed.

use rayon::prelude::*;

use super::kind::{COLLECTIONS, Collection, DEPENDENCY_KINDS, DependencyKind};
use super::{Dependency, DependencyTable};
use crate::base::fingerprint::fingerprint;
use crate::model::claim::ClaimKind;
use crate::model::site::WithdrawnDocument;
use crate::yaml::register::{HasId, Ref, Register};

impl DependencyTable<'_> {
    /// The fingerprint of each thing, by the thing's number.
    ///
    /// They are computed once, by all threads. If several threads ask at once, all but one wait.
    #[must_use]
    pub fn fingerprints(&self) -> &[u64] {
        self.fingerprints.get_or_init(|| self.all())
    }

    fn all(&self) -> Vec<u64> {
        let (parts, collection) = (
            self.starts[DependencyKind::Collection as usize],
            self.starts[DEPENDENCY_KINDS.len()],
        );
        let mut all: Vec<u64> = (0..parts)
            .into_par_iter()
            .map(|number| self.part(Dependency(number)))
            .collect();
        let register = |kind: DependencyKind| {
            let (first, behind) = (self.starts[kind as usize], self.starts[kind as usize + 1]);
            fingerprint(&all[first as usize..behind as usize])
        };
        let collections: Vec<u64> = (parts..collection)
            .map(|number| match COLLECTIONS[(number - parts) as usize] {
                Collection::People => register(DependencyKind::Person),
                Collection::Sources => register(DependencyKind::Source),
                Collection::Claims => register(DependencyKind::Claim),
                Collection::Explainers => register(DependencyKind::Explainer),
                Collection::Standings => register(DependencyKind::Standing),
                Collection::Newest => fingerprint(&self.index.newest),
                Collection::NewestExplainers => fingerprint(&self.index.explainers),
                Collection::Tags => fingerprint(&self.index.by_tag),
                Collection::Kinds => fingerprint(&self.index.by_kind),
                Collection::UsedSources => fingerprint(self.index.used_sources()),
                Collection::UsedPeople => fingerprint(&self.index.used_people),
                Collection::Withdrawn => {
                    let shown = self.site.withdrawn.iter().map(WithdrawnDocument::shown);
                    fingerprint(&shown.collect::<Vec<_>>())
                }
            })
            .collect();
        all.extend(collections);
        all
    }

    /// The fingerprint of a thing that is not a collection.
    fn part(&self, dependency: Dependency) -> u64 {
        let (kind, position) = self.place(dependency);
        let (site, index) = (self.site, self.index);
        match kind {
            DependencyKind::Person => fingerprint(at(&site.people, position)),
            DependencyKind::Source => fingerprint(at(&site.sources, position)),
            DependencyKind::Claim => {
                let claim = at(&site.claims, position);
                fingerprint(&(claim, index.changes.of_claim(claim)))
            }
            DependencyKind::Explainer => {
                let explainer = at(&site.explainers, position);
                fingerprint(&(explainer, index.changes.of_explainer(explainer)))
            }
            DependencyKind::Standing => fingerprint(at(&site.standings, position)),
            DependencyKind::Uses => {
                let source = reference(&site.sources, position);
                fingerprint(&(
                    index.uses(source),
                    index.citing(source),
                    index.read_through(source),
                ))
            }
            DependencyKind::ClaimPosition => {
                fingerprint(&index.position_of(reference(&site.claims, position)))
            }
            DependencyKind::Related => {
                fingerprint(index.related(reference(&site.claims, position)))
            }
            DependencyKind::WithPerson => {
                fingerprint(&index.of_person(reference(&site.people, position)))
            }
            DependencyKind::WithVerdict => {
                fingerprint(index.with_verdict(reference(&site.scale, position)))
            }
            DependencyKind::WithTag => {
                let tag = index.by_tag.iter().nth(position);
                let explainers = tag.and_then(|(tag, _)| index.explainers_by_tag.get(tag));
                fingerprint(&(tag.map(|(_, claims)| claims), explainers))
            }
            DependencyKind::ClaimsAlike => {
                fingerprint(&index.by_kind.get(&ClaimKind::ALL[position]))
            }
            DependencyKind::Collection => 0,
        }
    }
}

fn reference<T: HasId>(register: &Register<T>, position: usize) -> Ref<T> {
    register.reference(position)
}

fn at<T: HasId>(register: &Register<T>, position: usize) -> &T {
    &register[reference(register, position)]
}
