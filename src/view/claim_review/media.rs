//! The `MediaReview` of a picture or a recording that makes a claim (schema.org): what was done to it,
//! beside the `ClaimReview` that says whether the claim is right.

use serde::Serialize;

use crate::model::claim::{Appearance, Authenticity, Claim, JudgedMedia, Medium};
use crate::model::source::Source;
use crate::view::edition::Edition;
use crate::view::schema::{Agent, Licences, Work};
use crate::yaml::record::OutsideUrl;

/// A `MediaReview`, on the page of its claim or in a list for collectors.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MediaReview {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    url: String,
    date_published: String,
    date_modified: String,
    in_language: String,
    author: Agent,
    publisher: Agent,
    item_reviewed: MediaObject,
    media_authenticity_category: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    original_media_context_description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    original_media_link: Option<String>,
    associated_claim_review: IdentityLink,
    #[serde(flatten)]
    licences: Licences,
    sd_publisher: Agent,
}

/// A review, or its claim, by its identity alone. With a type, programs that look for reviews however
/// deep they are would find two where there is one.
#[derive(Debug, Serialize)]
pub struct IdentityLink {
    #[serde(rename = "@id")]
    id: String,
}

/// An `ImageObject`, a `VideoObject` or an `AudioObject`, with the claim that it makes.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct MediaObject {
    #[serde(flatten)]
    work: Work,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_url: Option<String>,
    interpreted_as_claim: IdentityLink,
}

impl IdentityLink {
    /// The `ClaimReview` on a page.
    pub fn of_claim(url: &str) -> Self {
        Self {
            id: claim_review_id(url),
        }
    }

    /// Each `MediaReview` on the page of a claim.
    pub fn of_media(claim: &Claim, url: &str) -> Vec<Self> {
        let link = |(number, _)| Self {
            id: media_review_id(url, number),
        };
        claim.judged_media().enumerate().map(link).collect()
    }
}

/// The identity of the `ClaimReview` on a page.
pub fn claim_review_id(url: &str) -> String {
    format!("{url}#review")
}

fn media_review_id(url: &str, number: usize) -> String {
    format!("{url}#media-review-{}", number + 1)
}

/// The reviews of a claim's pictures and recordings. A claim that has no `ClaimReview` has none of
/// these either.
pub fn all(edition: &Edition<'_>, claim: &Claim) -> Vec<MediaReview> {
    let url = edition.absolute(&edition.addresses.claim(claim));
    let changed = edition.index.changes().last_of_claim(claim);
    let review = |(number, (appearance, media)): (usize, (&Appearance, &JudgedMedia))| {
        let original_url = media.original_url.as_ref();
        MediaReview {
            context: "https://schema.org",
            kind: "MediaReview",
            id: media_review_id(&url, number),
            url: url.clone(),
            date_published: claim.published.to_string(),
            date_modified: changed.day.to_string(),
            in_language: claim.language.clone(),
            author: Agent::publisher(edition),
            publisher: Agent::publisher_in_short(edition),
            item_reviewed: MediaObject::of(edition, appearance, media.medium, &url),
            media_authenticity_category: category(media.authenticity),
            original_media_context_description: media.original.clone(),
            original_media_link: original_url.map(|url| url.as_str().to_owned()),
            associated_claim_review: IdentityLink::of_claim(&url),
            licences: Licences::of(edition),
            sd_publisher: Agent::publisher_in_short(edition),
        }
    };
    claim.judged_media().enumerate().map(review).collect()
}

impl MediaObject {
    fn of(edition: &Edition<'_>, appearance: &Appearance, medium: Medium, url: &str) -> Self {
        let source = edition.site.sources.get(appearance.source);
        let kind = match medium {
            Medium::Image => "ImageObject",
            Medium::Video => "VideoObject",
            Medium::Audio => "AudioObject",
        };
        // An address is that of the file itself, or of a page that shows it.
        let address = source.url.as_ref().map(OutsideUrl::as_str);
        let file = address.filter(|address| is_file(source, address, medium));
        Self {
            work: Work::of_media(edition, appearance, kind, file.is_some()),
            content_url: file.map(str::to_owned),
            interpreted_as_claim: IdentityLink {
                id: format!("{url}#claim"),
            },
        }
    }
}

/// True if an address is that of the picture or the recording itself, as far as the copy of the source
/// or the ending of the address tells.
fn is_file(source: &Source, address: &str, medium: Medium) -> bool {
    // A file that the publication was given may be of another type than what is at the address.
    let fetched = source.kept.as_ref().filter(|copy| copy.url.is_some());
    if let Some(copy) = fetched {
        return Medium::of_type(&copy.media_type.0) == Some(medium);
    }
    let name = address.rsplit('/').next().unwrap_or_default();
    // In a wiki, the page about a picture has the name of the picture, as in `File:Map.jpg`.
    !name.contains(':') && Medium::of_file(address) == Some(medium)
}

/// The member of `MediaManipulationRatingEnumeration`.
fn category(authenticity: Authenticity) -> &'static str {
    match authenticity {
        Authenticity::Unaltered => "https://schema.org/OriginalMediaContent",
        Authenticity::OutOfContext => "https://schema.org/DecontextualizedContent",
        Authenticity::Edited => "https://schema.org/EditedOrCroppedContent",
        Authenticity::Transformed => "https://schema.org/TransformedContent",
        Authenticity::Staged => "https://schema.org/StagedContent",
        Authenticity::Satire => "https://schema.org/SatireOrParodyContent",
    }
}
