//! `CreativeWork` (schema.org) and the types below it: a source, or a page of the site.

use std::collections::BTreeSet;

use serde::Serialize;

use super::agent::Agent;
use super::day;
use crate::base::offset;
use crate::model::claim::Evidence;
use crate::model::source::{Archive, Source, SourceKind};
use crate::view::edition::Edition;

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

    /// The sources of evidence, each once, with the places in recordings that its entries name.
    #[must_use]
    pub fn of_evidence(edition: &Edition<'_>, evidence: &[Evidence]) -> Vec<Self> {
        let mut seen = BTreeSet::new();
        let first = evidence.iter().filter(|entry| seen.insert(entry.source));
        let work = |first: &Evidence| {
            let source = edition.site.sources.get(first.source);
            let entries = evidence.iter().filter(|entry| entry.source == first.source);
            let clips = entries.filter_map(|entry| Clip::of(entry, source));
            Self {
                has_part: clips.collect(),
                ..Self::of(edition, source)
            }
        };
        first.map(work).collect()
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
    /// The place that an entry of evidence names in a recording, if it does.
    fn of(evidence: &Evidence, source: &Source) -> Option<Self> {
        let start_offset = evidence.offset(source)?;
        let url = source.url.as_ref();
        Some(Self {
            kind: "Clip",
            name: evidence.at.clone()?,
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
