//! The front page: the explainers, the newest claims, the scale.

use serde::Serialize;

use super::claim_summary::{self, ClaimSummary};
use super::edition::{Date, Edition};
use super::frame::Frame;
use super::listing::{self, Pager};
use super::scale::{self, ScaleView};
use super::verdict_counts::{self, VerdictGroup};
use super::{View, json_ld};
use crate::model::explainer::Explainer;
use crate::model::translated::Translated as _;
use crate::plan::{EXPLAINERS_A_PAGE, slice};
use crate::yaml::register::Ref;

/// How many claims the front page shows.
const NEWEST: usize = 6;

#[derive(Debug, Serialize)]
struct Front<'e> {
    explainers: Vec<Teaser<'e>>,
    newest: Vec<ClaimSummary<'e>>,
    scale: Vec<ScaleView<'e>>,
    total: usize,
    pager: Option<Pager>,
}

/// An explainer in a list of explainers.
#[derive(Debug, Serialize)]
pub struct Teaser<'e> {
    title: &'e str,
    /// The tag of the words' language, if it is not the page's.
    language: Option<&'e str>,
    href: String,
    standfirst: &'e str,
    published: Date,
    updated: Option<Date>,
    groups: Vec<VerdictGroup<'e>>,
    count: usize,
}

/// The view of a page (from 1) of the front. Only the first has the newest claims and the scale;
/// the others have older explainers.
#[must_use]
pub fn view(edition: &Edition<'_>, page: usize) -> View {
    let (site, all, is_first) = (edition.site, edition.index.explainers(), page < 2);
    let explainers = slice(all, page, EXPLAINERS_A_PAGE)
        .iter()
        .map(|explainer| teaser(edition, *explainer));
    let newest = edition
        .index
        .newest()
        .iter()
        .copied()
        .take(NEWEST)
        .filter(|_| is_first);
    let address = |number| edition.addresses.fronts(number);
    let view = Front {
        explainers: explainers.collect(),
        newest: claim_summary::all(edition, &newest.collect::<Vec<_>>()),
        scale: if is_first {
            scale::all(edition)
        } else {
            Vec::new()
        },
        total: all.len(),
        pager: listing::pager(edition, page, all.len(), EXPLAINERS_A_PAGE, address),
    };
    let title = listing::title(edition, edition.say(&site.settings.title).to_owned(), page);
    let description = edition.say(&site.settings.description).to_owned();
    let mut frame = Frame::new(edition, "front", &address(page), title, description);
    let before = page.saturating_sub(1) * EXPLAINERS_A_PAGE;
    let shown = slice(all, page, EXPLAINERS_A_PAGE);
    let list = json_ld::explainers(edition, &frame, before, all.len(), shown);
    if is_first {
        frame.data.push(json_ld::publisher_page(edition));
        frame.data.push(json_ld::web_site(edition));
        frame.data.extend(list);
        frame.add_data(edition);
        return View::new(frame, &view);
    }
    frame.data.extend(list);
    View::new(frame.below_front(edition), &view)
}

/// An explainer as lists show it.
pub fn teaser<'s>(edition: &Edition<'s>, explainer: Ref<Explainer>) -> Teaser<'s> {
    let explainer = edition
        .site
        .explainers
        .get(explainer)
        .in_language(edition.language);
    Teaser {
        title: &explainer.title,
        language: edition.foreign(&explainer.language),
        href: edition.href(&edition.addresses.explainer(&explainer.id)),
        standfirst: &explainer.standfirst,
        published: edition.date(explainer.published),
        updated: edition.updated(explainer),
        groups: verdict_counts::groups(edition, &explainer.claims),
        count: explainer.claims.len(),
    }
}
