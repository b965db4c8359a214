//! The page of a source: what it is, how it was read, and every claim that uses it and how.

use std::borrow::Cow;

use serde::Serialize;
use tera::Value;

use super::View;
use super::badge;
use super::edition::{ClaimLink, Date, Edition, ForeignLink, TextLink};
use super::frame::{Frame, front_link};
use super::headline;
use super::own_keys::OwnKeys;
use super::source_line::SourceLink;
use crate::base::language;
use crate::base::typography::COMMON_TYPOGRAPHY;
use crate::model::claim::Claim;
use crate::model::source::{Archive, Source};
use crate::model::translated::Translated as _;
use crate::plan::Citing;
use crate::plan::Use;
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
}

#[derive(Debug, Serialize)]
struct UseView<'e> {
    role: &'static str,
    claim: ClaimLink<'e>,
    quote: Option<Cow<'e, str>>,
    translation: Option<Cow<'e, str>>,
    at: Option<&'e str>,
    note: Option<&'e str>,
    via: Vec<SourceLink<'e>>,
    /// The source that was read through this one.
    of: Option<SourceLink<'e>>,
}

/// The view of a source's page.
#[must_use]
pub fn view(edition: &Edition<'_>, source: Ref<Source>) -> View {
    let entry = edition.site.sources.get(source);
    let view = SourcePage {
        source: detail(edition, entry),
        uses: edition
            .index
            .uses(source)
            .iter()
            .map(|found| one_use(edition, *found))
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
    View::new(frame, &view)
}

fn detail<'s>(edition: &Edition<'s>, source: &'s Source) -> SourceView<'s> {
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
    SourceView {
        id: source.id.as_str(),
        title: edition.say(&source.title),
        title_language: edition.title_language(source),
        publisher: edition.say(&source.publisher),
        authors: &source.authors,
        date: source.date.map(|date| edition.date(date)),
        url: source.url.as_ref().map(OutsideUrl::as_str),
        host: source.url.as_ref().map(OutsideUrl::host),
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
        copy: source.copy.as_ref().map(|copy| CopyView {
            sha256: copy.sha256.as_str(),
            date: edition.date(copy.date),
        }),
        note: source.note.as_ref().map(|note| edition.say(note)),
        badges: badge::of_source(edition, source),
        extra: source.extra.json(),
    }
}

fn one_use<'s>(edition: &Edition<'s>, found: Use) -> UseView<'s> {
    match found {
        Use::Appearance(claim) => UseView {
            role: "appearance",
            claim: edition.claim_link(claim),
            quote: None,
            translation: None,
            at: None,
            note: None,
            via: Vec::new(),
            of: None,
        },
        Use::Evidence(claim, position, stance) => UseView {
            role: stance.word(),
            ..evidence_use(edition, claim, position)
        },
        Use::Through(claim, position) => {
            let source = edition.claim(claim).evidence.get(position);
            UseView {
                role: "through",
                via: Vec::new(),
                of: source.map(|evidence| edition.source_link(evidence.source)),
                ..evidence_use(edition, claim, position)
            }
        }
    }
}

/// What the evidence of a claim at a position says; a translation may have fewer entries.
fn evidence_use<'s>(edition: &Edition<'s>, claim: Ref<Claim>, position: usize) -> UseView<'s> {
    let entry = edition.claim(claim);
    let own = language::typography(&entry.language);
    let evidence = entry.evidence.get(position);
    let quote = evidence.and_then(|evidence| evidence.quote.as_deref());
    let translation = evidence.and_then(|evidence| evidence.translation.as_deref());
    UseView {
        role: "",
        claim: edition.claim_link(claim),
        quote: quote.map(|words| COMMON_TYPOGRAPHY.set(words)),
        translation: translation.map(|words| own.set(words)),
        at: evidence.and_then(|evidence| evidence.at.as_deref()),
        note: evidence.and_then(|evidence| evidence.note.as_deref()),
        via: evidence.map_or_else(Vec::new, |evidence| edition.source_links(&evidence.via)),
        of: None,
    }
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
