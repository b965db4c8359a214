//! What the search of an edition can find.

use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::site::Site;
use crate::model::source::Source;
use crate::model::translated::Translated as _;
use crate::plan::Index;
use crate::yaml::register::Ref;

/// What the search of an edition can find. Held documents are left out, even among drafts.
#[derive(Debug)]
pub struct Listed {
    /// The explainers, newest first.
    pub explainers: Vec<Ref<Explainer>>,
    /// The claims, newest first.
    pub claims: Vec<Ref<Claim>>,
    /// The sources that anything published uses, in the registry's order.
    pub sources: Vec<Ref<Source>>,
}

impl Listed {
    /// What can be found in the edition of this language.
    #[must_use]
    pub fn of(site: &Site, index: &Index<'_>, language: &str) -> Self {
        let is_open =
            |explainer: &Ref<Explainer>| !site.explainers[*explainer].is_held_in(language);
        let explainers = site
            .explainers
            .iter()
            .map(|(found, _)| found)
            .filter(is_open)
            .collect();
        let is_open = |claim: &Ref<Claim>| !site.claims[*claim].is_held_in(language);
        let claims = index.newest.iter().copied().filter(is_open).collect();
        Self {
            explainers,
            claims,
            sources: index.used_sources().to_vec(),
        }
    }
}
