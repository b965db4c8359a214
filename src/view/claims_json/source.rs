//! A source in `claims.json`, with what archives and the publication keep of it.

use serde::Serialize;
use serde_json::Map;

use crate::model::source::{Archive, Extent, Source};
use crate::view::edition::Edition;
use crate::view::own_keys::OwnKeys;
use crate::yaml::record::OutsideUrl;
use crate::yaml::register::Ref;

/// A source.
#[derive(Debug, Serialize)]
pub struct SourceJson<'a> {
    id: &'a str,
    page: String,
    title: &'a str,
    publisher: &'a str,
    authors: &'a [String],
    date: Option<String>,
    url: Option<&'a str>,
    language: &'a str,
    kind: &'static str,
    primary: bool,
    basis: &'static str,
    interest: Option<&'a str>,
    seen: &'static str,
    extent: Option<&'static str>,
    through: Vec<&'a str>,
    archive: ArchiveJson<'a>,
    copy: Option<CopyJson<'a>>,
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    extra: OwnKeys,
}

/// Where an archive keeps it and since when, or why none does.
#[derive(Debug, Serialize)]
struct ArchiveJson<'a> {
    url: Option<&'a str>,
    date: Option<String>,
    none: Option<&'a str>,
}

/// The copy that the publication keeps.
#[derive(Debug, Serialize)]
struct CopyJson<'a> {
    date: String,
    sha256: &'a str,
    #[serde(rename = "type")]
    media_type: Option<&'a str>,
    bytes: Option<u32>,
    title: Option<&'a str>,
}

/// A source in this edition.
pub fn json<'a>(edition: &Edition<'a>, source: Ref<Source>) -> SourceJson<'a> {
    let site = edition.site;
    let source = site.sources.get(source);
    SourceJson {
        id: source.id.as_str(),
        page: edition.absolute(&edition.addresses.source(&source.id)),
        title: edition.say(&source.title),
        publisher: edition.say(&source.publisher),
        authors: &source.authors,
        date: source.date.map(|date| date.to_string()),
        url: source.url.as_ref().map(OutsideUrl::as_str),
        language: &source.language,
        kind: source.kind.word(),
        primary: source.primary,
        basis: source.basis.word(),
        interest: source
            .interest
            .as_ref()
            .map(|interest| edition.say(interest)),
        seen: source.seen.word(),
        extent: source.extent.map(Extent::word),
        through: source
            .through
            .iter()
            .map(|through| site.sources.get(*through).id.as_str())
            .collect(),
        archive: match &source.archive {
            Archive::Kept { url, date } => ArchiveJson {
                url: Some(url.as_str()),
                date: Some(date.to_string()),
                none: None,
            },
            Archive::None(reason) => ArchiveJson {
                url: None,
                date: None,
                none: Some(edition.say(reason)),
            },
        },
        copy: copy(source),
        note: source.note.as_ref().map(|note| edition.say(note)),
        extra: source.extra.json(),
    }
}

fn copy(source: &Source) -> Option<CopyJson<'_>> {
    let (date, sha256) = source.held_copy()?;
    let kept = source.kept.as_deref();
    Some(CopyJson {
        date: date.to_string(),
        sha256: sha256.as_str(),
        media_type: kept.map(|kept| kept.media_type.0.as_str()),
        bytes: kept.map(|kept| kept.bytes),
        title: kept.and_then(|kept| Some(kept.title.as_ref()?.0.as_str())),
    })
}
