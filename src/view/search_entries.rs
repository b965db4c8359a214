//! Entries of the search index: every explainer, claim and source of an edition, with the words by
//! which it is found.

mod body_text;
mod claim;
mod explainer;
mod result;
mod source;

use super::edition::Edition;
use super::listed::Listed;
use crate::content::prose::Lost;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::source::Source;
use crate::view::search::{self, IndexFile, NumberedEntries};
use crate::yaml::register::Ref;

pub use result::FACETS;

/// How many numbers a file of entries covers. Sources are short, and a third to a half of their
/// numbers is free, so their files cover more.
const SOURCES_PER_FILE: usize = 32;
const OTHERS_PER_FILE: usize = 16;

/// Something that the search can find.
#[derive(Debug, Clone, Copy)]
enum Findable {
    Explainer(Ref<Explainer>),
    Claim(Ref<Claim>),
    Source(Ref<Source>),
}

/// Makes the search index of an edition, and gives each file to `put` as it is made.
///
/// Claims and explainers are numbered by age: new ones move none, and of two equal results the one
/// with the higher number is newer. Sources have no such order, since an old one becomes part of
/// the publication whenever a claim first uses it.
///
/// # Errors
///
/// An error of `put`, or a body that its store does not have any more.
pub fn index<P: Send, E: Send + From<Lost>>(
    edition: &Edition<'_>,
    put: impl Fn(IndexFile) -> Result<P, E> + Sync,
) -> Result<Vec<P>, E> {
    let Listed {
        explainers,
        claims,
        sources,
    } = &*edition.listed;
    let key = |source: &Ref<Source>| {
        (
            edition.site.sources.get(*source).id.as_str(),
            Findable::Source(*source),
        )
    };
    let sources = search::slots(sources.iter().map(key).collect());
    let claims = claims
        .iter()
        .rev()
        .map(|claim| Some(Findable::Claim(*claim)))
        .collect();
    let explainers = explainers
        .iter()
        .rev()
        .map(|explainer| Some(Findable::Explainer(*explainer)))
        .collect();
    let rows = [
        NumberedEntries {
            id: "source",
            places: sources,
            a_part: SOURCES_PER_FILE,
        },
        NumberedEntries {
            id: "claim",
            places: claims,
            a_part: OTHERS_PER_FILE,
        },
        NumberedEntries {
            id: "explainer",
            places: explainers,
            a_part: OTHERS_PER_FILE,
        },
    ];
    let entry = |found| match found {
        Findable::Explainer(explainer) => Ok(explainer::entry(edition, explainer)?),
        Findable::Claim(claim) => Ok(claim::entry(edition, claim)?),
        Findable::Source(source) => Ok(source::entry(edition, source)),
    };
    search::index(&rows, entry, put)
}
