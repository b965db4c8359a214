//! Corrections on a page: of one claim, of an explainer's claims, or of all.

use serde::Serialize;

use super::edition::{ClaimLink, Date, Edition, VerdictView};
use crate::claim::Claim;
use crate::register::Ref;

/// One correction.
#[derive(Debug, Serialize)]
pub struct CorrectionView {
    date: Date,
    grade: &'static str,
    text: String,
    from: Option<VerdictView>,
    to: Option<VerdictView>,
    claim: ClaimLink,
}

/// The corrections of these claims, newest first.
#[must_use]
pub fn of(edition: &Edition<'_>, claims: impl IntoIterator<Item = Ref<Claim>>) -> Vec<CorrectionView> {
    let mut corrections: Vec<_> = claims
        .into_iter()
        .flat_map(|claim| edition.claim(claim).corrections.iter().map(move |correction| (correction, claim)))
        .collect();
    corrections.sort_by_key(|(correction, _)| std::cmp::Reverse(correction.date));
    corrections
        .into_iter()
        .map(|(correction, claim)| CorrectionView {
            date: edition.date(correction.date),
            grade: correction.grade.word(),
            text: correction.text.clone(),
            from: correction.from.map(|verdict| edition.verdict(verdict)),
            to: correction.to.map(|verdict| edition.verdict(verdict)),
            claim: edition.claim_link(claim),
        })
        .collect()
}
