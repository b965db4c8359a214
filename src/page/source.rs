//! The page of a source: what it is, how it was read, and every claim that leans on it and how.

use serde::Serialize;

use super::View;
use super::badge::{self, Badge};
use super::edition::{ClaimLink, Date, Edition, ForeignLink, Link};
use super::frame::{Frame, front_link};
use super::index::{Citing, Use};
use super::source_line::SourceLink;
use crate::register::Ref;
use crate::source::{Archive, Source};

#[derive(Debug, Serialize)]
struct SourcePage {
    source: SourceView,
    uses: Vec<UseView>,
    carries: Vec<SourceLink>,
    cited: Vec<ForeignLink>,
}

#[derive(Debug, Serialize)]
struct SourceView {
    id: String,
    title: String,
    title_language: Option<String>,
    publisher: String,
    authors: Vec<String>,
    date: Option<Date>,
    url: Option<String>,
    language: String,
    foreign: bool,
    kind: &'static str,
    primary: bool,
    basis: &'static str,
    interest: Option<String>,
    archive: ArchiveView,
    seen: &'static str,
    through: Vec<SourceLink>,
    copy: Option<CopyView>,
    note: Option<String>,
    badges: Vec<Badge>,
}

#[derive(Debug, Serialize)]
struct ArchiveView {
    url: Option<String>,
    date: Option<Date>,
    none: Option<String>,
}

#[derive(Debug, Serialize)]
struct CopyView {
    sha256: String,
    date: Date,
}

#[derive(Debug, Serialize)]
struct UseView {
    role: &'static str,
    claim: ClaimLink,
    quote: Option<String>,
    translation: Option<String>,
    at: Option<String>,
    note: Option<String>,
    via: Option<SourceLink>,
}

/// The view of a source's page.
#[must_use]
pub fn view(edition: &Edition<'_>, source: Ref<Source>) -> View {
    let entry = &edition.site.sources[source];
    let view = SourcePage {
        source: detail(edition, entry),
        uses: edition.index.uses(source).iter().map(|found| one_use(edition, *found)).collect(),
        carries: edition.index.carries(source).iter().map(|source| edition.source_link(*source)).collect(),
        cited: edition.index.citing(source).iter().map(|citing| cited(edition, *citing)).collect(),
    };
    let address = edition.places.source(&entry.id);
    let description = edition.words.fill("descriptions.source", &[("source", edition.say(&entry.title))]);
    let title = edition.source_name(entry);
    let mut frame = Frame::new(edition, "source", &address, title, description);
    let sources = edition.words.get("titles.sources").to_owned();
    frame.trail = vec![front_link(edition), Link { text: sources, href: edition.href(&edition.places.sources(1)) }];
    View::new(frame, &view)
}

fn detail(edition: &Edition<'_>, source: &Source) -> SourceView {
    let archive = match &source.archive {
        Archive::Kept { url, date } => {
            ArchiveView { url: Some(url.as_str().to_owned()), date: Some(edition.date(*date)), none: None }
        }
        Archive::None(reason) => ArchiveView { url: None, date: None, none: Some(edition.say(reason).to_owned()) },
    };
    SourceView {
        id: source.id.to_string(),
        title: edition.say(&source.title).to_owned(),
        title_language: edition.title_language(source),
        publisher: edition.say(&source.publisher).to_owned(),
        authors: source.authors.clone(),
        date: source.date.map(|date| edition.date(date)),
        url: source.url.as_ref().map(|url| url.as_str().to_owned()),
        language: source.language.clone(),
        foreign: source.language != edition.language,
        kind: source.kind.word(),
        primary: source.primary,
        basis: source.basis.word(),
        interest: source.interest.as_ref().map(|interest| edition.say(interest).to_owned()),
        archive,
        seen: source.seen.word(),
        through: source.through.iter().map(|through| edition.source_link(*through)).collect(),
        copy: source
            .copy
            .as_ref()
            .map(|copy| CopyView { sha256: copy.sha256.as_str().to_owned(), date: edition.date(copy.date) }),
        note: source.note.as_ref().map(|note| edition.say(note).to_owned()),
        badges: badge::of_source(edition, source),
    }
}

fn one_use(edition: &Edition<'_>, found: Use) -> UseView {
    match found {
        Use::Appearance(claim) => UseView {
            role: "appearance",
            claim: edition.claim_link(claim),
            quote: None,
            translation: None,
            at: None,
            note: None,
            via: None,
        },
        Use::Evidence(claim, position, stance) => {
            let evidence = edition.claim(claim).evidence.get(position);
            UseView {
                role: stance.word(),
                claim: edition.claim_link(claim),
                quote: evidence.and_then(|evidence| evidence.quote.clone()),
                translation: evidence.and_then(|evidence| evidence.translation.clone()),
                at: evidence.and_then(|evidence| evidence.at.clone()),
                note: evidence.and_then(|evidence| evidence.note.clone()),
                via: evidence.and_then(|evidence| evidence.via).map(|via| edition.source_link(via)),
            }
        }
    }
}

/// A claim that cites the source is named by its verdict too, through the words of its title.
fn cited(edition: &Edition<'_>, citing: Citing) -> ForeignLink {
    match citing {
        Citing::Claim(claim) => super::claim::link(edition, edition.claim(claim)),
        Citing::Explainer(explainer) => {
            edition.explainer_link(edition.site.explainers[explainer].in_language(edition.language))
        }
    }
}
