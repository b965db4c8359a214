//! A source as other pages show it: in one line with its badges, or as a link.

use serde::Serialize;

use super::badge::{self, Badge};
use super::edition::{Date, Edition};
use crate::register::Ref;
use crate::source::Source;
use crate::text::Id;

/// A source in one line, with its badges.
#[derive(Debug, Clone, Serialize)]
pub struct SourceItem {
    id: Id,
    title: String,
    /// The language of the title, where that is not the page's.
    title_language: Option<String>,
    href: String,
    publisher: String,
    date: Option<Date>,
    url: Option<String>,
    language: String,
    foreign: bool,
    kind: &'static str,
    badges: Vec<Badge>,
}

/// A source by its name.
#[derive(Debug, Clone, Serialize)]
pub struct SourceLink {
    text: String,
    href: String,
    publisher: String,
    title: String,
    /// The language of the title, where that is not the page's.
    title_language: Option<String>,
}

impl Edition<'_> {
    /// A source in one line.
    #[must_use]
    pub fn source(&self, source: Ref<Source>) -> SourceItem {
        let entry = &self.site.sources[source];
        SourceItem {
            id: entry.id.clone(),
            title: self.say(&entry.title).to_owned(),
            title_language: self.title_language(entry),
            href: self.href(&self.places.source(&entry.id)),
            publisher: self.say(&entry.publisher).to_owned(),
            date: entry.date.map(|date| self.date(date)),
            url: entry.url.as_ref().map(|url| url.as_str().to_owned()),
            language: entry.language.clone(),
            foreign: entry.language != self.language,
            kind: entry.kind.word(),
            badges: badge::of_source(self, entry),
        }
    }

    /// Several sources, each in one line.
    #[must_use]
    pub fn sources(&self, sources: &[Ref<Source>]) -> Vec<SourceItem> {
        sources.iter().map(|source| self.source(*source)).collect()
    }

    /// A link to a source by its publisher and its title.
    #[must_use]
    pub fn source_link(&self, source: Ref<Source>) -> SourceLink {
        let entry = &self.site.sources[source];
        SourceLink {
            text: self.source_name(entry),
            href: self.href(&self.places.source(&entry.id)),
            publisher: self.say(&entry.publisher).to_owned(),
            title: self.say(&entry.title).to_owned(),
            title_language: self.title_language(entry),
        }
    }

    /// A source's publisher and title in one.
    #[must_use]
    pub fn source_name(&self, source: &Source) -> String {
        let (publisher, title) = (self.say(&source.publisher), self.say(&source.title));
        self.words.fill("titles.source", &[("publisher", publisher), ("title", title)])
    }

    /// The language of a source's title, where that is not the page's.
    ///
    /// A title that is one text is the source's own, in the source's language.
    #[must_use]
    pub fn title_language(&self, source: &Source) -> Option<String> {
        let (_, ours) = source.title.with_language(self.language, self.site.settings.first_language());
        self.foreign(ours.unwrap_or(&source.language))
    }
}
