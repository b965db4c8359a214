//! The site as each of its pages sees it: its name, its publisher, its files and its menus.

use std::collections::BTreeMap;

use serde::Serialize;

use super::edition::{Edition, ForeignLink, Link};
use super::frame::{report, showing};
use crate::base::address::Address;
use crate::base::text::Id;
use crate::model::claim::Claim;
use crate::model::standing::Shows;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

/// What every page of an edition knows of the site.
#[derive(Debug, Serialize)]
pub struct SiteView<'e> {
    title: String,
    description: String,
    url: String,
    publisher: PublisherView,
    home: String,
    css: String,
    icon: Option<String>,
    assets: BTreeMap<String, String>,
    preload: Vec<String>,
    feed: String,
    corrections_feed: String,
    claims: String,
    sources: String,
    search: Option<String>,
    methodology: Option<String>,
    corrections: Option<String>,
    navigation: Vec<ForeignLink<'e>>,
    tags: Vec<Tag>,
    report: Option<String>,
}

#[derive(Debug, Serialize)]
struct PublisherView {
    name: String,
    url: Option<String>,
}

/// A tag that any claim has, and how many have it.
#[derive(Debug, Serialize)]
struct Tag {
    #[serde(flatten)]
    link: Link,
    count: usize,
}

impl<'s> SiteView<'s> {
    /// The site as its pages see it.
    #[must_use]
    pub fn new(edition: &Edition<'s>) -> Self {
        let site = edition.site;
        let settings = &site.settings;
        let file = |path: &str| {
            Address::file(path)
                .map(|address| edition.href(&address))
                .unwrap_or_default()
        };
        let theme = edition.theme;
        let assets: BTreeMap<String, String> = theme
            .assets
            .iter()
            .map(|(path, asset)| (path.to_owned(), file(&asset.path)))
            .collect();
        let showing = |what| showing(edition, what).map(|address| edition.href(&address));
        let of_edition = |name| {
            edition
                .places
                .file(name)
                .map(|address| edition.href(&address))
                .unwrap_or_default()
        };
        let front = edition.absolute(&edition.places.front());
        let title = edition.say(&settings.title).to_owned();
        let policies = settings.policies.as_ref();
        let policy = |id: Option<&Id>| {
            id.filter(|id| site.standings.find(id).is_some())
                .map(|id| edition.href(&edition.places.standing(id)))
        };
        let navigation = settings
            .navigation
            .iter()
            .filter_map(|id| site.standings.find(id))
            .map(|standing| {
                let standing = site.standings.get(standing).in_language(edition.language);
                let href = edition.href(&edition.places.standing(&standing.id));
                ForeignLink {
                    text: standing.title.as_str().into(),
                    href,
                    language: edition.foreign(&standing.language),
                }
            })
            .collect();
        Self {
            report: report(edition, &front, &title),
            title,
            description: edition.say(&settings.description).to_owned(),
            url: front,
            publisher: PublisherView {
                name: settings.publisher.name.clone(),
                url: settings
                    .publisher
                    .url
                    .as_ref()
                    .map(|url| url.as_str().to_owned()),
            },
            home: edition.href(&edition.places.front()),
            css: file(&theme.css_path),
            icon: assets.get("icon.svg").cloned(),
            preload: theme
                .preload
                .iter()
                .filter_map(|path| assets.get(path).cloned())
                .collect(),
            assets,
            feed: of_edition("feed.xml"),
            corrections_feed: of_edition("corrections.xml"),
            claims: edition.href(&edition.places.claims(1)),
            sources: edition.href(&edition.places.sources(1)),
            search: theme
                .shows("search")
                .then(|| edition.href(&edition.places.search())),
            methodology: policy(policies.and_then(|policies| policies.methodology.as_ref()))
                .or_else(|| showing(Shows::Badges)),
            corrections: policy(policies.and_then(|policies| policies.corrections.as_ref()))
                .or_else(|| showing(Shows::Corrections)),
            navigation,
            tags: if theme.templates.say("site.tags") {
                tags(edition)
            } else {
                Vec::new()
            },
        }
    }
}

/// Every tag; for themes that name them all, since a page that does changes with each of them.
fn tags(edition: &Edition<'_>) -> Vec<Tag> {
    let tag = |(tag, claims): (&&Id, &Vec<Ref<Claim>>)| Tag {
        link: edition.tag(tag),
        count: claims.len(),
    };
    edition.index.by_tag().iter().map(tag).collect()
}
