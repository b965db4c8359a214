//! The quotations of a claim, with the sources in whose copies they may be.

use super::Claim;
use crate::model::source::Source;
use crate::yaml::register::Ref;

/// Words that a claim quotes, with the sources in whose copies they may be.
#[derive(Debug, Clone)]
pub struct ClaimQuotation<'c> {
    /// The position of the entry of evidence that has them; `None` for the claim's own words.
    pub evidence: Option<usize>,
    /// The words.
    pub words: &'c str,
    /// The source that they are from; `None` if the claim was made in several, or in none.
    pub source: Option<Ref<Source>>,
    /// Sources in which they may be as well: those in which the claim was made, or through which
    /// the source was read.
    pub also: Vec<Ref<Source>>,
}

impl ClaimQuotation<'_> {
    /// Every source in whose copy they may be, the likeliest first.
    pub fn sources(&self) -> impl Iterator<Item = Ref<Source>> {
        let also = self.also.iter().copied();
        let others = also.filter(|source| Some(*source) != self.source);
        self.source.into_iter().chain(others)
    }
}

impl Claim {
    /// Its quotations: its own words and those of its evidence.
    pub fn quotations(&self) -> impl Iterator<Item = ClaimQuotation<'_>> {
        let own = self.quote.as_deref().map(|words| ClaimQuotation {
            evidence: None,
            words,
            source: self.only_appearance(),
            also: self.made_in().collect(),
        });
        let entries = self.evidence.iter().enumerate();
        let evidence = entries.filter_map(|(position, entry)| {
            Some(ClaimQuotation {
                evidence: Some(position),
                words: entry.quote.as_deref()?,
                source: Some(entry.source),
                also: entry.via.clone(),
            })
        });
        own.into_iter().chain(evidence)
    }
}
