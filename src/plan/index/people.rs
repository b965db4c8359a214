//! The people of a publication: who made a claim, whom it is about, who wrote, who speaks.

use std::collections::BTreeSet;

use crate::content::prose::ReferenceKind;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::site::Site;
use crate::yaml::register::Ref;

/// The people who made a claim, and those whom it concerns.
pub fn people_of(claim: &Claim) -> BTreeSet<Ref<Person>> {
    claim
        .claimants
        .iter()
        .chain(&claim.about)
        .copied()
        .collect()
}

/// The explainers that each person wrote, by the position of the person.
pub fn authored(site: &Site) -> Vec<Vec<Ref<Explainer>>> {
    let mut by_author = vec![Vec::new(); site.people.len()];
    for (explainer, entry) in site.explainers.iter() {
        for author in &entry.authors {
            let written: &mut Vec<Ref<Explainer>> = &mut by_author[author.position()];
            if written.last() != Some(&explainer) {
                written.push(explainer);
            }
        }
    }
    by_author
}

/// The people who made claims, whom claims concern, who speak in evidence, who wrote an explainer, or
/// whom a text names.
pub fn used(
    site: &Site,
    by_person: &[Vec<Ref<Claim>>],
    said_by: &[Vec<(Ref<Claim>, usize)>],
) -> Vec<Ref<Person>> {
    let mut used: Vec<bool> = by_person
        .iter()
        .zip(said_by)
        .map(|(claims, said)| !claims.is_empty() || !said.is_empty())
        .collect();
    for author in site
        .explainers
        .iter()
        .flat_map(|(_, explainer)| &explainer.authors)
    {
        used[author.position()] = true;
    }
    for (_, body) in site.bodies() {
        for reference in body
            .references()
            .filter(|reference| reference.kind == ReferenceKind::Person)
        {
            if let Some(person) = site.people.find(&reference.id) {
                used[person.position()] = true;
            }
        }
    }
    site.people
        .iter()
        .map(|(person, _)| person)
        .filter(|person| used[person.position()])
        .collect()
}
