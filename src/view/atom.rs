//! Atom (RFC 4287): what each feed of the site says of itself, and its entries.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::edition::Edition;
use crate::base::address::Address;
use crate::base::date::Day;

/// Entries in a feed.
pub const MAX_FEED_ENTRIES: usize = 50;

type Xml = Writer<Vec<u8>>;

/// A day, and how many changes of that day lie before this one: so that each of them has a time of
/// its own, later than the one before.
pub type FeedTime = (Day, u32);

/// A feed of the publication.
#[derive(Debug)]
pub struct Feed<'f> {
    /// What it is called.
    pub title: String,
    /// What it holds, in one sentence.
    pub subtitle: String,
    /// The page that it belongs to.
    pub page: Address,
    /// Where it stands itself.
    pub own: &'f Address,
    /// The moment of the last change; a publication without a single day has none.
    pub updated: Option<FeedTime>,
    /// Its entries, newest first.
    pub entries: Vec<FeedEntry>,
}

/// One entry.
#[derive(Debug)]
pub struct FeedEntry {
    /// What it says in one line.
    pub title: String,
    /// The whole address of what it is about; also its identity.
    pub url: String,
    /// The day from which it is known.
    pub published: FeedTime,
    /// The moment of its last change.
    pub updated: FeedTime,
    /// What it says.
    pub summary: String,
    /// Its language, where that is not the feed's.
    pub language: Option<String>,
    /// Words to sort it by: the term, and what readers see of it.
    pub categories: Vec<(String, String)>,
}

/// The last change of anything that is published, for a feed without entries.
#[must_use]
pub fn newest(edition: &Edition<'_>) -> Option<FeedTime> {
    edition
        .site
        .explainers
        .iter()
        .map(|(_, explainer)| (explainer.modified(), 0))
        .max()
}

/// The feed's bytes.
///
/// # Panics
///
/// Never: writing to memory cannot fail.
#[must_use]
pub fn bytes(edition: &Edition<'_>, feed: &Feed<'_>) -> Vec<u8> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    write(&mut xml, edition, feed).expect("writing to memory cannot fail");
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

fn write(xml: &mut Xml, edition: &Edition<'_>, feed: &Feed<'_>) -> std::io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xml:lang", edition.language),
    ];
    xml.create_element("feed")
        .with_attributes(root)
        .write_inner_content(|xml| {
            let page = edition.absolute(&feed.page);
            let own = edition.absolute(feed.own);
            text(xml, "title", &feed.title)?;
            text(xml, "subtitle", &feed.subtitle)?;
            link(xml, &[("href", page.as_str())])?;
            link(
                xml,
                &[
                    ("rel", "self"),
                    ("type", "application/atom+xml"),
                    ("href", own.as_str()),
                ],
            )?;
            text(xml, "id", &own)?;
            if let Some(updated) = feed.updated {
                text(xml, "updated", &time(edition, updated))?;
            }
            let publisher = &edition.site.settings.publisher.name;
            xml.create_element("author")
                .write_inner_content(|xml| text(xml, "name", publisher))?;
            feed.entries
                .iter()
                .try_for_each(|found| entry(xml, edition, found))
        })?;
    Ok(())
}

fn entry(xml: &mut Xml, edition: &Edition<'_>, entry: &FeedEntry) -> std::io::Result<()> {
    let language = entry
        .language
        .as_deref()
        .map(|language| ("xml:lang", language));
    xml.create_element("entry")
        .with_attributes(language)
        .write_inner_content(|xml| {
            text(xml, "title", &entry.title)?;
            link(xml, &[("href", entry.url.as_str())])?;
            text(xml, "id", &entry.url)?;
            text(xml, "published", &time(edition, entry.published))?;
            text(xml, "updated", &time(edition, entry.updated))?;
            text(xml, "summary", &entry.summary)?;
            for (term, label) in &entry.categories {
                let category = [("term", term.as_str()), ("label", label.as_str())];
                xml.create_element("category")
                    .with_attributes(category)
                    .write_empty()?;
            }
            Ok(())
        })?;
    Ok(())
}

fn text(xml: &mut Xml, name: &str, content: &str) -> std::io::Result<()> {
    xml.create_element(name)
        .write_text_content(BytesText::new(content))?;
    Ok(())
}

fn link(xml: &mut Xml, attributes: &[(&str, &str)]) -> std::io::Result<()> {
    xml.create_element("link")
        .with_attributes(attributes.iter().copied())
        .write_empty()?;
    Ok(())
}

/// The time of a moment: the publication knows days, and Atom asks for a time (RFC 3339).
fn time(edition: &Edition<'_>, (day, before): FeedTime) -> String {
    edition.site.settings.noon(day, before)
}
