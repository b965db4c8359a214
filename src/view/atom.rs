//! Atom feeds (RFC 4287), written from what a feed says of itself and its entries.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesPI, BytesText, Event};

use super::edition::Edition;
use crate::base::address::Address;
use crate::base::date::Day;
use crate::model::translated::Translated as _;
use crate::plan::LastChange;

/// How many entries a feed has at most.
pub const MAX_FEED_ENTRIES: usize = 50;

/// The asset of a theme with the styles of feeds.
const FEED_STYLES: &str = "feed.css";

type Xml = Writer<Vec<u8>>;

/// A day, and how many seconds after noon: feeds need times, while the publication knows only days.
/// Changes of one day are counted in seconds, so that each is later than the one before.
pub type FeedTime = (Day, u32);

/// The time of a last change.
#[must_use]
pub fn changed(LastChange { day, number }: LastChange) -> FeedTime {
    (day, number)
}

/// What a feed says of itself.
#[derive(Debug)]
pub struct FeedHead<'f> {
    /// Its title.
    pub title: String,
    /// What it holds, in one sentence.
    pub subtitle: String,
    /// The address of the page that it belongs to.
    pub page: Address,
    /// Its own address, which is also its identity.
    pub own: &'f Address,
}

/// A feed of the publication (RFC 4287, section 4.1.1).
#[derive(Debug)]
pub struct Feed<'f> {
    /// What it says of itself.
    pub about: FeedHead<'f>,
    /// The time of the last change; `None` if nothing is published.
    pub updated: Option<FeedTime>,
    /// Its entries, newest first.
    pub entries: Vec<FeedEntry>,
}

/// An entry of a feed (RFC 4287, section 4.1.2).
#[derive(Debug)]
pub struct FeedEntry {
    /// Its title.
    pub title: String,
    /// The whole address of what it is about.
    pub url: String,
    /// Its identity, which no move changes.
    pub id: String,
    /// The time of its publication.
    pub published: FeedTime,
    /// The time of its last change.
    pub updated: FeedTime,
    /// The names of those who wrote it; empty if the publisher speaks for itself.
    pub authors: Vec<String>,
    /// What it says, as plain text.
    pub summary: String,
    /// All that it says, as HTML with whole addresses, if the feed has that.
    pub content: Option<String>,
    /// The whole address of its picture.
    pub image: Option<String>,
    /// The tag of its language; `None` if it is the feed's.
    pub language: Option<String>,
    /// Its categories: the term of each, and its label for readers.
    pub categories: Vec<(String, String)>,
}

/// The last change of any explainer, for a feed without entries; `None` if none is published.
#[must_use]
pub fn newest(edition: &Edition<'_>) -> Option<FeedTime> {
    let explainers = edition.site.explainers.iter();
    let changes = explainers.map(|(_, explainer)| {
        let text = explainer.in_language(edition.language);
        changed(edition.index.changes().last_of_explainer(text))
    });
    changes.max()
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
    if let Some(styles) = styles(edition) {
        let styles = format!("xml-stylesheet type=\"text/css\" href=\"{styles}\"");
        xml.write_event(Event::PI(BytesPI::new(styles)))?;
    }
    let root = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xml:lang", edition.language),
    ];
    xml.create_element("feed")
        .with_attributes(root)
        .write_inner_content(|xml| {
            let page = edition.absolute(&feed.about.page);
            let own = edition.absolute(feed.about.own);
            text(xml, "title", &feed.about.title)?;
            text(xml, "subtitle", &feed.about.subtitle)?;
            link(xml, &[("href", page.as_str())])?;
            link(
                xml,
                &[
                    ("rel", "self"),
                    ("type", "application/atom+xml"),
                    ("href", own.as_str()),
                ],
            )?;
            text(xml, "id", &edition.first_absolute(feed.about.own))?;
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

/// The link to the theme's stylesheet for feeds that somebody opens in a browser, if it has one.
fn styles(edition: &Edition<'_>) -> Option<String> {
    let asset = edition.theme.assets.get(FEED_STYLES)?;
    Some(edition.href(&Address::file(&asset.path)?))
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
            if let Some(image) = &entry.image {
                let picture = [
                    ("rel", "enclosure"),
                    ("type", "image/png"),
                    ("href", image.as_str()),
                ];
                link(xml, &picture)?;
            }
            text(xml, "id", &entry.id)?;
            text(xml, "published", &time(edition, entry.published))?;
            text(xml, "updated", &time(edition, entry.updated))?;
            for author in &entry.authors {
                xml.create_element("author")
                    .write_inner_content(|xml| text(xml, "name", author))?;
            }
            text(xml, "summary", &entry.summary)?;
            if let Some(content) = &entry.content {
                xml.create_element("content")
                    .with_attribute(("type", "html"))
                    .write_text_content(BytesText::new(content))?;
            }
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

/// A time as Atom writes it (RFC 3339).
fn time(edition: &Edition<'_>, (day, before): FeedTime) -> String {
    edition.site.settings.noon(day, before)
}
