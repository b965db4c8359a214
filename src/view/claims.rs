//! Pages that list claims: all of them, by kind, by tag, by verdict.

use serde::Serialize;

use super::claim_filters::{Filter, filters};
use super::claim_summary::{self, ClaimSummary};
use super::edition::Edition;
use super::frame::Frame;
use super::front::{self, Teaser};
use super::listing::{self, Pager};
use super::scale::{self, ScaleView};
use super::{View, json_ld};
use crate::base::address::Address;
use crate::base::text::Id;
use crate::model::claim::{Claim, ClaimKind};
use crate::model::scale::Verdict;
use crate::plan::{CLAIMS_A_PAGE, slice};
use crate::yaml::register::Ref;

/// A page of a list of claims, with what only this kind of list has.
#[derive(Debug, Serialize)]
struct ClaimList<'e, T> {
    #[serde(flatten)]
    special: T,
    claims: Vec<ClaimSummary<'e>>,
    total: usize,
    pager: Option<Pager>,
}

/// The view of a page (from 1) of these claims.
fn view<T: Serialize>(
    edition: &Edition<'_>,
    mut frame: Frame,
    special: T,
    claims: &[Ref<Claim>],
    page: usize,
    address: impl Fn(usize) -> Address,
) -> View {
    let shown = slice(claims, page, CLAIMS_A_PAGE);
    let before = (page - 1) * CLAIMS_A_PAGE;
    let list = json_ld::claims(edition, &frame, before, claims.len(), shown);
    frame.data.extend(list);
    let list = ClaimList {
        special,
        claims: claim_summary::all(edition, shown),
        total: claims.len(),
        pager: listing::pager(edition, page, claims.len(), CLAIMS_A_PAGE, address),
    };
    View::new(frame, &list)
}

/// The frame of a page (from 1) of a list. `name` fills in the title and the description, which say
/// what the list is of.
pub fn frame(
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
struct AllClaims<'e> {
    filters: Vec<Filter<'e>>,
}

/// The view of a page (from 1) of all claims.
#[must_use]
pub fn all(edition: &Edition<'_>, page: usize) -> View {
    let address = |number| edition.addresses.claims(number);
    let mut frame = frame(edition, "claims", &address(page), "", page);
    frame.add_data(edition);
    let filters = if page == 1 {
        filters(edition)
    } else {
        Vec::new()
    };
    let claims = edition.index.newest();
    view(edition, frame, AllClaims { filters }, claims, page, address)
}

#[derive(Debug, Serialize)]
struct OfKind {
    kind: &'static str,
}

/// The view of a page (from 1) of the claims of a kind.
#[must_use]
pub fn of_kind(edition: &Edition<'_>, kind: ClaimKind, page: usize) -> View {
    let address = |number| edition.addresses.kind(kind, number);
    let claims = edition.index.of_kind(kind);
    let word = edition
        .words
        .get(&format!("kinds.{}", kind.word()))
        .to_owned();
    let frame = frame(edition, "kind", &address(page), &word, page);
    let special = OfKind { kind: kind.word() };
    view(edition, frame, special, claims, page, address)
}

#[derive(Debug, Serialize)]
struct WithTag<'e> {
    tag: String,
    explainers: Vec<Teaser<'e>>,
}

/// The view of a page (from 1) of the claims with a tag.
#[must_use]
pub fn with_tag(edition: &Edition<'_>, tag: &Id, page: usize) -> View {
    let address = |number| edition.addresses.tag(tag, number);
    let claims = edition.index.with_tag(tag);
    let text = edition.tag(tag).text;
    let mut frame = frame(edition, "tag", &address(page), &text, page);
    let feed = edition.addresses.tag_feed(tag);
    frame.add_file(edition, "application/atom+xml", Some(&text), feed);
    let explainers = edition.index.explainers_with_tag(tag).iter();
    let special = WithTag {
        tag: text,
        explainers: explainers
            .filter(|_| page == 1)
            .map(|explainer| front::teaser(edition, *explainer))
            .collect(),
    };
    view(edition, frame, special, claims, page, address)
}

#[derive(Debug, Serialize)]
struct WithVerdict<'e> {
    scale: ScaleView<'e>,
}

/// The view of a page (from 1) of the claims with a verdict.
#[must_use]
pub fn with_verdict(edition: &Edition<'_>, verdict: Ref<Verdict>, page: usize) -> View {
    let entry = &edition.site.scale[verdict];
    let address = |number| edition.addresses.verdict(&entry.id, number);
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
    let claims = edition.index.with_verdict(verdict);
    view(edition, frame, special, claims, page, address)
}
