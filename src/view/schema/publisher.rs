//! The publisher as schema.org describes one, with the pages of its policies.

use serde::{Serialize, Serializer};

use super::agent::Agent;
use crate::model::settings::PublisherKind;
use crate::view::edition::Edition;

/// The publisher, with its policies: a `Person`, or an `Organization` of the kind that `site.yaml`
/// gives.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SchemaPublisher {
    #[serde(flatten)]
    agent: Agent,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    founding_date: Option<String>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    diversity_policy: Option<String>,
}

impl SchemaPublisher {
    /// The publisher; if it is an organisation, with the addresses of its policies.
    ///
    /// In schema.org, only a `NewsMediaOrganization` has a masthead and a policy on checking facts.
    /// Other organisations have the latter page among their principles.
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        let publisher = &edition.site.settings.publisher;
        let kind = publisher.kind;
        // In schema.org, a person has neither a logo nor a day of foundation.
        let of_organization = Some(publisher).filter(|_| kind != PublisherKind::Person);
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
            logo: of_organization
                .and_then(|publisher| Some(publisher.logo.as_ref()?.as_str().to_owned())),
            founding_date: of_organization
                .and_then(|publisher| Some(publisher.founded?.to_string())),
            verification_fact_checking_policy: of_newsroom,
            corrections_policy: policy("corrections"),
            publishing_principles: principles,
            ownership_funding_info: policy("funding"),
            masthead: policy("masthead").filter(|_| kind == PublisherKind::Newsroom),
            ethics_policy: policy("ethics"),
            unnamed_sources_policy: policy("unnamed_sources"),
            actionable_feedback_policy: policy("feedback"),
            diversity_policy: policy("diversity"),
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
