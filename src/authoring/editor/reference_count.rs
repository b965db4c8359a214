//! The places that refer to each thing to which a text gives an id.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::{FileSpan, Workspace};
use crate::yaml::record::Noun;

/// Something to which a text gives an id, with the places that refer to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferredTo {
    /// The bytes of the text that show it.
    pub bytes: Range<usize>,
    /// The places.
    pub places: Vec<FileSpan>,
}

impl Workspace {
    /// Each thing to which a text gives an id, with the places that refer to it.
    #[must_use]
    pub fn referred_to(&self, path: &str) -> Vec<ReferredTo> {
        let Some(indexed) = self.indexed_files.get(path) else {
            return Vec::new();
        };
        // All mentions are gone through once, since a registry may have thousands of entries.
        let mut places: HashMap<(Noun, &str), Vec<FileSpan>> = HashMap::new();
        for name in &indexed.definitions {
            places.insert((name.noun, &name.id), Vec::new());
        }
        let homes: HashMap<(Noun, &str), Option<&str>> = indexed
            .definitions
            .iter()
            .map(|name| ((name.noun, name.id.as_str()), name.within.as_deref()))
            .collect();
        for (file, other) in &self.indexed_files {
            for mention in other.mentions.iter().filter(|mention| !mention.is_own) {
                let id = (mention.noun, mention.id.as_str());
                let Some(known) = places.get_mut(&id) else {
                    continue;
                };
                let home = homes.get(&id).copied().flatten();
                if mention.within.is_none() || mention.within.as_deref() == home {
                    known.push(FileSpan {
                        file: Arc::clone(file),
                        bytes: mention.bytes.clone(),
                    });
                }
            }
        }
        let own = indexed.definitions.iter();
        own.map(|name| ReferredTo {
            bytes: name.bytes.clone(),
            places: places
                .get(&(name.noun, name.id.as_str()))
                .cloned()
                .unwrap_or_default(),
        })
        .collect()
    }

    /// The ids that a text mentions, each with the place where the thing with this id is defined
    /// and with its title.
    #[must_use]
    pub fn linked(&self, path: &str) -> Vec<(Range<usize>, FileSpan, &str)> {
        let Some(indexed) = self.indexed_files.get(path) else {
            return Vec::new();
        };
        let mut known: HashMap<(Noun, &str), (&Arc<str>, &super::Definition)> = HashMap::new();
        for (file, name) in self.definitions() {
            known
                .entry((name.noun, name.id.as_str()))
                .or_insert((file, name));
        }
        let links = indexed.mentions.iter().filter(|mention| !mention.is_own);
        links
            .filter_map(|mention| {
                let (file, name) = known.get(&(mention.noun, mention.id.as_str()))?;
                let is_meant = mention.within.is_none() || mention.within == name.within;
                let place = FileSpan {
                    file: Arc::clone(file),
                    bytes: name.bytes.clone(),
                };
                is_meant.then(|| (mention.bytes.clone(), place, name.title.as_str()))
            })
            .collect()
    }
}
