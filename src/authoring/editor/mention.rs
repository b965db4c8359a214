//! Names and mentions: the ids that a text gives, and those that it refers to, with their places.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use crate::base::address::BaseUrl;
use crate::base::diagnostic::{Trail, TrailStep};
use crate::base::text::{Id, is_language_tag};
use crate::content::TextRole;
use crate::content::document::front_matter;
use crate::content::prose::{BodyContext, BodyLink, Prose, ReferenceKind};
use crate::model::keys::FileKind;
use crate::trail;
use crate::yaml::record::{Noun, Outline};
use crate::yaml::{Sketch, SketchEntry, scalar, scalar_text};

/// Something that has an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// What it is.
    pub noun: Noun,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The bytes of its file that show it.
    pub bytes: Range<usize>,
    /// Of a claim, the explainer in whose folder it lies.
    pub within: Option<String>,
}

/// An id that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Of what it is the id.
    pub noun: Noun,
    /// The id.
    pub id: String,
    /// The bytes of the id, in YAML with its quotation marks.
    pub bytes: Range<usize>,
    /// True where the id is given, and not referred to.
    pub is_own: bool,
    /// Of a claim in an address, the explainer that the address names before it.
    pub within: Option<String>,
    /// What stands around it.
    quotes: Quotes,
}

/// How an id is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// In YAML, with quotation marks only where it needs them.
    Plain,
    /// In YAML, with this mark around it.
    Marks(char),
    /// In Markdown, as it is.
    Never,
}

impl Mention {
    /// Another id as it is written in this place.
    #[must_use]
    pub fn written_as(&self, id: &str) -> String {
        match self.quotes {
            Quotes::Plain => scalar(id),
            Quotes::Marks(mark) => format!("{mark}{id}{mark}"),
            Quotes::Never => id.to_owned(),
        }
    }
}

/// One text with what it names.
#[derive(Debug)]
pub struct IndexedFile {
    /// The text, without byte-order mark and with lines ended by `\n`.
    pub text: String,
    /// What it is.
    pub role: TextRole,
    /// The ids that it gives.
    pub names: Vec<Name>,
    /// The ids that stand in it.
    pub mentions: Vec<Mention>,
}

/// Where the sites of addresses stand that only their paths are read of.
static BASE: LazyLock<BaseUrl> =
    LazyLock::new(|| BaseUrl::parse("https://site.invalid/").expect("an address"));

impl IndexedFile {
    /// Looks through a text.
    pub fn new(path: &Arc<str>, role: &TextRole, text: String) -> Self {
        let mut sheet = Self {
            text,
            role: role.clone(),
            names: Vec::new(),
            mentions: Vec::new(),
        };
        let front = sheet.yaml();
        let yaml = &sheet.text[front.clone()];
        let sketch = Sketch::of(yaml);
        let mut mentions = Vec::new();
        for entry in &sketch.entries {
            mentions.extend(of_entry(entry, FileKind::of(role).outline(), yaml));
        }
        let mut names = names(role, &sketch, yaml);
        mentions.extend(own(role, &sketch, yaml));
        for mention in &mut mentions {
            mention.bytes = moved(&mention.bytes, front.start);
        }
        for name in &mut names {
            name.bytes = moved(&name.bytes, front.start);
        }
        if let Some(body) = sheet.body() {
            let setting = BodyContext {
                file: path,
                body_start: body.start,
                base: &BASE,
                language: "en",
            };
            let (prose, _) = Prose::read(&sheet.text[body], setting);
            mentions.extend(of_prose(&prose, &sheet.text));
        }
        sheet.names = names;
        sheet.mentions = mentions;
        sheet
    }

    /// The bytes of its YAML: all of it, or the front matter. One that does not end goes on to the
    /// end of the text.
    pub fn yaml(&self) -> Range<usize> {
        if matches!(
            self.role,
            TextRole::Site | TextRole::People | TextRole::Sources
        ) {
            return 0..self.text.len();
        }
        front_matter(&self.text).unwrap_or_else(|| match self.text.split_once('\n') {
            Some((first, _)) if first.trim_end() == "---" => first.len() + 1..self.text.len(),
            _ => 0..0,
        })
    }

    /// The bytes of the Markdown below the front matter.
    pub fn body(&self) -> Option<Range<usize>> {
        if matches!(
            self.role,
            TextRole::Site | TextRole::People | TextRole::Sources
        ) {
            return None;
        }
        let front = front_matter(&self.text)?;
        let start = self.text[front.end..]
            .find('\n')
            .map_or(self.text.len(), |at| front.end + at + 1);
        Some(start..self.text.len())
    }
}

fn moved(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// What the value, or the key, of an entry is the id of.
fn of_entry(entry: &SketchEntry, outline: &Outline, yaml: &str) -> Option<Mention> {
    if let (Some(key), Some((TrailStep::Key(id), above))) = (&entry.key, entry.trail.split_last())
        && let Some(Outline::Map(Some(noun), _)) = outline.at(above)
    {
        return Some(mention(*noun, id.to_string(), key.clone(), yaml));
    }
    if entry.loose || entry.value.is_empty() {
        return None;
    }
    // Where a key takes one or many, one that stands alone is an id itself.
    let answer_kind = match outline.at(&entry.trail)? {
        Outline::OneOrMany(one) => one,
        other => other,
    };
    let Outline::Id(Some(noun)) = answer_kind else {
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

/// The ids that a YAML file gives, where they stand.
fn own(role: &TextRole, sketch: &Sketch, yaml: &str) -> Vec<Mention> {
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

/// The entries that give the ids of verdicts.
fn verdicts(sketch: &Sketch) -> impl Iterator<Item = &SketchEntry> {
    sketch.entries.iter().filter(|entry| {
        matches!(&*entry.trail, [TrailStep::Key(scale), TrailStep::Item(_), TrailStep::Key(id)] if scale == "scale" && id == "id")
    })
}

/// What a text gives ids to, with its title.
fn names(role: &TextRole, sketch: &Sketch, yaml: &str) -> Vec<Name> {
    let title = |mut trail: Trail, key: &'static str| {
        trail.push(key.into());
        let entry = sketch.find(&trail).filter(|entry| !entry.value.is_empty());
        // Words in several languages: those of the first.
        let entry = entry.or_else(|| {
            sketch.entries.iter().find(|entry| {
                entry.trail.len() == trail.len() + 1 && entry.trail.starts_with(&trail)
            })
        });
        entry
            .map(|entry| scalar_text(&yaml[entry.value.clone()]))
            .unwrap_or_default()
    };
    let document = |noun, id: &Id, key: &'static str, within: Option<&Id>| {
        let shown = sketch
            .find(&[key.into()])
            .and_then(|entry| entry.key.clone())
            .unwrap_or(0..0);
        let within = within.map(Id::to_string);
        vec![Name {
            noun,
            id: id.to_string(),
            title: title(trail![], key),
            bytes: shown,
            within,
        }]
    };
    let entries = |noun, key: &'static str| {
        let name = |(id, entry): (&str, &SketchEntry)| {
            let title = title(trail![id.to_owned()], key);
            Some(Name {
                noun,
                id: id.to_owned(),
                title,
                bytes: entry.key.clone()?,
                within: None,
            })
        };
        sketch.keys_in(&[]).filter_map(name).collect()
    };
    match role {
        TextRole::People => entries(Noun::Person, "name"),
        TextRole::Sources => entries(Noun::Source, "title"),
        TextRole::Explainer(name) if name.language.is_none() => {
            document(Noun::Explainer, &name.id, "title", None)
        }
        TextRole::Claim { explainer, name } if name.language.is_none() => {
            document(Noun::Claim, &name.id, "claim", Some(explainer))
        }
        TextRole::Standing(name) if name.language.is_none() => {
            document(Noun::Standing, &name.id, "title", None)
        }
        TextRole::Site => verdicts(sketch)
            .map(|entry| Name {
                noun: Noun::Verdict,
                id: scalar_text(&yaml[entry.value.clone()]),
                title: title(entry.trail[..2].to_vec(), "label"),
                bytes: entry.value.clone(),
                within: None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The ids that a body refers to, and those in the addresses of its links.
fn of_prose(prose: &Prose, text: &str) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for reference in prose.references() {
        let noun = match reference.kind {
            ReferenceKind::Claim | ReferenceKind::Card => Noun::Claim,
            ReferenceKind::Citation => Noun::Source,
            ReferenceKind::Person => Noun::Person,
        };
        let id = reference.id.as_str();
        let written = text.get(reference.place.clone()).unwrap_or_default();
        let Some(start) = written
            .find(':')
            .map(|colon| reference.place.start + colon + 1)
        else {
            continue;
        };
        if text[start..].starts_with(id) {
            mentions.push(in_markdown(noun, id, start, None));
        }
    }
    for link in prose.links.iter().filter(|link| link.is_inside) {
        of_link(link, text, &mut mentions);
    }
    mentions
}

fn in_markdown(noun: Noun, id: &str, start: usize, within: Option<&str>) -> Mention {
    let within = within.map(str::to_owned);
    let bytes = start..start + id.len();
    Mention {
        noun,
        id: id.to_owned(),
        bytes,
        is_own: false,
        within,
        quotes: Quotes::Never,
    }
}

/// The ids in the address of a link: `/library/closed/` names an explainer and a claim,
/// `/fr/people/ada/` a person.
fn of_link(link: &BodyLink, text: &str, mentions: &mut Vec<Mention>) {
    let written = text.get(link.place.clone()).unwrap_or_default();
    let Some(start) = written.find(&link.target).map(|at| link.place.start + at) else {
        return;
    };
    let path = link.target.split(['#', '?']).next().unwrap_or_default();
    let mut parts: Vec<(usize, &str)> = Vec::new();
    let mut at = start;
    for part in path.split('/') {
        parts.push((at, part));
        at += part.len() + 1;
    }
    let parts = parts.get(1..).unwrap_or_default();
    let is_translated = parts
        .first()
        .is_some_and(|(_, first)| is_language_tag(first));
    for from in 0..=usize::from(is_translated) {
        let [(at, first), rest @ ..] = parts.get(from..).unwrap_or_default() else {
            continue;
        };
        let second = rest.first().filter(|(_, part)| !part.is_empty());
        let listed = match *first {
            "people" => Some(Noun::Person),
            "sources" => Some(Noun::Source),
            "verdicts" => Some(Noun::Verdict),
            "tags" => Some(Noun::Tag),
            _ => None,
        };
        match (listed, second) {
            (Some(noun), Some((at, id))) => mentions.push(in_markdown(noun, id, *at, None)),
            (None, Some((second_at, id))) => {
                mentions.push(in_markdown(Noun::Explainer, first, *at, None));
                mentions.push(in_markdown(Noun::Claim, id, *second_at, Some(first)));
            }
            (None, None) if !first.is_empty() => {
                mentions.push(in_markdown(Noun::Explainer, first, *at, None));
                mentions.push(in_markdown(Noun::Standing, first, *at, None));
            }
            _ => {}
        }
    }
}
