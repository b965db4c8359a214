//! The schema.org types that pages have as JSON-LD, under the names that schema.org gives them.

mod agent;
mod publisher;
mod work;

use std::collections::BTreeSet;

use serde::Serialize;

use super::edition::Edition;
use crate::base::address::Address;
use crate::base::date::When;
use crate::base::text::Id;
use crate::model::claim::{Claim, Correction};
use crate::model::source::Source;
use crate::plan::Addresses;
use crate::yaml::record::OutsideUrl;
use crate::yaml::register::Ref;

pub use agent::Agent;
pub use publisher::SchemaPublisher;
pub use work::Work;

/// A day as schema.org's `Date`; `None` for a month or a year, which are no dates there.
#[must_use]
pub fn day(when: When) -> Option<String> {
    matches!(when, When::Day(_)).then(|| when.to_string())
}

/// Sources, each once, in the order in which they are first named.
#[must_use]
pub fn sources(edition: &Edition<'_>, named: impl Iterator<Item = Ref<Source>>) -> Vec<Work> {
    let mut seen = BTreeSet::new();
    named
        .filter(|source| seen.insert(*source))
        .map(|source| Work::of(edition, edition.site.sources.get(source)))
        .collect()
}

/// The names of tags, as readers see them.
#[must_use]
pub fn keywords(edition: &Edition<'_>, tags: &[Id]) -> Vec<String> {
    tags.iter().map(|tag| edition.tag(tag).text).collect()
}

/// The licences that `site.yaml` gives: of the texts, and of the data about them.
#[derive(Debug, Clone, Serialize)]
pub struct Licences {
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<String>,
    #[serde(rename = "sdLicense", skip_serializing_if = "Option::is_none")]
    of_data: Option<String>,
}

impl Licences {
    /// The licences of the publication. That of the texts holds for the data, too, unless the data
    /// has its own.
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        let settings = edition.site.settings;
        let address = |url: Option<&OutsideUrl>| url.map(|url| url.as_str().to_owned());
        Self {
            license: address(settings.licence.as_ref()),
            of_data: address(settings.licence_of_data()),
        }
    }
}

/// The same text in other languages: the original of a translation, or the translations of an
/// original.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Translations {
    #[serde(skip_serializing_if = "Option::is_none")]
    translation_of_work: Option<Work>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    work_translation: Vec<Work>,
}

/// A `CorrectionComment`.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionComment {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: String,
    #[serde(rename = "datePublished")]
    date_published: String,
}

impl CorrectionComment {
    /// The corrections of a claim.
    #[must_use]
    pub fn of(claim: &Claim) -> Vec<Self> {
        let comment = |correction: &Correction| Self {
            kind: "CorrectionComment",
            text: correction.text.clone(),
            date_published: correction.date.to_string(),
        };
        claim.corrections.iter().map(comment).collect()
    }
}

impl Translations {
    /// The translations, or the original, of a text with a page in each of `languages`, the
    /// original's first. `address` gives its address in a language.
    #[must_use]
    pub fn of<'l>(
        edition: &Edition<'_>,
        languages: impl Iterator<Item = &'l str>,
        address: impl Fn(Addresses<'_>) -> Address,
    ) -> Self {
        let site = edition.site;
        let page = |language: &str| {
            Work::page(
                "WebPage",
                None,
                edition.absolute(&address(Addresses::new(site.settings, language))),
            )
        };
        if edition.language == site.settings.first_language() {
            return Self {
                translation_of_work: None,
                work_translation: languages.skip(1).map(page).collect(),
            };
        }
        Self {
            translation_of_work: Some(page(site.settings.first_language())),
            work_translation: Vec::new(),
        }
    }
}
