//! An edition: the site in one language, and the small pieces that views of every page are made of.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;
use tera::Value;

use super::listed::Listed;
use super::recorder::{Recorder, TrackedSite};
use super::shared_values::SharedValues;
use super::tracked_index::TrackedIndex;
use crate::base::address::Address;
use crate::base::date::When;
use crate::base::fingerprint::fingerprint;
use crate::base::text::{Id, Words as Texts};
use crate::model::claim::{Claim, Outcome};
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::site::Site;
use crate::model::translated::Translated as _;
use crate::plan::{Index, Places};
use crate::theme::{Theme, ThemeWords};
use crate::yaml::register::Ref;

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
pub struct ForeignLink<'e> {
    /// The words.
    pub text: Cow<'e, str>,
    /// The address.
    pub href: String,
    /// The language of the words, where that is not the page's.
    pub language: Option<&'e str>,
}

/// A date for machines and for readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Date {
    /// `2023-03-22`, `2023-03` or `2023`.
    pub iso: String,
    /// In the reader's manner.
    pub text: String,
}

/// A claim as other pages name it: never without its verdict.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimLink<'e> {
    text: &'e str,
    /// The language of the words, where that is not the page's.
    language: Option<&'e str>,
    href: String,
    verdict: Option<Value>,
    label: Option<&'e str>,
    finding: Option<&'e str>,
}

impl<'e> ClaimLink<'e> {
    /// The same in other words, if there are any.
    #[must_use]
    pub fn with_text(self, text: Option<&'e str>) -> Self {
        Self {
            text: text.unwrap_or(self.text),
            ..self
        }
    }
}

/// The site in one language.
#[derive(Debug)]
pub struct Edition<'s> {
    /// The site, as a page sees it.
    pub site: TrackedSite<'s>,
    /// What belongs together in it, as a page sees it.
    pub index: TrackedIndex<'s>,
    pub(super) whole: (&'s Site, &'s Index<'s>),
    /// The language's tag.
    pub language: &'s str,
    /// The theme.
    pub theme: &'s Theme,
    /// The theme's words in this language.
    pub words: &'s ThemeWords,
    /// The addresses.
    pub places: Places<'s>,
    /// What can be found by its search.
    pub listed: Arc<Listed>,
    /// The address of the page that explains badges, where there is one.
    pub(super) legend: Option<Arc<str>>,
    /// What many views hold.
    pub(super) shared: Arc<SharedValues>,
}

impl<'s> Edition<'s> {
    /// The same edition, read by a page with its recorder.
    #[must_use]
    pub fn recorded_by<'w>(&'w self, recorder: &'w Recorder<'w>) -> Edition<'w> {
        let (site, index) = self.whole;
        Edition {
            site: TrackedSite::new(site, Some(recorder)),
            index: TrackedIndex::new(index, Some(recorder)),
            listed: Arc::clone(&self.listed),
            legend: self.legend.clone(),
            shared: Arc::clone(&self.shared),
            ..*self
        }
    }

    /// The hash of all that pages read of an edition without the recorder.
    #[must_use]
    pub fn base_hash(&self) -> u64 {
        fingerprint(&(
            self.language,
            format!("{:?}", self.site.settings),
            &self.legend,
        ))
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
    pub fn foreign<'l>(&self, language: &'l str) -> Option<&'l str> {
        Some(language).filter(|language| *language != self.language)
    }

    /// A date.
    #[must_use]
    pub fn date(&self, when: impl Into<When>) -> Date {
        let when = when.into();
        Date {
            iso: when.to_string(),
            text: self.words.date(when),
        }
    }

    /// A verdict.
    #[must_use]
    pub fn verdict(&self, verdict: Ref<Verdict>) -> Value {
        self.shared.verdict(verdict)
    }

    /// The verdict of a claim as readers see it: in the claim's own words, or the scale's.
    #[must_use]
    pub fn verdict_in_words<'o>(&'o self, outcome: &'o Outcome) -> &'o str {
        outcome
            .label
            .as_deref()
            .unwrap_or_else(|| self.say(&self.site.scale[outcome.verdict].label))
    }

    /// A person.
    #[must_use]
    pub fn person(&self, person: Ref<Person>) -> Value {
        let _ = self.site.people.get(person);
        self.shared.person(person)
    }

    /// The link to a person, by their name or in other words.
    #[must_use]
    pub fn person_link(&self, person: Ref<Person>, text: Option<&str>) -> Link {
        let entry = self.site.people.get(person);
        let text = text.unwrap_or_else(|| self.say(&entry.name)).to_owned();
        Link {
            text,
            href: self.href(&self.places.person(&entry.id, 1)),
        }
    }

    /// The names of several people, in their order.
    #[must_use]
    pub fn names(&self, people: &[Ref<Person>]) -> Vec<&'s str> {
        people
            .iter()
            .map(|person| self.say(&self.site.people.get(*person).name))
            .collect()
    }

    /// Several people.
    #[must_use]
    pub fn people(&self, people: &[Ref<Person>]) -> Vec<Value> {
        people.iter().map(|person| self.person(*person)).collect()
    }

    /// The claim in this language.
    #[must_use]
    pub fn claim(&self, claim: Ref<Claim>) -> &'s Claim {
        self.site.claims.get(claim).in_language(self.language)
    }

    /// A claim with its verdict, as other pages name it.
    #[must_use]
    pub fn claim_link(&self, claim: Ref<Claim>) -> ClaimLink<'s> {
        let entry = self.claim(claim);
        let outcome = entry.outcome.as_ref();
        ClaimLink {
            text: &entry.claim,
            language: self.foreign(&entry.language),
            href: self.href(&self.places.claim(entry)),
            verdict: outcome.map(|outcome| self.verdict(outcome.verdict)),
            label: outcome.and_then(|outcome| outcome.label.as_deref()),
            finding: outcome.map(|outcome| outcome.finding.as_str()),
        }
    }

    /// A link to an explainer by its title.
    #[must_use]
    pub fn explainer_link<'e>(&self, explainer: &'e Explainer) -> ForeignLink<'e> {
        ForeignLink {
            text: explainer.title.as_str().into(),
            href: self.href(&self.places.explainer(&explainer.id)),
            language: self.foreign(&explainer.language),
        }
    }

    /// Where a badge is explained.
    #[must_use]
    pub fn legend(&self, id: &str, value: &str) -> Option<String> {
        self.legend
            .as_ref()
            .map(|page| format!("{page}#badge-{id}-{value}"))
    }

    /// The link to a tag's page, by its label or else by its id.
    #[must_use]
    pub fn tag(&self, tag: &Id) -> Link {
        let label = self.site.settings.tags.get(tag.as_str());
        let text = label.map_or_else(
            || tag.as_str().replace('-', " "),
            |label| self.say(label).to_owned(),
        );
        Link {
            text,
            href: self.href(&self.places.tag(tag, 1)),
        }
    }
}
