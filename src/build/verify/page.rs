//! Whether the page of a claim says what `claims.json` says: its `ClaimReview` and its card.

use serde_json::Value;

use super::VerifyFinding;
use super::page_words::{PageWords, in_one_line};
use crate::plan::{PublishedClaim, PublishedClaims, PublishedVerdict};

/// What the page of a claim says otherwise than the claim in the data.
pub fn compare(
    page: &str,
    html: &str,
    claim: &PublishedClaim,
    file: &PublishedClaims,
) -> Vec<VerifyFinding> {
    let words = PageWords::of(html);
    let verdict = claim
        .verdict
        .as_ref()
        .and_then(|verdict| file.scale.iter().find(|entry| entry.id == *verdict));
    let mut messages = Vec::new();
    if let Some(id) = claim.verdict.as_ref().filter(|_| verdict.is_none()) {
        messages.push(format!(
            "the verdict `{id}` is not in the scale of the data"
        ));
    }
    messages.extend(review(&words, claim, verdict, file));
    messages.extend(card(&words, claim, verdict));
    messages
        .into_iter()
        .map(|message| VerifyFinding::new(page, message))
        .collect()
}

/// The verdict in words: those of the claim, or those of the scale.
fn in_words<'c>(
    claim: &'c PublishedClaim,
    verdict: Option<&'c PublishedVerdict>,
) -> Option<&'c str> {
    let label = claim.label.as_deref();
    label.or_else(|| verdict.map(|verdict| verdict.label.as_str()))
}

/// What the `ClaimReview` says otherwise.
fn review(
    words: &PageWords,
    claim: &PublishedClaim,
    verdict: Option<&PublishedVerdict>,
    file: &PublishedClaims,
) -> Vec<String> {
    let is_review = |data: &&Value| data["@type"] == "ClaimReview";
    let reviews: Vec<&Value> = words.data.iter().filter(is_review).collect();
    let is_due = claim.verdict.is_some() && claim.language == file.language;
    let review = match (reviews.as_slice(), is_due) {
        ([], false) => return Vec::new(),
        ([review], true) => *review,
        ([], true) => return vec!["the page has no ClaimReview".to_owned()],
        (_, false) => {
            return vec!["the page has a ClaimReview, but should have none".to_owned()];
        }
        _ => return vec!["the page has more than one ClaimReview".to_owned()],
    };
    let rating = &review["reviewRating"];
    let judged = claim.statement.as_ref().unwrap_or(&claim.claim);
    let number = |key: &str| rating.get(key).and_then(Value::as_u64);
    let expected = |value: fn(&PublishedVerdict) -> Option<u64>| verdict.and_then(value);
    // A verdict that has no number has none of the three.
    let has_number = expected(|verdict| verdict.value).is_some();
    let ends = |value| expected(value).filter(|_| has_number);
    let said = [
        ("url", review["url"] == claim.url.as_str()),
        ("claimReviewed", review["claimReviewed"] == judged.as_str()),
        (
            "reviewBody",
            review["reviewBody"].as_str() == claim.finding.as_deref(),
        ),
        (
            "alternateName",
            rating["alternateName"].as_str() == in_words(claim, verdict),
        ),
        (
            "ratingValue",
            number("ratingValue") == ends(|verdict| verdict.value),
        ),
        (
            "bestRating",
            number("bestRating") == ends(|verdict| verdict.best),
        ),
        (
            "worstRating",
            number("worstRating") == ends(|verdict| verdict.worst),
        ),
    ];
    said.into_iter()
        .filter(|(_, is_same)| !is_same)
        .map(|(key, _)| format!("`{key}` of the ClaimReview is not what the data says"))
        .collect()
}

/// What the card says otherwise. The elements of the default theme must have exactly these words;
/// in the card of another theme they must occur.
fn card(
    words: &PageWords,
    claim: &PublishedClaim,
    verdict: Option<&PublishedVerdict>,
) -> Vec<String> {
    let whole = in_one_line(&words.card);
    let is_said = |element: Option<&str>, expected: &str| {
        let expected = in_one_line(expected);
        match element {
            Some(element) => in_one_line(element) == expected,
            None => whole.contains(&expected),
        }
    };
    let finding = words.finding.as_deref().map(|finding| {
        let label = words.finding_label.as_deref().unwrap_or_default();
        finding.strip_prefix(label).unwrap_or(finding)
    });
    let expected = [
        ("claim", words.claim.as_deref(), Some(claim.claim.as_str())),
        (
            "verdict",
            words.verdict.as_deref(),
            in_words(claim, verdict).filter(|_| claim.verdict.is_some()),
        ),
        ("finding", finding, claim.finding.as_deref()),
    ];
    expected
        .into_iter()
        .filter_map(|(what, element, expected)| Some((what, element, expected?)))
        .filter(|(_, element, expected)| !is_said(*element, expected))
        .map(|(what, ..)| format!("the {what} on the card is not what the data says"))
        .collect()
}
