//! The search index: which words stand in which entries, cut into small files so that a query loads few of them.

mod shard;
mod term;

use std::collections::HashMap;

use rayon::prelude::*;

pub use term::terms;

/// Entries in one file of what results show.
pub const ENTRIES_A_PART: usize = 16;
/// Entries in one file of what filters ask.
pub const FACETS_A_PART: usize = 1024;
/// Entries that one thread reads at a time.
const BLOCK: usize = 256;
/// How many ranks words have.
const RANKS: usize = 3;

/// Something that readers can find.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// The words by which it is found, by rank: those of its title, of what sums it up, of the rest of its page.
    pub words: [String; RANKS],
    /// What the list of results shows of it, as JSON.
    pub shown: String,
    /// What filters ask of it, as JSON. Entries without come last.
    pub facets: Option<String>,
}

/// One file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name: `terms-0.json`, `entries-0.json`, `facets-0.json`.
    pub name: String,
    /// Its bytes: JSON.
    pub bytes: Vec<u8>,
}

/// The entries in which a term stands, ascending, by the best rank that it has in each.
type Postings = [Vec<u32>; RANKS];

/// A search index; docs/OUTPUTS.md describes its files.
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {
    /// The fingerprint of all its files (12 hexadecimal digits), which their addresses carry.
    pub version: String,
    /// The first term of each file of terms.
    pub first_terms: Vec<String>,
    /// Its files.
    pub parts: Vec<Part>,
}

impl SearchIndex {
    /// Indexes this many entries, which `entry` gives by number from 0; it is called from several threads.
    #[must_use]
    pub fn new(length: usize, entry: impl Fn(usize) -> Entry + Sync) -> Self {
        let block = |start: usize| Block::new(start, (start..length.min(start + BLOCK)).map(&entry));
        let starts: Vec<usize> = (0..length).step_by(BLOCK).collect();
        let blocks: Vec<Block> = starts.into_par_iter().map(block).collect();
        let mut postings: HashMap<String, Postings> = HashMap::new();
        let mut shown = Vec::with_capacity(length);
        let mut facets = Vec::new();
        for block in blocks {
            for (term, found) in block.postings {
                let known = postings.entry(term).or_default();
                known.iter_mut().zip(found).for_each(|(known, found)| known.extend(found));
            }
            shown.extend(block.shown);
            facets.extend(block.facets);
        }
        let (first_terms, mut parts) = shard::shards(sorted(postings));
        parts.extend(lists("entries", &shown, ENTRIES_A_PART));
        parts.extend(lists("facets", &facets, FACETS_A_PART));
        Self { version: fingerprint(&parts), first_terms, parts }
    }
}

/// What one thread makes of a stretch of the entries.
struct Block {
    postings: Vec<(String, Postings)>,
    shown: Vec<String>,
    facets: Vec<String>,
}

impl Block {
    fn new(start: usize, entries: impl Iterator<Item = Entry>) -> Self {
        let mut postings: HashMap<String, Postings> = HashMap::new();
        let mut block = Self { postings: Vec::new(), shown: Vec::new(), facets: Vec::new() };
        for (number, entry) in (start..).zip(entries) {
            let number = u32::try_from(number).expect("fewer than 2^32 entries");
            for (rank, words) in entry.words.iter().enumerate() {
                for term in terms(words) {
                    let found = postings.entry(term).or_default();
                    // Ranks come best first: what is noted already ranks at least as high.
                    if found.iter().all(|list| list.last() != Some(&number)) {
                        found[rank].push(number);
                    }
                }
            }
            block.shown.push(entry.shown);
            block.facets.extend(entry.facets);
        }
        block.postings = postings.into_iter().collect();
        block
    }
}

/// The terms in the order in which a browser compares texts, which is that of UTF-16.
fn sorted(postings: HashMap<String, Postings>) -> Vec<(String, Postings)> {
    let mut sorted: Vec<(String, Postings)> = postings.into_iter().collect();
    sorted.par_sort_unstable_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    sorted
}

/// Files that each hold a list of this many values.
fn lists(name: &str, values: &[String], a_part: usize) -> Vec<Part> {
    let list = |(number, values): (usize, &[String])| Part {
        name: format!("{name}-{number}.json"),
        bytes: format!("[{}]\n", values.join(",\n")).into_bytes(),
    };
    values.chunks(a_part).enumerate().map(list).collect()
}

/// The fingerprint of all files together.
fn fingerprint(parts: &[Part]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.name.as_bytes());
        hasher.update(&part.bytes);
    }
    hasher.finalize().to_hex()[..12].to_owned()
}
