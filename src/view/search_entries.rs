//! Entries of the search index: every explainer, claim and source of an edition, with the words by
//! which it is found.

mod body_text;
mod claim;
mod explainer;
mod result;
mod source;

use std::array;

use super::edition::Edition;
use super::listed::Listed;
use crate::base::language;
use crate::base::text::spelled_out;
use crate::content::prose::Lost;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::source::Source;
use crate::view::search::{self, IndexFile, NumberedEntries, RankedTexts, Terms};
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

/// The terms of these texts. A word with a letter that the language of the edition also spells out
/// has a term for either spelling, so that in German `Mueller` finds Müller.
///
/// The second spelling is in the index rather than in the query, since a query does not show which
/// `ue` stands for one letter: *neue* has none.
fn terms(edition: &Edition<'_>, texts: &RankedTexts<'_>) -> Terms {
    let letters = language::of(edition.language).map_or(&[][..], |language| language.spelled_out);
    if letters.is_empty() {
        return Terms::new(texts);
    }
    let spelled = texts.each_ref().map(|texts| {
        let words = texts.iter().flat_map(|text| text.split_whitespace());
        words
            .map(|word| (word, spelled_out(word, letters)))
            .filter(|(word, spelled)| word != spelled)
            .map(|(_, spelled)| spelled)
            .collect::<Vec<String>>()
    });
    let both = array::from_fn(|rank| {
        let spelled = spelled[rank].iter().map(String::as_str);
        texts[rank].iter().copied().chain(spelled).collect()
    });
    Terms::new(&both)
}
