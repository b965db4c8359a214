//! The `Claim` that a review is about: its words, who made it, whom it is about, where it appeared.

use serde::Serialize;

use crate::base::date::When;
use crate::model::claim::Claim;
use crate::model::source::Source;
use crate::view::edition::Edition;
use crate::view::schema::{Agent, Work, day};

/// A `Claim` of schema.org.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReviewedClaim {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    /// Its exact words, as they were typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// The language of these words.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Agent>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Agent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location_created: Option<SchemaPlace>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_appearance: Option<Work>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    appearance: Vec<Work>,
}

#[derive(Debug, Serialize)]
struct SchemaPlace {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
}

impl ReviewedClaim {
    /// The claim as its review speaks of it; `url` is the address of its page.
    pub fn of(edition: &Edition<'_>, claim: &Claim, url: &str) -> Self {
        let words_are_from = claim.made_in().next();
        let language = words_are_from.map(|source| edition.site.sources.get(source));
        Self {
            kind: "Claim",
            id: format!("{url}#claim"),
            text: claim.quote.clone(),
            in_language: language
                .filter(|_| claim.quote.is_some())
                .map(|source| source.language.clone()),
            date_published: claim.date.and_then(day),
            author: Agent::all(edition, &claim.claimants),
            about: Agent::all(edition, &claim.about),
            location_created: claim.place.clone().map(|name| SchemaPlace {
                kind: "Place",
                name,
            }),
            first_appearance: first(edition, claim).map(|source| Work::in_short(edition, source)),
            appearance: Work::of_appearances(edition, claim),
        }
    }
}

/// The first known appearance: that of the earliest date or, if none has a date, the one that is
/// listed first.
fn first<'s>(edition: &Edition<'s>, claim: &Claim) -> Option<&'s Source> {
    claim
        .made_in()
        .map(|source| edition.site.sources.get(source))
        .min_by_key(|source| (source.date.is_none(), source.date.map(beginning)))
}

/// The first day on which it can have been.
fn beginning(when: When) -> (i16, i8, i8) {
    match when {
        When::Year(year) => (year, 0, 0),
        When::Month(year, month) => (year, month, 0),
        When::Day(day) => day.parts(),
    }
}
