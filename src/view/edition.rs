//! An edition: the site in one language, and the small values that views of all pages have.

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
use crate::base::text::{Id, LocalizedText as Texts};
use crate::model::claim::{Claim, Outcome};
use crate::model::explainer::Explainer;
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::site::Site;
use crate::model::translated::Translated as _;
use crate::plan::{Addresses, Index};
use crate::theme::{Theme, ThemeWords};
use crate::yaml::register::Ref;

/// A link: words with an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextLink {
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
    /// The tag of the words' language, if it is not the page's.
    pub language: Option<&'e str>,
}

/// A date for machines and for readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Date {
    /// `2023-03-22`, `2023-03` or `2023`.
    pub iso: String,
    /// As readers in this language write it.
    pub text: String,
}

/// A claim as other pages link to it, never without its verdict.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimLink<'e> {
    text: &'e str,
    /// The tag of the words' language, if it is not the page's.
    language: Option<&'e str>,
    href: String,
    verdict: Option<Value>,
    label: Option<&'e str>,
    finding: Option<&'e str>,
}

impl<'e> ClaimLink<'e> {
    /// The same link with other words, if any are given.
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
    /// The site as a page reads it, which is recorded.
    pub site: TrackedSite<'s>,
    /// The index of the site as a page reads it, which is recorded.
    pub index: TrackedIndex<'s>,
    pub(super) whole: (&'s Site, &'s Index<'s>),
    /// The language's tag.
    pub language: &'s str,
    /// The theme.
    pub theme: &'s Theme,
    /// The theme's words in this language.
    pub words: &'s ThemeWords,
    /// The addresses of its pages.
    pub addresses: Addresses<'s>,
    /// What its search can find.
    pub listed: Arc<Listed>,
    /// The link to the page that explains badges, if there is one.
    pub(super) legend: Option<Arc<str>>,
    /// The values that many views have.
    pub(super) shared: Arc<SharedValues>,
}

impl<'s> Edition<'s> {
    /// The same edition for one page, whose recorder notes what its view reads.
    #[must_use]
    pub fn recorded_by<'w>(&'w self, recorder: &'w Recorder<'w>) -> Edition<'w> {
        let (site, index) = self.whole;
        Edition {
            site: TrackedSite::new(site, Some(recorder)),
            index: TrackedIndex::new(index, Some(recorder)),
            // These are made once for all pages. A view that uses a shared value records what it
            // was made from.
            listed: Arc::clone(&self.listed),
            legend: self.legend.clone(),
            shared: Arc::clone(&self.shared),
            ..*self
        }
    }

    /// The fingerprint of what pages read of an edition without a record: its language, the
    /// settings and the legend.
    #[must_use]
    pub fn base_hash(&self) -> u64 {
        fingerprint(&(
            self.language,
            format!("{:?}", self.site.settings),
            self.site.is_preview,
            &self.legend,
        ))
    }

    /// The link to an address of the site, as pages write it.
    #[must_use]
    pub fn href(&self, address: &Address) -> String {
        self.site.settings.url.href(address)
    }

    /// The whole address, with scheme and host, for machines.
    #[must_use]
    pub fn absolute(&self, address: &Address) -> String {
        self.site.settings.url.absolute(address)
    }

    /// The whole address that something at this address had when the publication began: what feeds
    /// know it by.
    #[must_use]
    pub fn first_absolute(&self, address: &Address) -> String {
        self.site.settings.first_address().absolute(address)
    }

    /// Words of the content in this language, or in the first language if they are not given in
    /// this one.
    #[must_use]
    pub fn say<'w>(&self, words: &'w Texts) -> &'w str {
        words.in_language(self.language, self.site.settings.first_language())
    }

    /// The tag of a language, or `None` if it is the edition's: the `lang` of a text among others.
    #[must_use]
    pub fn foreign<'l>(&self, language: &'l str) -> Option<&'l str> {
        Some(language).filter(|language| *language != self.language)
    }

    /// A date as pages show it.
    #[must_use]
    pub fn date(&self, when: impl Into<When>) -> Date {
        let when = when.into();
        Date {
            iso: when.to_string(),
            text: self.words.date(when),
        }
    }

    /// The day of the last change of an explainer after its publication, if there was one.
    #[must_use]
    pub fn updated(&self, explainer: &Explainer) -> Option<Date> {
        let updated = self.index.changes().updated(explainer);
        updated.map(|day| self.date(day))
    }

    /// A verdict as templates see it.
    #[must_use]
    pub fn verdict(&self, verdict: Ref<Verdict>) -> Value {
        self.shared.verdict(verdict)
    }

    /// The words for a claim's verdict: its own, or else the scale's.
    #[must_use]
    pub fn verdict_in_words<'o>(&self, outcome: &'o Outcome) -> &'o str
    where
        's: 'o,
    {
        outcome
            .label
            .as_deref()
            .unwrap_or_else(|| self.say(&self.site.scale[outcome.verdict].label))
    }

    /// A person as templates see them.
    #[must_use]
    pub fn person(&self, person: Ref<Person>) -> Value {
        let _ = self.site.people.get(person);
        self.shared.person(person)
    }

    /// The link to a person's page, with their name or other words.
    #[must_use]
    pub fn person_link(&self, person: Ref<Person>, text: Option<&str>) -> TextLink {
        let entry = self.site.people.get(person);
        let text = text.unwrap_or_else(|| self.say(&entry.name)).to_owned();
        TextLink {
            text,
            href: self.href(&self.addresses.person(&entry.id, 1)),
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

    /// The same in one line, as plain text for machines.
    #[must_use]
    pub fn names_in_line(&self, people: &[Ref<Person>]) -> String {
        self.names(people).join(self.words.get("list.separator"))
    }

    /// Several people as templates see them.
    #[must_use]
    pub fn people(&self, people: &[Ref<Person>]) -> Vec<Value> {
        people.iter().map(|person| self.person(*person)).collect()
    }

    /// The claim in this language, or the original if it is not translated.
    #[must_use]
    pub fn claim(&self, claim: Ref<Claim>) -> &'s Claim {
        self.site.claims.get(claim).in_language(self.language)
    }

    /// A link to a claim, with its verdict.
    #[must_use]
    pub fn claim_link(&self, claim: Ref<Claim>) -> ClaimLink<'s> {
        let entry = self.claim(claim);
        let outcome = entry.outcome.as_ref();
        ClaimLink {
            text: &entry.claim,
            language: self.foreign(&entry.language),
            href: self.href(&self.addresses.claim(entry)),
            verdict: outcome.map(|outcome| self.verdict(outcome.verdict)),
            label: outcome.and_then(|outcome| outcome.label.as_deref()),
            finding: outcome.map(|outcome| outcome.finding.as_str()),
        }
    }

    /// A link to an explainer, with its title.
    #[must_use]
    pub fn explainer_link<'e>(&self, explainer: &'e Explainer) -> ForeignLink<'e> {
        ForeignLink {
            text: explainer.title.as_str().into(),
            href: self.href(&self.addresses.explainer(&explainer.id)),
            language: self.foreign(&explainer.language),
        }
    }

    /// The link to where a badge is explained; `None` if no page shows the legend.
    #[must_use]
    pub fn legend(&self, id: &str, value: &str) -> Option<String> {
        self.legend
            .as_ref()
            .map(|page| format!("{page}#badge-{id}-{value}"))
    }

    /// The link to a tag's page, with the tag's label or else its id.
    #[must_use]
    pub fn tag(&self, tag: &Id) -> TextLink {
        let label = self.site.settings.tags.get(tag.as_str());
        let text = label.map_or_else(
            || tag.as_str().replace('-', " "),
            |label| self.say(label).to_owned(),
        );
        TextLink {
            text,
            href: self.href(&self.addresses.tag(tag, 1)),
        }
    }
}
