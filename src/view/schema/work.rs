//! `CreativeWork` (schema.org) and the types below it: a source, or a page of the site.

use serde::Serialize;

use super::agent::Agent;
use super::day;
use crate::base::offset;
use crate::model::claim::{Appearance, Claim};
use crate::model::source::{Archive, Source, SourceKind};
use crate::view::edition::Edition;
use crate::yaml::register::Ref;

/// A `CreativeWork` of some type with an address: where a claim appeared, what speaks for or against
/// it, what a page is part of.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Work {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archived_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Agent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Agent>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    has_part: Vec<Clip>,
}

/// A `Clip`: a place in a recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Clip {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    start_offset: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

impl Work {
    /// A source, with everything that says what it is and where a copy is kept.
    #[must_use]
    pub fn of(edition: &Edition<'_>, source: &Source) -> Self {
        let archived_at = match &source.archive {
            Archive::Kept { url, .. } => Some(url.as_str().to_owned()),
            Archive::None(_) => None,
        };
        let publisher = edition.say(&source.publisher);
        // An author of the publisher's own name is the publisher, not a person.
        let author = |name: &String| {
            let kind = if name == publisher {
                "Organization"
            } else {
                "Person"
            };
            Agent::named(kind, name.clone())
        };
        Self {
            archived_at,
            date_published: source.date.and_then(day),
            in_language: Some(source.language.clone()),
            author: source.authors.iter().map(author).collect(),
            publisher: Some(Agent::named("Organization", publisher.to_owned())),
            ..Self::in_short(edition, source)
        }
    }

    /// The sources of a claim's evidence, each once, with the places in recordings that its entries
    /// name.
    #[must_use]
    pub fn of_evidence(edition: &Edition<'_>, claim: &Claim) -> Vec<Self> {
        let entries = claim.evidence.iter();
        let places = entries.map(|entry| {
            let source = edition.site.sources.get(entry.source);
            let clip = Clip::of(entry.at.as_ref(), entry.offset(source), source);
            (entry.source, clip)
        });
        Self::with_clips(edition, places)
    }

    /// The sources in which a claim was made, each once, with the places in recordings.
    #[must_use]
    pub fn of_appearances(edition: &Edition<'_>, claim: &Claim) -> Vec<Self> {
        let entries = claim.appearances.iter();
        let places = entries.map(|entry| (entry.source, Clip::of_appearance(edition, entry)));
        Self::with_clips(edition, places)
    }

    fn with_clips(
        edition: &Edition<'_>,
        places: impl Iterator<Item = (Ref<Source>, Option<Clip>)>,
    ) -> Vec<Self> {
        let mut works: Vec<(Ref<Source>, Self)> = Vec::new();
        for (source, clip) in places {
            let known = works.iter().position(|(known, _)| *known == source);
            let at = known.unwrap_or_else(|| {
                let work = Self::of(edition, edition.site.sources.get(source));
                works.push((source, work));
                works.len() - 1
            });
            works[at].1.has_part.extend(clip);
        }
        works.into_iter().map(|(_, work)| work).collect()
    }

    /// A picture or a recording in which a claim was made, with its type. Without `url` where the
    /// address is that of the file itself.
    #[must_use]
    pub fn of_media(
        edition: &Edition<'_>,
        appearance: &Appearance,
        kind: &'static str,
        is_file: bool,
    ) -> Self {
        let work = Self::of(edition, edition.site.sources.get(appearance.source));
        Self {
            kind,
            url: work.url.filter(|_| !is_file),
            has_part: Clip::of_appearance(edition, appearance)
                .into_iter()
                .collect(),
            ..work
        }
    }

    /// A source by its type, its title and its address, beside a full one.
    #[must_use]
    pub fn in_short(edition: &Edition<'_>, source: &Source) -> Self {
        let url = source.url.as_ref().map(|url| url.as_str().to_owned());
        Self::new(
            schema_type(source.kind),
            Some(edition.say(&source.title).to_owned()),
            url,
        )
    }

    /// A page of the site.
    #[must_use]
    pub fn page(kind: &'static str, name: Option<String>, url: String) -> Self {
        Self::new(kind, name, Some(url))
    }

    fn new(kind: &'static str, name: Option<String>, url: Option<String>) -> Self {
        Self {
            kind,
            name,
            url,
            archived_at: None,
            date_published: None,
            in_language: None,
            author: Vec::new(),
            publisher: None,
            has_part: Vec::new(),
        }
    }
}

impl Clip {
    /// The place in a recording where a claim was made, if it is a time.
    fn of_appearance(edition: &Edition<'_>, appearance: &Appearance) -> Option<Self> {
        let source = edition.site.sources.get(appearance.source);
        Self::of(appearance.at.as_ref(), appearance.offset(source), source)
    }

    /// The place in a recording that begins at a second, if there is one.
    fn of(at: Option<&String>, offset: Option<u32>, source: &Source) -> Option<Self> {
        let start_offset = offset?;
        let url = source.url.as_ref();
        Some(Self {
            kind: "Clip",
            name: at?.clone(),
            start_offset,
            url: url.map(|url| offset::link(url.as_str(), start_offset)),
        })
    }
}

/// The type of a kind of source.
fn schema_type(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::NewsReport => "NewsArticle",
        SourceKind::OfficialReport => "Report",
        SourceKind::Dataset => "Dataset",
        SourceKind::Study => "ScholarlyArticle",
        SourceKind::Statute => "Legislation",
        SourceKind::SocialPost => "SocialMediaPosting",
        SourceKind::Video => "VideoObject",
        _ => "CreativeWork",
    }
}
