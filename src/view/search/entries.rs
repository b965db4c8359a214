//! Files of entries, each with what results show of a few entries; and files of groups, which name
//! these files and have the values of their entries for the filters.

use hashbrown::DefaultHashBuilder;
use rayon::prelude::*;

use super::number::{NumberedEntries, first_numbers};
use super::posting::Postings;
use super::{IndexFile, SearchEntry};

/// How many files of entries a group has.
const FILES_PER_GROUP: usize = 64;
/// Of how many files of entries, at least, one thread gathers the terms before they are joined with
/// those of others.
const MIN_FILES_PER_TASK: usize = 128;

/// What comes of making a stretch of files.
pub struct EntryFiles<P> {
    /// The terms of their entries.
    pub postings: Postings,
    /// The result of `put` for each file.
    pub puts: Vec<P>,
    /// The line of each file in the file of its group.
    pub lines: Vec<String>,
}

impl<P> EntryFiles<P> {
    fn nothing(hasher: &DefaultHashBuilder) -> Self {
        Self {
            postings: Postings::new(hasher.clone()),
            puts: Vec::new(),
            lines: Vec::new(),
        }
    }

    fn join(mut self, later: Self) -> Self {
        self.postings = self.postings.join(later.postings);
        self.puts.extend(later.puts);
        self.lines.extend(later.lines);
        self
    }
}

/// Makes the files of entries of all rows.
///
/// # Errors
///
/// An error of `entry` or `put`.
pub fn make<T: Copy + Sync, P: Send, E: Send>(
    rows: &[NumberedEntries<T>],
    entry: &(impl Fn(T) -> Result<SearchEntry, E> + Sync),
    put: &(impl Fn(IndexFile) -> Result<P, E> + Sync),
) -> Result<EntryFiles<P>, E> {
    let files = rows
        .iter()
        .zip(first_numbers(rows))
        .flat_map(|(row, first)| {
            let numbers = (first..).step_by(row.a_part);
            numbers.zip(row.places.chunks(row.a_part))
        });
    let files: Vec<(usize, &[Option<T>])> = files.collect();
    // One hasher for all threads, so that a term has the same hash in postings that are joined.
    let hasher = DefaultHashBuilder::default();
    files
        .into_par_iter()
        .with_min_len(MIN_FILES_PER_TASK)
        .try_fold(
            || EntryFiles::nothing(&hasher),
            |mut made, (first, places)| {
                let (shown, facets) = texts(first, places, entry, &mut made.postings)?;
                let (fingerprint, part) = IndexFile::named("entries", list(&shown));
                made.lines
                    .push(format!("[\"{fingerprint}\",[{}]]", facets.join(",")));
                made.puts.push(put(part)?);
                Ok(made)
            },
        )
        .try_reduce(
            || EntryFiles::nothing(&hasher),
            |made, later| Ok(made.join(later)),
        )
}

/// What results show of the entry of each number, and its values for the filters; `0` for a free
/// number.
fn texts<T: Copy, E>(
    first: usize,
    places: &[Option<T>],
    entry: &impl Fn(T) -> Result<SearchEntry, E>,
    postings: &mut Postings,
) -> Result<(Vec<String>, Vec<String>), E> {
    let text = |(number, place): (usize, &Option<T>)| {
        let Some(place) = place else {
            return Ok(("0".to_owned(), "0".to_owned()));
        };
        let SearchEntry {
            terms,
            shown,
            facets,
        } = entry(*place)?;
        postings.note(
            u32::try_from(number).expect("fewer than 2^32 entries"),
            &terms,
        );
        Ok((shown, facets))
    };
    (first..).zip(places).map(text).collect()
}

/// Makes the files of groups from the lines of their files of entries, and returns the fingerprints
/// of these by row.
///
/// # Errors
///
/// An error of `put`.
pub fn groups<T, P, E>(
    rows: &[NumberedEntries<T>],
    mut lines: &[String],
    put: &impl Fn(IndexFile) -> Result<P, E>,
    puts: &mut Vec<P>,
) -> Result<Vec<Vec<String>>, E> {
    let mut groups = Vec::with_capacity(rows.len());
    for row in rows {
        let (own, others) = lines.split_at(row.places.len().div_ceil(row.a_part));
        lines = others;
        let mut fingerprints = Vec::new();
        for group in own.chunks(FILES_PER_GROUP) {
            let (fingerprint, part) = IndexFile::named("group", list(group));
            fingerprints.push(fingerprint);
            puts.push(put(part)?);
        }
        groups.push(fingerprints);
    }
    Ok(groups)
}

/// A JSON list of these JSON values, one a line.
fn list(values: &[String]) -> Vec<u8> {
    format!("[{}]\n", values.join(",\n")).into_bytes()
}
