//! The ledger: of every page that was made, on what it rests, so that a page need not be made again while that stands.
//!
//! A page says nothing but what its view was shown, through its templates. The ledger keeps the fingerprints of both and of
//! the page's bytes; a page whose fingerprints are all the same has the same bytes.

use std::ops::Range;

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
    /// The pieces of a long file, in their order; of others, none.
    pieces: Vec<MadePiece<u32>>,
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
    /// What its view was shown, each thing once; what its pieces were shown is theirs.
    pub shown: Vec<Thing>,
    /// The pieces of a long file, in their order; of others, none.
    pub pieces: Vec<MadePiece>,
}

impl Made {
    /// All that it and its pieces were shown.
    fn things(&self) -> impl Iterator<Item = &Thing> {
        self.shown.iter().chain(self.pieces.iter().flat_map(|piece| &piece.shown))
    }
}

/// A piece of a long file that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadePiece<T = Thing> {
    /// The fingerprint of its page's key and of what it holds.
    pub key: u64,
    /// Its length in bytes.
    pub length: u64,
    /// What it was shown, each thing once.
    pub shown: Vec<T>,
}

impl<T> MadePiece<T> {
    /// The same with what it was shown in other terms; nothing when one of them has none.
    fn showing<U>(&self, term: impl FnMut(&T) -> Option<U>) -> Option<MadePiece<U>> {
        Some(MadePiece { key: self.key, length: self.length, shown: in_terms(&self.shown, term)? })
    }
}

/// What was shown in other terms, in a list no longer than that; nothing when one of them has none.
fn in_terms<T, U>(shown: &[T], mut term: impl FnMut(&T) -> Option<U>) -> Option<Vec<U>> {
    let mut terms = Vec::with_capacity(shown.len());
    for thing in shown {
        terms.push(term(thing)?);
    }
    Some(terms)
}

/// A long file as it was made, and those of its pieces that making anew would make the same.
#[derive(Debug)]
pub struct Pieces {
    /// The BLAKE3 of the file's bytes.
    pub hash: [u8; 32],
    /// The pieces by key, each with its place in the file in bytes.
    pub by_key: HashMap<u64, (Range<u64>, MadePiece)>,
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
        for thing in made.iter().flat_map(Made::things) {
            is_shown[thing.number()] = true;
        }
        let things: Vec<Thing> = catalogue.things().filter(|thing| is_shown[thing.number()]).collect();
        let mut positions = vec![0; is_shown.len()];
        for (position, thing) in (0..).zip(&things) {
            positions[thing.number()] = position;
        }
        let position = |thing: &Thing| positions[thing.number()];
        let pages = made
            .into_iter()
            .map(|Made { path, key, hash, picture, shown, pieces }| Entry {
                path,
                key,
                hash,
                picture,
                shown: shown.into_iter().map(|thing| position(&thing)).collect(),
                pieces: pieces.iter().filter_map(|piece| piece.showing(|thing| Some(position(thing)))).collect(),
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
    /// The page at this path, when making it anew would make the same: its key is this one, and all that it and its pieces
    /// were shown is what it was.
    #[must_use]
    pub fn page(&self, path: &str, key: u64) -> Option<Made> {
        let entry = self.pages.get(path).filter(|entry| entry.key == key)?;
        let shown = in_terms(&entry.shown, |position| self.thing(*position))?;
        let pieces = in_terms(&entry.pieces, |piece| self.piece(piece))?;
        Some(Made { path: path.to_owned(), key, hash: entry.hash, picture: entry.picture.clone(), shown, pieces })
    }

    /// The long file at this path as it was, with those of its pieces that stand.
    #[must_use]
    pub fn pieces(&self, path: &str) -> Option<Pieces> {
        let entry = self.pages.get(path)?;
        let mut by_key = HashMap::with_capacity(entry.pieces.len());
        let mut start = 0_u64;
        for piece in &entry.pieces {
            let end = start.checked_add(piece.length)?;
            if let Some(stands) = self.piece(piece) {
                by_key.insert(piece.key, (start..end, stands));
            }
            start = end;
        }
        Some(Pieces { hash: entry.hash, by_key })
    }

    fn piece(&self, piece: &MadePiece<u32>) -> Option<MadePiece> {
        piece.showing(|position| self.thing(*position))
    }

    /// The thing at this position of the ledger, when it is what it was.
    fn thing(&self, position: u32) -> Option<Thing> {
        self.things.get(usize::try_from(position).ok()?).copied().flatten()
    }
}
