//! The ways in which a list of claims can be narrowed down, each with its links.

use serde::Serialize;

use super::edition::Edition;
use crate::base::address::Address;

/// The ways in which claims can be narrowed down: by verdict, kind, person and tag.
#[derive(Debug, Serialize)]
pub struct Filter<'e> {
    id: &'static str,
    links: Vec<FilterLink<'e>>,
}

#[derive(Debug, Serialize)]
struct FilterLink<'e> {
    value: &'e str,
    text: String,
    href: String,
    count: usize,
}

/// The ways in which claims can be narrowed down, each with the links to lists of claims.
#[must_use]
pub fn filters<'s>(edition: &Edition<'s>) -> Vec<Filter<'s>> {
    let (site, index, places) = (edition.site, edition.index, edition.places);
    let link = |value: &'s str, text: String, address: Address, count: usize| FilterLink {
        value,
        text,
        href: edition.href(&address),
        count,
    };
    let verdicts = site.scale.iter().map(|(verdict, entry)| {
        let count = index.with_verdict(verdict).len();
        link(
            entry.id.as_str(),
            edition.say(&entry.label).to_owned(),
            places.verdict(&entry.id, 1),
            count,
        )
    });
    let kinds = index.by_kind().iter().map(|(kind, claims)| {
        let word = edition
            .words
            .get(&format!("kinds.{}", kind.word()))
            .to_owned();
        link(kind.word(), word, places.kind(*kind, 1), claims.len())
    });
    let people = site.people.iter().map(|(person, entry)| {
        let count = index.with_person(person).len();
        link(
            entry.id.as_str(),
            edition.say(&entry.name).to_owned(),
            places.person(&entry.id, 1),
            count,
        )
    });
    let tags = index.by_tag().iter().map(|(tag, claims)| {
        link(
            tag.as_str(),
            edition.tag(tag).text,
            places.tag(tag, 1),
            claims.len(),
        )
    });
    let filter = |id, links: Vec<FilterLink<'s>>| Filter {
        id,
        links: links.into_iter().filter(|link| link.count > 0).collect(),
    };
    vec![
        filter("verdict", verdicts.collect()),
        filter("kind", kinds.collect()),
        filter("person", people.collect()),
        filter("tag", tags.collect()),
    ]
}
