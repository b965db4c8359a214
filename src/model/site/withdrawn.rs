//! What was withdrawn: documents that are no longer part of the site, and what their pages still
//! say.

use std::collections::BTreeMap;
use std::hash::Hash;
use std::sync::Arc;

use hashbrown::HashSet;

use super::translations::Family;
use crate::base::date::Day;
use crate::base::text::Id;
use crate::content::prose::{Prose, ReferenceKind};
use crate::model::alias::Alias;
use crate::model::claim::RawClaim;
use crate::model::explainer::RawExplainer;
use crate::model::keys::FileKind;
use crate::model::lint::Exceptions;
use crate::model::standing::RawStandingPage;
use crate::model::withdrawal::Withdrawal;

/// A document that was withdrawn.
#[derive(Debug)]
pub struct WithdrawnDocument {
    /// What kind of document it is.
    pub kind: FileKind,
    /// Its id.
    pub id: Id,
    /// Of a claim, the explainer in whose folder it is.
    pub explainer: Option<Id>,
    /// Its file.
    pub file: Arc<str>,
    /// The addresses at which it was before.
    pub aliases: Vec<Alias>,
    /// The day of the withdrawal.
    pub date: Day,
    /// True if it says so itself; false for a claim that was withdrawn with its explainer.
    pub is_own: bool,
    /// What readers are told, by language.
    pub notices: BTreeMap<String, Notice>,
    /// The ids of the people and the sources that it names.
    pub names: HashSet<Id>,
    /// The levels of rules that it sets for itself.
    pub lint: Exceptions,
}

/// What readers are told of a withdrawn document in one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Notice {
    /// Its title, or the claim.
    pub title: String,
    /// Why it was withdrawn.
    pub reason: String,
}

/// The withdrawal of an explainer, which its claims share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedWithdrawal {
    date: Day,
    /// The reason in each language.
    reasons: BTreeMap<String, String>,
}

/// Front matter of a document that can be withdrawn.
pub trait Withdrawable {
    /// What kind of document it is.
    const KIND: FileKind;

    /// The withdrawal, if it was withdrawn.
    fn withdrawal(&self) -> Option<&Withdrawal>;

    /// Its title, or the claim.
    fn title(&self) -> &str;

    /// The addresses at which it was before.
    fn aliases(&self) -> &[Alias];

    /// The levels of rules that it sets for itself.
    fn lint(&self) -> &Exceptions;

    /// The ids of the people and the sources that its front matter names.
    fn names(&self) -> Vec<&Id>;
}

impl SharedWithdrawal {
    /// The withdrawal of an explainer; `None` if it was not withdrawn.
    pub fn of(family: &Family<RawExplainer>, first_language: &str) -> Option<Self> {
        let date = family.original.raw.as_ref()?.withdrawal()?.date;
        let texts = texts(family, first_language);
        let reasons = texts
            .filter_map(|(language, raw)| Some((language, raw.withdrawal()?.reason.clone())))
            .collect();
        Some(Self { date, reasons })
    }
}

impl WithdrawnDocument {
    /// A document that was withdrawn, by itself or with its explainer; `None` if neither.
    pub fn of<R: Withdrawable>(
        family: &Family<R>,
        shared: Option<&SharedWithdrawal>,
        first_language: &str,
    ) -> Option<Self> {
        let original = &family.original;
        let raw = original.raw.as_deref()?;
        let own = raw.withdrawal();
        let date = own
            .map(|own| own.date)
            .or(shared.map(|shared| shared.date))?;
        let notice = |(language, raw): (String, &R)| {
            let reason = match own {
                Some(_) => raw.withdrawal().map(|own| own.reason.clone()),
                None => shared.and_then(|shared| shared.reasons.get(&language).cloned()),
            };
            let title = raw.title().to_owned();
            Some((
                language,
                Notice {
                    title,
                    reason: reason?,
                },
            ))
        };
        let named = raw.names().into_iter().chain(named_in(&original.body));
        Some(Self {
            kind: R::KIND,
            id: original.name.id.clone(),
            explainer: original.explainer.clone(),
            file: Arc::clone(&original.file),
            aliases: raw.aliases().to_vec(),
            date,
            is_own: own.is_some(),
            notices: texts(family, first_language).filter_map(notice).collect(),
            names: named.cloned().collect(),
            lint: raw.lint().clone(),
        })
    }

    /// Everything that readers see of it.
    #[must_use]
    pub fn shown(&self) -> impl Hash + '_ {
        let (id, explainer) = (&self.id, &self.explainer);
        (self.kind, id, explainer, self.date, &self.notices)
    }

    /// What readers of a language are told, and in which language: that of the original if the
    /// withdrawal is not translated.
    ///
    /// # Panics
    ///
    /// If the first language of the publication is not `first_language`: every document has a
    /// notice in that one.
    #[must_use]
    pub fn in_language<'d>(
        &'d self,
        language: &'d str,
        first_language: &'d str,
    ) -> (&'d str, &'d Notice) {
        let own = self.notices.get(language).map(|notice| (language, notice));
        own.unwrap_or_else(|| (first_language, &self.notices[first_language]))
    }
}

/// The front matter of a document and of its translations, by language.
fn texts<'f, R>(
    family: &'f Family<R>,
    first_language: &str,
) -> impl Iterator<Item = (String, &'f R)> + use<'f, R> {
    let original = (first_language.to_owned(), &family.original);
    let translations = family.translations.iter();
    let translations = translations.map(|(language, read)| (language.clone(), read));
    std::iter::once(original)
        .chain(translations)
        .filter_map(|(language, read)| Some((language, read.raw.as_deref()?)))
}

/// The people and the sources that a body refers to.
fn named_in(body: &Prose) -> impl Iterator<Item = &Id> {
    let named = body.references().filter(|reference| {
        matches!(
            reference.kind,
            ReferenceKind::Person | ReferenceKind::Citation
        )
    });
    named.map(|reference| &reference.id)
}

impl Withdrawable for RawClaim {
    const KIND: FileKind = FileKind::Claim;

    fn withdrawal(&self) -> Option<&Withdrawal> {
        self.withdrawn.as_ref()
    }

    fn title(&self) -> &str {
        &self.claim
    }

    fn aliases(&self) -> &[Alias] {
        &self.aliases
    }

    fn lint(&self) -> &Exceptions {
        &self.lint
    }

    fn names(&self) -> Vec<&Id> {
        let evidence = self.evidence.iter().flat_map(|entry| {
            let sources = std::iter::once(&entry.source).chain(&entry.via.0);
            sources.chain(&entry.by.0)
        });
        let people = self.claimant.0.iter().chain(&self.about);
        let made_in = self.appearances.iter().map(|entry| &entry.keys.source);
        people.chain(made_in).chain(evidence).collect()
    }
}

impl Withdrawable for RawExplainer {
    const KIND: FileKind = FileKind::Explainer;

    fn withdrawal(&self) -> Option<&Withdrawal> {
        self.withdrawn.as_ref()
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn aliases(&self) -> &[Alias] {
        &self.aliases
    }

    fn lint(&self) -> &Exceptions {
        &self.lint
    }

    fn names(&self) -> Vec<&Id> {
        let moments = self.timeline.iter().flat_map(|moment| &moment.sources.0);
        self.authors.0.iter().chain(moments).collect()
    }
}

impl Withdrawable for RawStandingPage {
    const KIND: FileKind = FileKind::Page;

    fn withdrawal(&self) -> Option<&Withdrawal> {
        self.withdrawn.as_ref()
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn aliases(&self) -> &[Alias] {
        &self.aliases
    }

    fn lint(&self) -> &Exceptions {
        &self.lint
    }

    fn names(&self) -> Vec<&Id> {
        Vec::new()
    }
}
