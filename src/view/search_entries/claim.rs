//! A claim in the search index.

use super::result::{Facets, SearchResult, json, outcome};
use super::{body_text, terms};
use crate::base::text::Id;
use crate::content::prose::Lost;
use crate::model::claim::Claim;
use crate::model::person::Person;
use crate::model::translated::Translated as _;
use crate::plan::{people_of, tags_of};
use crate::view::edition::Edition;
use crate::view::search::SearchEntry;
use crate::yaml::register::Ref;

/// The entry of a claim.
///
/// # Errors
///
/// If the store of its body does not have it any more.
pub fn entry(edition: &Edition<'_>, claim: Ref<Claim>) -> Result<SearchEntry, Lost> {
    let entry = edition.claim(claim);
    let explainer = edition.index.explainer_of(claim);
    let explainer = explainer.map(|explainer| edition.site.explainers.get(explainer));
    let explainer = explainer.map(|explainer| explainer.in_language(edition.language));
    let tags: Vec<&str> = tags_of(entry, explainer)
        .into_iter()
        .map(Id::as_str)
        .collect();
    let people: Vec<Ref<Person>> = people_of(entry).into_iter().collect();

    let mut summary = edition.names(&people);
    summary.extend(&tags);
    summary.extend(in_short(edition, entry));
    summary.extend(explainer.map(|explainer| explainer.title.as_str()));
    let body = entry.body.html.get()?;
    let mut rest = body_text::texts(edition, &entry.body, &body);
    rest.extend(beside_body(entry));

    let verdict = outcome(edition, entry).map(|(verdict, _)| verdict);
    let people = people
        .iter()
        .map(|person| edition.site.people.get(*person).id.as_str());
    let facets: Facets<'_> = [
        verdict.into_iter().collect(),
        vec![entry.kind.word()],
        people.collect(),
        tags,
    ];
    Ok(SearchEntry {
        terms: terms(edition, &[vec![&entry.claim], summary, rest]),
        shown: json(&shown(edition, entry)),
        facets: json(&facets),
    })
}

fn shown<'a>(edition: &'a Edition<'_>, claim: &'a Claim) -> SearchResult<'a> {
    let (verdict, label) = outcome(edition, claim).unzip();
    let found = claim.outcome.as_ref();
    let by = edition.names_in_line(&claim.claimants);
    SearchResult {
        title: &claim.claim,
        href: edition.href(&edition.addresses.claim(claim)),
        lang: edition.foreign(&claim.language),
        text: found.map(|outcome| outcome.finding.as_str()),
        by: Some(by).filter(|by| !by.is_empty()),
        date: found.map(|outcome| edition.date(outcome.as_of).text),
        verdict,
        label,
        ..SearchResult::default()
    }
}

/// What sums a claim up: its verdict in the words of the scale and in its own, its finding, its
/// quotation and its place.
fn in_short<'a>(edition: &'a Edition<'_>, claim: &'a Claim) -> impl Iterator<Item = &'a str> {
    let found = claim.outcome.as_ref();
    let texts = [
        found.map(|outcome| edition.say(&edition.site.scale[outcome.verdict].label)),
        found.map(|outcome| outcome.finding.as_str()),
        found.map(|outcome| edition.verdict_in_words(outcome)),
        claim.quote.as_deref(),
        claim.place.as_deref(),
    ];
    texts.into_iter().flatten()
}

/// What else its page says: why it was checked, what is not known, the evidence.
fn beside_body(claim: &Claim) -> impl Iterator<Item = &str> {
    let evidence = claim.evidence.iter();
    let evidence = evidence.flat_map(|evidence| [&evidence.quote, &evidence.note]);
    [&claim.why, &claim.unknown]
        .into_iter()
        .chain(evidence)
        .filter_map(Option::as_deref)
}
