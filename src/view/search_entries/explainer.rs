//! An explainer in the search index.

use super::result::{Facets, SearchResult, json};
use super::{body_text, terms};
use crate::base::text::Id;
use crate::content::prose::Lost;
use crate::model::explainer::Explainer;
use crate::model::translated::Translated as _;
use crate::view::edition::Edition;
use crate::view::search::SearchEntry;
use crate::yaml::register::Ref;

/// The entry of an explainer.
///
/// # Errors
///
/// If the store of its body does not have it any more.
pub fn entry(edition: &Edition<'_>, explainer: Ref<Explainer>) -> Result<SearchEntry, Lost> {
    let entry = edition
        .site
        .explainers
        .get(explainer)
        .in_language(edition.language);
    let tags: Vec<&str> = entry.tags.iter().map(Id::as_str).collect();
    let mut summary = vec![entry.standfirst.as_str()];
    summary.extend(edition.names(&entry.authors));
    summary.extend(&tags);
    let body = entry.body.html.get()?;
    let mut rest = body_text::texts(edition, &entry.body, &body);
    rest.extend(entry.why.as_deref());
    rest.extend(entry.timeline.iter().map(|moment| moment.text.as_str()));
    let changed = edition.index.changes().last_of_explainer(entry);
    let shown = SearchResult {
        title: &entry.title,
        href: edition.href(&edition.addresses.explainer(&entry.id)),
        lang: edition.foreign(&entry.language),
        text: Some(&entry.standfirst),
        date: Some(edition.date(changed.day).text),
        ..SearchResult::default()
    };
    let facets: Facets<'_> = [Vec::new(), Vec::new(), Vec::new(), tags];
    Ok(SearchEntry {
        terms: terms(edition, &[vec![&entry.title], summary, rest]),
        shown: json(&shown),
        facets: json(&facets),
    })
}
