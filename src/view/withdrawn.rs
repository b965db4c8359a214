//! What was withdrawn: the page that says so, the embed, the list on the page of corrections, and
//! the list in `claims.json`.

use std::cmp::Reverse;

use serde::Serialize;

use super::edition::{Date, Edition, TextLink};
use super::frame::{Frame, front_link};
use super::{View, long_list};
use crate::base::text::{Html, Id};
use crate::model::keys::FileKind;
use crate::model::site::{Notice, WithdrawnDocument};
use crate::model::translated::Translated as _;

/// A withdrawn document, as pages show it.
#[derive(Debug, Serialize)]
pub struct WithdrawnView<'e> {
    kind: &'static str,
    heading: String,
    /// The tag of the language of the title and the reason, if it is not the page's.
    language: Option<&'e str>,
    href: String,
    date: Date,
    reason: &'e str,
}

#[derive(Debug, Serialize)]
struct PageView<'e> {
    withdrawn: WithdrawnView<'e>,
}

#[derive(Debug, Serialize)]
struct WithdrawnJson<'e> {
    id: &'e str,
    url: String,
    explainer: Option<&'e str>,
    date: String,
    reason: &'e str,
}

/// A withdrawn document as pages show it.
#[must_use]
pub fn of<'s>(edition: &Edition<'s>, document: &'s WithdrawnDocument) -> WithdrawnView<'s> {
    let (language, notice) = told(edition, document);
    WithdrawnView {
        kind: document.kind.word(),
        heading: heading(edition, document),
        language: edition.foreign(language),
        href: edition.href(&edition.addresses.withdrawn(document)),
        date: edition.date(document.date),
        reason: &notice.reason,
    }
}

/// Everything that was withdrawn, newest first.
#[must_use]
pub fn newest_first<'s>(edition: &Edition<'s>) -> Vec<&'s WithdrawnDocument> {
    let mut all: Vec<&WithdrawnDocument> = edition.site.withdrawn().iter().collect();
    all.sort_by_key(|document| Reverse(document.date));
    all
}

/// The title of its page. It says that the document was withdrawn, so that no title, link or list
/// shows a withdrawn claim as if it had a verdict.
#[must_use]
pub fn heading(edition: &Edition<'_>, document: &WithdrawnDocument) -> String {
    let (_, notice) = told(edition, document);
    edition
        .words
        .fill("titles.withdrawn", &[("title", &notice.title)])
}

/// The view of the page of a withdrawn document.
#[must_use]
pub fn view(edition: &Edition<'_>, position: usize) -> View {
    let document = &edition.site.withdrawn()[position];
    let mut frame = frame(edition, document, "withdrawn");
    frame.trail = vec![front_link(edition)];
    let explainer = document.explainer.as_ref();
    let explainer = explainer.and_then(|id| edition.site.explainers.find(id));
    if let Some(explainer) = explainer {
        let entry = edition.site.explainers.get(explainer);
        frame.trail.push(TextLink {
            text: entry.in_language(edition.language).title.clone(),
            href: edition.href(&edition.addresses.explainer(&entry.id)),
        });
    }
    let withdrawn = of(edition, document);
    View::new(frame, &PageView { withdrawn })
}

/// A link to the page of a withdrawn claim, in the words of a text or with its title; `None` if no
/// withdrawn claim has this id.
#[must_use]
pub fn reference(edition: &Edition<'_>, id: &Id, text: Option<&str>) -> Option<(Html, String)> {
    let document = edition
        .site
        .withdrawn()
        .iter()
        .find(|document| document.kind == FileKind::Claim && document.id == *id)?;
    let title = text.unwrap_or(&told(edition, document).1.title);
    let words = edition
        .words
        .fill("withdrawn.reference", &[("title", title)]);
    let href = edition.href(&edition.addresses.withdrawn(document));
    let escaped = [&href, &words].map(|text| Html::escape(text));
    let [href, shown] = escaped.each_ref().map(Html::as_str);
    let link = Html::made_of_escaped_parts(format!("<a href=\"{href}\">{shown}</a>"));
    Some((link, words))
}

/// The positions of the withdrawn claims.
#[must_use]
pub fn claims(edition: &Edition<'_>) -> Vec<usize> {
    let all = edition.site.withdrawn().iter().enumerate();
    all.filter(|(_, document)| document.kind == FileKind::Claim)
        .map(|(position, _)| position)
        .collect()
}

/// The entries of `claims.json` for the withdrawn claims at these positions.
#[must_use]
pub fn json(edition: &Edition<'_>, positions: &[usize]) -> Vec<u8> {
    let all = edition.site.withdrawn();
    let entry = |position: &usize| {
        let document = &all[*position];
        WithdrawnJson {
            id: document.id.as_str(),
            url: edition.absolute(&edition.addresses.withdrawn(document)),
            explainer: document.explainer.as_ref().map(Id::as_str),
            date: document.date.to_string(),
            reason: &told(edition, document).1.reason,
        }
    };
    long_list::entries(positions.iter().map(entry))
}

/// The frame of the page or of the embed.
#[must_use]
pub fn frame(edition: &Edition<'_>, document: &WithdrawnDocument, kind: &'static str) -> Frame {
    let (language, notice) = told(edition, document);
    let date = edition.date(document.date).text;
    let description = edition.words.fill(
        "descriptions.withdrawn",
        &[("date", &date), ("reason", &notice.reason)],
    );
    let address = edition.addresses.withdrawn(document);
    let title = heading(edition, document);
    let mut frame = Frame::new(edition, kind, &address, title, description);
    frame.index = false;
    frame.fallback = edition.foreign(language).map(str::to_owned);
    frame
}

/// What readers of the edition are told, and in which language.
fn told<'s>(edition: &Edition<'s>, document: &'s WithdrawnDocument) -> (&'s str, &'s Notice) {
    let first = edition.site.settings.first_language();
    document.in_language(edition.language, first)
}
