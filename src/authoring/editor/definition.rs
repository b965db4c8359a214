//! Definitions: the things to which a text gives ids, which are the people, sources and verdicts of
//! a registry, or the document itself.

use std::ops::Range;

use crate::base::diagnostic::{Trail, TrailStep};
use crate::base::text::Id;
use crate::content::TextRole;
use crate::trail;
use crate::yaml::record::Noun;
use crate::yaml::{Sketch, SketchEntry, scalar_text};

/// Something to which a text gives an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// What it is.
    pub noun: Noun,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The bytes of its file that show it.
    pub bytes: Range<usize>,
    /// Of a claim, the explainer in whose folder it is.
    pub within: Option<String>,
}

/// Everything to which a text gives an id, each with its title.
pub fn definitions(role: &TextRole, sketch: &Sketch, yaml: &str) -> Vec<Definition> {
    let text = YamlText { sketch, yaml };
    match role {
        TextRole::People => text.entries(Noun::Person, "name"),
        TextRole::Sources => text.entries(Noun::Source, "title"),
        TextRole::Explainer(name) if name.language.is_none() => {
            vec![text.document(Noun::Explainer, &name.id, "title", None)]
        }
        TextRole::Claim { explainer, name } if name.language.is_none() => {
            vec![text.document(Noun::Claim, &name.id, "claim", Some(explainer))]
        }
        TextRole::Standing(name) if name.language.is_none() => {
            vec![text.document(Noun::Standing, &name.id, "title", None)]
        }
        TextRole::Site => text.verdicts(),
        _ => Vec::new(),
    }
}

/// The entries of `site.yaml` that define the ids of verdicts.
pub fn verdicts(sketch: &Sketch) -> impl Iterator<Item = &SketchEntry> {
    sketch.entries.iter().filter(|entry| {
        matches!(&*entry.trail, [TrailStep::Key(scale), TrailStep::Item(_), TrailStep::Key(id)] if scale == "scale" && id == "id")
    })
}

/// The YAML of a text, and what is known of its entries even where it is broken.
struct YamlText<'t> {
    sketch: &'t Sketch,
    yaml: &'t str,
}

impl YamlText<'_> {
    /// The document itself, named by its file; `key` holds its title.
    fn document(&self, noun: Noun, id: &Id, key: &'static str, within: Option<&Id>) -> Definition {
        let shown = self
            .sketch
            .find(&[key.into()])
            .and_then(|entry| entry.key.clone());
        Definition {
            noun,
            id: id.to_string(),
            title: self.title(trail![], key),
            bytes: shown.unwrap_or(0..0),
            within: within.map(Id::to_string),
        }
    }

    /// Each entry of a registry, named by its key; `key` holds its title.
    fn entries(&self, noun: Noun, key: &'static str) -> Vec<Definition> {
        let name = |(id, entry): (&str, &SketchEntry)| {
            Some(Definition {
                noun,
                id: id.to_owned(),
                title: self.title(trail![id.to_owned()], key),
                bytes: entry.key.clone()?,
                within: None,
            })
        };
        self.sketch.keys_in(&[]).filter_map(name).collect()
    }

    /// Each verdict of the scale.
    fn verdicts(&self) -> Vec<Definition> {
        verdicts(self.sketch)
            .map(|entry| Definition {
                noun: Noun::Verdict,
                id: scalar_text(&self.yaml[entry.value.clone()]),
                title: self.title(entry.trail[..2].to_vec(), "label"),
                bytes: entry.value.clone(),
                within: None,
            })
            .collect()
    }

    /// The value of a key below a trail; of words in several languages, those in the first.
    fn title(&self, mut trail: Trail, key: &'static str) -> String {
        trail.push(key.into());
        let whole = self.sketch.find(&trail);
        let entry = whole
            .filter(|entry| !entry.value.is_empty())
            .or_else(|| self.first_below(&trail));
        entry
            .map(|entry| scalar_text(&self.yaml[entry.value.clone()]))
            .unwrap_or_default()
    }

    /// The first of the keys right below a trail.
    fn first_below(&self, trail: &Trail) -> Option<&SketchEntry> {
        self.sketch
            .entries
            .iter()
            .find(|entry| entry.trail.len() == trail.len() + 1 && entry.trail.starts_with(trail))
    }
}
