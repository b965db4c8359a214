//! Entries of the search index: every explainer, claim and source of an edition, with the words by
//! which it is found.

use serde::Serialize;

use super::edition::Edition;
use super::listed::Listed;
use crate::base::text::{self, Id};
use crate::content::prose::{self, Lost, Prose, ReferenceKind};
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::source::Source;
use crate::model::translated::Translated as _;
use crate::plan::{Use, people_of, tags_of};
use crate::view::search::{self, Entry, Part, Row, Terms};
use crate::yaml::register::Ref;

/// How many numbers a file of entries is for: sources are short, and a third of their numbers is
/// free.
const SOURCES_A_PART: usize = 32;
const OTHERS_A_PART: usize = 16;

/// Something that can be found.
#[derive(Debug, Clone, Copy)]
enum Found {
    Explainer(Ref<Explainer>),
    Claim(Ref<Claim>),
    Source(Ref<Source>),
}

/// Makes the search index of an edition, and hands over each file as it is made.
///
/// Claims and explainers have numbers by age, so that new ones move none, and so that of two equal
/// results the one with the higher number is newer. Sources have no such order: one that is old
/// becomes part of the publication when a claim leans on it.
///
/// # Errors
///
/// An error of `put`, or a body that was put away and cannot be had any more.
pub fn index<P: Send, E: Send + From<Lost>>(
    edition: &Edition<'_>,
    put: impl Fn(Part) -> Result<P, E> + Sync,
) -> Result<Vec<P>, E> {
    let Listed {
        explainers,
        claims,
        sources,
    } = &*edition.listed;
    let key = |source: &Ref<Source>| {
        (
            edition.site.sources.get(*source).id.as_str(),
            Found::Source(*source),
        )
    };
    let sources = search::slots(sources.iter().map(key).collect());
    let claims = claims
        .iter()
        .rev()
        .map(|claim| Some(Found::Claim(*claim)))
        .collect();
    let explainers = explainers
        .iter()
        .rev()
        .map(|explainer| Some(Found::Explainer(*explainer)))
        .collect();
    let rows = [
        Row {
            id: "source",
            places: sources,
            a_part: SOURCES_A_PART,
        },
        Row {
            id: "claim",
            places: claims,
            a_part: OTHERS_A_PART,
        },
        Row {
            id: "explainer",
            places: explainers,
            a_part: OTHERS_A_PART,
        },
    ];
    let entry = |found| match found {
        Found::Explainer(explainer) => Ok(of_explainer(edition, explainer)?),
        Found::Claim(claim) => Ok(of_claim(edition, claim)?),
        Found::Source(source) => Ok(of_source(edition, source)),
    };
    search::index(&rows, entry, put)
}

/// What the list of results shows of an entry; docs/OUTPUTS.md says what each key is.
///
/// A claim's verdict never goes without its label, nor without its finding, which is its text.
#[derive(Debug, Default, Serialize)]
struct Shown<'a> {
    title: &'a str,
    href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
}

/// The names of what filters ask of an explainer or a claim.
pub const FACETS: [&str; 4] = ["verdict", "kind", "person", "tag"];

/// What filters ask, in the order of [`FACETS`].
type Facets<'a> = [Vec<&'a str>; 4];

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("the program's own JSON types serialise")
}

fn of_explainer(edition: &Edition<'_>, explainer: Ref<Explainer>) -> Result<Entry, Lost> {
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
    let mut rest = prose(edition, &entry.body, &body);
    rest.extend(entry.why.as_deref());
    rest.extend(entry.timeline.iter().map(|moment| moment.text.as_str()));
    let shown = Shown {
        title: &entry.title,
        href: edition.href(&edition.places.explainer(&entry.id)),
        lang: edition.foreign(&entry.language),
        text: Some(&entry.standfirst),
        date: Some(edition.date(entry.modified()).text),
        ..Shown::default()
    };
    let facets: Facets<'_> = [Vec::new(), Vec::new(), Vec::new(), tags];
    Ok(Entry {
        terms: Terms::new(&[vec![&entry.title], summary, rest]),
        shown: json(&shown),
        facets: json(&facets),
    })
}

fn of_claim(edition: &Edition<'_>, claim: Ref<Claim>) -> Result<Entry, Lost> {
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

/// The verdict of a claim and the words for it: the claim's own, or the scale's.
fn outcome<'a>(edition: &'a Edition<'_>, claim: &'a Claim) -> Option<(&'a str, &'a str)> {
    let outcome = claim.outcome.as_ref()?;
    Some((
        edition.site.scale[outcome.verdict].id.as_str(),
        edition.verdict_in_words(outcome),
    ))
}

fn of_source(edition: &Edition<'_>, source: Ref<Source>) -> Entry {
    let entry = edition.site.sources.get(source);
    let kind = format!("source_kinds.{}", entry.kind.word());
    let (title, publisher) = (edition.say(&entry.title), edition.say(&entry.publisher));
    let carried = carried(edition, source);
    let (verdict, label) = carried.and_then(|claim| outcome(edition, claim)).unzip();
    let shown = Shown {
        title,
        href: edition.href(&edition.places.source(&entry.id)),
        lang: edition.title_language(entry),
        by: Some(publisher.to_owned()),
        date: entry.date.map(|date| edition.date(date).text),
        kind: Some(edition.words.get(&kind)),
        claim: carried.map(|claim| claim.claim.as_str()),
        verdict,
        label,
        ..Shown::default()
    };
    let mut summary = vec![publisher];
    summary.extend(entry.authors.iter().map(String::as_str));
    let notes = [&entry.note, &entry.interest]
        .into_iter()
        .flatten()
        .map(|words| edition.say(words));
    let rest = notes.chain([edition.words.get(&kind)]).collect();
    Entry {
        terms: Terms::new(&[vec![title], summary, rest]),
        shown: json(&shown),
        facets: "[]".to_owned(),
    }
}

/// The claim whose outcome a source must not be shown without, since its title may well say the
/// claim: one that was made in it and has a verdict, that on which its story turns before others.
fn carried<'s>(edition: &Edition<'s>, source: Ref<Source>) -> Option<&'s Claim> {
    let made_here = edition
        .index
        .uses(source)
        .iter()
        .filter_map(|found| match found {
            Use::Appearance(claim) => Some(*claim),
            Use::Evidence(..) => None,
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

/// The texts of a body, with those of its references: what a link says, or the name of the person
/// that it leads to.
fn prose<'t>(edition: &'t Edition<'_>, prose: &'t Prose, html: &'t str) -> Vec<&'t str> {
    let site = edition.site;
    let mut texts = Vec::new();
    for part in &prose.parts {
        match part {
            prose::ProsePart::Html(range) => texts.extend(text::texts(&html[range.clone()])),
            prose::ProsePart::Text(words) => texts.push(words),
            prose::ProsePart::Picture(number) => {
                let figure = prose
                    .pictures
                    .get(*number)
                    .filter(|picture| picture.is_figure);
                texts.extend(figure.map(|picture| picture.title.as_str()));
            }
            prose::ProsePart::Waiting => {}
            prose::ProsePart::Reference(reference)
                if reference.kind == ReferenceKind::Person && reference.text.is_none() =>
            {
                let person = site.people.find(&reference.id);
                texts.extend(person.map(|person| edition.say(&site.people.get(person).name)));
            }
            prose::ProsePart::Reference(reference) => texts.extend(reference.text.as_deref()),
        }
    }
    texts
}
