//! Corrections on a page: of one claim, of an explainer's claims, or of all.

use serde::Serialize;
use tera::Value;

use super::edition::{ClaimLink, Date, Edition};
use crate::model::claim::{Claim, Correction};
use crate::yaml::register::Ref;

/// One correction.
#[derive(Debug, Serialize)]
pub struct CorrectionView<'e> {
    id: String,
    date: Date,
    grade: &'static str,
    text: &'e str,
    from: Option<Value>,
    to: Option<Value>,
    claim: ClaimLink<'e>,
}

/// A correction with its claim and the anchor that it has on the claim's page.
#[derive(Debug)]
pub struct Anchored<'s> {
    /// The correction.
    pub correction: &'s Correction,
    /// The claim that was corrected.
    pub claim: Ref<Claim>,
    /// Its number among that day's corrections of the claim, from 1.
    pub number: u32,
    /// The anchor: the day, with a number from the second correction of that day on.
    pub id: String,
}

/// The corrections of these claims, newest first.
#[must_use]
pub fn newest_first<'s>(
    edition: &Edition<'s>,
    claims: impl IntoIterator<Item = Ref<Claim>>,
) -> Vec<Anchored<'s>> {
    let mut corrections: Vec<_> = claims
        .into_iter()
        .flat_map(|claim| anchored(edition, claim).into_iter().rev())
        .collect();
    corrections.sort_by_key(|found| std::cmp::Reverse(found.correction.date));
    corrections
}

/// The corrections of a claim with their anchors, oldest first.
///
/// Anchors are numbered from the oldest correction of a day, so that a later one does not change
/// them.
fn anchored<'s>(edition: &Edition<'s>, claim: Ref<Claim>) -> Vec<Anchored<'s>> {
    let corrections = &edition.claim(claim).corrections;
    let number = |at: usize| {
        corrections[..=at]
            .iter()
            .filter(|found| found.date == corrections[at].date)
            .count()
    };
    let id = |at: usize, number: usize| match (corrections[at].date, number) {
        (day, 1) => format!("at-correction-{day}"),
        (day, number) => format!("at-correction-{day}-{number}"),
    };
    let anchored = |(at, correction)| {
        let number = number(at);
        Anchored {
            correction,
            claim,
            number: u32::try_from(number).unwrap_or(u32::MAX),
            id: id(at, number),
        }
    };
    corrections.iter().enumerate().map(anchored).collect()
}

/// The corrections of these claims as pages show them, newest first.
#[must_use]
pub fn of<'s>(
    edition: &Edition<'s>,
    claims: impl IntoIterator<Item = Ref<Claim>>,
) -> Vec<CorrectionView<'s>> {
    newest_first(edition, claims)
        .into_iter()
        .map(
            |Anchored {
                 correction,
                 claim,
                 id,
                 ..
             }| CorrectionView {
                id,
                date: edition.date(correction.date),
                grade: correction.grade.word(),
                text: &correction.text,
                from: correction.from.map(|verdict| edition.verdict(verdict)),
                to: correction.to.map(|verdict| edition.verdict(verdict)),
                claim: edition.claim_link(claim),
            },
        )
        .collect()
}
