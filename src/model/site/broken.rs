//! Documents of which nothing could be made: the ids that they refer to are looked up all the same.

use serde_yaml::Value;

use super::ids::KnownIds;
use crate::base::diagnostic::{At, Step, Trail};
use crate::base::text::Id;
use crate::model::reading::{ParsedDocument, Reading};

/// What a document refers to and how, gathered before the join takes the documents apart.
#[derive(Debug, Default)]
pub struct Broken {
    documents: Vec<ParsedDocument<()>>,
}

impl Broken {
    /// Takes note of every document and entry of the reading that could not be made.
    pub fn of(reading: &Reading) -> Self {
        fn keep<T>(read: &ParsedDocument<T>) -> Option<ParsedDocument<()>> {
            read.raw.is_none().then(|| ParsedDocument {
                file: read.file.clone(),
                name: read.name.clone(),
                explainer: None,
                raw: None,
                front: read.front.clone(),
                body: read.body.clone(),
                body_hash: read.body_hash,
            })
        }
        let claims = reading.claims.iter().filter_map(keep);
        let explainers = reading.explainers.iter().filter_map(keep);
        let standings = reading.standings.iter().filter_map(keep);
        Self {
            documents: claims.chain(explainers).chain(standings).collect(),
        }
    }

    /// Notes the ids of these documents that nothing has.
    pub fn note_unknown(self, known: &mut KnownIds<'_>) {
        for read in self.documents {
            let mut ids = Vec::new();
            if let Some(front) = &read.front {
                gather(front, &mut Trail::new(), None, &mut ids);
            }
            for (key, id, trail) in ids {
                let at = || At::Value(trail);
                match key {
                    "claimant" | "about" | "authors" => {
                        known.people.find(&id, &read.file, at, &mut known.faults);
                    }
                    "appearances" | "source" | "sources" | "via" => {
                        known.sources.find(&id, &read.file, at, &mut known.faults);
                    }
                    "verdict" | "from" | "to" => {
                        known.verdicts.find(&id, &read.file, at, &mut known.faults);
                    }
                    _ => {
                        known.claims.find(&id, &read.file, at, &mut known.faults);
                    }
                }
            }
            known.resolve_references(*read.body, &read.file);
        }
    }
}

/// The keys that refer to something by id.
const REFERENCE_KEYS: [&str; 13] = [
    "claimant",
    "about",
    "authors",
    "appearances",
    "source",
    "sources",
    "via",
    "verdict",
    "from",
    "to",
    "claim",
    "claims",
    "central",
];

/// Gathers every id under a key that refers to something. The line of a claim is no id: it has
/// spaces.
fn gather(
    value: &Value,
    trail: &mut Trail,
    key: Option<&'static str>,
    ids: &mut Vec<(&'static str, Id, Trail)>,
) {
    match value {
        Value::Mapping(mapping) => {
            for (name, value) in mapping {
                let Some(name) = name.as_str() else { continue };
                trail.push(Step::from(name.to_owned()));
                let key = REFERENCE_KEYS.iter().copied().find(|known| *known == name);
                gather(
                    value,
                    trail,
                    key.filter(|key| *key != "claim" || trail.len() > 1),
                    ids,
                );
                trail.pop();
            }
        }
        Value::Sequence(items) => {
            for (position, item) in items.iter().enumerate() {
                trail.push(Step::from(position));
                gather(item, trail, key, ids);
                trail.pop();
            }
        }
        Value::String(text) => {
            ids.extend(key.and_then(|key| Some((key, Id::new(text)?, trail.clone()))));
        }
        _ => {}
    }
}
