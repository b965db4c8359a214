//! The `ClaimReview` of a claim (schema.org), in the form that Google's fact-check tools and other
//! collectors read.
//!
//! Only the claim's own page has the block. Nothing in it is guessed: no number if the verdict has
//! none, no author if nobody is known to have made the claim, and no block at all for an open or a
//! held claim.

mod media;
mod reviewed;

use serde::Serialize;

use self::media::IdentityLink;
pub use self::media::MediaReview;
use self::reviewed::ReviewedClaim;
use super::edition::Edition;
use super::schema::{Agent, CorrectionComment, Licences, Translations, Work, keywords};
use super::{headline, share};
use crate::base::text::{Html, script_json};
use crate::model::claim::{Claim, Outcome, Reply};
use crate::model::scale::ends;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

/// A `ClaimReview`, on the page of its claim or in a list for collectors.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClaimReview {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    /// Only where a `MediaReview` names it.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    url: String,
    name: String,
    claim_reviewed: String,
    date_published: String,
    date_modified: String,
    in_language: String,
    author: Agent,
    publisher: Agent,
    item_reviewed: ReviewedClaim,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    associated_media_review: Vec<IdentityLink>,
    review_rating: Rating,
    review_body: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<Work>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<Comment>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Agent>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    main_entity_of_page: String,
    #[serde(flatten)]
    licences: Licences,
    sd_publisher: Agent,
    #[serde(flatten)]
    translations: Translations,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Work>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<CorrectionComment>,
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

/// What somebody answered who was asked for a reply.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Comment {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
}

/// The blocks of a claim, as its page has them: its review, then those of the pictures and
/// recordings that make it.
#[must_use]
pub fn blocks(edition: &Edition<'_>, claim: Ref<Claim>) -> Vec<Html> {
    let review = of(edition, claim);
    let media = review.iter().flat_map(|_| of_media(edition, claim));
    let media: Vec<Html> = media.map(|review| script_json(&review)).collect();
    review.iter().map(script_json).chain(media).collect()
}

/// The reviews of the pictures and recordings that make a claim which is itself reviewed.
#[must_use]
pub fn of_media(edition: &Edition<'_>, claim: Ref<Claim>) -> Vec<MediaReview> {
    media::all(edition, edition.claim(claim))
}

/// The review of a claim; `None` if it is open or held, or if its page falls back to the original: a
/// claim is reviewed at one address only.
#[must_use]
pub fn of(edition: &Edition<'_>, claim: Ref<Claim>) -> Option<ClaimReview> {
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
        Work::page("AnalysisNewsArticle", Some(explainer.title.clone()), url)
    });
    let texts = site.claims.get(claim).in_every_language();
    let languages = texts.map(|claim| claim.language.as_str());
    let changed = edition.index.changes().last_of_claim(entry);
    let of_media = IdentityLink::of_media(entry, &url);
    Some(ClaimReview {
        context: "https://schema.org",
        kind: "ClaimReview",
        id: (!of_media.is_empty()).then(|| media::claim_review_id(&url)),
        associated_media_review: of_media,
        name: headline::title(edition, entry),
        claim_reviewed: entry.judged().to_owned(),
        date_published: entry.published.to_string(),
        date_modified: changed.day.to_string(),
        in_language: entry.language.clone(),
        author: Agent::publisher(edition),
        publisher: Agent::publisher_in_short(edition),
        item_reviewed: ReviewedClaim::of(edition, entry, &url),
        review_rating: rating(edition, outcome),
        review_body: outcome.finding.clone(),
        citation: Work::of_evidence(edition, entry),
        comment: entry.reply.as_ref().and_then(Comment::of),
        about: Agent::all(edition, &entry.about),
        keywords: keywords(edition, &entry.tags),
        image: share::of_claim(edition, claim).map(|share| share.url),
        main_entity_of_page: url.clone(),
        licences: Licences::of(edition),
        sd_publisher: Agent::publisher_in_short(edition),
        translations: Translations::of(edition, languages, |addresses| addresses.claim(entry)),
        is_part_of: explainer,
        correction: CorrectionComment::of(entry),
        url,
    })
}

impl Comment {
    /// The answer, if there is one that can be public.
    fn of(reply: &Reply) -> Option<Self> {
        Some(Self {
            kind: "Comment",
            text: reply.text.clone()?,
            date_published: reply.date.map(|day| day.to_string()),
        })
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
