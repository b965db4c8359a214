//! Embeds: a claim's card alone on a page that other sites may frame, and the HTML that they copy
//! for it.

mod height;

use serde::Serialize;

use super::card::{self, Card};
use super::edition::Edition;
use super::frame::Frame;
use super::withdrawn::{self, WithdrawnView};
use super::{View, headline};
use crate::base::text::Html;
use crate::model::claim::Claim;
use crate::yaml::register::Ref;

/// The width in CSS pixels that oEmbed answers give, since they must give a number: that of a
/// column of text.
pub const EMBED_WIDTH: usize = 600;

#[derive(Debug, Serialize)]
struct EmbedView<'e> {
    card: Option<Card<'e>>,
    withdrawn: Option<WithdrawnView<'e>>,
}

/// The view of a claim's embed; `None` for a claim whose explainer is not published.
#[must_use]
pub fn view(edition: &Edition<'_>, claim: Ref<Claim>) -> Option<View> {
    edition.index.position_of(claim)?;
    let entry = edition.claim(claim);
    let title = headline::title(edition, entry);
    let description = headline::description(edition, entry);
    let mut frame = Frame::new(
        edition,
        "embed",
        &edition.addresses.embed(entry),
        title,
        description,
    );
    frame.canonical = edition.absolute(&edition.addresses.claim(entry));
    frame.index = false;
    frame.fallback = edition.foreign(&entry.language).map(str::to_owned);
    Some(View::new(
        frame,
        &EmbedView {
            card: Some(card::view(edition, claim)),
            withdrawn: None,
        },
    ))
}

/// The view of the embed of a withdrawn claim, which shows no card.
#[must_use]
pub fn of_withdrawn(edition: &Edition<'_>, position: usize) -> View {
    let document = &edition.site.withdrawn()[position];
    let view = EmbedView {
        card: None,
        withdrawn: Some(withdrawn::of(edition, document)),
    };
    View::new(withdrawn::frame(edition, document, "embed"), &view)
}

/// The HTML with which another site shows a claim's card.
#[derive(Debug, Serialize)]
pub struct EmbedCode {
    /// The embed's whole address.
    pub url: String,
    /// The frame as HTML, which readers copy.
    pub code: String,
    /// The height in CSS pixels that the card is estimated to need.
    pub height: usize,
}

/// The HTML that other sites copy to show a claim's card.
#[must_use]
pub fn offer(edition: &Edition<'_>, claim: &Claim) -> EmbedCode {
    let url = edition.absolute(&edition.addresses.embed(claim));
    let height = height::of(edition, claim);
    // The title begins with the verdict, since it may be all that is read out, or shown if the
    // frame cannot be.
    let (src, title) = (
        Html::escape(&url),
        Html::escape(&headline::title(edition, claim)),
    );
    let code = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" style=\"border:0\" loading=\"lazy\"></iframe>",
        src.as_str(),
        title.as_str()
    );
    EmbedCode { url, code, height }
}
