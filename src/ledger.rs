//! The ledger: of every page that was made, on what it rests, so that a page need not be made again while that stands.
//!
//! A page says nothing but what its view was shown, through its templates. The ledger keeps the fingerprints of both and of
//! the page's bytes; a page whose fingerprints are all the same has the same bytes.

use std::collections::HashMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::page::{Catalogue, Thing};

/// What is known of the pages of a build.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// What any of the pages was shown.
    things: Vec<Known>,
    /// The pages, by path.
    pages: Vec<Entry>,
}

/// A thing that pages were shown, as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    /// What kind of thing, and its id.
    name: (usize, String),
    fingerprint: u64,
}

/// A page that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    path: String,
    /// The fingerprint of what it is about and of its templates.
    key: u64,
    /// The BLAKE3 of its bytes.
    hash: [u8; 32],
    /// The path of its picture.
    picture: Option<String>,
    /// What its view was shown, by position among the things.
    shown: Vec<u32>,
}

/// A page that has just been made, or has just been found to stand.
#[derive(Debug)]
pub struct Made {
    /// Its path below the output folder.
    pub path: String,
    /// The fingerprint of what it is about and of its templates.
    pub key: u64,
    /// The BLAKE3 of its bytes.
    pub hash: [u8; 32],
    /// The path of its picture below the output folder.
    pub picture: Option<String>,
    /// What its view was shown, each thing once.
    pub shown: Vec<Thing>,
}

/// What of a ledger still holds for a site.
#[derive(Debug)]
pub struct Standing<'l> {
    pages: HashMap<&'l str, &'l Entry>,
    /// Each thing of the ledger as the site has it, when it is what it was.
    things: Vec<Option<Thing>>,
}

impl Ledger {
    /// The ledger of these pages.
    #[must_use]
    pub fn new(catalogue: &Catalogue<'_>, mut made: Vec<Made>) -> Self {
        made.sort_by(|a, b| a.path.cmp(&b.path));
        let mut things: Vec<Thing> = made.iter().flat_map(|page| page.shown.iter().copied()).collect();
        things.sort_unstable();
        things.dedup();
        let position = |thing: &Thing| things.binary_search(thing).ok().and_then(|found| u32::try_from(found).ok());
        let pages = made
            .into_iter()
            .map(|Made { path, key, hash, picture, shown }| Entry {
                path,
                key,
                hash,
                picture,
                shown: shown.iter().filter_map(position).collect(),
            })
            .collect();
        let known = |thing: &Thing| Known { name: catalogue.name(*thing), fingerprint: catalogue.fingerprint(*thing) };
        Self { pages, things: things.par_iter().map(known).collect() }
    }

    /// What of it holds for a site.
    #[must_use]
    pub fn standing(&self, catalogue: &Catalogue<'_>) -> Standing<'_> {
        let as_it_was = |known: &Known| {
            let (kind, id) = &known.name;
            catalogue.find(*kind, id).filter(|thing| catalogue.fingerprint(*thing) == known.fingerprint)
        };
        Standing {
            pages: self.pages.iter().map(|page| (page.path.as_str(), page)).collect(),
            things: self.things.par_iter().map(as_it_was).collect(),
        }
    }
}

impl Standing<'_> {
    /// The page at this path, when making it anew would make the same: its key is this one, and all that it was shown is
    /// what it was.
    #[must_use]
    pub fn page(&self, path: &str, key: u64) -> Option<Made> {
        let entry = self.pages.get(path).filter(|entry| entry.key == key)?;
        let thing = |position: &u32| self.things.get(usize::try_from(*position).ok()?).copied().flatten();
        let shown: Option<Vec<Thing>> = entry.shown.iter().map(thing).collect();
        Some(Made { path: path.to_owned(), key, hash: entry.hash, picture: entry.picture.clone(), shown: shown? })
    }
}
