//! The page of a source: what it is, how it was read, and every claim that uses it and how.

use serde::Serialize;
use tera::Value;

use super::View;
use super::badge;
use super::edition::{Date, Edition, ForeignLink, TextLink};
use super::frame::{Frame, front_link};
use super::own_keys::OwnKeys;
use super::proof::{self, ProofTally};
use super::source_line::SourceLink;
use super::uses::{self, UseView};
use super::{headline, json_ld};
use crate::model::source::{Archive, Source};
use crate::model::translated::Translated as _;
use crate::plan::Citing;
use crate::yaml::record::OutsideUrl;
use crate::yaml::register::Ref;

#[derive(Debug, Serialize)]
struct SourcePage<'e> {
    source: SourceView<'e>,
    uses: Vec<UseView<'e>>,
    carries: Vec<SourceLink<'e>>,
    cited: Vec<ForeignLink<'e>>,
}

#[derive(Debug, Serialize)]
struct SourceView<'e> {
    id: &'e str,
    title: &'e str,
    title_language: Option<&'e str>,
    publisher: &'e str,
    authors: &'e [String],
    date: Option<Date>,
    url: Option<&'e str>,
    /// The address of the source itself, if the link leads to an archived copy instead.
    original_url: Option<&'e str>,
    /// The host of the address, by which a link to it is named: an address may state a claim as fact.
    host: Option<&'e str>,
    language: &'e str,
    foreign: bool,
    kind: &'static str,
    primary: bool,
    basis: &'static str,
    interest: Option<&'e str>,
    archive: ArchiveView<'e>,
    seen: &'static str,
    through: Vec<SourceLink<'e>>,
    copy: Option<CopyView<'e>>,
    /// How many of the quotations from it are proved by the copy.
    proofs: Option<ProofTally>,
    note: Option<&'e str>,
    badges: Vec<Value>,
    extra: OwnKeys,
}

#[derive(Debug, Serialize)]
struct ArchiveView<'e> {
    url: Option<&'e str>,
    host: Option<&'e str>,
    date: Option<Date>,
    none: Option<&'e str>,
}

#[derive(Debug, Serialize)]
struct CopyView<'e> {
    sha256: &'e str,
    date: Date,
    /// The media type.
    #[serde(rename = "type")]
    media_type: Option<&'e str>,
    size: Option<FileSize>,
    /// The title that the copy itself has.
    title: Option<&'e str>,
    /// True if no text can be read from it.
    unread: bool,
}

/// The size of a file, as people say it.
#[derive(Debug, Serialize)]
struct FileSize {
    n: u32,
    unit: &'static str,
}

impl FileSize {
    fn of(bytes: u32) -> Self {
        let (one, unit) = match bytes {
            0..1_000 => (1, "bytes"),
            1_000..1_000_000 => (1_000, "kilobytes"),
            _ => (1_000_000, "megabytes"),
        };
        Self {
            n: bytes.saturating_add(one / 2) / one,
            unit,
        }
    }
}

/// The view of a source's page.
#[must_use]
pub fn view(edition: &Edition<'_>, source: Ref<Source>) -> View {
    let entry = edition.site.sources.get(source);
    let view = SourcePage {
        source: detail(edition, source),
        uses: edition
            .index
            .uses(source)
            .iter()
            .map(|found| uses::of_source(edition, *found))
            .collect(),
        carries: edition.source_links(edition.index.read_through(source)),
        cited: edition
            .index
            .citing(source)
            .iter()
            .map(|citing| cited(edition, *citing))
            .collect(),
    };
    let address = edition.addresses.source(&entry.id);
    let description = edition.words.fill(
        "descriptions.source",
        &[("source", edition.say(&entry.title))],
    );
    let title = edition.source_name(entry);
    let mut frame = Frame::new(edition, "source", &address, title, description);
    let sources = edition.words.get("titles.sources").to_owned();
    frame.trail = vec![
        front_link(edition),
        TextLink {
            text: sources,
            href: edition.href(&edition.addresses.sources(1)),
        },
    ];
    frame.data.push(json_ld::source(edition, &frame, entry));
    View::new(frame, &view)
}

fn detail<'s>(edition: &Edition<'s>, reference: Ref<Source>) -> SourceView<'s> {
    let source = edition.site.sources.get(reference);
    let archive = match &source.archive {
        Archive::Kept { url, date } => ArchiveView {
            url: Some(url.as_str()),
            host: Some(url.host()),
            date: Some(edition.date(*date)),
            none: None,
        },
        Archive::None(reason) => ArchiveView {
            url: None,
            host: None,
            date: None,
            none: Some(edition.say(reason)),
        },
    };
    let leads_to = source.leads_to();
    SourceView {
        id: source.id.as_str(),
        title: edition.say(&source.title),
        title_language: edition.title_language(source),
        publisher: edition.say(&source.publisher),
        authors: &source.authors,
        date: source.date.map(|date| edition.date(date)),
        url: leads_to.map(OutsideUrl::as_str),
        original_url: source.original_url(),
        host: leads_to.map(OutsideUrl::host),
        language: &source.language,
        foreign: source.language != edition.language,
        kind: source.kind.word(),
        primary: source.primary,
        basis: source.basis.word(),
        interest: source
            .interest
            .as_ref()
            .map(|interest| edition.say(interest)),
        archive,
        seen: source.seen.word(),
        through: edition.source_links(&source.through),
        copy: copy(edition, source),
        proofs: proof::tally_of_source(edition, reference),
        note: source.note.as_ref().map(|note| edition.say(note)),
        badges: badge::of_source(edition, source),
        extra: source.extra.json(),
    }
}

/// The copy that the publication keeps.
fn copy<'s>(edition: &Edition<'_>, source: &'s Source) -> Option<CopyView<'s>> {
    let (date, sha256) = source.held_copy()?;
    let kept = source.kept.as_deref();
    Some(CopyView {
        sha256: sha256.as_str(),
        date: edition.date(date),
        media_type: kept.map(|kept| kept.media_type.0.as_str()),
        size: kept.map(|kept| FileSize::of(kept.bytes)),
        title: kept.and_then(|kept| Some(kept.title.as_ref()?.0.as_str())),
        unread: kept.is_some_and(|kept| kept.unread.is_some()),
    })
}

/// A text that cites the source. A claim is linked with the title of its page, which has the
/// verdict.
fn cited<'s>(edition: &Edition<'s>, citing: Citing) -> ForeignLink<'s> {
    match citing {
        Citing::Claim(claim) => headline::link(edition, edition.claim(claim)),
        Citing::Explainer(explainer) => edition.explainer_link(
            edition
                .site
                .explainers
                .get(explainer)
                .in_language(edition.language),
        ),
    }
}
