//! Metadata: what a page or a document says of itself: its title, who wrote and published it, when,
//! in which language, and what it is.
//!
//! A page says whatever it likes. What is taken from it is cleaned, and left out if it is too long,
//! is not of the right form, or may be about something else.

mod json_ld;
mod page_tags;
mod tidy;

use super::payload::Payload;
use super::{charset, pdf};
use json_ld::LinkedData;
use page_tags::PageTags;

/// What something says of itself; whatever it does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it appeared: a day, a month or a year.
    pub date: Option<String>,
    /// The tag of its language.
    pub language: Option<String>,
    /// What it is.
    pub kind: Option<PageKind>,
}

/// What a page says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// A news report.
    News,
    /// A study.
    Study,
    /// Data.
    Data,
    /// A recording with pictures.
    Video,
    /// A post on a social network.
    Post,
    /// A law.
    Law,
}

impl Metadata {
    /// What a payload from this address says of itself.
    #[must_use]
    pub fn of(payload: &Payload, address: &str) -> Self {
        let of_pdf = payload.bytes.starts_with(b"%PDF-");
        let found = if of_pdf {
            Self::of_pdf(&payload.bytes)
        } else if ["text/html", "application/xhtml+xml"].contains(&payload.media_type.as_str()) {
            let html = charset::decoded(&payload.bytes, payload.charset.as_deref(), true);
            Self::of_page(&html, address)
        } else {
            Self::default()
        };
        found.without_publisher_as_author()
    }

    fn of_pdf(bytes: &[u8]) -> Self {
        let information = pdf::information(bytes);
        let author = information.author.and_then(|name| tidy::name(&name));
        Self {
            title: information.title.and_then(|title| tidy::pdf_title(&title)),
            // Many programs write the name of an account.
            authors: author
                .into_iter()
                .filter(|name| name.contains(' '))
                .collect(),
            language: information.language.and_then(|tag| tidy::language(&tag)),
            ..Self::default()
        }
    }

    fn of_page(html: &str, address: &str) -> Self {
        let tags = PageTags::of(html);
        let data = LinkedData::of(&tags.linked_data, address, &tags.titles());
        let first = |names: &[&str]| tags.first(names);
        let is_study = first(&["citation_journal_title", "citation_doi"]).is_some();
        let site = first(&["og:site_name"]).and_then(|name| tidy::name(&name));
        let title = [
            first(&["citation_title"]),
            data.title,
            first(&["og:title", "dc.title", "dcterms.title"]),
            tags.title
                .as_deref()
                .map(|title| tidy::without_site(title, site.as_deref()).to_owned()),
        ];
        let publisher = [
            first(&["citation_journal_title"]),
            data.publisher,
            first(&[
                "citation_publisher",
                "dc.publisher",
                "dcterms.publisher",
                "og:site_name",
            ]),
        ];
        let dates = [
            first(&[
                "citation_publication_date",
                "citation_date",
                "citation_online_date",
            ]),
            data.date,
            first(&[
                "article:published_time",
                "dc.date.issued",
                "dcterms.issued",
                "dc.date",
                "datepublished",
                "date",
            ]),
        ];
        let languages = [
            data.language,
            tags.language.clone(),
            first(&["citation_language", "dc.language", "content-language"]),
            first(&["og:locale"]),
        ];
        let authors = [
            tags.all("citation_author"),
            data.authors,
            tags.all("author"),
            tags.all("article:author"),
            tags.all("dc.creator"),
        ];
        Self {
            title: title
                .into_iter()
                .flatten()
                .find_map(|one| tidy::title(&one)),
            publisher: publisher
                .into_iter()
                .flatten()
                .find_map(|one| tidy::name(&one)),
            authors: authors
                .into_iter()
                .map(|names| tidy::names(&names))
                .find(|names| !names.is_empty())
                .unwrap_or_default(),
            date: dates.into_iter().flatten().find_map(|one| tidy::date(&one)),
            language: languages
                .into_iter()
                .flatten()
                .find_map(|one| tidy::language(&one)),
            kind: if is_study {
                Some(PageKind::Study)
            } else {
                data.kind
            },
        }
    }

    /// A publisher that is named as the author too is no author.
    fn without_publisher_as_author(mut self) -> Self {
        let publisher = self.publisher.clone();
        self.authors
            .retain(|author| Some(author) != publisher.as_ref());
        self
    }
}

#[cfg(test)]
mod tests;
