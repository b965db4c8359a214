//! Citations: which sources the publication uses, and which texts cite them.

use crate::content::prose::{Prose, ReferenceKind};
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::site::Site;
use crate::model::source::Source;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

/// A text that cites a source by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Citing {
    /// A claim's analysis.
    Claim(Ref<Claim>),
    /// An explainer's narrative or timeline.
    Explainer(Ref<Explainer>),
}

/// What uses each source, by the source's position.
#[derive(Debug, Default)]
pub struct Citations {
    citing: Vec<Vec<Citing>>,
    read_through: Vec<Vec<Ref<Source>>>,
    /// The sources that anything published uses, in the registry's order.
    pub used: Vec<Ref<Source>>,
}

impl Citations {
    /// The citations of a site.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        let sources = site.sources.len();
        let mut citations = Self {
            citing: vec![Vec::new(); sources],
            read_through: vec![Vec::new(); sources],
            used: Vec::new(),
        };
        let mut used = vec![false; sources];
        for (claim, entry) in site.claims.iter() {
            let evidence = entry.evidence.iter().map(|evidence| evidence.source);
            for source in entry.made_in().chain(evidence) {
                used[source.position()] = true;
            }
            let through = entry
                .evidence
                .iter()
                .flat_map(|evidence| evidence.via.iter().map(|via| (*via, evidence.source)));
            for (via, source) in through {
                used[via.position()] = true;
                citations.read_through[via.position()].push(source);
            }
            for text in entry.in_every_language() {
                citations.cite(&text.body, site, Citing::Claim(claim), &mut used);
            }
        }
        for (explainer, entry) in site.explainers.iter() {
            for text in entry.in_every_language() {
                citations.cite(&text.body, site, Citing::Explainer(explainer), &mut used);
            }
            for source in entry.timeline.iter().flat_map(|moment| &moment.sources) {
                used[source.position()] = true;
                citations.add(*source, Citing::Explainer(explainer));
            }
        }
        for (_, standing) in site.standings.iter() {
            let bodies = standing.in_every_language().map(|text| &text.body);
            for source in bodies.flat_map(|body| cited(body, site)) {
                used[source.position()] = true;
            }
        }
        citations.follow_through(site, used)
    }

    fn cite(&mut self, prose: &Prose, site: &Site, citing: Citing, used: &mut [bool]) {
        for source in cited(prose, site) {
            used[source.position()] = true;
            self.add(source, citing);
        }
    }

    fn add(&mut self, source: Ref<Source>, citing: Citing) {
        let list = &mut self.citing[source.position()];
        // A text's citations of one source come one after the other, so looking at the last entry
        // is enough.
        if list.last() != Some(&citing) {
            list.push(citing);
        }
    }

    /// Adds the sources through which a used source was read: they are used as well.
    fn follow_through(mut self, site: &Site, mut used: Vec<bool>) -> Self {
        let mut left: Vec<Ref<Source>> = site
            .sources
            .iter()
            .map(|(source, _)| source)
            .filter(|source| used[source.position()])
            .collect();
        while let Some(source) = left.pop() {
            for &through in &site.sources[source].through {
                self.read_through[through.position()].push(source);
                // Each source is followed once, so sources that are read through each other do not
                // go round forever.
                if !std::mem::replace(&mut used[through.position()], true) {
                    left.push(through);
                }
            }
        }
        for list in &mut self.read_through {
            list.sort_unstable();
            list.dedup();
        }
        let used = site
            .sources
            .iter()
            .map(|(source, _)| source)
            .filter(|source| used[source.position()])
            .collect();
        Self { used, ..self }
    }

    /// The texts that cite a source by number.
    #[must_use]
    pub fn citing(&self, source: Ref<Source>) -> &[Citing] {
        &self.citing[source.position()]
    }

    /// The sources that were read through this one, sorted.
    #[must_use]
    pub fn read_through(&self, source: Ref<Source>) -> &[Ref<Source>] {
        &self.read_through[source.position()]
    }
}

/// The sources that a text cites, in its order.
fn cited<'t>(prose: &'t Prose, site: &'t Site) -> impl Iterator<Item = Ref<Source>> + 't {
    let citations = prose
        .references()
        .filter(|reference| reference.kind == ReferenceKind::Citation);
    citations.filter_map(|reference| site.sources.find(&reference.id))
}
