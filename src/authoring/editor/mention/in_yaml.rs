//! The ids in YAML: those that a key refers to, and those that a registry defines.

use std::ops::Range;

use super::super::definition::verdicts;
use super::{Mention, Quotes};
use crate::base::diagnostic::TrailStep;
use crate::content::TextRole;
use crate::yaml::record::{Noun, Outline};
use crate::yaml::{Sketch, SketchEntry, scalar_text};

/// The id that the value or the key of an entry is.
pub fn of_entry(entry: &SketchEntry, outline: &Outline, yaml: &str) -> Option<Mention> {
    if let (Some(key), Some((TrailStep::Key(id), above))) = (&entry.key, entry.trail.split_last())
        && let Some(Outline::Map(Some(noun), _)) = outline.at(above)
    {
        return Some(mention(*noun, id.to_string(), key.clone(), yaml));
    }
    if entry.loose || entry.value.is_empty() {
        return None;
    }
    // If a key takes one or many, a single value is an id itself.
    let Outline::Id(Some(noun)) = outline.at(&entry.trail)?.single() else {
        return None;
    };
    Some(mention(
        *noun,
        scalar_text(&yaml[entry.value.clone()]),
        entry.value.clone(),
        yaml,
    ))
}

fn mention(noun: Noun, id: String, bytes: Range<usize>, yaml: &str) -> Mention {
    let mark = yaml[bytes.clone()]
        .chars()
        .next()
        .filter(|mark| matches!(mark, '"' | '\''));
    Mention {
        noun,
        id,
        bytes,
        is_own: false,
        within: None,
        quotes: mark.map_or(Quotes::Plain, Quotes::Marks),
    }
}

/// The ids that a YAML file defines, with their places.
pub fn own(role: &TextRole, sketch: &Sketch, yaml: &str) -> Vec<Mention> {
    let given = |noun: Noun, id: String, bytes: Range<usize>| Mention {
        is_own: true,
        ..mention(noun, id, bytes, yaml)
    };
    let keys = |noun: Noun| {
        let keys = sketch.keys_in(&[]);
        keys.filter_map(|(id, entry)| Some(given(noun, id.to_owned(), entry.key.clone()?)))
            .collect()
    };
    match role {
        TextRole::People => keys(Noun::Person),
        TextRole::Sources => keys(Noun::Source),
        TextRole::Site => verdicts(sketch)
            .map(|entry| {
                given(
                    Noun::Verdict,
                    scalar_text(&yaml[entry.value.clone()]),
                    entry.value.clone(),
                )
            })
            .collect(),
        _ => Vec::new(),
    }
}
