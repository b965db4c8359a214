//! The frame of a page: what its head, masthead and foot say, whatever stands between them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::edition::{Date, Edition, ForeignLink, Link};
use super::share::Share;
use crate::base::address::Address;
use crate::base::date::Day;
use crate::base::text::{Html, Id};
use crate::model::claim::Claim;
use crate::model::standing::Shows;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

/// What every page says of itself.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// The template's name.
    pub kind: &'static str,
    lang: String,
    dir: &'static str,
    /// The page's own title, without the site's.
    pub title: String,
    /// One or two sentences for search results and previews.
    pub description: String,
    /// The whole address that search engines are to know it by.
    pub canonical: String,
    path: String,
    /// The same page in the site's other languages, for readers.
    pub alternates: Vec<Alternate>,
    /// The pages that say the same in different languages, this one first, for machines.
    pub hreflang: Vec<Hreflang>,
    /// The language of the page's content, where that is not the page's own for want of a
    /// translation.
    pub fallback: Option<String>,
    /// Structured data, one text a block.
    pub data: Vec<Html>,
    /// True when it is an article rather than a list.
    pub article: bool,
    /// The day of publication.
    pub published: Option<Date>,
    /// The day of the last change.
    pub modified: Option<Date>,
    /// The time of publication, for formats that ask for one (RFC 3339): noon of its day.
    pub published_at: Option<String>,
    /// The time of the last change, like that of publication.
    pub modified_at: Option<String>,
    /// False when search engines are to leave it out.
    pub index: bool,
    /// The way from the front page to the page above this one.
    pub trail: Vec<Link>,
    /// The whole address of the page's oEmbed answer, where it can be embedded.
    pub oembed: Option<String>,
    /// Where readers report an error on this page.
    pub report: Option<String>,
    /// The picture that networks show beside a link to the page.
    pub share: Option<Share>,
}

/// The same page in another language.
#[derive(Debug, Serialize)]
pub struct Alternate {
    /// The language's tag.
    pub lang: String,
    /// The language's own name for itself.
    pub name: String,
    /// The whole address.
    pub href: String,
}

/// A page that says the same as another, for machines.
#[derive(Debug, Serialize)]
pub struct Hreflang {
    /// The language's tag, or `x-default` for readers of any other.
    pub lang: String,
    /// The whole address.
    pub href: String,
}

impl Frame {
    /// The frame of a page at `address`; what is special about it is set by its view.
    #[must_use]
    pub fn new(
        edition: &Edition<'_>,
        kind: &'static str,
        address: &Address,
        title: String,
        description: String,
    ) -> Self {
        let canonical = edition.absolute(address);
        let report = report(edition, &canonical, &title);
        Self {
            kind,
            lang: edition.language.to_owned(),
            dir: direction(edition.language),
            title,
            description,
            canonical,
            path: address.as_str().to_owned(),
            alternates: Vec::new(),
            hreflang: Vec::new(),
            fallback: None,
            data: Vec::new(),
            article: false,
            published: None,
            modified: None,
            published_at: None,
            modified_at: None,
            index: true,
            trail: Vec::new(),
            oembed: None,
            report,
            share: None,
        }
    }

    /// Says when what it shows was published, and when it was changed last; `corrections` are as
    /// many as there have been.
    pub fn date(
        &mut self,
        edition: &Edition<'_>,
        published: Day,
        modified: Day,
        corrections: usize,
    ) {
        let settings = &edition.site.settings;
        let later = u32::try_from(corrections).unwrap_or(u32::MAX);
        self.published = Some(edition.date(published));
        self.modified = Some(edition.date(modified));
        self.published_at = Some(settings.noon(published, 0));
        self.modified_at = Some(settings.noon(modified, later));
    }

    /// The same with the front page as the way here.
    #[must_use]
    pub fn below_front(mut self, edition: &Edition<'_>) -> Self {
        self.trail.push(front_link(edition));
        self
    }
}

/// The link to the front page, by the site's title.
#[must_use]
pub fn front_link(edition: &Edition<'_>) -> Link {
    let text = edition.say(&edition.site.settings.title).to_owned();
    Link {
        text,
        href: edition.href(&edition.places.front()),
    }
}

/// The first standing page that shows this.
#[must_use]
pub fn showing(edition: &Edition<'_>, what: Shows) -> Option<Address> {
    let found = edition
        .site
        .standings
        .iter()
        .find(|(_, standing)| standing.shows.contains(&what));
    found.map(|(_, standing)| edition.places.standing(&standing.id))
}

/// Where readers report an error on the page with this whole address and this title.
fn report(edition: &Edition<'_>, url: &str, title: &str) -> Option<String> {
    let subject = edition.words.fill("report.subject", &[("title", title)]);
    edition
        .site
        .settings
        .report
        .as_ref()
        .map(|address| address.about(url, title, &subject))
}

/// The direction in which a language's script runs.
fn direction(language: &str) -> &'static str {
    let language = language.split('-').next().unwrap_or(language);
    match language {
        "ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}

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
