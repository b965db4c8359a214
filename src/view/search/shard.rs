//! Shards: the terms in order, cut into files, each with the entries in which its terms stand.
//!
//! Where a file ends depends on the terms around that place alone. So a change in one file moves no
//! other.

use std::ops::Range;

use rayon::prelude::*;

use super::number::fingerprint;
use super::posting::Sorted;
use super::{IndexFile, RANKS};

/// Files of terms have at least about this many bytes, and twice as many on average.
///
/// With fewer a query costs fewer bytes, a host more files, and the directory more lines.
const MIN_FILE_BYTES: usize = 8 << 10;
/// About as many files of terms there are at most: in larger indexes files are larger.
const MAX_FILES: usize = 1024;

/// Cuts terms into stretches by position.
///
/// A stretch begins with a term whose fingerprint is the least of all that begin within the least
/// size around it. A term whose line alone is that large stands by itself, so that its neighbours
/// are not loaded with it.
#[must_use]
pub fn shards(terms: &Sorted) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut starts = Vec::with_capacity(terms.len());
    for position in 0..terms.len() {
        starts.push(at);
        at += terms.weight(position);
    }
    let least = MIN_FILE_BYTES.max((at / MAX_FILES / 2).next_power_of_two());
    let is_large = |position: usize| terms.weight(position) >= least;
    // The first term, a large one and the one behind it begin a file whatever their neighbours are.
    let is_sure = |position: usize| position == 0 || is_large(position) || is_large(position - 1);
    let wish = |position: usize| (!is_sure(position)).then(|| fingerprint(terms.term(position)));
    let wishes: Vec<Option<u64>> = (0..terms.len()).into_par_iter().map(wish).collect();
    let begins = |position: usize| {
        let near = |other: &usize| starts[position].abs_diff(starts[*other]) < least;
        let is_less = |other: usize| wishes[position] < wishes[other];
        wishes[position].is_none()
            || (0..position).rev().take_while(near).all(is_less)
                && (position + 1..terms.len()).take_while(near).all(is_less)
    };
    let starts: Vec<usize> = (0..terms.len())
        .into_par_iter()
        .filter(|position| begins(*position))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([terms.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}

/// Makes the files of these stretches; gives the fingerprint of each, and what `put` gave.
///
/// # Errors
///
/// An error of `put`.
pub fn make<P: Send, E: Send>(
    terms: &Sorted,
    shards: &[Range<usize>],
    put: &(impl Fn(IndexFile) -> Result<P, E> + Sync),
) -> Result<Vec<(String, P)>, E> {
    let made = |shard: &Range<usize>| {
        let (fingerprint, part) = IndexFile::named("terms", json(terms, shard.clone()));
        Ok((fingerprint, put(part)?))
    };
    shards.par_iter().map(made).collect()
}

fn json(terms: &Sorted, shard: Range<usize>) -> Vec<u8> {
    let mut lists: [Vec<u8>; RANKS] = Default::default();
    let mut bytes = Vec::with_capacity(shard.clone().map(|position| terms.weight(position)).sum());
    for position in shard {
        bytes.extend_from_slice(if bytes.is_empty() { b"{" } else { b",\n" });
        terms.write(position, &mut lists, &mut bytes);
    }
    bytes.extend_from_slice(b"}\n");
    bytes
}
