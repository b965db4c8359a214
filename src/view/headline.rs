//! What a claim is called away from its page: its title, its description and a link to it, each
//! with the verdict.

use super::edition::{Edition, ForeignLink};
use crate::model::claim::Claim;

/// A link to a claim by the title of its page.
pub fn link<'s>(edition: &Edition<'s>, claim: &'s Claim) -> ForeignLink<'s> {
    ForeignLink {
        text: title(edition, claim).into(),
        href: edition.href(&edition.addresses.claim(claim)),
        language: edition.foreign(&claim.language),
    }
}

/// The verdict first, so that no title ever shows a claim without its outcome.
pub fn title(edition: &Edition<'_>, claim: &Claim) -> String {
    let verdict = verdict(edition, claim);
    edition.words.fill(
        "titles.claim",
        &[("verdict", &verdict), ("claim", &claim.claim)],
    )
}

/// The verdict in the claim's own words, or the scale's, or that there is none yet.
fn verdict(edition: &Edition<'_>, claim: &Claim) -> String {
    match &claim.outcome {
        Some(outcome) => edition.verdict_in_words(outcome).to_owned(),
        None => edition.words.get("card.open").to_owned(),
    }
}

/// What search results and previews show: the verdict, its day and the finding.
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
