//! An edition: the site in one language, and the small pieces that views of every page are made of.

use std::sync::OnceLock;

use serde::Serialize;
use tera::Value;

use super::card;
use super::entry::Listed;
use super::index::Index;
use super::place::Places;
use crate::address::Address;
use crate::claim::{Claim, Outcome};
use crate::date::When;
use crate::explainer::Explainer;
use crate::person::Person;
use crate::register::Ref;
use crate::scale::Verdict;
use crate::site::Site;
use crate::standing::Shows;
use crate::text::{Id, Words as Texts};
use crate::theme::{Theme, Words};

/// Words with an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The words.
    pub text: String,
    /// The address.
    pub href: String,
}

/// A link whose words may be in another language than the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ForeignLink {
    /// The link.
    #[serde(flatten)]
    pub link: Link,
    /// The language of the words, where that is not the page's.
    pub language: Option<String>,
}

/// A date for machines and for readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Date {
    /// `2023-03-22`, `2023-03` or `2023`.
    pub iso: String,
    /// In the reader's manner.
    pub text: String,
}

/// A verdict as pages show it.
#[derive(Debug, Clone, Serialize)]
pub struct VerdictView {
    id: Id,
    /// The word.
    pub label: String,
    href: String,
    tone: &'static str,
    mark: &'static str,
}

/// A person as pages show them.
#[derive(Debug, Clone, Serialize)]
pub struct PersonView {
    id: Id,
    /// The name.
    pub name: String,
    href: String,
    kind: &'static str,
    role: Option<String>,
}

impl PersonView {
    /// A link to the person, in other words if there are any.
    #[must_use]
    pub fn link(self, text: Option<String>) -> Link {
        Link { text: text.unwrap_or(self.name), href: self.href }
    }
}

/// A claim as other pages name it: never without its verdict.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimLink {
    text: String,
    /// The language of the words, where that is not the page's.
    language: Option<String>,
    href: String,
    verdict: Option<VerdictView>,
    label: Option<String>,
    finding: Option<String>,
}

impl ClaimLink {
    /// The same in other words, if there are any.
    #[must_use]
    pub fn with_text(self, text: Option<String>) -> Self {
        Self { text: text.unwrap_or(self.text), ..self }
    }
}

/// The site in one language.
#[derive(Debug)]
pub struct Edition<'s> {
    /// The site.
    pub site: &'s Site,
    /// What belongs together in it.
    pub index: &'s Index<'s>,
    /// The language's tag.
    pub language: &'s str,
    /// The theme.
    pub theme: &'s Theme,
    /// The theme's words in this language.
    pub words: &'s Words,
    /// The addresses.
    pub places: Places<'s>,
    /// What can be found by its search.
    pub listed: Listed,
    /// The address of the page that explains badges, where there is one.
    legend: Option<String>,
    cards: Vec<OnceLock<Value>>,
}

impl<'s> Edition<'s> {
    /// The edition of a site in a language; nothing when the theme has no words for it.
    #[must_use]
    pub fn new(site: &'s Site, index: &'s Index<'s>, theme: &'s Theme, language: &'s str) -> Option<Self> {
        let words = theme.words.get(language)?;
        let places = Places::new(site, language);
        let legend = site
            .standings
            .iter()
            .find(|(_, standing)| standing.shows.contains(&Shows::Badges))
            .map(|(_, standing)| site.settings.url.href(&places.standing(&standing.id)));
        let cards = site.claims.iter().map(|_| OnceLock::new()).collect();
        let listed = Listed::of(site, index, language);
        Some(Self { site, index, language, theme, words, places, listed, legend, cards })
    }

    /// The link to an address of the site.
    #[must_use]
    pub fn href(&self, address: &Address) -> String {
        self.site.settings.url.href(address)
    }

    /// The whole address, for machines.
    #[must_use]
    pub fn absolute(&self, address: &Address) -> String {
        self.site.settings.url.absolute(address)
    }

    /// Words of the content in this language.
    #[must_use]
    pub fn say<'w>(&self, words: &'w Texts) -> &'w str {
        words.in_language(self.language, self.site.settings.first_language())
    }

    /// A language, where it is not this one: what a text says of itself in the midst of others.
    #[must_use]
    pub fn foreign(&self, language: &str) -> Option<String> {
        (language != self.language).then(|| language.to_owned())
    }

    /// A date.
    #[must_use]
    pub fn date(&self, when: impl Into<When>) -> Date {
        let when = when.into();
        Date { iso: when.to_string(), text: self.words.date(when) }
    }

    /// A verdict.
    #[must_use]
    pub fn verdict(&self, verdict: Ref<Verdict>) -> VerdictView {
        let entry = &self.site.scale[verdict];
        VerdictView {
            id: entry.id.clone(),
            label: self.say(&entry.label).to_owned(),
            href: self.href(&self.places.verdict(&entry.id, 1)),
            tone: entry.tone.word(),
            mark: entry.mark.word(),
        }
    }

    /// The verdict of a claim as readers see it: in the claim's own words, or the scale's.
    #[must_use]
    pub fn verdict_in_words<'o>(&'o self, outcome: &'o Outcome) -> &'o str {
        outcome.label.as_deref().unwrap_or_else(|| self.say(&self.site.scale[outcome.verdict].label))
    }

    /// A person.
    #[must_use]
    pub fn person(&self, person: Ref<Person>) -> PersonView {
        let entry = &self.site.people[person];
        PersonView {
            id: entry.id.clone(),
            name: self.say(&entry.name).to_owned(),
            href: self.href(&self.places.person(&entry.id, 1)),
            kind: entry.kind.word(),
            role: entry.role.as_ref().map(|role| self.say(role).to_owned()),
        }
    }

    /// The names of several people, in their order.
    #[must_use]
    pub fn names(&self, people: &[Ref<Person>]) -> Vec<&'s str> {
        people.iter().map(|person| self.say(&self.site.people[*person].name)).collect()
    }

    /// Several people.
    #[must_use]
    pub fn people(&self, people: &[Ref<Person>]) -> Vec<PersonView> {
        people.iter().map(|person| self.person(*person)).collect()
    }

    /// The claim in this language.
    #[must_use]
    pub fn claim(&self, claim: Ref<Claim>) -> &'s Claim {
        self.site.claims[claim].in_language(self.language)
    }

    /// A claim with its verdict, as other pages name it.
    #[must_use]
    pub fn claim_link(&self, claim: Ref<Claim>) -> ClaimLink {
        let entry = self.claim(claim);
        let outcome = entry.outcome.as_ref();
        ClaimLink {
            text: entry.claim.clone(),
            language: self.foreign(&entry.language),
            href: self.href(&self.places.claim(entry)),
            verdict: outcome.map(|outcome| self.verdict(outcome.verdict)),
            label: outcome.and_then(|outcome| outcome.label.clone()),
            finding: outcome.map(|outcome| outcome.finding.clone()),
        }
    }

    /// A link to an explainer by its title.
    #[must_use]
    pub fn explainer_link(&self, explainer: &Explainer) -> ForeignLink {
        let href = self.href(&self.places.explainer(&explainer.id));
        let link = Link { text: explainer.title.clone(), href };
        ForeignLink { link, language: self.foreign(&explainer.language) }
    }

    /// A claim's card; made once for all the pages that show it.
    #[must_use]
    pub fn card(&self, claim: Ref<Claim>) -> Value {
        self.cards[claim.position()].get_or_init(|| Value::from_serializable(&card::view(self, claim))).clone()
    }

    /// The cards of several claims.
    #[must_use]
    pub fn cards(&self, claims: &[Ref<Claim>]) -> Vec<Value> {
        claims.iter().map(|claim| self.card(*claim)).collect()
    }

    /// Where a badge is explained.
    #[must_use]
    pub fn legend(&self, id: &str, value: &str) -> Option<String> {
        self.legend.as_ref().map(|page| format!("{page}#badge-{id}-{value}"))
    }

    /// The link to a tag's page, by its label or else by its id.
    #[must_use]
    pub fn tag(&self, tag: &Id) -> Link {
        let label = self.site.settings.tags.get(tag.as_str());
        let text = label.map_or_else(|| tag.as_str().replace('-', " "), |label| self.say(label).to_owned());
        Link { text, href: self.href(&self.places.tag(tag, 1)) }
    }
}
