//! What a result of the search shows, and what the filters ask of it.

use serde::Serialize;

use crate::model::claim::Claim;
use crate::view::edition::Edition;

/// What the list of results shows of an entry; docs/OUTPUTS.md explains each key.
///
/// A claim with a verdict always has its label and, as its text, the finding.
#[derive(Debug, Default, Serialize)]
pub struct SearchResult<'a> {
    pub title: &'a str,
    pub href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<&'a str>,
}

/// The facets by which explainers and claims can be filtered.
pub const FACETS: [&str; 4] = ["verdict", "kind", "person", "tag"];

/// The values of an entry for each facet, in the order of [`FACETS`].
pub type Facets<'a> = [Vec<&'a str>; 4];

/// A value of the program's own as JSON.
pub fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("the program's own JSON types serialise")
}

/// The id of a claim's verdict and the words for it: the claim's own, or the scale's.
pub fn outcome<'a>(edition: &'a Edition<'_>, claim: &'a Claim) -> Option<(&'a str, &'a str)> {
    let outcome = claim.outcome.as_ref()?;
    Some((
        edition.site.scale[outcome.verdict].id.as_str(),
        edition.verdict_in_words(outcome),
    ))
}
