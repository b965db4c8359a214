//! The `AnalysisNewsArticle` of an explainer.

use std::collections::BTreeSet;

use serde::Serialize;

use super::block;
use crate::base::text::Html;
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::source::Source;
use crate::model::translated::Translated as _;
use crate::view::edition::Edition;
use crate::view::headline;
use crate::view::schema::{
    Agent, CorrectionComment, Licences, SchemaPublisher, Translations, Work, keywords, sources,
};
use crate::yaml::register::Ref;

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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Agent>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<Work>,
    #[serde(flatten)]
    licences: Licences,
    #[serde(flatten)]
    translations: Translations,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<CorrectionComment>,
}

/// The article of an explainer. Its parts are the pages of its claims, each named with its verdict;
/// `image` is the whole address of its picture, and `cited` are the sources that its page lists.
///
/// `None` if its page falls back to the original: an article is at one address only.
#[must_use]
pub fn of(
    edition: &Edition<'_>,
    explainer: Ref<Explainer>,
    image: Option<String>,
    cited: &[Ref<Source>],
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
    let person = |person: &Ref<Person>| edition.site.people.get(*person);
    let authors = explainer.authors.iter().map(person);
    Some(block(Article {
        kind: "AnalysisNewsArticle",
        main_entity_of_page: url.clone(),
        url,
        headline: explainer.title.clone(),
        description: explainer.standfirst.clone(),
        date_published: explainer.published.to_string(),
        date_modified: changed.day.to_string(),
        in_language: explainer.language.clone(),
        author: authors
            .filter_map(|author| Agent::with_page(edition, author))
            .collect(),
        publisher: SchemaPublisher::of(edition),
        has_part: parts.collect(),
        backstory: explainer.why.clone(),
        about: Agent::all(edition, &concerned(edition, explainer)),
        keywords: keywords(edition, &explainer.tags),
        image,
        citation: sources(edition, cited.iter().copied()),
        licences: Licences::of(edition),
        translations: Translations::of(edition, languages, |addresses| {
            addresses.explainer(&explainer.id)
        }),
        correction: explainer
            .claims
            .iter()
            .flat_map(|claim| CorrectionComment::of(edition.claim(*claim)))
            .collect(),
    }))
}

/// The people whom its claims concern, each once, in the order of the claims.
fn concerned(edition: &Edition<'_>, explainer: &Explainer) -> Vec<Ref<Person>> {
    let mut seen = BTreeSet::new();
    let claims = explainer.claims.iter();
    claims
        .flat_map(|claim| &edition.claim(*claim).about)
        .copied()
        .filter(|person| seen.insert(*person))
        .collect()
}
