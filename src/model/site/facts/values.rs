//! The facts of each kind of text.

use std::fmt::Display;

use super::Fact;
use crate::base::text::Id;
use crate::base::typography::COMMON_TYPOGRAPHY;
use crate::model::claim::{Authenticity, Capacity, Medium, RawClaim};
use crate::model::explainer::{Certainty, RawExplainer};
use crate::model::source::{Basis, Extent};
use crate::model::standing::RawStandingPage;
use crate::model::withdrawal::Withdrawal;
use crate::yaml::record::{OutsideUrl, Quotation};

fn one<T: Display>(value: Option<&T>) -> Fact {
    Fact::One(value.map(T::to_string))
}

fn list<T: Display>(values: &[T]) -> Fact {
    Fact::One(joined(values))
}

fn joined<T: Display>(values: &[T]) -> Option<String> {
    (!values.is_empty()).then(|| {
        values
            .iter()
            .map(T::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    })
}

fn text(value: Option<impl Display>) -> Option<String> {
    value.map(|value| value.to_string())
}

/// Somebody's exact words, with quotation marks and dashes in one style, however they were typed.
fn words(quotation: Option<&Quotation>) -> Option<String> {
    quotation.map(|quotation| COMMON_TYPOGRAPHY.set(&quotation.0).into_owned())
}

fn withdrawn(raw: Option<&Withdrawal>) -> (&'static str, Fact) {
    ("withdrawn", one(raw.map(|withdrawal| &withdrawal.date)))
}

/// The facts of a claim.
pub fn of_claim(raw: &RawClaim) -> Vec<(&'static str, Fact)> {
    let made_in: Vec<&Id> = raw
        .appearances
        .iter()
        .map(|entry| &entry.keys.source)
        .collect();
    let appearances = raw.appearances.iter().map(|entry| {
        let entry = &entry.keys;
        let facts = vec![
            ("medium", text(entry.medium.map(Medium::word))),
            (
                "authenticity",
                text(entry.authenticity.map(Authenticity::word)),
            ),
            (
                "original_url",
                text(entry.original_url.as_ref().map(OutsideUrl::as_str)),
            ),
        ];
        (entry.source.to_string(), facts)
    });
    let evidence = raw.evidence.iter().map(|entry| {
        vec![
            ("source", text(Some(&entry.source))),
            ("stance", text(Some(entry.stance.word()))),
            ("quote", words(entry.quote.as_ref())),
            ("compare", text(entry.compare)),
            ("by", joined(&entry.by.0)),
            ("as", text(entry.capacity.map(Capacity::word))),
            ("basis", text(entry.basis.map(Basis::word))),
            ("extent", text(entry.extent.map(Extent::word))),
            ("via", joined(&entry.via.0)),
        ]
    });
    let corrections = raw.corrections.iter().map(|entry| {
        vec![
            ("date", text(Some(entry.date))),
            ("grade", text(Some(entry.grade.word()))),
            ("from", text(entry.from.as_ref())),
            ("to", text(entry.to.as_ref())),
        ]
    });
    let reply = raw.reply.iter().map(|reply| {
        vec![
            ("status", text(Some(reply.status.word()))),
            ("asked", text(reply.asked)),
            ("date", text(reply.date)),
        ]
    });
    vec![
        ("quote", Fact::One(words(raw.quote.as_ref()))),
        ("claimant", list(&raw.claimant.0)),
        ("about", list(&raw.about)),
        ("date", one(raw.date.as_ref())),
        ("appearances", list(&made_in)),
        ("appearances", Fact::Details(appearances.collect())),
        ("kind", Fact::One(text(Some(raw.kind.word())))),
        ("verdict", one(raw.verdict.as_ref())),
        ("as_of", one(raw.as_of.as_ref())),
        ("evidence", Fact::Entries(evidence.collect())),
        ("corrections", Fact::Entries(corrections.collect())),
        ("reply", Fact::Entries(reply.collect())),
        ("published", one(raw.published.as_ref())),
        ("review_by", one(raw.review_by.as_ref())),
        ("tags", list(&raw.tags)),
        ("aliases", list(&raw.aliases)),
        withdrawn(raw.withdrawn.as_ref()),
    ]
}

/// The facts of an explainer.
pub fn of_explainer(raw: &RawExplainer) -> Vec<(&'static str, Fact)> {
    let timeline = raw.timeline.iter().map(|moment| {
        vec![
            ("date", text(Some(moment.date))),
            ("until", text(moment.until)),
            ("sources", joined(&moment.sources.0)),
            ("claim", text(moment.claim.as_ref())),
            ("mark", text(moment.mark.map(Certainty::word))),
        ]
    });
    vec![
        ("published", one(Some(&raw.published))),
        ("updated", one(raw.updated.as_ref())),
        ("authors", list(&raw.authors.0)),
        ("central", one(raw.central.as_ref())),
        ("claims", list(&raw.claims.0)),
        ("tags", list(&raw.tags)),
        ("aliases", list(&raw.aliases)),
        withdrawn(raw.withdrawn.as_ref()),
        ("timeline", Fact::Entries(timeline.collect())),
    ]
}

/// The facts of a standing page.
pub fn of_standing(raw: &RawStandingPage) -> Vec<(&'static str, Fact)> {
    let shows: Vec<&str> = raw.shows.iter().map(|shows| shows.word()).collect();
    vec![
        ("shows", list(&shows)),
        ("aliases", list(&raw.aliases)),
        withdrawn(raw.withdrawn.as_ref()),
    ]
}
