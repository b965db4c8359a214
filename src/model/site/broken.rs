//! Documents with front matter that could not be read: the ids in it are looked up all the same, so
//! that an author learns of all mistakes at once.

use serde_yaml::Value;

use super::ids::KnownIds;
use crate::base::diagnostic::{At, Trail, TrailStep};
use crate::base::text::Id;
use crate::model::reading::{ParsedDocument, Reading};

/// Copies of these documents, taken before the join consumes the reading.
#[derive(Debug, Default)]
pub struct Broken {
    documents: Vec<ParsedDocument<()>>,
}

impl Broken {
    /// The documents of a reading whose front matter could not be read.
    pub fn of(reading: &Reading) -> Self {
        fn keep<T>(read: &ParsedDocument<T>) -> Option<ParsedDocument<()>> {
            read.raw.is_none().then(|| ParsedDocument {
                file: read.file.clone(),
                name: read.name.clone(),
                explainer: None,
                raw: None,
                front: read.front.clone(),
                body: read.body.clone(),
            })
        }
        let claims = reading.claims.iter().filter_map(keep);
        let explainers = reading.explainers.iter().filter_map(keep);
        let standings = reading.standings.iter().filter_map(keep);
        Self {
            documents: claims.chain(explainers).chain(standings).collect(),
        }
    }

    /// Notes the ids in these documents that do not exist.
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

/// The keys whose values are ids.
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

/// Gathers the ids below keys whose values are ids. The key `claim` at the top of a claim is its
/// text and no id.
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
                trail.push(TrailStep::from(name.to_owned()));
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
                trail.push(TrailStep::from(position));
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
