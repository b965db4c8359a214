//! The page of a person: the explainers that they wrote, the claims that they made or that are about
//! them, and what they said as evidence.

use serde::Serialize;
use tera::Value;

use super::claim_summary::{self, ClaimSummary};
use super::claims::frame;
use super::edition::Edition;
use super::front::{self, Teaser};
use super::listing::{self, Pager};
use super::uses::{self, UseView};
use super::{View, json_ld};
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::plan::{CLAIMS_A_PAGE, slice};
use crate::yaml::record::OutsideUrl;
use crate::yaml::register::Ref;

#[derive(Debug, Serialize)]
struct PersonPage<'e> {
    person: Value,
    same_as: Vec<&'e str>,
    explainers: Vec<Teaser<'e>>,
    written: usize,
    claims: Vec<Tie<'e>>,
    total: usize,
    said: Vec<UseView<'e>>,
    sayings: usize,
    pager: Option<Pager>,
}

/// A claim, and whether the person made it or is concerned by it.
#[derive(Debug, Serialize)]
struct Tie<'e> {
    claim: ClaimSummary<'e>,
    made: bool,
    concerns: bool,
}

/// The view of a page (from 1) of the explainers that a person wrote, and of the claims that they
/// made or that concern them.
///
/// Somebody whom a text merely names has an empty page, so that the link from the name works;
/// search engines are asked not to list it.
#[must_use]
pub fn view(edition: &Edition<'_>, person: Ref<Person>, page: usize) -> View {
    let entry = edition.site.people.get(person);
    let address = |number| edition.addresses.person(&entry.id, number);
    let (claims, written, said) = (
        edition.index.with_person(person),
        edition.index.written_by(person),
        edition.index.said_by(person),
    );
    let longest = claims.len().max(written.len()).max(said.len());
    let teaser = |explainer: &Ref<Explainer>| front::teaser(edition, *explainer);
    let tie = |claim: &Ref<Claim>| Tie {
        claim: claim_summary::view(edition, *claim),
        made: edition.site.claims.get(*claim).claimants.contains(&person),
        concerns: edition.site.claims.get(*claim).about.contains(&person),
    };
    let view = PersonPage {
        person: edition.person(person),
        same_as: entry.same_as.iter().map(OutsideUrl::as_str).collect(),
        explainers: slice(written, page, CLAIMS_A_PAGE)
            .iter()
            .map(teaser)
            .collect(),
        written: written.len(),
        claims: slice(claims, page, CLAIMS_A_PAGE).iter().map(tie).collect(),
        total: claims.len(),
        said: slice(said, page, CLAIMS_A_PAGE)
            .iter()
            .map(|(claim, position)| uses::said(edition, *claim, *position))
            .collect(),
        sayings: said.len(),
        pager: listing::pager(edition, page, longest, CLAIMS_A_PAGE, address),
    };
    let mut frame = frame(
        edition,
        "person",
        &address(page),
        edition.say(&entry.name),
        page,
    );
    frame.index &= longest > 0;
    let without_claims = match (written, said) {
        ([], []) => None,
        ([], _) => Some("descriptions.speaker"),
        _ => Some("descriptions.author"),
    };
    if let Some(description) = without_claims.filter(|_| claims.is_empty()) {
        let name = edition.say(&entry.name);
        frame.description = edition.words.fill(description, &[("person", name)]);
    }
    if longest > 0 {
        let profile = json_ld::profile(edition, &frame, entry);
        frame.data.extend(profile);
    }
    if !claims.is_empty() || !written.is_empty() {
        let feed = edition.addresses.person_feed(&entry.id);
        let name = edition.say(&entry.name);
        frame.add_file(edition, "application/atom+xml", Some(name), feed);
    }
    let before = (page - 1) * CLAIMS_A_PAGE;
    let shown = slice(claims, page, CLAIMS_A_PAGE);
    let list = json_ld::claims(edition, &frame, before, claims.len(), shown);
    frame.data.extend(list);
    View::new(frame, &view)
}
