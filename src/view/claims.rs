//! Pages that list claims: all of them, by kind, by tag, by verdict, by person.

use serde::Serialize;
use tera::Value;

use super::View;
use super::claim_summary::{self, ClaimSummary};
use super::edition::Edition;
use super::frame::Frame;
use super::front::{self, Teaser};
use super::listing::{self, Pager};
use super::scale::{self, ScaleView};
use crate::base::address::Address;
use crate::base::text::Id;
use crate::model::claim::{Claim, ClaimKind};
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::plan::{CLAIMS_A_PAGE, slice};
use crate::yaml::record::OutsideUrl;
use crate::yaml::register::Ref;

/// One page of a list of claims, and what is special about the list.
#[derive(Debug, Serialize)]
struct List<'e, T> {
    #[serde(flatten)]
    special: T,
    claims: Vec<ClaimSummary<'e>>,
    total: usize,
    pager: Option<Pager>,
}

fn list<'s, T: Serialize>(
    edition: &Edition<'s>,
    special: T,
    claims: &[Ref<Claim>],
    page: usize,
    address: impl Fn(usize) -> Address,
) -> List<'s, T> {
    List {
        special,
        claims: claim_summary::all(edition, slice(claims, page, CLAIMS_A_PAGE)),
        total: claims.len(),
        pager: listing::pager(edition, page, claims.len(), CLAIMS_A_PAGE, address),
    }
}

fn frame(
    edition: &Edition<'_>,
    kind: &'static str,
    address: &Address,
    name: &str,
    page: usize,
) -> Frame {
    let title = listing::title(
        edition,
        edition
            .words
            .fill(&format!("titles.{kind}"), &[(kind, name)]),
        page,
    );
    let description = edition
        .words
        .fill(&format!("descriptions.{kind}"), &[(kind, name)]);
    Frame::new(edition, kind, address, title, description).below_front(edition)
}

#[derive(Debug, Serialize)]
struct All<'e> {
    filters: Vec<Filter<'e>>,
}

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

/// The view of a page (from 1) of all claims.
#[must_use]
pub fn all(edition: &Edition<'_>, page: usize) -> View {
    let address = |number| edition.places.claims(number);
    let frame = frame(edition, "claims", &address(page), "", page);
    View::new(
        frame,
        &list(
            edition,
            All {
                filters: if page == 1 {
                    filters(edition)
                } else {
                    Vec::new()
                },
            },
            edition.index.newest(),
            page,
            address,
        ),
    )
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

#[derive(Debug, Serialize)]
struct OfKind {
    kind: &'static str,
}

/// The view of a page (from 1) of the claims of a kind.
#[must_use]
pub fn of_kind(edition: &Edition<'_>, kind: ClaimKind, page: usize) -> View {
    let address = |number| edition.places.kind(kind, number);
    let claims = edition.index.of_kind(kind);
    let word = edition
        .words
        .get(&format!("kinds.{}", kind.word()))
        .to_owned();
    let frame = frame(edition, "kind", &address(page), &word, page);
    View::new(
        frame,
        &list(edition, OfKind { kind: kind.word() }, claims, page, address),
    )
}

#[derive(Debug, Serialize)]
struct WithTag {
    tag: String,
}

/// The view of a page (from 1) of the claims with a tag.
#[must_use]
pub fn with_tag(edition: &Edition<'_>, tag: &Id, page: usize) -> View {
    let address = |number| edition.places.tag(tag, number);
    let claims = edition.index.with_tag(tag);
    let text = edition.tag(tag).text;
    let frame = frame(edition, "tag", &address(page), &text, page);
    View::new(
        frame,
        &list(edition, WithTag { tag: text }, claims, page, address),
    )
}

#[derive(Debug, Serialize)]
struct WithVerdict<'e> {
    scale: ScaleView<'e>,
}

/// The view of a page (from 1) of the claims with a verdict.
#[must_use]
pub fn with_verdict(edition: &Edition<'_>, verdict: Ref<Verdict>, page: usize) -> View {
    let entry = &edition.site.scale[verdict];
    let address = |number| edition.places.verdict(&entry.id, number);
    let frame = frame(
        edition,
        "verdict",
        &address(page),
        edition.say(&entry.label),
        page,
    );
    let special = WithVerdict {
        scale: scale::one(edition, verdict),
    };
    View::new(
        frame,
        &list(
            edition,
            special,
            edition.index.with_verdict(verdict),
            page,
            address,
        ),
    )
}

#[derive(Debug, Serialize)]
struct OfPerson<'e> {
    person: Value,
    same_as: Vec<&'e str>,
    explainers: Vec<Teaser<'e>>,
    written: usize,
    claims: Vec<Tie<'e>>,
    total: usize,
    pager: Option<Pager>,
}

/// A claim and how it is tied to a person.
#[derive(Debug, Serialize)]
struct Tie<'e> {
    claim: ClaimSummary<'e>,
    made: bool,
    concerns: bool,
}

/// The view of a page (from 1) of the explainers that a person wrote, and of the claims that they
/// made or that concern them.
///
/// Somebody whom a text merely names has an empty page, so that the name leads somewhere; no
/// machine is led there.
#[must_use]
pub fn of_person(edition: &Edition<'_>, person: Ref<Person>, page: usize) -> View {
    let entry = edition.site.people.get(person);
    let address = |number| edition.places.person(&entry.id, number);
    let (claims, written) = (
        edition.index.with_person(person),
        edition.index.written_by(person),
    );
    let longest = claims.len().max(written.len());
    let teaser = |explainer: &Ref<Explainer>| front::teaser(edition, *explainer);
    let tie = |claim: &Ref<Claim>| Tie {
        claim: claim_summary::view(edition, *claim),
        made: edition.site.claims.get(*claim).claimants.contains(&person),
        concerns: edition.site.claims.get(*claim).about.contains(&person),
    };
    let view = OfPerson {
        person: edition.person(person),
        same_as: entry.same_as.iter().map(OutsideUrl::as_str).collect(),
        explainers: slice(written, page, CLAIMS_A_PAGE)
            .iter()
            .map(teaser)
            .collect(),
        written: written.len(),
        claims: slice(claims, page, CLAIMS_A_PAGE).iter().map(tie).collect(),
        total: claims.len(),
        pager: listing::pager(edition, page, longest, CLAIMS_A_PAGE, address),
    };
    let mut frame = frame(
        edition,
        "person",
        &address(page),
        edition.say(&entry.name),
        page,
    );
    frame.index = longest > 0;
    if claims.is_empty() && !written.is_empty() {
        frame.description = edition.words.fill(
            "descriptions.author",
            &[("person", edition.say(&entry.name))],
        );
    }
    View::new(frame, &view)
}
