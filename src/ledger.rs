//! The ledger: of every page that was made, on what it rests, so that a page need not be made again while that stands.
//!
//! A page says nothing but what its view was shown, through its templates. The ledger keeps the fingerprints of both and of
//! the page's bytes; a page whose fingerprints are all the same has the same bytes.

use hashbrown::HashMap;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::page::{Catalogue, Thing};

/// What is known of the pages of a build.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// What any of the pages was shown.
    things: Vec<Known>,
    /// The pages, in the order of their plan.
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
    pub fn new(catalogue: &Catalogue<'_>, made: Vec<Made>) -> Self {
        let mut is_shown = vec![false; catalogue.things().len()];
        for thing in made.iter().flat_map(|page| &page.shown) {
            is_shown[thing.number()] = true;
        }
        let things: Vec<Thing> = catalogue.things().filter(|thing| is_shown[thing.number()]).collect();
        let mut positions = vec![0; is_shown.len()];
        for (position, thing) in (0..).zip(&things) {
            positions[thing.number()] = position;
        }
        let pages = made
            .into_iter()
            .map(|Made { path, key, hash, picture, shown }| Entry {
                path,
                key,
                hash,
                picture,
                shown: shown.iter().map(|thing| positions[thing.number()]).collect(),
            })
            .collect();
        let fingerprints = catalogue.fingerprints();
        let known = |thing: &Thing| Known { name: catalogue.name(*thing), fingerprint: fingerprints[thing.number()] };
        Self { pages, things: things.par_iter().map(known).collect() }
    }

    /// What of it holds for a site.
    #[must_use]
    pub fn standing(&self, catalogue: &Catalogue<'_>) -> Standing<'_> {
        let fingerprints = if self.things.is_empty() { &[] } else { catalogue.fingerprints() };
        let as_it_was = |known: &Known| {
            let (kind, id) = &known.name;
            catalogue.find(*kind, id).filter(|thing| fingerprints[thing.number()] == known.fingerprint)
        };
        let pages = || self.pages.iter().map(|entry| (entry.path.as_str(), entry)).collect();
        let (things, pages) = rayon::join(|| self.things.par_iter().map(as_it_was).collect(), pages);
        Standing { pages, things }
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
