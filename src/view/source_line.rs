//! A source as other pages show it: in one line with its badges, or as a link.

use serde::Serialize;
use tera::Value;

use super::badge;
use super::edition::{Date, Edition};
use super::outside_link::{self, OutsideLink, PlaceInSource};
use crate::model::source::Source;
use crate::yaml::register::Ref;

/// A source in one line.
#[derive(Debug, Serialize)]
pub struct SourceItem<'e> {
    id: &'e str,
    title: &'e str,
    /// The tag of the title's language, if it is not the page's.
    title_language: Option<&'e str>,
    href: String,
    publisher: &'e str,
    date: Option<Date>,
    #[serde(flatten)]
    link: OutsideLink<'e>,
    language: &'e str,
    foreign: bool,
    kind: &'static str,
    /// Empty if the source is evidence: the entry has badges of its own.
    badges: Vec<Value>,
}

/// A source by its publisher and its title.
#[derive(Debug, Serialize)]
pub struct SourceLink<'e> {
    href: String,
    publisher: &'e str,
    title: &'e str,
    /// The tag of the title's language, if it is not the page's.
    title_language: Option<&'e str>,
}

impl<'s> Edition<'s> {
    /// A source in one line, with its badges.
    #[must_use]
    pub fn source(&self, source: Ref<Source>) -> SourceItem<'s> {
        SourceItem {
            badges: badge::of_source(self, self.site.sources.get(source)),
            ..self.source_of_evidence(source, None)
        }
    }

    /// A source in one line, without badges; a link to it leads to the place, if there is one.
    #[must_use]
    pub fn source_of_evidence(
        &self,
        source: Ref<Source>,
        place: Option<PlaceInSource<'_>>,
    ) -> SourceItem<'s> {
        let entry = self.site.sources.get(source);
        SourceItem {
            id: entry.id.as_str(),
            title: self.say(&entry.title),
            title_language: self.title_language(entry),
            href: self.href(&self.addresses.source(&entry.id)),
            publisher: self.say(&entry.publisher),
            date: entry.date.map(|date| self.date(date)),
            link: outside_link::view(self, entry, place),
            language: &entry.language,
            foreign: entry.language != self.language,
            kind: entry.kind.word(),
            badges: Vec::new(),
        }
    }

    /// Links to several sources.
    #[must_use]
    pub fn source_links(&self, sources: &[Ref<Source>]) -> Vec<SourceLink<'s>> {
        sources
            .iter()
            .map(|source| self.source_link(*source))
            .collect()
    }

    /// A link to a source by its publisher and its title.
    #[must_use]
    pub fn source_link(&self, source: Ref<Source>) -> SourceLink<'s> {
        let entry = self.site.sources.get(source);
        SourceLink {
            href: self.href(&self.addresses.source(&entry.id)),
            publisher: self.say(&entry.publisher),
            title: self.say(&entry.title),
            title_language: self.title_language(entry),
        }
    }

    /// A source's publisher and title in one line.
    #[must_use]
    pub fn source_name(&self, source: &Source) -> String {
        let (publisher, title) = (self.say(&source.publisher), self.say(&source.title));
        self.words.fill(
            "titles.source",
            &[("publisher", publisher), ("title", title)],
        )
    }

    /// The tag of the language of a source's title, if it is not the page's.
    ///
    /// A title that is not given by language is the source's own, in the source's language.
    #[must_use]
    pub fn title_language<'e>(&self, source: &'e Source) -> Option<&'e str> {
        let (_, ours) = source
            .title
            .with_language(self.language, self.site.settings.first_language());
        self.foreign(ours.unwrap_or(&source.language))
    }
}
