//! Files of entries: what results show of them, a few a file; and files of groups, which name these
//! and say what filters ask.

use hashbrown::DefaultHashBuilder;
use rayon::prelude::*;

use super::number::{NumberedEntries, firsts};
use super::posting::Postings;
use super::{IndexFile, SearchEntry};

/// Files of entries that the file of a group names.
const FILES_PER_GROUP: usize = 64;
/// Files of entries of which one thread gathers the terms, at least, before they are joined with
/// those of others.
const MIN_FILES_PER_TASK: usize = 128;

/// What is made of a stretch of files.
pub struct EntryFiles<P> {
    /// The terms of their entries.
    pub postings: Postings,
    /// What was given for each file.
    pub puts: Vec<P>,
    /// What a group's file says of each file.
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
    let files = rows.iter().zip(firsts(rows)).flat_map(|(row, first)| {
        let numbers = (first..).step_by(row.a_part);
        numbers.zip(row.places.chunks(row.a_part))
    });
    let files: Vec<(usize, &[Option<T>])> = files.collect();
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

/// What results show of the entry of each number, and what filters ask of it: `0` where a number is
/// free.
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

/// Makes the files of groups of all rows from what they say of each file; gives the fingerprints of
/// each row's.
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

/// A JSON list of these values.
fn list(values: &[String]) -> Vec<u8> {
    format!("[{}]\n", values.join(",\n")).into_bytes()
}
