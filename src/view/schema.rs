//! The schema.org types that pages have as JSON-LD, under the names that schema.org gives them.

use serde::{Serialize, Serializer};

use super::edition::Edition;
use crate::base::address::Address;
use crate::model::person::{Person, PersonKind};
use crate::model::settings::PublisherKind;
use crate::model::source::{Source, SourceKind};
use crate::plan::Addresses;

/// `Person` or `Organization`: somebody who made a claim or wrote a text.
#[derive(Debug, Clone, Serialize)]
pub struct Agent {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(rename = "sameAs", skip_serializing_if = "Vec::is_empty")]
    same_as: Vec<String>,
}

/// The publisher, with its policies: a `Person`, or an `Organization` of the kind that `site.yaml`
/// gives.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SchemaPublisher {
    #[serde(flatten)]
    agent: Agent,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification_fact_checking_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrections_policy: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "one_or_list")]
    publishing_principles: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ownership_funding_info: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    masthead: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ethics_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unnamed_sources_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actionable_feedback_policy: Option<String>,
}

/// A `CreativeWork` of some type with an address: where a claim appeared, what a page is part of.
#[derive(Debug, Clone, Serialize)]
pub struct Work {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(rename = "archivedAt", skip_serializing_if = "Option::is_none")]
    archived_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Agent>,
}

/// The same text in other languages: the original of a translation, or the translations of an
/// original.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Translations {
    #[serde(skip_serializing_if = "Option::is_none")]
    translation_of_work: Option<Work>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    work_translation: Vec<Work>,
}

/// A `CorrectionComment`.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionComment {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: String,
    #[serde(rename = "datePublished")]
    date_published: String,
}

impl Agent {
    /// A person or an organisation of `people.yaml`.
    #[must_use]
    pub fn of(edition: &Edition<'_>, person: &Person) -> Self {
        let kind = match person.kind {
            PersonKind::Person => "Person",
            PersonKind::Organization => "Organization",
        };
        let same_as = person
            .same_as
            .iter()
            .map(|url| url.as_str().to_owned())
            .collect();
        Self {
            kind,
            name: edition.say(&person.name).to_owned(),
            url: None,
            same_as,
        }
    }

    /// The publisher, with the type that its kind has in schema.org.
    #[must_use]
    pub fn publisher(edition: &Edition<'_>) -> Self {
        let publisher = &edition.site.settings.publisher;
        let home = edition.absolute(&edition.addresses.front());
        Self {
            kind: publisher.kind.schema_type(),
            name: publisher.name.clone(),
            url: Some(
                publisher
                    .url
                    .as_ref()
                    .map_or(home, |url| url.as_str().to_owned()),
            ),
            same_as: publisher
                .same_as
                .iter()
                .map(|url| url.as_str().to_owned())
                .collect(),
        }
    }

    fn organization(name: String) -> Self {
        Self {
            kind: "Organization",
            name,
            url: None,
            same_as: Vec::new(),
        }
    }
}

impl SchemaPublisher {
    /// The publisher; if it is an organisation, with the addresses of its policies.
    ///
    /// In schema.org, only a `NewsMediaOrganization` has a policy on checking facts and a masthead.
    /// Other organisations have the first among their principles, and not the second.
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        let kind = edition.site.settings.publisher.kind;
        let policies = edition.site.settings.policies.as_ref();
        let policy = |key: &str| {
            let (_, id) = policies?.entries().find(|(known, _)| *known == key)?;
            edition.site.standings.find(id)?;
            Some(edition.absolute(&edition.addresses.standing(id)))
        };
        let policy = |key| policy(key).filter(|_| kind != PublisherKind::Person);
        let methodology = policy("methodology");
        let (of_newsroom, principle) = if kind == PublisherKind::Newsroom {
            (methodology, None)
        } else {
            (None, methodology)
        };
        let mut principles: Vec<String> = principle.into_iter().chain(policy("about")).collect();
        principles.dedup();
        Self {
            agent: Agent::publisher(edition),
            verification_fact_checking_policy: of_newsroom,
            corrections_policy: policy("corrections"),
            publishing_principles: principles,
            ownership_funding_info: policy("funding"),
            masthead: policy("masthead").filter(|_| kind == PublisherKind::Newsroom),
            ethics_policy: policy("ethics"),
            unnamed_sources_policy: policy("unnamed_sources"),
            actionable_feedback_policy: policy("feedback"),
        }
    }
}

/// Writes a single address as itself, and several as a list.
fn one_or_list<S: Serializer>(addresses: &[String], serializer: S) -> Result<S::Ok, S::Error> {
    if let [only] = addresses {
        only.serialize(serializer)
    } else {
        addresses.serialize(serializer)
    }
}

impl Work {
    /// A source in which a claim was made.
    #[must_use]
    pub fn of(edition: &Edition<'_>, source: &Source) -> Self {
        let kind = match source.kind {
            SourceKind::NewsReport => "NewsArticle",
            SourceKind::OfficialReport => "Report",
            SourceKind::Dataset => "Dataset",
            SourceKind::Study => "ScholarlyArticle",
            SourceKind::Statute => "Legislation",
            SourceKind::SocialPost => "SocialMediaPosting",
            SourceKind::Video => "VideoObject",
            _ => "CreativeWork",
        };
        let archived_at = match &source.archive {
            crate::model::source::Archive::Kept { url, .. } => Some(url.as_str().to_owned()),
            crate::model::source::Archive::None(_) => None,
        };
        Self {
            kind,
            name: Some(edition.say(&source.title).to_owned()),
            url: source.url.as_ref().map(|url| url.as_str().to_owned()),
            archived_at,
            publisher: Some(Agent::organization(
                edition.say(&source.publisher).to_owned(),
            )),
        }
    }

    /// A page of the site.
    #[must_use]
    pub fn page(kind: &'static str, name: Option<String>, url: String) -> Self {
        Self {
            kind,
            name,
            url: Some(url),
            archived_at: None,
            publisher: None,
        }
    }
}

impl Translations {
    /// The translations, or the original, of a text with a page in each of `languages`, the
    /// original's first. `address` gives its address in a language.
    #[must_use]
    pub fn of<'l>(
        edition: &Edition<'_>,
        languages: impl Iterator<Item = &'l str>,
        address: impl Fn(Addresses<'_>) -> Address,
    ) -> Self {
        let site = edition.site;
        let page = |language: &str| {
            Work::page(
                "WebPage",
                None,
                edition.absolute(&address(Addresses::new(site.settings, language))),
            )
        };
        if edition.language == site.settings.first_language() {
            return Self {
                translation_of_work: None,
                work_translation: languages.skip(1).map(page).collect(),
            };
        }
        Self {
            translation_of_work: Some(page(site.settings.first_language())),
            work_translation: Vec::new(),
        }
    }
}

impl CorrectionComment {
    /// A correction that was made on this day (`YYYY-MM-DD`).
    #[must_use]
    pub fn new(text: String, day: String) -> Self {
        Self {
            kind: "CorrectionComment",
            text,
            date_published: day,
        }
    }
}
