//! The scale on a page: each verdict with its definition.

use serde::Serialize;

use super::edition::{Date, Edition, VerdictView};
use crate::register::Ref;
use crate::scale::{Verdict, ends};

/// A verdict with its definition.
#[derive(Debug, Serialize)]
pub struct ScaleView {
    verdict: VerdictView,
    definition: String,
    value: Option<u32>,
    best: Option<u32>,
    count: usize,
    retired: Option<RetiredView>,
}

#[derive(Debug, Serialize)]
struct RetiredView {
    date: Date,
    note: String,
    replaced_by: Option<VerdictView>,
}

/// One verdict.
#[must_use]
pub fn one(edition: &Edition<'_>, verdict: Ref<Verdict>) -> ScaleView {
    let entry = &edition.site.scale[verdict];
    ScaleView {
        verdict: edition.verdict(verdict),
        definition: edition.say(&entry.definition).to_owned(),
        value: entry.value,
        best: entry.value.and(ends(&edition.site.scale)).map(|(_, best)| best),
        count: edition.index.with_verdict(verdict).len(),
        retired: entry.retired.as_ref().map(|retired| RetiredView {
            date: edition.date(retired.date),
            note: edition.say(&retired.note).to_owned(),
            replaced_by: retired.replaced_by.map(|verdict| edition.verdict(verdict)),
        }),
    }
}

/// The whole scale.
#[must_use]
pub fn all(edition: &Edition<'_>) -> Vec<ScaleView> {
    edition.site.scale.iter().map(|(verdict, _)| one(edition, verdict)).collect()
}
