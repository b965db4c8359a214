//! The search index: which words are in which entries, cut into small files so that a query loads
//! few of them and a change of content changes few.

mod entries;
mod number;
mod posting;
mod shard;
mod term;
mod terms;

use serde::Serialize;

use entries::EntryFiles;

use crate::plan::{SEARCH_DIRECTORY, SEARCH_FOLDER};

pub use number::{NumberedEntries, slots};
pub use term::terms;
pub use terms::{RankedTexts, Terms};

/// How many ranks words have: in the title of an entry, in its summary, in the rest of its page.
pub const RANKS: usize = 3;

/// An entry of the index: something that readers can find.
#[derive(Debug, Clone, Default)]
pub struct SearchEntry {
    /// The terms by which it is found.
    pub terms: Terms,
    /// What the list of results shows of it, as a JSON object.
    pub shown: String,
    /// Its values for the filters, as a JSON list.
    pub facets: String,
}

/// One file of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFile {
    /// Its path below the folder of the search page: `index.json`, `index/terms-0123456789ab.json`.
    pub path: String,
    /// Its bytes: JSON.
    pub bytes: Vec<u8>,
}

impl IndexFile {
    /// A file named by its kind and the fingerprint of its bytes, and that fingerprint.
    fn named(kind: &str, bytes: Vec<u8>) -> (String, Self) {
        let fingerprint = blake3::hash(&bytes).to_hex()[..12].to_owned();
        let path = format!("{SEARCH_FOLDER}/{kind}-{fingerprint}.json");
        (fingerprint, Self { path, bytes })
    }
}

/// The file that a search loads first, which says where everything else is.
#[derive(Debug, Serialize)]
struct Directory<'a> {
    types: Vec<DirectoryType<'a>>,
    /// The first term of each file of terms.
    terms: Vec<&'a str>,
    /// The fingerprint of each file of terms.
    shards: Vec<String>,
}

/// The entries of one type in the directory.
#[derive(Debug, Serialize)]
struct DirectoryType<'a> {
    id: &'a str,
    /// Its first number.
    first: usize,
    /// How many numbers it has, free ones among them.
    numbers: usize,
    /// How many numbers a file of entries covers.
    a_part: usize,
    /// The fingerprint of each of its files of groups.
    groups: Vec<String>,
}

/// Makes an index of these entries, and gives each file to `put` as it is made; docs/OUTPUTS.md
/// describes the files.
///
/// `entry` makes the entry of a thing. Both are called from several threads at once. The results of
/// `put` are returned, in the same order on any number of threads.
///
/// # Errors
///
/// An error of `entry` or `put`.
///
/// # Panics
///
/// If there are 4,294,967,296 numbers or more.
pub fn index<T: Copy + Sync, P: Send, E: Send>(
    rows: &[NumberedEntries<T>],
    entry: impl Fn(T) -> Result<SearchEntry, E> + Sync,
    put: impl Fn(IndexFile) -> Result<P, E> + Sync,
) -> Result<Vec<P>, E> {
    let EntryFiles {
        postings,
        mut puts,
        lines,
    } = entries::make(rows, &entry, &put)?;
    let groups = entries::groups(rows, &lines, &put, &mut puts)?;
    let terms = postings.sorted();
    let shards = shard::shards(&terms);
    let shards_made = shard::make(&terms, &shards, &put)?;
    let mut fingerprints = Vec::with_capacity(shards_made.len());
    for (fingerprint, put) in shards_made {
        fingerprints.push(fingerprint);
        puts.push(put);
    }
    let types = rows
        .iter()
        .zip(number::first_numbers(rows))
        .zip(groups)
        .map(|((row, first), groups)| DirectoryType {
            id: row.id,
            first,
            numbers: row.places.len(),
            a_part: row.a_part,
            groups,
        });
    let first_terms = shards.iter().map(|shard| terms.term(shard.start)).collect();
    let directory = Directory {
        types: types.collect(),
        terms: first_terms,
        shards: fingerprints,
    };
    let mut bytes = serde_json::to_vec(&directory).expect("the program's own JSON types serialise");
    bytes.push(b'\n');
    puts.push(put(IndexFile {
        path: SEARCH_DIRECTORY.to_owned(),
        bytes,
    })?);
    Ok(puts)
}
