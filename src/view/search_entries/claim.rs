//! A claim in the search index.

use super::body_text::prose;
use super::result::{Facets, Shown, json, outcome};
use crate::base::text::Id;
use crate::content::prose::Lost;
use crate::model::claim::Claim;
use crate::model::person::Person;
use crate::model::translated::Translated as _;
use crate::plan::{people_of, tags_of};
use crate::view::edition::Edition;
use crate::view::search::{Entry, Terms};
use crate::yaml::register::Ref;

/// The entry of a claim.
///
/// # Errors
///
/// When the store of its body does not have it any more.
pub fn entry(edition: &Edition<'_>, claim: Ref<Claim>) -> Result<Entry, Lost> {
    let entry = edition.claim(claim);
    let explainer = edition
        .index
        .explainer_of(claim)
        .map(|explainer| edition.site.explainers.get(explainer));
    let explainer = explainer.map(|explainer| explainer.in_language(edition.language));
    let tags: Vec<&str> = tags_of(entry, explainer)
        .into_iter()
        .map(Id::as_str)
        .collect();
    let people: Vec<Ref<Person>> = people_of(entry).into_iter().collect();
    let (verdict, label) = outcome(edition, entry).unzip();
    let finding = entry
        .outcome
        .as_ref()
        .map(|outcome| outcome.finding.as_str());
    let by = edition
        .names(&entry.claimants)
        .join(edition.words.get("list.separator"));
    let shown = Shown {
        title: &entry.claim,
        href: edition.href(&edition.places.claim(entry)),
        lang: edition.foreign(&entry.language),
        text: finding,
        by: Some(by).filter(|by| !by.is_empty()),
        date: entry
            .outcome
            .as_ref()
            .map(|outcome| edition.date(outcome.as_of).text),
        verdict,
        label,
        ..Shown::default()
    };

    let mut summary = edition.names(&people);
    summary.extend(&tags);
    summary.extend(
        entry
            .outcome
            .as_ref()
            .map(|outcome| edition.say(&edition.site.scale[outcome.verdict].label)),
    );
    summary.extend(
        [
            finding,
            label,
            entry.quote.as_deref(),
            entry.place.as_deref(),
        ]
        .into_iter()
        .flatten(),
    );
    summary.extend(explainer.map(|explainer| explainer.title.as_str()));
    let body = entry.body.html.get()?;
    let mut rest = prose(edition, &entry.body, &body);
    rest.extend(
        [&entry.why, &entry.unknown]
            .into_iter()
            .filter_map(Option::as_deref),
    );
    let evidence = entry
        .evidence
        .iter()
        .flat_map(|evidence| [&evidence.quote, &evidence.note]);
    rest.extend(evidence.filter_map(Option::as_deref));

    let people = people
        .iter()
        .map(|person| edition.site.people.get(*person).id.as_str());
    let facets: Facets<'_> = [
        verdict.into_iter().collect(),
        vec![entry.kind.word()],
        people.collect(),
        tags,
    ];
    Ok(Entry {
        terms: Terms::new(&[vec![&entry.claim], summary, rest]),
        shown: json(&shown),
        facets: json(&facets),
    })
}
