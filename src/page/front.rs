//! The front page: the explainers, the newest claims, the scale.

use serde::Serialize;

use super::brief::{self, Brief};
use super::edition::{Date, Edition};
use super::frame::Frame;
use super::glance::{self, Group};
use super::scale::{self, ScaleView};
use super::{View, json_ld};

/// How many claims the front page shows.
const NEWEST: usize = 6;

#[derive(Debug, Serialize)]
struct Front<'e> {
    explainers: Vec<Teaser<'e>>,
    newest: Vec<Brief<'e>>,
    scale: Vec<ScaleView<'e>>,
}

#[derive(Debug, Serialize)]
struct Teaser<'e> {
    title: &'e str,
    /// The language of the words, where that is not the page's.
    language: Option<&'e str>,
    href: String,
    standfirst: &'e str,
    published: Date,
    updated: Option<Date>,
    groups: Vec<Group<'e>>,
    count: usize,
}

/// The view of the front page.
#[must_use]
pub fn view(edition: &Edition<'_>) -> View {
    let site = edition.site;
    let explainers = site
        .explainers
        .iter()
        .map(|(_, explainer)| {
            let explainer = explainer.in_language(edition.language);
            Teaser {
                title: &explainer.title,
                language: edition.foreign(&explainer.language),
                href: edition.href(&edition.places.explainer(&explainer.id)),
                standfirst: &explainer.standfirst,
                published: edition.date(explainer.published),
                updated: explainer.updated.map(|updated| edition.date(updated)),
                groups: glance::groups(edition, &explainer.claims),
                count: explainer.claims.len(),
            }
        })
        .collect();
    let newest = &edition.index.newest()[..edition.index.newest().len().min(NEWEST)];
    let view = Front { explainers, newest: brief::all(edition, newest), scale: scale::all(edition) };
    let address = edition.places.front();
    let title = edition.say(&site.settings.title).to_owned();
    let description = edition.say(&site.settings.description).to_owned();
    let mut frame = Frame::new(edition, "front", &address, title, description);
    frame.data.push(json_ld::publisher_page(edition));
    View::new(frame, &view)
}
