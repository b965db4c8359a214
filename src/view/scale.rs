//! The scale on a page: each verdict with its definition.

use serde::Serialize;
use tera::Value;

use super::edition::{Date, Edition};
use crate::model::scale::{Verdict, ends};
use crate::yaml::register::Ref;

/// A verdict with its definition.
#[derive(Debug, Serialize)]
pub struct ScaleView<'e> {
    verdict: Value,
    definition: &'e str,
    value: Option<u32>,
    best: Option<u32>,
    count: usize,
    retired: Option<RetiredView<'e>>,
}

#[derive(Debug, Serialize)]
struct RetiredView<'e> {
    date: Date,
    note: &'e str,
    replaced_by: Option<Value>,
}

/// A verdict with its definition, its number and how many claims have it.
#[must_use]
pub fn one<'s>(edition: &Edition<'s>, verdict: Ref<Verdict>) -> ScaleView<'s> {
    let entry = &edition.site.scale[verdict];
    ScaleView {
        verdict: edition.verdict(verdict),
        definition: edition.say(&entry.definition),
        value: entry.value,
        best: entry
            .value
            .and(ends(edition.site.scale))
            .map(|(_, best)| best),
        count: edition.index.with_verdict(verdict).len(),
        retired: entry.retired.as_ref().map(|retired| RetiredView {
            date: edition.date(retired.date),
            note: edition.say(&retired.note),
            replaced_by: retired.replaced_by.map(|verdict| edition.verdict(verdict)),
        }),
    }
}

/// The whole scale, in its order.
#[must_use]
pub fn all<'s>(edition: &Edition<'s>) -> Vec<ScaleView<'s>> {
    edition
        .site
        .scale
        .iter()
        .map(|(verdict, _)| one(edition, verdict))
        .collect()
}
