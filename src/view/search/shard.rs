//! Shards: the sorted terms, cut into files, each with the entries that have its terms.
//!
//! Where a file ends depends only on the terms around that place, so a change in one file does not
//! shift the others.

use std::ops::Range;

use rayon::prelude::*;

use super::number::fingerprint;
use super::posting::Sorted;
use super::{IndexFile, RANKS};

/// How many bytes a file of terms has at least, about; files have twice as many on average.
///
/// With smaller files a query would load fewer bytes, but there would be more files, and more lines
/// in the directory.
const MIN_FILE_BYTES: usize = 8 << 10;
/// How many files of terms there are at most, about: larger indexes have larger files.
const MAX_FILES: usize = 1024;

/// Cuts terms into stretches by position.
///
/// A stretch begins with a term that has the least fingerprint of all terms within the least size
/// of a file around it (content-defined chunking). A term whose own line is that large has a file
/// of its own, so that its neighbours are loaded without it.
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
    // The first term, a large one and the one after it always begin a file.
    let is_sure = |position: usize| position == 0 || is_large(position) || is_large(position - 1);
    let wish = |position: usize| (!is_sure(position)).then(|| fingerprint(terms.term(position)));
    let wishes: Vec<Option<u64>> = (0..terms.len()).into_par_iter().map(wish).collect();
    let begins = |position: usize| {
        let near = |other: &usize| starts[position].abs_diff(starts[*other]) < least;
        // A term that always begins a file has no wish, and `None` is less than every wish: no cut
        // is made near it.
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

/// Makes the files of these stretches, and returns the fingerprint of each with the result of
/// `put`.
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
