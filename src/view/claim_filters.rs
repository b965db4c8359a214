//! The ways in which a list of claims can be narrowed down, each with its links.

use serde::Serialize;

use super::edition::Edition;
use crate::base::text::Id;
use crate::model::claim::{Claim, ClaimKind};
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::yaml::register::Ref;

/// One way to narrow claims down, by verdict, kind, person or tag.
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

/// The filters of an edition, each with links to lists that have any claims.
#[must_use]
pub fn filters<'s>(edition: &Edition<'s>) -> Vec<Filter<'s>> {
    let filter = |id, links: Vec<FilterLink<'s>>| Filter {
        id,
        links: links.into_iter().filter(|link| link.count > 0).collect(),
    };
    vec![
        filter("verdict", verdicts(edition)),
        filter("kind", kinds(edition)),
        filter("person", people(edition)),
        filter("tag", tags(edition)),
    ]
}

fn verdicts<'s>(edition: &Edition<'s>) -> Vec<FilterLink<'s>> {
    let link = |(verdict, entry): (Ref<Verdict>, &'s Verdict)| FilterLink {
        value: entry.id.as_str(),
        text: edition.say(&entry.label).to_owned(),
        href: edition.href(&edition.addresses.verdict(&entry.id, 1)),
        count: edition.index.with_verdict(verdict).len(),
    };
    edition.site.scale.iter().map(link).collect()
}

fn kinds<'s>(edition: &Edition<'s>) -> Vec<FilterLink<'s>> {
    let words = |kind: ClaimKind| {
        let key = format!("kinds.{}", kind.word());
        edition.words.get(&key).to_owned()
    };
    let link = |(kind, claims): (&ClaimKind, &Vec<Ref<Claim>>)| FilterLink {
        value: kind.word(),
        text: words(*kind),
        href: edition.href(&edition.addresses.kind(*kind, 1)),
        count: claims.len(),
    };
    edition.index.by_kind().iter().map(link).collect()
}

fn people<'s>(edition: &Edition<'s>) -> Vec<FilterLink<'s>> {
    let link = |(person, entry): (Ref<Person>, &'s Person)| FilterLink {
        value: entry.id.as_str(),
        text: edition.say(&entry.name).to_owned(),
        href: edition.href(&edition.addresses.person(&entry.id, 1)),
        count: edition.index.with_person(person).len(),
    };
    edition.site.people.iter().map(link).collect()
}

fn tags<'s>(edition: &Edition<'s>) -> Vec<FilterLink<'s>> {
    let link = |(tag, claims): (&&'s Id, &Vec<Ref<Claim>>)| FilterLink {
        value: tag.as_str(),
        text: edition.tag(tag).text,
        href: edition.href(&edition.addresses.tag(tag, 1)),
        count: claims.len(),
    };
    edition.index.by_tag().iter().map(link).collect()
}
