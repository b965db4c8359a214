//! The terms of one entry, which are all that the index needs of its texts.

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};
use serde::{Deserialize, Serialize};

use super::{RANKS, term};

/// The texts by which an entry is found, by rank, the best rank first.
///
/// No word continues from one text to the next.
pub type RankedTexts<'t> = [Vec<&'t str>; RANKS];

/// The terms of an entry, each once, in the best rank that it has.
///
/// They depend only on the entry's texts and can be cached: as long as the texts do not change, a
/// later index can use them as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The terms in the order of their first occurrence, each followed by a space.
    words: Box<str>,
    /// Where the terms of each rank end.
    ends: [u32; RANKS],
}

impl Terms {
    /// The terms of these texts.
    ///
    /// # Panics
    ///
    /// If the texts have 4 GiB of different terms.
    #[must_use]
    pub fn new(texts: &RankedTexts<'_>) -> Self {
        let hasher = DefaultHashBuilder::default();
        let bytes: usize = texts.iter().flatten().map(|text| text.len()).sum();
        // Most words occur several times: a page has about two hundred different terms.
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
            // Cached terms may have been tampered with; then some are missing.
            let words = self.words.get(start..end).unwrap_or_default();
            start = end;
            words.split_terminator(' ').map(move |term| (rank, term))
        })
    }
}
