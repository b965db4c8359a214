//! The summary of a claim for lists: what a card says, with counts instead of the evidence.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tera::Value;

use super::edition::{Date, Edition};
use super::source_line::SourceLink;
use crate::model::claim::{Claim, Grade, Stance};
use crate::model::source::Source;
use crate::yaml::register::Ref;

/// A claim in a list, never without its verdict and its finding.
#[derive(Debug, Serialize)]
pub struct ClaimSummary<'e> {
    /// The tag of the claim's language, if it is not the page's.
    pub language: Option<&'e str>,
    /// What was claimed.
    pub claim: &'e str,
    /// The link to its page.
    pub href: String,
    /// The verdict; `None` while the claim is still being checked.
    pub verdict: Option<Value>,
    /// The claim's own words for its verdict, if it has any.
    pub label: Option<&'e str>,
    /// The day of the evidence on which the verdict rests.
    pub as_of: Option<Date>,
    /// Who made the claim.
    pub claimants: Vec<Value>,
    /// When it was made.
    pub date: Option<Date>,
    /// Where it was made.
    pub place: Option<&'e str>,
    /// The sources in which it was made.
    pub appearances: Vec<SourceLink<'e>>,
    /// What was found.
    pub finding: Option<&'e str>,
    /// How much evidence there is.
    pub tally: EvidenceTally,
    /// The day of the newest correction that is not minor; `None` if there is none.
    pub corrected: Option<Date>,
    /// True if it is held back, so that only drafts show it.
    pub held: bool,
}

/// How many sources the evidence of a claim comes from, how many are on each side, and how many are
/// on more than one side, which is why the sides may not add up.
///
/// A source with two quotations on one side counts once there.
#[derive(Debug, Serialize)]
pub struct EvidenceTally {
    sources: usize,
    supports: usize,
    undermines: usize,
    context: usize,
    shared: usize,
}

impl EvidenceTally {
    fn of(claim: &Claim) -> Self {
        let mut sides: BTreeMap<Ref<Source>, BTreeSet<&str>> = BTreeMap::new();
        for evidence in &claim.evidence {
            sides
                .entry(evidence.source)
                .or_default()
                .insert(evidence.stance.word());
        }
        let count = |is_counted: &dyn Fn(&BTreeSet<&str>) -> bool| {
            sides.values().filter(|of| is_counted(of)).count()
        };
        let side = |side: Stance| count(&|of| of.contains(side.word()));
        Self {
            sources: sides.len(),
            supports: side(Stance::Supports),
            undermines: side(Stance::Undermines),
            context: side(Stance::Context),
            shared: count(&|of| of.len() > 1),
        }
    }
}

/// The summary of a claim in an edition.
#[must_use]
pub fn view<'s>(edition: &Edition<'s>, claim: Ref<Claim>) -> ClaimSummary<'s> {
    let entry = edition.claim(claim);
    let outcome = entry.outcome.as_ref();
    ClaimSummary {
        language: edition.foreign(&entry.language),
        claim: &entry.claim,
        href: edition.href(&edition.addresses.claim(entry)),
        verdict: outcome.map(|outcome| edition.verdict(outcome.verdict)),
        label: outcome.and_then(|outcome| outcome.label.as_deref()),
        as_of: outcome.map(|outcome| edition.date(outcome.as_of)),
        claimants: edition.people(&entry.claimants),
        date: entry.date.map(|date| edition.date(date)),
        place: entry.place.as_deref(),
        appearances: appearances(edition, entry),
        finding: outcome.map(|outcome| outcome.finding.as_str()),
        tally: EvidenceTally::of(entry),
        corrected: corrected(edition, entry),
        held: entry.hold.is_some(),
    }
}

/// The sources in which a claim was made, each once.
fn appearances<'s>(edition: &Edition<'s>, claim: &Claim) -> Vec<SourceLink<'s>> {
    let mut seen = BTreeSet::new();
    let sources = claim.made_in().filter(|source| seen.insert(*source));
    sources.map(|source| edition.source_link(source)).collect()
}

/// The day of the newest correction that is not minor; `None` if there is none.
fn corrected(edition: &Edition<'_>, claim: &Claim) -> Option<Date> {
    let correction = claim
        .corrections
        .iter()
        .rfind(|correction| correction.grade != Grade::Minor);
    correction.map(|correction| edition.date(correction.date))
}

/// The summaries of several claims.
#[must_use]
pub fn all<'s>(edition: &Edition<'s>, claims: &[Ref<Claim>]) -> Vec<ClaimSummary<'s>> {
    claims.iter().map(|claim| view(edition, *claim)).collect()
}
