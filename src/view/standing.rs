//! Standing pages, with the scale, the badges or the corrections below their text, and the page for
//! a wrong address.

use serde::Serialize;
use tera::Value;

use super::View;
use super::badge::{self, BADGES};
use super::body::{self, BodyView, Citation};
use super::correction::{self, CorrectionView};
use super::edition::Edition;
use super::frame::Frame;
use super::own_keys::{OwnKeys, own_keys};
use super::scale::{self, ScaleView};
use super::withdrawn::{self, WithdrawnView};
use crate::base::address::Address;
use crate::content::prose::Lost;
use crate::model::standing::{Shows, StandingPage};
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

#[derive(Debug, Serialize)]
struct StandingView<'e> {
    title: &'e str,
    body: BodyView<'e>,
    citations: Vec<Citation<'e>>,
    scale: Option<Vec<ScaleView<'e>>>,
    badges: Option<Vec<Legend>>,
    corrections: Option<Vec<CorrectionView<'e>>>,
    withdrawn: Option<Vec<WithdrawnView<'e>>>,
    held: bool,
    extra: OwnKeys,
}

/// A badge with all its values, for the legend.
#[derive(Debug, Serialize)]
struct Legend {
    id: &'static str,
    values: Vec<LegendValue>,
}

#[derive(Debug, Serialize)]
struct LegendValue {
    value: &'static str,
    badge: Value,
}

/// The view of a standing page.
///
/// # Errors
///
/// If the store of its body does not have it any more.
pub fn view(edition: &Edition<'_>, standing: Ref<StandingPage>) -> Result<View, Lost> {
    let original = edition.site.standings.get(standing);
    let entry = original.in_language(edition.language);
    let (body, citations) = body::view(edition, &entry.body, &entry.language)?;
    let shows = |what: Shows| entry.shows.contains(&what);
    let every_claim = || edition.index.newest().iter().copied();
    let view = StandingView {
        title: &entry.title,
        body,
        citations,
        scale: shows(Shows::Scale).then(|| scale::all(edition)),
        badges: shows(Shows::Badges).then(|| legend(edition)),
        corrections: shows(Shows::Corrections).then(|| correction::of(edition, every_claim())),
        withdrawn: shows(Shows::Corrections).then(|| {
            let all = withdrawn::newest_first(edition).into_iter();
            all.map(|document| withdrawn::of(edition, document))
                .collect()
        }),
        held: entry.hold.is_some(),
        extra: own_keys(original, entry, |entry| &entry.extra),
    };
    let address = edition.addresses.standing(&entry.id);
    let mut frame = Frame::new(
        edition,
        "standing",
        &address,
        entry.title.clone(),
        entry.description.clone(),
    )
    .below_front(edition);
    frame.index &= entry.hold.is_none();
    frame.fallback = edition.foreign(&entry.language).map(str::to_owned);
    Ok(View::new(frame, &view))
}

fn legend(edition: &Edition<'_>) -> Vec<Legend> {
    let values = |id: &'static str, values: &'static [&'static str]| {
        values
            .iter()
            .map(|value| LegendValue {
                value,
                badge: badge::view(edition, id, value, None),
            })
            .collect()
    };
    BADGES
        .iter()
        .map(|(id, all)| Legend {
            id,
            values: values(id, all),
        })
        .collect()
}

#[derive(Debug, Serialize)]
struct NotFound {}

/// The view of the page for addresses that lead nowhere.
#[must_use]
pub fn not_found(edition: &Edition<'_>, address: &Address) -> View {
    let title = edition.words.get("titles.not_found").to_owned();
    let description = edition.words.get("descriptions.not_found").to_owned();
    let mut frame = Frame::new(edition, "not-found", address, title, description);
    frame.index = false;
    View::new(frame, &NotFound {})
}
