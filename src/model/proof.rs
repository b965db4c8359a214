//! Proofs: whether a quotation is word for word in the copy of its source, as far as it is on
//! record.

use std::ops::AddAssign;

use crate::base::text::LocalizedText;
use crate::model::kept_copy::{KeptCopy, QuotationProof, quotation_hash};
use crate::model::source::{Archive, Copy, Source};

/// Whether a quotation was found in the copy of its source.
#[derive(Debug, Clone, Copy)]
pub enum Proof<'s> {
    /// It is there, word for word.
    Proved {
        /// The source whose copy has it, which may be one that quotes the source named.
        source: &'s Source,
        /// What is on record of the copy: its day, its SHA-256, its type.
        copy: &'s KeptCopy,
        /// Where the quotation is in it.
        place: &'s QuotationProof,
    },
    /// Nothing shows that it is there, for this reason.
    NotProved(NotProved<'s>),
}

/// Why a quotation is not proved. None of this says that it is wrong.
#[derive(Debug, Clone, Copy)]
pub enum NotProved<'s> {
    /// No copy is on record.
    NoCopy {
        /// Why no archive keeps one either, in the author's words, if that is said.
        reason: Option<&'s LocalizedText>,
    },
    /// The author has a copy, of which only the day and the SHA-256 are on record.
    NotCompared(&'s Copy),
    /// No text can be read from the copy, for this reason.
    NoText {
        /// What is on record of the copy.
        copy: &'s KeptCopy,
        /// The reason, a sentence in English.
        why: &'s str,
    },
    /// The words are not in the copy.
    NotFound(&'s KeptCopy),
    /// The record has nothing about these words: they, or the record, were changed since the copy
    /// was read.
    Stale(&'s KeptCopy),
}

/// How many quotations are proved, and of how many the copies say nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProofCounts {
    /// Found word for word in a copy.
    pub proved: usize,
    /// No copy is on record.
    pub without_copy: usize,
    /// Not proved although a copy is on record.
    pub unproved: usize,
}

impl<'s> Proof<'s> {
    /// What is on record of a quotation from a source.
    #[must_use]
    pub fn of(source: &'s Source, quotation: &str) -> Self {
        let Some(copy) = source.kept.as_deref() else {
            return Self::NotProved(match (&source.copy, &source.archive) {
                (Some(copy), _) => NotProved::NotCompared(copy),
                (None, Archive::None(reason)) => NotProved::NoCopy {
                    reason: Some(reason),
                },
                (None, Archive::Kept { .. }) => NotProved::NoCopy { reason: None },
            });
        };
        let hash = quotation_hash(quotation);
        if let Some(place) = copy.proof(&hash) {
            Self::Proved {
                source,
                copy,
                place,
            }
        } else if let Some(why) = &copy.unread {
            Self::NotProved(NotProved::NoText { copy, why: &why.0 })
        } else if copy.missing.contains(&hash) {
            Self::NotProved(NotProved::NotFound(copy))
        } else {
            Self::NotProved(NotProved::Stale(copy))
        }
    }

    /// What is on record of a quotation that may be from any of several sources: the first proof, or
    /// else what is said of the first source. `None` without sources.
    #[must_use]
    pub fn of_any(sources: impl IntoIterator<Item = &'s Source>, quotation: &str) -> Option<Self> {
        let mut first = None;
        for source in sources {
            let proof = Self::of(source, quotation);
            if proof.is_proved() {
                return Some(proof);
            }
            first = first.or(Some(proof));
        }
        first
    }

    /// True if the quotation was found.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        matches!(self, Self::Proved { .. })
    }
}

impl ProofCounts {
    /// Adds a quotation.
    pub fn add(&mut self, proof: &Proof<'_>) {
        match proof {
            Proof::Proved { .. } => self.proved += 1,
            Proof::NotProved(NotProved::NoCopy { .. }) => self.without_copy += 1,
            Proof::NotProved(_) => self.unproved += 1,
        }
    }

    /// How many quotations there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.proved + self.without_copy + self.unproved
    }
}

impl AddAssign for ProofCounts {
    fn add_assign(&mut self, other: Self) {
        self.proved += other.proved;
        self.without_copy += other.without_copy;
        self.unproved += other.unproved;
    }
}
