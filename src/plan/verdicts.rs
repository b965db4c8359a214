//! The verdicts as they are published: a small file in the output, by which the next build and
//! `check` know them.

use std::collections::{BTreeMap, BTreeSet};

use super::citations::Citing;
use super::index::Use;
use super::{Plan, Subject};
use crate::base::checksum::{self, Damage};
use crate::base::text::Id;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::site::Site;
use crate::yaml::register::Ref;

/// The first line of the file.
const FIRST_LINE: &str = "factpress verdicts 2";

/// What an output says of verdicts, and which of its pages only drafts have.
///
/// Its text is the first line and then a line for each: `verdict`, the claim's id and the
/// verdict's; `draft` and the address of a page of something that is held back. Its [checksum] is the
/// last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// The verdict of each claim that is not held back, by ids.
    pub by_claim: BTreeMap<String, String>,
    /// The addresses of pages of what is held back.
    pub drafts: BTreeSet<String>,
}

/// True when there is something, and all of it is held back.
fn are_all_held(held: impl Iterator<Item = bool>) -> bool {
    let mut held = held.peekable();
    held.peek().is_some() && held.all(|is_held| is_held)
}

impl Verdicts {
    /// What a plan says.
    #[must_use]
    pub fn of(plan: &Plan<'_>) -> Self {
        let site: &Site = plan.site;
        let is_claim_held = |claim: Ref<Claim>| site.claims[claim].hold.is_some();
        let published = site
            .claims
            .iter()
            .filter(|(claim, _)| !is_claim_held(*claim));
        let by_claim = published.filter_map(|(_, claim)| {
            let verdict = claim.outcome.as_ref()?.verdict;
            Some((claim.id.to_string(), site.scale[verdict].id.to_string()))
        });
        let is_explainer_held =
            |explainer: Ref<Explainer>| site.explainers[explainer].hold.is_some();
        let is_held = |subject: &Subject<'_>| match *subject {
            Subject::Claim(claim) => is_claim_held(claim),
            Subject::Explainer(explainer) => is_explainer_held(explainer),
            Subject::Standing(standing) => site.standings[standing].hold.is_some(),
            Subject::Source(source) => {
                let used = plan.index.uses(source).iter().map(|found| match found {
                    Use::Appearance(claim) | Use::Evidence(claim, ..) => is_claim_held(*claim),
                });
                let cited = plan.index.citing(source).iter().map(|found| match found {
                    Citing::Claim(claim) => is_claim_held(*claim),
                    Citing::Explainer(explainer) => is_explainer_held(*explainer),
                });
                are_all_held(used.chain(cited))
            }
            Subject::Person(person, _) => {
                let claims = plan
                    .index
                    .with_person(person)
                    .iter()
                    .map(|claim| is_claim_held(*claim));
                let written = plan
                    .index
                    .written_by(person)
                    .iter()
                    .map(|explainer| is_explainer_held(*explainer));
                are_all_held(claims.chain(written))
            }
            _ => false,
        };
        let has_drafts = site.claims.iter().any(|(claim, _)| is_claim_held(claim))
            || site
                .explainers
                .iter()
                .any(|(explainer, _)| is_explainer_held(explainer))
            || site
                .standings
                .iter()
                .any(|(_, standing)| standing.hold.is_some());
        let drafts = plan
            .pages
            .iter()
            .filter(|_| has_drafts)
            .filter(|page| is_held(&page.subject))
            .map(|page| page.address.to_string());
        Self {
            by_claim: by_claim.collect(),
            drafts: drafts.collect(),
        }
    }

    /// The file.
    #[must_use]
    pub fn text(&self) -> String {
        use std::fmt::Write as _;
        let mut text = format!("{FIRST_LINE}\n");
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
    /// What is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, Damage> {
        let mut verdicts = Self::default();
        for line in checksum::verified_lines(text, FIRST_LINE)?.lines() {
            verdicts.add(line).ok_or(Damage::Changed)?;
        }
        Ok(verdicts)
    }

    fn add(&mut self, line: &str) -> Option<()> {
        match line.split_once(' ')? {
            ("verdict", rest) => {
                let (claim, verdict) = rest.split_once(' ')?;
                // It is shown to authors as something to be copied.
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
