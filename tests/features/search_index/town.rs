//! A town of things to search for, and edits to it.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Mutex;

use factpress::view::search::{IndexFile, NumberedEntries, SearchEntry, Terms, index, slots};
use proptest::prelude::*;
use serde_json::json;

use crate::search_reader::Index;

/// Something that can be found: its title and its words by rank; what results show of it is the
/// title.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thing {
    pub title: String,
    pub words: [Vec<String>; 3],
}

impl Thing {
    pub fn entry(&self) -> SearchEntry {
        let texts = self
            .words
            .each_ref()
            .map(|words| words.iter().map(String::as_str).collect());
        SearchEntry {
            terms: Terms::new(&texts),
            shown: json!({"title": self.title}).to_string(),
            facets: json!([[self.title]]).to_string(),
        }
    }
}

/// A publication: sources in any order, claims and explainers from the oldest to the newest.
#[derive(Debug, Clone, Default)]
pub struct Town {
    pub sources: Vec<Thing>,
    pub claims: Vec<Thing>,
    pub explainers: Vec<Thing>,
}

impl Town {
    pub fn things(&self) -> impl Iterator<Item = &Thing> {
        self.sources
            .iter()
            .chain(&self.claims)
            .chain(&self.explainers)
    }

    pub fn index(&self) -> Index {
        let sources = slots(
            self.sources
                .iter()
                .map(|source| (source.title.as_str(), source))
                .collect(),
        );
        let row = |id, things| NumberedEntries {
            id,
            places: things,
            a_part: 16,
        };
        let rows = [
            NumberedEntries {
                id: "source",
                places: sources,
                a_part: 32,
            },
            row("claim", self.claims.iter().map(Some).collect()),
            row("explainer", self.explainers.iter().map(Some).collect()),
        ];
        let files = Mutex::new(BTreeMap::new());
        let put = |IndexFile { path, bytes }| {
            let text = String::from_utf8(bytes).expect("an index is text");
            let known = files
                .lock()
                .expect("no thread panics")
                .insert(path.clone(), text);
            assert_eq!(known, None, "{path} is made once");
            Ok::<_, Infallible>(path)
        };
        let Ok(paths) = index(&rows, |thing| Ok(Thing::entry(thing)), put);
        let files = files.into_inner().expect("no thread panics");
        assert_eq!(paths.len(), files.len());
        Index::new(files)
    }
}

/// A small generator of random numbers (`SplitMix64`).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed >> 33) as usize) % bound
    }

    /// A word of 12,000, the first of which are much more frequent than the last.
    pub fn word(&mut self) -> String {
        let number = [self.below(12_000), self.below(12_000), self.below(12_000)]
            .into_iter()
            .min()
            .unwrap_or_default();
        format!(
            "{:x}",
            (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20
        )
    }

    pub fn words(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.word()).collect()
    }

    pub fn thing(&mut self, title: String, words: usize) -> Thing {
        let words = [
            self.words(words / 10),
            self.words(words / 5),
            self.words(words),
        ];
        Thing { title, words }
    }

    pub fn town(&mut self) -> Town {
        Town {
            sources: (0..250)
                .map(|number| self.thing(format!("source {number}"), 10))
                .collect(),
            claims: (0..150)
                .map(|number| self.thing(format!("claim {number}"), 120))
                .collect(),
            explainers: (0..20)
                .map(|number| self.thing(format!("explainer {number}"), 60))
                .collect(),
        }
    }
}

/// A small change of a publication.
#[derive(Debug, Clone, Copy)]
pub enum Edit {
    RewordClaim(usize),
    RenameSource(usize),
    AddClaim,
    AddSource,
    RemoveSource(usize),
}

pub fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..150_usize).prop_map(Edit::RewordClaim),
        (0..200_usize).prop_map(Edit::RenameSource),
        Just(Edit::AddClaim),
        Just(Edit::AddSource),
        (0..200_usize).prop_map(Edit::RemoveSource),
    ]
}

impl Town {
    pub fn edited(mut self, edit: Edit, random: &mut Random) -> Self {
        match edit {
            Edit::RewordClaim(number) => {
                self.claims[number].words[2][..3].clone_from_slice(&random.words(3))
            }
            Edit::RenameSource(number) => {
                self.sources[number].words[0] = vec!["renamed".to_owned()]
            }
            Edit::AddClaim => self.claims.push(random.thing("new claim".to_owned(), 5)),
            Edit::AddSource => self.sources.push(random.thing("new source".to_owned(), 5)),
            Edit::RemoveSource(number) => drop(self.sources.remove(number)),
        }
        self
    }
}
