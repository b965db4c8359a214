//! `Person` and `Organization` (schema.org): who made a claim, whom it is about, who wrote a text,
//! who publishes.

use serde::Serialize;

use crate::model::person::{Person, PersonKind};
use crate::view::edition::Edition;
use crate::yaml::record::OutsideUrl;
use crate::yaml::register::Ref;

/// `Person` or `Organization`: somebody who made a claim or wrote a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Agent {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(rename = "sameAs", skip_serializing_if = "Vec::is_empty")]
    same_as: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

impl Agent {
    /// A person or an organisation of `people.yaml`; `None` for what is neither.
    #[must_use]
    pub fn of(edition: &Edition<'_>, person: &Person) -> Option<Self> {
        let kind = match person.kind {
            PersonKind::Person => "Person",
            PersonKind::Organization => "Organization",
            PersonKind::Unidentified => return None,
        };
        Some(Self {
            same_as: addresses(&person.same_as),
            ..Self::named(kind, edition.say(&person.name).to_owned())
        })
    }

    /// Several people, without what is neither a person nor an organisation.
    #[must_use]
    pub fn all(edition: &Edition<'_>, people: &[Ref<Person>]) -> Vec<Self> {
        let people = people.iter();
        people
            .filter_map(|person| Self::of(edition, edition.site.people.get(*person)))
            .collect()
    }

    /// The same with the address of its page on the site: for those who write there.
    #[must_use]
    pub fn with_page(edition: &Edition<'_>, person: &Person) -> Option<Self> {
        let page = edition.addresses.person(&person.id, 1);
        Some(Self {
            url: Some(edition.absolute(&page)),
            ..Self::of(edition, person)?
        })
    }

    /// The same with what matters of it here, for the page about it.
    #[must_use]
    pub fn described(edition: &Edition<'_>, person: &Person) -> Option<Self> {
        let role = person.role.as_ref();
        Some(Self {
            description: role.map(|role| edition.say(role).to_owned()),
            ..Self::with_page(edition, person)?
        })
    }

    /// The publisher, with the type that its kind has in schema.org.
    #[must_use]
    pub fn publisher(edition: &Edition<'_>) -> Self {
        let publisher = &edition.site.settings.publisher;
        let home = edition.absolute(&edition.addresses.front());
        let url = publisher.url.as_ref();
        Self {
            url: Some(url.map_or(home, |url| url.as_str().to_owned())),
            same_as: addresses(&publisher.same_as),
            ..Self::publisher_in_short(edition)
        }
    }

    /// The publisher by its type, its identity and its name, beside a full one.
    #[must_use]
    pub fn publisher_in_short(edition: &Edition<'_>) -> Self {
        let publisher = &edition.site.settings.publisher;
        Self {
            id: Some(publisher_id(edition)),
            ..Self::named(publisher.kind.schema_type(), publisher.name.clone())
        }
    }

    /// Somebody of whom only a name is known. `kind` is the type.
    #[must_use]
    pub fn named(kind: &'static str, name: String) -> Self {
        Self {
            kind,
            id: None,
            name,
            url: None,
            same_as: Vec::new(),
            description: None,
        }
    }
}

/// The identity of the publisher: the same on every page and in every language.
fn publisher_id(edition: &Edition<'_>) -> String {
    let first = edition.site.settings.first_language();
    let front = crate::plan::Addresses::new(edition.site.settings, first).front();
    format!("{}#publisher", edition.absolute(&front))
}

fn addresses(addresses: &[OutsideUrl]) -> Vec<String> {
    let addresses = addresses.iter();
    addresses.map(|url| url.as_str().to_owned()).collect()
}
