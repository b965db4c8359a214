//! The files for collectors of fact checks: the reviews as a schema.org `DataFeed`, and in the shape
//! of Google's `claims:search`.

use serde::Serialize;

use super::claim_review::{self, ClaimReview, MediaReview};
use super::claims_json::published;
use super::edition::Edition;
use super::headline;
use super::long_list::{self, LongFilePiece};
use super::schema::{Agent, Licences};
use crate::base::date::When;
use crate::model::claim::Claim;
use crate::yaml::register::Ref;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct DataFeed<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
    name: &'a str,
    description: &'a str,
    in_language: &'a str,
    publisher: Agent,
    #[serde(flatten)]
    licences: Licences,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct DataFeedItem {
    #[serde(rename = "@type")]
    kind: &'static str,
    date_created: String,
    date_modified: String,
    item: Vec<Review>,
}

/// The review of a claim, or of a picture or a recording that makes it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Review {
    Claim(Box<ClaimReview>),
    Media(Box<MediaReview>),
}

/// The claims that are reviewed in this language: those with a verdict and a text in it.
fn reviewed(edition: &Edition<'_>) -> Vec<Ref<Claim>> {
    let mut claims = published(edition);
    claims.retain(|claim| {
        let claim = edition.claim(*claim);
        claim.outcome.is_some() && claim.language == edition.language
    });
    claims
}

/// `claim-reviews.json`: a `DataFeed` with the review of each claim, as its page has it.
#[must_use]
pub fn data_feed(edition: &Edition<'_>) -> Vec<LongFilePiece> {
    let settings = edition.site.settings;
    let head = DataFeed {
        context: "https://schema.org",
        kind: "DataFeed",
        url: edition.absolute(&edition.addresses.front()),
        name: edition.say(&settings.title),
        description: edition.say(&settings.description),
        in_language: edition.language,
        publisher: Agent::publisher(edition),
        licences: Licences::of(edition),
    };
    let mut pieces = vec![long_list::begin(&head)];
    pieces.extend(long_list::pieces(
        "dataFeedElement",
        &reviewed(edition),
        |edition, claims| {
            long_list::entries(claims.iter().filter_map(|claim| item(edition, *claim)))
        },
    ));
    pieces.push(long_list::end());
    pieces
}

fn item(edition: &Edition<'_>, claim: Ref<Claim>) -> Option<DataFeedItem> {
    let review = Review::Claim(Box::new(claim_review::of(edition, claim)?));
    let media = claim_review::of_media(edition, claim).into_iter();
    let media = media.map(|review| Review::Media(Box::new(review)));
    let claim = edition.claim(claim);
    let changed = edition.index.changes().last_of_claim(claim);
    Some(DataFeedItem {
        kind: "DataFeedItem",
        date_created: claim.published.to_string(),
        date_modified: changed.day.to_string(),
        item: std::iter::once(review).chain(media).collect(),
    })
}

/// A claim as `claims:search` of Google's Fact Check Tools API answers it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct FoundClaim<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    claimant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim_date: Option<String>,
    claim_review: [FoundReview<'a>; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct FoundReview<'a> {
    publisher: FoundPublisher<'a>,
    url: String,
    title: String,
    review_date: String,
    textual_rating: &'a str,
    language_code: &'a str,
}

#[derive(Debug, Serialize)]
struct FoundPublisher<'a> {
    name: &'a str,
    site: &'a str,
}

/// What `claims-search.json` says of itself before its list.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SearchAnswer {
    next_page_token: &'static str,
}

/// `claims-search.json`: every review as an answer of `claims:search` that has all of them on one
/// page.
#[must_use]
pub fn claims_search(edition: &Edition<'_>) -> Vec<LongFilePiece> {
    let mut pieces = vec![long_list::begin(&SearchAnswer {
        next_page_token: "",
    })];
    pieces.extend(long_list::pieces(
        "claims",
        &reviewed(edition),
        |edition, claims| {
            long_list::entries(claims.iter().filter_map(|claim| found(edition, *claim)))
        },
    ));
    pieces.push(long_list::end());
    pieces
}

fn found<'a>(edition: &Edition<'a>, claim: Ref<Claim>) -> Option<FoundClaim<'a>> {
    let claim = edition.claim(claim);
    let outcome = claim.outcome.as_ref()?;
    let settings = edition.site.settings;
    let changed = edition.index.changes().last_of_claim(claim);
    let claimants = edition.names_in_line(&claim.claimants);
    let day = claim.date.filter(|date| matches!(date, When::Day(_)));
    Some(FoundClaim {
        text: claim.judged(),
        claimant: Some(claimants).filter(|names| !names.is_empty()),
        claim_date: day.map(|day| midnight(&day.to_string())),
        claim_review: [FoundReview {
            publisher: FoundPublisher {
                name: &settings.publisher.name,
                site: settings.url.host(),
            },
            url: edition.absolute(&edition.addresses.claim(claim)),
            title: headline::title(edition, claim),
            review_date: midnight(&changed.day.to_string()),
            textual_rating: edition.verdict_in_words(outcome),
            language_code: &claim.language,
        }],
    })
}

/// A day as that interface writes one: the time at which it begins in Coordinated Universal Time.
fn midnight(day: &str) -> String {
    format!("{day}T00:00:00Z")
}
