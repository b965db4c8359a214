//! The page cache: for each page of the last build, the inputs that its view read and the hash of
//! its bytes. Unchanged pages are skipped.
//!
//! A page depends only on what its view read and on its templates. The cache has the fingerprints
//! of both and of the page's bytes; if all inputs are the same, the bytes are.

use std::ops::Range;

use hashbrown::HashMap;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::view::{Dependency, DependencyTable};

/// What each page of a build was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageCache {
    /// What any of the pages read.
    dependencies: Vec<KnownDependency>,
    /// The pages, in the order of their plan.
    pages: Vec<CachedPage>,
}

/// Something that pages read, with its fingerprint at the time. It is stored by name, since numbers
/// change when an entry is added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KnownDependency {
    /// What kind of thing, and its id.
    name: (usize, String),
    fingerprint: u64,
}

/// A page that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct CachedPage {
    path: String,
    /// The fingerprint of what it is about and of its templates.
    key: u64,
    /// The BLAKE3 of its bytes.
    hash: [u8; 32],
    /// The path of its picture.
    picture: Option<String>,
    /// What its view read, by position in `dependencies`.
    shown: Vec<u32>,
    /// The pieces of a long file, in order; empty for other pages.
    pieces: Vec<MadePiece<u32>>,
}

/// A page that has just been made, or found to be unchanged.
#[derive(Debug)]
pub struct MadePage {
    /// Its path below the output folder.
    pub path: String,
    /// The fingerprint of what it is about and of its templates.
    pub key: u64,
    /// The BLAKE3 of its bytes.
    pub hash: [u8; 32],
    /// The path of its picture below the output folder.
    pub picture: Option<String>,
    /// What its view read, each thing once; without what its pieces read.
    pub shown: Vec<Dependency>,
    /// The pieces of a long file, in order; empty for other pages.
    pub pieces: Vec<MadePiece>,
}

impl MadePage {
    /// Everything that it and its pieces read.
    fn dependencies(&self) -> impl Iterator<Item = &Dependency> {
        self.shown
            .iter()
            .chain(self.pieces.iter().flat_map(|piece| &piece.shown))
    }
}

/// A piece of a long file that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadePiece<T = Dependency> {
    /// The fingerprint of its page's key and of the entries in it.
    pub key: u64,
    /// Its length in bytes.
    pub length: u64,
    /// What it read, each thing once.
    pub shown: Vec<T>,
}

impl<T> MadePiece<T> {
    /// The same piece with each thing that it read mapped by `term`; `None` if one of them cannot
    /// be mapped.
    fn showing<U>(&self, term: impl FnMut(&T) -> Option<U>) -> Option<MadePiece<U>> {
        Some(MadePiece {
            key: self.key,
            length: self.length,
            shown: in_terms(&self.shown, term)?,
        })
    }
}

/// Each thing mapped by `term`; `None` if one of them cannot be mapped. The list has no spare
/// capacity, since many of them are held.
fn in_terms<T, U>(shown: &[T], mut term: impl FnMut(&T) -> Option<U>) -> Option<Vec<U>> {
    let mut terms = Vec::with_capacity(shown.len());
    for dependency in shown {
        terms.push(term(dependency)?);
    }
    Some(terms)
}

/// A long file of the last build, with the pieces that have not changed.
#[derive(Debug)]
pub struct ReusablePieces {
    /// The BLAKE3 of the file's bytes.
    pub hash: [u8; 32],
    /// The pieces by key, each with its bytes in the file.
    pub by_key: HashMap<u64, (Range<u64>, MadePiece)>,
}

/// The part of a cache that is still valid for a site.
#[derive(Debug)]
pub struct Reusable<'l> {
    pages: HashMap<&'l str, &'l CachedPage>,
    /// Each dependency in the numbers of the site; `None` if it has changed.
    dependencies: Vec<Option<Dependency>>,
}

impl PageCache {
    /// The cache of these pages.
    #[must_use]
    pub fn new(dependency_table: &DependencyTable<'_>, made: Vec<MadePage>) -> Self {
        let mut is_shown = vec![false; dependency_table.dependencies().len()];
        for dependency in made.iter().flat_map(MadePage::dependencies) {
            is_shown[dependency.number()] = true;
        }
        let dependencies: Vec<Dependency> = dependency_table
            .dependencies()
            .filter(|dependency| is_shown[dependency.number()])
            .collect();
        let mut positions = vec![0; is_shown.len()];
        for (position, dependency) in (0..).zip(&dependencies) {
            positions[dependency.number()] = position;
        }
        let position = |dependency: &Dependency| positions[dependency.number()];
        let pages = made
            .into_iter()
            .map(
                |MadePage {
                     path,
                     key,
                     hash,
                     picture,
                     shown,
                     pieces,
                 }| CachedPage {
                    path,
                    key,
                    hash,
                    picture,
                    shown: shown
                        .into_iter()
                        .map(|dependency| position(&dependency))
                        .collect(),
                    pieces: pieces
                        .iter()
                        .filter_map(|piece| piece.showing(|dependency| Some(position(dependency))))
                        .collect(),
                },
            )
            .collect();
        let fingerprints = dependency_table.fingerprints();
        let known = |dependency: &Dependency| KnownDependency {
            name: dependency_table.name(*dependency),
            fingerprint: fingerprints[dependency.number()],
        };
        Self {
            pages,
            dependencies: dependencies.par_iter().map(known).collect(),
        }
    }

    /// The part of it that is still valid for a site.
    #[must_use]
    pub fn reusable(&self, dependency_table: &DependencyTable<'_>) -> Reusable<'_> {
        // Without a cache there is nothing to compare, and computing fingerprints would be wasted.
        let fingerprints = if self.dependencies.is_empty() {
            &[]
        } else {
            dependency_table.fingerprints()
        };
        let as_it_was = |known: &KnownDependency| {
            let (kind, id) = &known.name;
            dependency_table
                .find(*kind, id)
                .filter(|dependency| fingerprints[dependency.number()] == known.fingerprint)
        };
        let pages = || {
            self.pages
                .iter()
                .map(|entry| (entry.path.as_str(), entry))
                .collect()
        };
        let (dependencies, pages) = rayon::join(
            || self.dependencies.par_iter().map(as_it_was).collect(),
            pages,
        );
        Reusable {
            pages,
            dependencies,
        }
    }
}

impl Reusable<'_> {
    /// The page at this path, if making it again would give the same bytes: its key is this one,
    /// and nothing that it or its pieces read has changed.
    #[must_use]
    pub fn page(&self, path: &str, key: u64) -> Option<MadePage> {
        let entry = self.pages.get(path).filter(|entry| entry.key == key)?;
        let shown = in_terms(&entry.shown, |position| self.dependency(*position))?;
        let pieces = in_terms(&entry.pieces, |piece| self.piece(piece))?;
        Some(MadePage {
            path: path.to_owned(),
            key,
            hash: entry.hash,
            picture: entry.picture.clone(),
            shown,
            pieces,
        })
    }

    /// The long file at this path, with the pieces that have not changed.
    #[must_use]
    pub fn pieces(&self, path: &str) -> Option<ReusablePieces> {
        let entry = self.pages.get(path)?;
        let mut by_key = HashMap::with_capacity(entry.pieces.len());
        let mut start = 0_u64;
        for piece in &entry.pieces {
            // The lengths come from a file that may be damaged.
            let end = start.checked_add(piece.length)?;
            if let Some(reusable) = self.piece(piece) {
                by_key.insert(piece.key, (start..end, reusable));
            }
            start = end;
        }
        Some(ReusablePieces {
            hash: entry.hash,
            by_key,
        })
    }

    fn piece(&self, piece: &MadePiece<u32>) -> Option<MadePiece> {
        piece.showing(|position| self.dependency(*position))
    }

    /// The dependency at this position; `None` if it has changed.
    fn dependency(&self, position: u32) -> Option<Dependency> {
        self.dependencies
            .get(usize::try_from(position).ok()?)
            .copied()
            .flatten()
    }
}
