//! The published verdicts: a small file in the output, from which the next build and `check` learn
//! which verdicts were public before.

use std::collections::{BTreeMap, BTreeSet};

use super::citations::Citing;
use super::index::{Index, Use};
use super::{Plan, Subject};
use crate::base::checksum::{self, Damage};
use crate::base::text::Id;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::site::Site;
use crate::model::source::Source;
use crate::model::standing::StandingPage;
use crate::yaml::register::Ref;

/// The first line of the file.
const VERDICTS_HEADER: &str = "factpress verdicts 2";

/// The verdicts in an output, and those of its pages that only drafts have.
///
/// The file has the header, then a line for each verdict (`verdict`, the id of the claim, the id of
/// the verdict) and for each page of something held back (`draft`, its address), and ends with a
/// [`checksum`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// The id of the verdict of each claim that is not held back, by the claim's id.
    pub by_claim: BTreeMap<String, String>,
    /// The addresses of the pages of what is held back.
    pub drafts: BTreeSet<String>,
}

/// True if there is at least one, and all are held back.
fn are_all_held(held: impl Iterator<Item = bool>) -> bool {
    let mut held = held.peekable();
    held.peek().is_some() && held.all(|is_held| is_held)
}

/// Which claims, explainers and standing pages of a plan are held back, and which pages with them.
#[derive(Clone, Copy)]
struct HeldSubjects<'p> {
    site: &'p Site,
    index: &'p Index<'p>,
}

impl HeldSubjects<'_> {
    fn has_claim(self, claim: Ref<Claim>) -> bool {
        self.site.claims[claim].hold.is_some()
    }

    fn has_explainer(self, explainer: Ref<Explainer>) -> bool {
        self.site.explainers[explainer].hold.is_some()
    }

    fn has_standing(self, standing: Ref<StandingPage>) -> bool {
        self.site.standings[standing].hold.is_some()
    }

    /// True if nothing at all is held back, so that no page need be looked at.
    fn is_empty(self) -> bool {
        let Site {
            claims,
            explainers,
            standings,
            ..
        } = self.site;
        !(claims.iter().any(|(claim, _)| self.has_claim(claim))
            || explainers
                .iter()
                .any(|(found, _)| self.has_explainer(found))
            || standings.iter().any(|(found, _)| self.has_standing(found)))
    }

    /// True if all that a page is about is held back, so that only drafts have it.
    fn has_page_about(self, subject: &Subject<'_>) -> bool {
        match *subject {
            Subject::Claim(claim) => self.has_claim(claim),
            Subject::Explainer(explainer) => self.has_explainer(explainer),
            Subject::Standing(standing) => self.has_standing(standing),
            Subject::Source(source) => self.has_all_that_use(source),
            Subject::Person(person, _) => {
                let lists = self.index.of_person(person);
                let said = lists.said.iter().map(|(claim, _)| claim);
                let claims = lists.claims.iter().chain(said);
                let claims = claims.map(|claim| self.has_claim(*claim));
                let written = lists.explainers.iter();
                let written = written.map(|found| self.has_explainer(*found));
                are_all_held(claims.chain(written))
            }
            _ => false,
        }
    }

    fn has_all_that_use(self, source: Ref<Source>) -> bool {
        let used = self.index.uses(source).iter().map(|found| match found {
            Use::Appearance(claim) | Use::Evidence(claim, ..) | Use::Through(claim, _) => {
                self.has_claim(*claim)
            }
        });
        let cited = self.index.citing(source).iter().map(|found| match found {
            Citing::Claim(claim) => self.has_claim(*claim),
            Citing::Explainer(explainer) => self.has_explainer(*explainer),
        });
        are_all_held(used.chain(cited))
    }
}

impl Verdicts {
    /// The verdicts of a plan.
    #[must_use]
    pub fn of(plan: &Plan<'_>) -> Self {
        let (site, index) = (plan.site, &plan.index);
        let held = HeldSubjects { site, index };
        let published = site
            .claims
            .iter()
            .filter(|(claim, _)| !held.has_claim(*claim));
        let by_claim = published.filter_map(|(_, claim)| {
            let verdict = claim.outcome.as_ref()?.verdict;
            Some((claim.id.to_string(), site.scale[verdict].id.to_string()))
        });
        // Most builds have no drafts, and need not ask that of every page.
        let has_drafts = !held.is_empty();
        let drafts = plan
            .pages
            .iter()
            .filter(|page| has_drafts && held.has_page_about(&page.subject))
            .map(|page| page.address.to_string());
        Self {
            by_claim: by_claim.collect(),
            drafts: drafts.collect(),
        }
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        use std::fmt::Write as _;
        let mut text = format!("{VERDICTS_HEADER}\n");
        for (claim, verdict) in &self.by_claim {
            let _ = writeln!(text, "verdict {claim} {verdict}");
        }
        for address in &self.drafts {
            let _ = writeln!(text, "draft {address}");
        }
        checksum::append(&mut text);
        text
    }

    /// Reads the file.
    ///
    /// # Errors
    ///
    /// If the text was damaged, or comes from another version of the format.
    pub fn parse(text: &str) -> Result<Self, Damage> {
        let mut verdicts = Self::default();
        for line in checksum::verified_lines(text, VERDICTS_HEADER)?.lines() {
            verdicts.add(line).ok_or(Damage::Changed)?;
        }
        Ok(verdicts)
    }

    fn add(&mut self, line: &str) -> Option<()> {
        match line.split_once(' ')? {
            ("verdict", rest) => {
                let (claim, verdict) = rest.split_once(' ')?;
                // Messages show it to authors, who may copy it into a correction, so only a valid
                // id is accepted.
                Id::new(verdict)?;
                self.by_claim.insert(claim.to_owned(), verdict.to_owned());
            }
            ("draft", address) => {
                self.drafts.insert(address.to_owned());
            }
            _ => return None,
        }
        Some(())
    }
}
