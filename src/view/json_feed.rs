//! JSON Feed 1.1 (jsonfeed.org), written from what a feed says of itself and its entries.

use serde::Serialize;

use super::atom::{Feed, FeedEntry};
use super::edition::Edition;
use crate::yaml::record::OutsideUrl;

#[derive(Debug, Serialize)]
struct JsonFeed<'f> {
    version: &'static str,
    title: &'f str,
    home_page_url: String,
    feed_url: String,
    description: &'f str,
    authors: [Author<'f>; 1],
    language: &'f str,
    items: Vec<JsonFeedItem<'f>>,
}

#[derive(Debug, Serialize)]
struct Author<'f> {
    name: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'f str>,
}

#[derive(Debug, Serialize)]
struct JsonFeedItem<'f> {
    id: &'f str,
    url: &'f str,
    title: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'f str>,
    summary: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'f str>,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'f>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'f str>,
    language: &'f str,
}

/// The feed's bytes.
///
/// # Panics
///
/// Never: the feed serialises.
#[must_use]
pub fn bytes(edition: &Edition<'_>, feed: &Feed<'_>) -> Vec<u8> {
    let publisher = &edition.site.settings.publisher;
    let json = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.about.title,
        home_page_url: edition.absolute(&feed.about.page),
        feed_url: edition.absolute(feed.about.own),
        description: &feed.about.subtitle,
        authors: [Author {
            name: &publisher.name,
            url: publisher.url.as_ref().map(OutsideUrl::as_str),
        }],
        language: edition.language,
        items: feed
            .entries
            .iter()
            .map(|entry| item(edition, entry))
            .collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&json).expect("the feed is texts");
    bytes.push(b'\n');
    bytes
}

fn item<'f>(edition: &Edition<'f>, entry: &'f FeedEntry) -> JsonFeedItem<'f> {
    let settings = edition.site.settings;
    let author = |name: &'f String| Author { name, url: None };
    JsonFeedItem {
        id: &entry.id,
        url: &entry.url,
        title: &entry.title,
        content_html: entry.content.as_deref(),
        content_text: entry.content.is_none().then_some(entry.summary.as_str()),
        summary: &entry.summary,
        image: entry.image.as_deref(),
        date_published: settings.noon(entry.published.0, entry.published.1),
        date_modified: settings.noon(entry.updated.0, entry.updated.1),
        authors: entry.authors.iter().map(author).collect(),
        tags: entry
            .categories
            .iter()
            .map(|(_, label)| label.as_str())
            .collect(),
        language: entry.language.as_deref().unwrap_or(edition.language),
    }
}
