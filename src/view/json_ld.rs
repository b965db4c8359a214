//! The structured data other than `ClaimReview`: the publisher, the Article of an explainer, the
//! breadcrumbs of a claim.

use serde::Serialize;

use super::edition::Edition;
use super::headline;
use super::schema::{Agent, SchemaPublisher, Translations, Work};
use crate::base::text::{Html, script_json};
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

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
struct Article {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
    main_entity_of_page: String,
    headline: String,
    description: String,
    date_published: String,
    date_modified: String,
    in_language: String,
    author: Vec<Agent>,
    publisher: SchemaPublisher,
    has_part: Vec<Work>,
    #[serde(skip_serializing_if = "Option::is_none")]
    backstory: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(flatten)]
    translations: Translations,
}

/// The `Article` of an explainer. Its parts are the pages of its claims, each named with its
/// verdict; `image` is the whole address of its picture.
///
/// `None` if its page falls back to the original: an Article is at one address only.
#[must_use]
pub fn article(
    edition: &Edition<'_>,
    explainer: Ref<Explainer>,
    image: Option<String>,
) -> Option<Html> {
    let family = edition.site.explainers.get(explainer);
    let explainer = family.in_language(edition.language);
    if explainer.language != edition.language {
        return None;
    }
    let url = edition.absolute(&edition.addresses.explainer(&explainer.id));
    let parts = explainer.claims.iter().map(|claim| {
        let claim = edition.claim(*claim);
        let name = Some(headline::title(edition, claim));
        Work::page(
            "WebPage",
            name,
            edition.absolute(&edition.addresses.claim(claim)),
        )
    });
    let languages = family
        .in_every_language()
        .map(|explainer| explainer.language.as_str());
    let changed = edition.index.changes().last_of_explainer(explainer);
    Some(block(Article {
        kind: "Article",
        main_entity_of_page: url.clone(),
        url,
        headline: explainer.title.clone(),
        description: explainer.standfirst.clone(),
        date_published: explainer.published.to_string(),
        date_modified: changed.day.to_string(),
        in_language: explainer.language.clone(),
        author: explainer
            .authors
            .iter()
            .map(|author| Agent::of(edition, edition.site.people.get(*author)))
            .collect(),
        publisher: SchemaPublisher::of(edition),
        has_part: parts.collect(),
        backstory: explainer.why.clone(),
        image,
        translations: Translations::of(edition, languages, |addresses| {
            addresses.explainer(&explainer.id)
        }),
    }))
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

/// The `BreadcrumbList` from the front page to a claim.
#[must_use]
pub fn trail(edition: &Edition<'_>, claim: &Claim, explainer: &Explainer) -> Html {
    let addresses = edition.addresses;
    let steps = [
        (
            edition.say(&edition.site.settings.title).to_owned(),
            addresses.front(),
        ),
        (explainer.title.clone(), addresses.explainer(&explainer.id)),
        (headline::title(edition, claim), addresses.claim(claim)),
    ];
    let item = |(at, (name, address)): (usize, (String, _))| ListItem {
        kind: "ListItem",
        position: at + 1,
        name,
        item: edition.absolute(&address),
    };
    block(BreadcrumbList {
        kind: "BreadcrumbList",
        item_list_element: steps.into_iter().enumerate().map(item).collect(),
    })
}
