//! A source in the search index.

use super::result::{SearchResult, json, outcome};
use super::terms;
use crate::model::claim::Claim;
use crate::model::source::Source;
use crate::model::translated::Translated as _;
use crate::plan::Use;
use crate::view::edition::Edition;
use crate::view::search::SearchEntry;
use crate::yaml::register::Ref;

/// The entry of a source.
pub fn entry(edition: &Edition<'_>, source: Ref<Source>) -> SearchEntry {
    let entry = edition.site.sources.get(source);
    let kind = format!("source_kinds.{}", entry.kind.word());
    let (title, publisher) = (edition.say(&entry.title), edition.say(&entry.publisher));
    let claim_shown_with = claim_shown_with(edition, source);
    let (verdict, label) = claim_shown_with
        .and_then(|claim| outcome(edition, claim))
        .unzip();
    let shown = SearchResult {
        title,
        href: edition.href(&edition.addresses.source(&entry.id)),
        lang: edition.title_language(entry),
        by: Some(publisher.to_owned()),
        date: entry.date.map(|date| edition.date(date).text),
        kind: Some(edition.words.get(&kind)),
        claim: claim_shown_with.map(|claim| claim.claim.as_str()),
        verdict,
        label,
        ..SearchResult::default()
    };
    let mut summary = vec![publisher];
    summary.extend(entry.authors.iter().map(String::as_str));
    let notes = [&entry.note, &entry.interest]
        .into_iter()
        .flatten()
        .map(|words| edition.say(words));
    let rest = notes.chain([edition.words.get(&kind)]).collect();
    SearchEntry {
        terms: terms(edition, &[vec![title], summary, rest]),
        shown: json(&shown),
        facets: "[]".to_owned(),
    }
}

/// The claim whose outcome must be shown with a source, since the title of the source may well say
/// the claim: one that was made in it and has a verdict, preferably the central one of its story.
fn claim_shown_with<'s>(edition: &Edition<'s>, source: Ref<Source>) -> Option<&'s Claim> {
    let made_here = edition
        .index
        .uses(source)
        .iter()
        .filter_map(|found| match found {
            Use::Appearance(claim) => Some(*claim),
            Use::Evidence(..) | Use::Through(..) => None,
        });
    let is_central = |claim: Ref<Claim>| {
        let explainer = edition.index.explainer_of(claim);
        explainer
            .is_some_and(|explainer| edition.site.explainers.get(explainer).central == Some(claim))
    };
    let judged = made_here.filter(|claim| {
        edition.claim(*claim).outcome.is_some()
            && !edition.site.claims.get(*claim).is_held_in(edition.language)
    });
    judged
        .min_by_key(|claim| (!is_central(*claim), *claim))
        .map(|claim| edition.claim(claim))
}
