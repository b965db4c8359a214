//! Evidence as the rules weigh it: which entries bear on a verdict, and which support it.

use super::RuleContext;
use crate::model::claim::{Claim, Evidence, Outcome, Stance};
use crate::model::scale::Tone;
use crate::yaml::register::Ref;

/// A claim whose verdict says which way the evidence points.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'s> {
    /// The claim in its first language, since translations state the same facts.
    pub claim: &'s Claim,
    /// What was found.
    pub outcome: &'s Outcome,
    /// Which way the verdict points.
    pub tone: Tone,
}

impl<'s> Judged<'s> {
    /// The entries that support or undermine the claim.
    pub fn for_or_against(self) -> impl Iterator<Item = &'s Evidence> {
        self.claim
            .evidence
            .iter()
            .filter(|entry| entry.stance != Stance::Context)
    }

    /// The entries that support the verdict; a mixed verdict rests on both sides.
    pub fn supporting_verdict(self) -> impl Iterator<Item = &'s Evidence> {
        self.for_or_against().filter(move |entry| match self.tone {
            Tone::Positive => entry.stance == Stance::Supports,
            Tone::Negative => entry.stance == Stance::Undermines,
            Tone::Mixed | Tone::Neutral => true,
        })
    }
}

impl<'s> RuleContext<'s> {
    /// The claims whose verdict says which way the evidence points, and none of whose evidence was
    /// dropped for a mistake.
    ///
    /// A neutral verdict says that the evidence does not decide, so little evidence is no objection
    /// to it. A held claim is unfinished and is left out, unless it is to be judged as if it were
    /// published.
    pub fn judged_claims(&self) -> impl Iterator<Item = Judged<'s>> {
        let scale = &self.site.scale;
        self.site.claims.iter().filter_map(|(_, claim)| {
            let outcome = claim.outcome.as_ref()?;
            let tone = scale[outcome.verdict].tone;
            let is_whole = claim.evidence.len() == claim.evidence_listed;
            let counts = tone != Tone::Neutral && is_whole && self.judges(claim);
            counts.then_some(Judged {
                claim,
                outcome,
                tone,
            })
        })
    }
}

/// The thing that all of these are; `None` if they differ, or if there are none.
pub fn only<T>(things: impl IntoIterator<Item = Ref<T>>) -> Option<Ref<T>> {
    let mut things = things.into_iter();
    let first = things.next()?;
    things.all(|other| other == first).then_some(first)
}
