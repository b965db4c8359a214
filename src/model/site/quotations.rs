//! The quotations of a site, by the source in whose copy they are looked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Site;
use crate::base::language;
use crate::content::prose::{CitedQuotation, Prose};
use crate::model::source::Source;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

/// The quotations that are looked for in a copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SoughtQuotations<'s> {
    /// Those that must be there.
    pub expected: BTreeSet<&'s str>,
    /// Those that may be there: the words of claims that were made in several sources, and what was
    /// read through this source.
    pub possible: BTreeSet<&'s str>,
}

/// A quotation in the body of a published text.
#[derive(Debug, Clone)]
pub struct QuotationOfBody<'s> {
    /// The file of the text.
    pub file: &'s Arc<str>,
    /// The quotation.
    pub quotation: &'s CitedQuotation,
    /// The sources that are cited for it and are in the language of the text: what is quoted from
    /// others is a translation, and is in no copy.
    pub sources: Vec<Ref<Source>>,
}

impl<'s> SoughtQuotations<'s> {
    /// Adds those of another source that has the same copy.
    pub fn extend(&mut self, others: &Self) {
        self.expected.extend(&others.expected);
        self.possible.extend(&others.possible);
    }

    /// Each of them once.
    pub fn all(&self) -> impl Iterator<Item = &'s str> {
        self.expected.union(&self.possible).copied()
    }

    fn add(&mut self, words: &'s str, is_expected: bool) {
        if is_expected {
            self.expected.insert(words);
        } else {
            self.possible.insert(words);
        }
    }
}

impl Site {
    /// The quotations from each source: those of evidence, the own words of claims, and those in
    /// bodies that have a citation.
    ///
    /// Translations have the evidence of their originals.
    #[must_use]
    pub fn quotations(&self) -> BTreeMap<Ref<Source>, SoughtQuotations<'_>> {
        let mut sought: BTreeMap<Ref<Source>, SoughtQuotations<'_>> = BTreeMap::new();
        for (_, claim) in self.claims.iter() {
            for quotation in claim.quotations() {
                for source in quotation.sources() {
                    let sought = sought.entry(source).or_default();
                    let is_expected = quotation.source == Some(source);
                    sought.add(quotation.words, is_expected);
                }
            }
        }
        for body in self.quotations_of_bodies() {
            let is_expected = body.sources.len() == 1;
            for source in body.sources {
                let sought = sought.entry(source).or_default();
                sought.add(&body.quotation.words, is_expected);
            }
        }
        sought
    }

    /// The quotations in the bodies of everything that is published that have a citation of a source
    /// in the same language, in every language.
    pub fn quotations_of_bodies(&self) -> impl Iterator<Item = QuotationOfBody<'_>> {
        let claims = self.claims.iter().flat_map(|(_, claim)| {
            let texts = claim.in_every_language();
            texts.map(|text| (&text.file, text.language.as_str(), &text.body))
        });
        let explainers = self.explainers.iter().flat_map(|(_, explainer)| {
            let texts = explainer.in_every_language();
            texts.map(|text| (&text.file, text.language.as_str(), &text.body))
        });
        let standings = self.standings.iter().flat_map(|(_, page)| {
            let texts = page.in_every_language();
            texts.map(|text| (&text.file, text.language.as_str(), &text.body))
        });
        claims
            .chain(explainers)
            .chain(standings)
            .flat_map(|(file, language, body)| self.quotations_of_body(file, language, body))
    }

    fn quotations_of_body<'s>(
        &'s self,
        file: &'s Arc<str>,
        tag: &'s str,
        body: &'s Prose,
    ) -> impl Iterator<Item = QuotationOfBody<'s>> {
        body.quotations.iter().filter_map(move |quotation| {
            let cited = quotation.sources.iter();
            let cited = cited.filter_map(|id| self.sources.find(id));
            let sources: Vec<Ref<Source>> = cited
                .filter(|source| language::is_same(&self.sources[*source].language, tag))
                .collect();
            (!sources.is_empty()).then_some(QuotationOfBody {
                file,
                quotation,
                sources,
            })
        })
    }
}
