//! The terms of one entry: all that an index needs to know of its texts.

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};
use serde::{Deserialize, Serialize};

use super::{RANKS, term};

/// The texts by which an entry is found, by rank, the best first.
///
/// Words do not go on from one text to the next.
pub type RankedTexts<'t> = [Vec<&'t str>; RANKS];

/// The terms of an entry, each once, in the best of its ranks.
///
/// It depends on the entry's texts alone and can be kept in their place: for texts that have not
/// changed, a later index takes it as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The terms in the order in which they are met first, with a space after each.
    words: Box<str>,
    /// Where the terms of each rank end.
    ends: [u32; RANKS],
}

impl Terms {
    /// Reads texts.
    ///
    /// # Panics
    ///
    /// When the texts have 4 GiB of different terms.
    #[must_use]
    pub fn new(texts: &RankedTexts<'_>) -> Self {
        let hasher = DefaultHashBuilder::default();
        let bytes: usize = texts.iter().flatten().map(|text| text.len()).sum();
        // Texts repeat themselves: a page has some two hundred different terms.
        let mut known: HashTable<(usize, usize)> = HashTable::with_capacity((bytes / 16).min(256));
        let mut words = String::with_capacity((bytes / 4).min(2048));
        let mut ends = [0; RANKS];
        let mut folded = String::new();
        for (rank, texts) in texts.iter().enumerate() {
            for text in texts {
                term::each(text, &mut folded, |term| {
                    let hash = |term: &str| hasher.hash_one(term);
                    if known
                        .find(hash(term), |&(start, end)| words[start..end] == *term)
                        .is_some()
                    {
                        return;
                    }
                    let start = words.len();
                    words.push_str(term);
                    known.insert_unique(hash(term), (start, words.len()), |&(start, end)| {
                        hash(&words[start..end])
                    });
                    words.push(' ');
                });
            }
            ends[rank] = u32::try_from(words.len()).expect("an entry has less than 4 GiB of terms");
        }
        Self {
            words: words.into_boxed_str(),
            ends,
        }
    }

    /// The terms with their ranks, the best first.
    pub fn ranked(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut start = 0;
        self.ends.iter().enumerate().flat_map(move |(rank, &end)| {
            let end = end as usize;
            // Terms that were kept may have been tampered with; then some are missing.
            let words = self.words.get(start..end).unwrap_or_default();
            start = end;
            words.split_terminator(' ').map(move |term| (rank, term))
        })
    }
}
