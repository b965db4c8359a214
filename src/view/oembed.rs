//! oEmbed 1.0 (oembed.com): the answer to programs that ask how to embed a claim.

use serde::Serialize;

use super::edition::Edition;
use super::{cite, embed, headline};
use crate::model::claim::Claim;
use crate::yaml::register::Ref;

/// For how many seconds an answer may be cached: only a day, since its title has the verdict.
const CACHE_AGE: u32 = 86_400;

#[derive(Debug, Serialize)]
struct Rich {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    author_name: Option<String>,
    provider_name: String,
    provider_url: String,
    cache_age: u32,
    html: String,
    width: usize,
    height: usize,
}

/// The file's bytes.
///
/// # Panics
///
/// Never: the answer serialises.
#[must_use]
pub fn bytes(edition: &Edition<'_>, claim: Ref<Claim>) -> Vec<u8> {
    let entry = edition.claim(claim);
    let explainer = edition
        .index
        .explainer_of(claim)
        .map(|explainer| edition.site.explainers.get(explainer));
    let offer = embed::offer(edition, entry);
    let answer = Rich {
        version: "1.0",
        kind: "rich",
        title: headline::title(edition, entry),
        author_name: explainer.map(|explainer| cite::authors(edition, explainer)),
        provider_name: edition.say(&edition.site.settings.title).to_owned(),
        provider_url: edition.absolute(&edition.addresses.front()),
        cache_age: CACHE_AGE,
        html: offer.code,
        width: embed::EMBED_WIDTH,
        height: offer.height,
    };
    let mut json = serde_json::to_vec_pretty(&answer).expect("the answer is texts and numbers");
    json.push(b'\n');
    json
}
