//! The addresses of others that a site names, each with its place.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::Site;
use crate::base::address::Address;
use crate::base::diagnostic::{At, Trail};
use crate::model::source::{Archive, Source};
use crate::model::translated::Translated as _;
use crate::trail;

/// An address that leads away from the site.
#[derive(Debug, Clone)]
pub struct OutsideAddress<'s> {
    /// The address as it was written.
    pub url: &'s str,
    /// The file that names it.
    pub file: Arc<str>,
    /// Where in the file.
    pub at: At,
    /// The bytes of the line that has the address, if the place itself only names that line.
    pub defined_at: Option<&'s Range<usize>>,
    /// What is at the address.
    pub whose: WhoseAddress<'s>,
}

/// What an address is that of.
#[derive(Debug, Clone, Copy)]
pub enum WhoseAddress<'s> {
    /// Of a source.
    Source(&'s Source),
    /// Of the copy of a source in an archive.
    Archive(&'s Source),
    /// Of anything else, such as a page about a person.
    Other,
}

impl Site {
    /// Every address of others in what is published: of sources and their archives, of people, of
    /// the publisher, of the originals of recordings, in the links of texts, and of pictures.
    pub fn outside_addresses(&self) -> impl Iterator<Item = OutsideAddress<'_>> {
        let sources = self.sources.iter().flat_map(|(_, source)| {
            let id = source.id.as_str().to_owned();
            let own = source.url.as_ref().map(|url| {
                let at = At::Value(trail![id.clone(), "url"]);
                (url.as_str(), at, WhoseAddress::Source(source))
            });
            let archive = match &source.archive {
                Archive::Kept { url, .. } => {
                    let at = At::Value(trail![id, "archive", "url"]);
                    Some((url.as_str(), at, WhoseAddress::Archive(source)))
                }
                Archive::None(_) => None,
            };
            let found = own.into_iter().chain(archive);
            found.map(|(url, at, whose)| OutsideAddress {
                url,
                file: Arc::clone(&source.file),
                at,
                defined_at: None,
                whose,
            })
        });
        let others = self.of_people().chain(self.of_publisher());
        let others = others.chain(self.of_originals());
        sources.chain(others).chain(self.in_bodies())
    }

    fn of_people(&self) -> impl Iterator<Item = OutsideAddress<'_>> {
        let file: Arc<str> = "content/people.yaml".into();
        self.people.iter().flat_map(move |(_, person)| {
            let (file, id) = (Arc::clone(&file), person.id.as_str().to_owned());
            let pages = person.same_as.iter().enumerate();
            pages.map(move |(position, url)| {
                let trail = trail![id.clone(), "same_as", position];
                other(url.as_str(), &file, trail)
            })
        })
    }

    fn of_publisher(&self) -> impl Iterator<Item = OutsideAddress<'_>> {
        let file: Arc<str> = "content/site.yaml".into();
        let publisher = &self.settings.publisher;
        let own = publisher.url.iter();
        let own = own.map(|url| (url.as_str(), trail!["publisher", "url"]));
        let pages = publisher.same_as.iter().enumerate().map(|(position, url)| {
            let trail = trail!["publisher", "same_as", position];
            (url.as_str(), trail)
        });
        own.chain(pages)
            .map(move |(url, trail)| other(url, &file, trail))
            .filter(|address| !self.is_own(address.url))
    }

    /// The originals of pictures and recordings that make a claim.
    fn of_originals(&self) -> impl Iterator<Item = OutsideAddress<'_>> {
        let claims = self.claims.iter();
        let texts = claims.flat_map(|(_, claim)| claim.in_every_language());
        texts.flat_map(|claim| {
            let entries = claim.appearances.iter().enumerate();
            entries.filter_map(|(position, entry)| {
                let url = entry.media.as_ref()?.original_url.as_ref()?;
                let trail = trail!["appearances", position, "original_url"];
                Some(other(url.as_str(), &claim.file, trail))
            })
        })
    }

    fn in_bodies(&self) -> impl Iterator<Item = OutsideAddress<'_>> {
        self.bodies().flat_map(|(file, body)| {
            let links = body.links.iter().filter(|link| !link.is_inside);
            let links = links.map(|link| {
                let at = At::Bytes(link.place.clone());
                (link.target.as_str(), at, link.defined_at.as_ref())
            });
            let mut entries = HashSet::new();
            let pictures = body.pictures.iter().filter_map(move |picture| {
                let source = picture.credit.as_ref()?.source.as_ref()?;
                // A text may show a picture more than once.
                let is_new = entries.insert(picture.credit_entry);
                let trail = trail!["pictures", picture.credit_entry, "source"];
                is_new.then(|| (source.as_str(), At::Value(trail), None))
            });
            let all = links.chain(pictures);
            all.filter(|(url, ..)| url.starts_with("http") && !self.is_own(url))
                .map(|(url, at, defined_at)| OutsideAddress {
                    url,
                    file: Arc::clone(file),
                    at,
                    defined_at,
                    whose: WhoseAddress::Other,
                })
        })
    }

    /// True for an address of the site itself, which may not be public yet.
    fn is_own(&self, url: &str) -> bool {
        let front = self.settings.url.absolute(&Address::page(&[]));
        url.starts_with(front.as_str()) || url == front.trim_end_matches('/')
    }
}

fn other<'s>(url: &'s str, file: &Arc<str>, trail: Trail) -> OutsideAddress<'s> {
    OutsideAddress {
        url,
        file: Arc::clone(file),
        at: At::Value(trail),
        defined_at: None,
        whose: WhoseAddress::Other,
    }
}
