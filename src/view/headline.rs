//! How other pages and machines name a claim: its title, its description and a link to it, each
//! with the verdict.

use super::edition::{Edition, ForeignLink};
use crate::model::claim::Claim;

/// A link to a claim, with the title of its page.
pub fn link<'s>(edition: &Edition<'s>, claim: &'s Claim) -> ForeignLink<'s> {
    ForeignLink {
        text: title(edition, claim).into(),
        href: edition.href(&edition.addresses.claim(claim)),
        language: edition.foreign(&claim.language),
    }
}

/// The title of a claim's page: the verdict, then the claim, so that no title shows a claim without
/// its outcome.
pub fn title(edition: &Edition<'_>, claim: &Claim) -> String {
    let verdict = verdict(edition, claim);
    edition.words.fill(
        "titles.claim",
        &[("verdict", &verdict), ("claim", &claim.claim)],
    )
}

/// The words for the verdict: the claim's own, the scale's, or those for a claim without one.
pub fn verdict(edition: &Edition<'_>, claim: &Claim) -> String {
    match &claim.outcome {
        Some(outcome) => edition.verdict_in_words(outcome).to_owned(),
        None => edition.words.get("card.open").to_owned(),
    }
}

/// What was found, or that the claim is still being checked.
pub fn finding<'e>(edition: &'e Edition<'_>, claim: &'e Claim) -> &'e str {
    match &claim.outcome {
        Some(outcome) => &outcome.finding,
        None => edition.words.get("card.open_finding"),
    }
}

/// The description of a claim's page for search results and previews: the verdict, its day and the
/// finding.
pub fn description(edition: &Edition<'_>, claim: &Claim) -> String {
    match &claim.outcome {
        Some(outcome) => {
            let label = verdict(edition, claim);
            let as_of = edition
                .words
                .fill("card.as_of", &[("date", &edition.date(outcome.as_of).text)]);
            format!("{label} ({as_of}). {}", outcome.finding)
        }
        None => format!(
            "{}. {}",
            edition.words.get("card.open"),
            edition.words.get("card.open_finding")
        ),
    }
}
