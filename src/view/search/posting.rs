//! Postings: the entries that have each term, packed while they are gathered.

use std::cmp::Ordering;
use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};
use rayon::prelude::*;

use super::RANKS;
use super::terms::Terms;

/// The terms of a stretch of entries, each with those entries of the stretch that have it.
#[derive(Debug, Default)]
pub struct Postings {
    hasher: DefaultHashBuilder,
    found: HashTable<TermPosting>,
    /// All terms, one after the other.
    text: String,
}

/// The entries that have one term.
#[derive(Debug)]
struct TermPosting {
    hash: u64,
    start: usize,
    end: usize,
    /// The first entry, and the term's rank in it.
    first: (u32, u8),
    last: u32,
    /// The entries after the first, ascending. Each is one number, the step from the entry before
    /// times four plus the term's rank in the entry, written in groups of seven bits, the lowest
    /// first; the eighth bit is set in all bytes but the last (LEB128).
    rest: Vec<u8>,
}

impl Postings {
    /// No postings yet. Postings can only be joined if they have the same hasher.
    #[must_use]
    pub fn new(hasher: DefaultHashBuilder) -> Self {
        Self {
            hasher,
            ..Self::default()
        }
    }

    /// Adds the terms of an entry, whose number must be greater than all before.
    pub fn note(&mut self, number: u32, terms: &Terms) {
        for (rank, term) in terms.ranked() {
            let rank = u8::try_from(rank).expect("there are three ranks");
            let first = (number, rank);
            self.add(
                term,
                TermPosting {
                    hash: self.hasher.hash_one(term),
                    start: 0,
                    end: 0,
                    first,
                    last: number,
                    rest: Vec::new(),
                },
            );
        }
    }

    /// These postings joined with those of later entries.
    #[must_use]
    pub fn join(mut self, later: Self) -> Self {
        if self.found.is_empty() {
            return later;
        }
        for found in later.found {
            self.add(&later.text[found.start..found.end], found);
        }
        self
    }

    fn add(&mut self, term: &str, found: TermPosting) {
        let Self {
            found: known, text, ..
        } = self;
        let is_it =
            |known: &TermPosting| known.hash == found.hash && text[known.start..known.end] == *term;
        if let Some(known) = known.find_mut(found.hash, is_it) {
            known.append(&found);
            return;
        }
        let start = text.len();
        text.push_str(term);
        known.insert_unique(
            found.hash,
            TermPosting {
                start,
                end: text.len(),
                ..found
            },
            |known| known.hash,
        );
    }

    /// The postings sorted by term.
    #[must_use]
    pub fn sorted(self) -> Sorted {
        let Self { found, text, .. } = self;
        let mut found: Vec<TermPosting> = found.into_iter().collect();
        // The browser searches the list by halving, so the order must be the one in which it
        // compares strings.
        found.par_sort_unstable_by(|a, b| in_utf16(&text[a.start..a.end], &text[b.start..b.end]));
        Sorted { found, text }
    }
}

impl TermPosting {
    /// Adds entries whose numbers are greater than those that are here.
    fn append(&mut self, later: &Self) {
        let mut packed = u64::from(later.first.0 - self.last) << 2 | u64::from(later.first.1);
        while packed > 0x7f {
            self.rest.push(packed.to_le_bytes()[0] | 0x80);
            packed >>= 7;
        }
        self.rest.push(packed.to_le_bytes()[0]);
        self.rest.extend_from_slice(&later.rest);
        self.last = later.last;
    }
}

/// Postings in the order in which a browser compares terms, which is that of UTF-16.
#[derive(Debug)]
pub struct Sorted {
    found: Vec<TermPosting>,
    text: String,
}

impl Sorted {
    /// How many terms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// The term at this position.
    #[must_use]
    pub fn term(&self, position: usize) -> &str {
        let found = &self.found[position];
        &self.text[found.start..found.end]
    }

    /// About how many bytes the line of the term at this position has.
    #[must_use]
    pub fn weight(&self, position: usize) -> usize {
        let found = &self.found[position];
        found.end - found.start + 14 + 2 * found.rest.len()
    }

    /// Writes a line such as `"term":[[3,1],[],[7]]`: a list for each rank, without empty ones at
    /// the end. Each number in a list is the step from the one before.
    pub fn write(&self, position: usize, lists: &mut [Vec<u8>; RANKS], bytes: &mut Vec<u8>) {
        let found = &self.found[position];
        let mut before = [0; RANKS];
        lists.iter_mut().for_each(Vec::clear);
        let mut number = found.first.0;
        let mut list = |number: u32, rank: usize| {
            if !lists[rank].is_empty() {
                lists[rank].push(b',');
            }
            digits(&mut lists[rank], number - before[rank]);
            before[rank] = number;
        };
        list(number, usize::from(found.first.1));
        let (mut packed, mut bits) = (0, 0);
        for &byte in &found.rest {
            packed |= u64::from(byte & 0x7f) << bits;
            bits += 7;
            if byte & 0x80 == 0 {
                number += u32::try_from(packed >> 2).expect("steps are between numbers of 32 bits");
                list(number, usize::from(packed.to_le_bytes()[0] & 3));
                (packed, bits) = (0, 0);
            }
        }
        // Terms consist of letters, marks and digits, which JSON does not escape.
        bytes.push(b'"');
        bytes.extend_from_slice(self.term(position).as_bytes());
        bytes.extend_from_slice(b"\":[");
        let ranks = lists
            .iter()
            .rposition(|list| !list.is_empty())
            .map_or(0, |last| last + 1);
        for (rank, list) in lists[..ranks].iter().enumerate() {
            bytes.extend_from_slice(if rank == 0 { b"[" } else { b",[" });
            bytes.extend_from_slice(list);
            bytes.push(b']');
        }
        bytes.push(b']');
    }
}

/// Writes a number in decimals.
fn digits(bytes: &mut Vec<u8>, mut number: u32) {
    let mut digits = [0; 10];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10).to_le_bytes()[0];
        number /= 10;
        if number == 0 {
            break;
        }
    }
    bytes.extend_from_slice(&digits[at..]);
}

/// Compares texts by their UTF-16 code units, as browsers do.
///
/// The bytes of UTF-8 give the same order, except between characters from U+E000 to U+FFFF, which
/// begin with the bytes EE and EF, and those above, which begin with higher bytes: in UTF-16, the
/// latter come first.
fn in_utf16(a: &str, b: &str) -> Ordering {
    let (left, right) = (a.as_bytes(), b.as_bytes());
    match left.iter().zip(right).find(|(one, other)| one != other) {
        Some((one, other)) if *one.max(other) >= 0xee => a.encode_utf16().cmp(b.encode_utf16()),
        Some((one, other)) => one.cmp(other),
        None => left.len().cmp(&right.len()),
    }
}
