//! The `ClaimReview` of a claim (schema.org), in the form that Google's fact-check tools and other
//! collectors read.
//!
//! Only the claim's own page has the block. Nothing in it is guessed: no number if the verdict has
//! none, no author if nobody is known to have made the claim, and no block at all for an open or a
//! held claim.

use serde::Serialize;

use super::edition::Edition;
use super::schema::{Agent, CorrectionComment, Translations, Work};
use crate::base::text::{Html, script_json};
use crate::model::claim::{Claim, Correction, Outcome};
use crate::model::scale::ends;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ClaimReview {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
    claim_reviewed: String,
    date_published: String,
    date_modified: String,
    in_language: String,
    author: Agent,
    item_reviewed: ItemReviewed,
    review_rating: Rating,
    review_body: String,
    #[serde(flatten)]
    translations: Translations,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Work>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<CorrectionComment>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ItemReviewed {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Agent>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    appearance: Vec<Work>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Rating {
    #[serde(rename = "@type")]
    kind: &'static str,
    alternate_name: String,
    #[serde(flatten)]
    number: Option<RatingNumber>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RatingNumber {
    rating_value: u32,
    best_rating: u32,
    worst_rating: u32,
}

/// The block of a claim; `None` if it is open or held, or if its page falls back to the original: a
/// claim has its block at one address only.
#[must_use]
pub fn of(edition: &Edition<'_>, claim: Ref<Claim>) -> Option<Html> {
    let entry = edition.claim(claim);
    let outcome = entry
        .outcome
        .as_ref()
        .filter(|_| entry.hold.is_none() && entry.language == edition.language)?;
    let site = edition.site;
    let url = edition.absolute(&edition.addresses.claim(entry));
    let explainer = edition.index.explainer_of(claim).map(|explainer| {
        let explainer = site.explainers.get(explainer).in_language(edition.language);
        let url = edition.absolute(&edition.addresses.explainer(&explainer.id));
        Work::page("Article", Some(explainer.title.clone()), url)
    });
    let texts = site.claims.get(claim).in_every_language();
    let languages = texts.map(|claim| claim.language.as_str());
    let correction = |correction: &Correction| {
        CorrectionComment::new(correction.text.clone(), correction.date.to_string())
    };
    let changed = edition.index.changes().last_of_claim(entry);
    Some(script_json(&ClaimReview {
        context: "https://schema.org",
        kind: "ClaimReview",
        claim_reviewed: entry.judged().to_owned(),
        date_published: entry.published.to_string(),
        date_modified: changed.day.to_string(),
        in_language: entry.language.clone(),
        author: Agent::publisher(edition),
        item_reviewed: item_reviewed(edition, entry, &url),
        review_rating: rating(edition, outcome),
        review_body: outcome.finding.clone(),
        translations: Translations::of(edition, languages, |addresses| addresses.claim(entry)),
        is_part_of: explainer,
        correction: entry.corrections.iter().map(correction).collect(),
        url,
    }))
}

/// The claim as the review speaks of it; `url` is the address of its page.
fn item_reviewed(edition: &Edition<'_>, claim: &Claim, url: &str) -> ItemReviewed {
    let (people, sources) = (edition.site.people, edition.site.sources);
    let claimants = claim.claimants.iter();
    let appearances = claim.appearances.iter();
    ItemReviewed {
        kind: "Claim",
        id: format!("{url}#claim"),
        date_published: claim.date.map(|date| date.to_string()),
        author: claimants
            .map(|person| Agent::of(edition, people.get(*person)))
            .collect(),
        appearance: appearances
            .map(|source| Work::of(edition, sources.get(*source)))
            .collect(),
    }
}

fn rating(edition: &Edition<'_>, outcome: &Outcome) -> Rating {
    let verdict = &edition.site.scale[outcome.verdict];
    let number = verdict
        .value
        .zip(ends(edition.site.scale))
        .map(|(value, (worst, best))| RatingNumber {
            rating_value: value,
            best_rating: best,
            worst_rating: worst,
        });
    let alternate_name = edition.verdict_in_words(outcome).to_owned();
    Rating {
        kind: "Rating",
        alternate_name,
        number,
    }
}
