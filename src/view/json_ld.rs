//! The structured data other than `ClaimReview`: the publication, its publisher, the way to a page,
//! lists, people and sources.

mod article;

use serde::Serialize;

use super::edition::{Edition, TextLink};
use super::frame::Frame;
use super::headline;
use super::schema::{Agent, Licences, SchemaPublisher, Work};
use crate::base::text::{Html, script_json};
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::source::Source;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

pub use article::of as article;

#[derive(Debug, Serialize)]
struct InContext<T> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(flatten)]
    inner: T,
}

fn block<T: Serialize>(inner: T) -> Html {
    script_json(&InContext {
        context: "https://schema.org",
        inner,
    })
}

/// The publisher with its policies, for the front page.
#[must_use]
pub fn publisher_page(edition: &Edition<'_>) -> Html {
    block(SchemaPublisher::of(edition))
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WebSite {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
    name: String,
    description: String,
    in_language: String,
    publisher: Agent,
    #[serde(flatten)]
    licences: Licences,
}

/// The publication as a `WebSite`, for the front page.
#[must_use]
pub fn web_site(edition: &Edition<'_>) -> Html {
    let settings = edition.site.settings;
    block(WebSite {
        kind: "WebSite",
        url: edition.absolute(&edition.addresses.front()),
        name: edition.say(&settings.title).to_owned(),
        description: edition.say(&settings.description).to_owned(),
        in_language: edition.language.to_owned(),
        publisher: Agent::publisher_in_short(edition),
        licences: Licences::of(edition),
    })
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct AboutPage {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
    name: String,
    in_language: String,
    main_entity: MainEntity,
}

/// What a page is about.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum MainEntity {
    Agent(Agent),
    Work(Work),
}

/// The page of a person or an organisation; `None` for what is neither.
#[must_use]
pub fn profile(edition: &Edition<'_>, frame: &Frame, person: &Person) -> Option<Html> {
    let entity = MainEntity::Agent(Agent::described(edition, person)?);
    Some(about(edition, frame, "ProfilePage", entity))
}

/// The page of a source.
#[must_use]
pub fn source(edition: &Edition<'_>, frame: &Frame, source: &Source) -> Html {
    about(
        edition,
        frame,
        "WebPage",
        MainEntity::Work(Work::of(edition, source)),
    )
}

fn about(edition: &Edition<'_>, frame: &Frame, kind: &'static str, entity: MainEntity) -> Html {
    block(AboutPage {
        kind,
        url: frame.canonical.clone(),
        name: frame.title.clone(),
        in_language: edition.language.to_owned(),
        main_entity: entity,
    })
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ItemList {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
    name: String,
    number_of_items: usize,
    #[serde(rename = "itemListElement")]
    elements: Vec<ItemOfList>,
}

/// An entry of a list, with its number in the whole list: one page may have only a part of it.
#[derive(Debug, Serialize)]
struct ItemOfList {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: String,
    url: String,
}

/// The list of a page: the name and the whole address of each of its entries. `before` entries are
/// on pages before it, and the whole list has `total`.
fn list(frame: &Frame, before: usize, total: usize, items: Vec<(String, String)>) -> Option<Html> {
    let item = |(at, (name, url))| ItemOfList {
        kind: "ListItem",
        position: before + at + 1,
        name,
        url,
    };
    let elements: Vec<_> = items.into_iter().enumerate().map(item).collect();
    if elements.is_empty() {
        return None;
    }
    Some(block(ItemList {
        kind: "ItemList",
        url: frame.canonical.clone(),
        name: frame.title.clone(),
        number_of_items: total,
        elements,
    }))
}

/// The list of claims of a page, each named with its verdict; `None` if it has none.
#[must_use]
pub fn claims(
    edition: &Edition<'_>,
    frame: &Frame,
    before: usize,
    total: usize,
    claims: &[Ref<Claim>],
) -> Option<Html> {
    let item = |claim: &Ref<Claim>| {
        let claim = edition.claim(*claim);
        let url = edition.absolute(&edition.addresses.claim(claim));
        (headline::title(edition, claim), url)
    };
    list(frame, before, total, claims.iter().map(item).collect())
}

/// The list of explainers of a page; `None` if it has none.
#[must_use]
pub fn explainers(
    edition: &Edition<'_>,
    frame: &Frame,
    before: usize,
    total: usize,
    explainers: &[Ref<Explainer>],
) -> Option<Html> {
    let item = |explainer: &Ref<Explainer>| {
        let explainer = edition.site.explainers.get(*explainer);
        let explainer = explainer.in_language(edition.language);
        let url = edition.absolute(&edition.addresses.explainer(&explainer.id));
        (explainer.title.clone(), url)
    };
    list(frame, before, total, explainers.iter().map(item).collect())
}

/// The list of sources of a page; `None` if it has none.
#[must_use]
pub fn sources(
    edition: &Edition<'_>,
    frame: &Frame,
    before: usize,
    total: usize,
    sources: &[Ref<Source>],
) -> Option<Html> {
    let item = |source: &Ref<Source>| {
        let source = edition.site.sources.get(*source);
        let url = edition.absolute(&edition.addresses.source(&source.id));
        (edition.say(&source.title).to_owned(), url)
    };
    list(frame, before, total, sources.iter().map(item).collect())
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct BreadcrumbList {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<ListItem>,
}

#[derive(Debug, Serialize)]
struct ListItem {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: String,
    item: String,
}

/// The `BreadcrumbList` from the front page to a page; `None` if the page shows no way to it, or if
/// no search engine is to list it. (Drafts of stories have it, so that authors see what will be.)
#[must_use]
pub fn trail(edition: &Edition<'_>, frame: &Frame) -> Option<Html> {
    if frame.trail.is_empty() || !(frame.index || frame.article) {
        return None;
    }
    let url = &edition.site.settings.url;
    let above = frame.trail.iter();
    let above = above.map(|TextLink { text, href }| (text.clone(), url.with_href(href)));
    let own = (frame.title.clone(), frame.canonical.clone());
    let item = |(at, (name, item))| ListItem {
        kind: "ListItem",
        position: at + 1,
        name,
        item,
    };
    Some(block(BreadcrumbList {
        kind: "BreadcrumbList",
        item_list_element: above.chain([own]).enumerate().map(item).collect(),
    }))
}
