//! The site as each of its pages sees it: its title, its publisher, its files and its menu.

use std::collections::BTreeMap;

use serde::Serialize;

use super::edition::{Edition, ForeignLink, TextLink};
use super::frame::{report, showing};
use crate::base::address::Address;
use crate::base::text::Id;
use crate::model::claim::Claim;
use crate::model::settings::Publisher;
use crate::model::standing::Shows;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

/// What templates of all pages of an edition know of the site; docs/THEMES.md explains each key.
#[derive(Debug, Serialize)]
pub struct SiteView<'e> {
    title: String,
    description: String,
    url: String,
    publisher: PublisherView,
    home: String,
    css: String,
    icon: Option<String>,
    /// The icon for telephones, which look for it by themselves at the root of a host alone.
    touch_icon: Option<String>,
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
    analytics: Option<AnalyticsView<'e>>,
}

/// The script that counts readers.
#[derive(Debug, Serialize)]
struct AnalyticsView<'e> {
    script: &'e str,
    data: &'e BTreeMap<String, String>,
}

#[derive(Debug, Serialize)]
struct PublisherView {
    name: String,
    url: Option<String>,
}

/// A tag, and how many claims have it.
#[derive(Debug, Serialize)]
struct Tag {
    #[serde(flatten)]
    link: TextLink,
    count: usize,
}

impl<'s> SiteView<'s> {
    /// The site as its pages see it.
    #[must_use]
    pub fn new(edition: &Edition<'s>) -> Self {
        let (settings, theme, addresses) =
            (edition.site.settings, edition.theme, edition.addresses);
        let front = edition.absolute(&addresses.front());
        let title = edition.say(&settings.title).to_owned();
        let file = |path: &str| link_to(edition, Address::file(path));
        let assets: BTreeMap<String, String> = theme
            .assets
            .iter()
            .map(|(path, asset)| (path.to_owned(), file(&asset.path)))
            .collect();
        let preload = theme.preload.iter();
        let has_search = theme.shows("search");
        let policies = settings.policies.as_ref();
        let methodology = policies.and_then(|policies| policies.methodology.as_ref());
        let corrections = policies.and_then(|policies| policies.corrections.as_ref());
        Self {
            report: report(edition, &front, &title),
            analytics: settings.analytics.as_ref().map(|analytics| AnalyticsView {
                script: analytics.script.as_str(),
                data: &analytics.data.0,
            }),
            title,
            description: edition.say(&settings.description).to_owned(),
            url: front,
            publisher: PublisherView::of(&settings.publisher),
            home: edition.href(&addresses.front()),
            css: file(&theme.css_path),
            icon: assets.get("icon.svg").cloned(),
            touch_icon: assets
                .get("icon.svg")
                .filter(|_| !settings.url.path().is_empty())
                .map(|_| file("apple-touch-icon.png")),
            preload: preload
                .filter_map(|path| assets.get(path).cloned())
                .collect(),
            assets,
            feed: link_to(edition, addresses.file("feed.xml")),
            corrections_feed: link_to(edition, addresses.file("corrections.xml")),
            claims: edition.href(&addresses.claims(1)),
            sources: edition.href(&addresses.sources(1)),
            search: has_search.then(|| edition.href(&addresses.search())),
            methodology: policy(edition, methodology, Shows::Badges),
            corrections: policy(edition, corrections, Shows::Corrections),
            navigation: navigation(edition),
            tags: if theme.templates.say("site.tags") {
                tags(edition)
            } else {
                Vec::new()
            },
        }
    }
}

impl PublisherView {
    fn of(publisher: &Publisher) -> Self {
        let url = publisher.url.as_ref();
        Self {
            name: publisher.name.clone(),
            url: url.map(|url| url.as_str().to_owned()),
        }
    }
}

/// The link to an address; empty if there is none.
fn link_to(edition: &Edition<'_>, address: Option<Address>) -> String {
    address
        .map(|address| edition.href(&address))
        .unwrap_or_default()
}

/// The link to the page of a policy: the published page that `site.yaml` names, or else the first
/// that shows what belongs to the policy.
fn policy(edition: &Edition<'_>, named: Option<&Id>, shows: Shows) -> Option<String> {
    named
        .filter(|id| edition.site.standings.find(id).is_some())
        .map(|id| edition.addresses.standing(id))
        .or_else(|| showing(edition, shows))
        .map(|address| edition.href(&address))
}

/// The links to the standing pages that `site.yaml` puts in the menu.
fn navigation<'s>(edition: &Edition<'s>) -> Vec<ForeignLink<'s>> {
    let standings = edition.site.standings;
    let ids = edition.site.settings.navigation.iter();
    let link = |id: &'s Id| {
        let standing = standings.get(standings.find(id)?);
        let standing = standing.in_language(edition.language);
        Some(ForeignLink {
            text: standing.title.as_str().into(),
            href: edition.href(&edition.addresses.standing(&standing.id)),
            language: edition.foreign(&standing.language),
        })
    };
    ids.filter_map(link).collect()
}

/// Every tag. Only themes that show them get them, since every page would otherwise change with
/// each new tag.
fn tags(edition: &Edition<'_>) -> Vec<Tag> {
    let tag = |(tag, claims): (&&Id, &Vec<Ref<Claim>>)| Tag {
        link: edition.tag(tag),
        count: claims.len(),
    };
    edition.index.by_tag().iter().map(tag).collect()
}
