//! The keys of a mapping, read one by one.

use serde_yaml::{Mapping, Value};

use super::{MISSING_KEY, Outline, Shape, UNKNOWN_KEY, ValueReader, kind_of};
use crate::base::diagnostic::{At, Diagnostic, Edit, TrailStep};
use crate::base::text::{did_you_mean, nearest, typo_of};

/// The keys of one mapping while they are read one by one.
#[derive(Debug)]
pub struct Keys<'a> {
    mapping: &'a Mapping,
    /// Known keys that are given under misspelt names.
    misspelt: Vec<String>,
}

impl<'a> Keys<'a> {
    /// Opens a mapping and reports every key that is not among `known`; `None` if the value is not
    /// a mapping.
    pub fn open(
        value: &'a Value,
        known: &[&str],
        outline: fn() -> Outline,
        reader: &mut ValueReader,
    ) -> Option<Self> {
        let Value::Mapping(mapping) = value else {
            let example = outline()
                .in_braces()
                .unwrap_or_else(|| "{key: value}".to_owned());
            let help =
                format!("write its keys in braces, as in {example}, or each on a separate line");
            reader.refuse_kind(value, "keys with values", Some(help));
            return None;
        };
        let mut misspelt = Vec::new();
        for (key, value) in mapping {
            match key.as_str() {
                Some(name) if known.contains(&name) => {}
                Some(name) => {
                    let mut trail = reader.trail.clone();
                    trail.push(TrailStep::from(name.to_owned()));
                    let message = if known.contains(&name.trim()) {
                        format!("there is a hard space beside the key `{}`", name.trim())
                    } else {
                        format!("`{name}` is not a known key")
                    };
                    let free = known
                        .iter()
                        .copied()
                        .filter(|key| !mapping.contains_key(*key));
                    let meant = nearest(name, free.clone())
                        .or_else(|| {
                            let names = elsewhere(name).iter().copied();
                            names
                                .into_iter()
                                .find(|key| free.clone().any(|k| k == *key))
                        })
                        .map(str::to_owned);
                    let edit = typo_of(name, free).map(|meant| Edit {
                        at: At::Key(trail.clone()),
                        from: name.to_owned(),
                        to: meant.to_owned(),
                    });
                    let help = sentence_help(name, value)
                        .or_else(|| path_help(name, known))
                        .or_else(|| otherwise_said(name, known))
                        .or_else(|| {
                            let meant = meant.as_deref()?;
                            Some(format!("did you mean `{meant}`?"))
                        })
                        .or_else(|| inner_help(name, &outline()))
                        .or_else(|| given_help(name, known))
                        .or_else(|| did_you_mean(name, known.iter().copied()))
                        .or_else(|| Some(no_key_help(known, &reader.file).to_owned()));
                    let mut unknown =
                        Diagnostic::new(UNKNOWN_KEY, &reader.file, At::Key(trail), message)
                            .with_help(help)
                            .with_edit(edit);
                    if let Some(meant) = meant {
                        let mut trail = reader.trail.clone();
                        trail.push(TrailStep::from(meant.clone()));
                        unknown.meant = Some(trail);
                        misspelt.push(meant);
                    }
                    reader.diagnostics.push(unknown);
                }
                None => {
                    let mut trail = reader.trail.clone();
                    trail.extend(as_written(key).map(TrailStep::from));
                    let message = format!("a key must be text, but this one is {}", kind_of(key));
                    reader.diagnostics.push(Diagnostic::new(
                        UNKNOWN_KEY,
                        &reader.file,
                        At::Key(trail),
                        message,
                    ));
                }
            }
        }
        Some(Self { mapping, misspelt })
    }

    /// Reads the value of a key with this documentation and this outline; a key without a value
    /// counts as absent.
    pub fn take<T: Shape>(
        &self,
        key: &'static str,
        doc: &[&'static str],
        outline: impl FnOnce() -> Outline,
        reader: &mut ValueReader,
    ) -> Option<T> {
        let found = self.mapping.get(key);
        if let Some(value) = found.filter(|value| !value.is_null()) {
            return reader.inside(key, |reader| T::read(value, reader));
        }
        let absent = T::absent();
        if absent.is_none() && !self.misspelt.iter().any(|meant| meant == key) {
            let mut trail = reader.trail.clone();
            let message = if found.is_some() {
                trail.push(TrailStep::from(key));
                format!("`{key}` has no value")
            } else {
                format!("the key `{key}` is missing")
            };
            reader.diagnostics.push(
                Diagnostic::new(MISSING_KEY, &reader.file, At::Key(trail), message).with_help(
                    if is_translation(&reader.file) {
                        Some("copy it from the original, with its words translated".to_owned())
                    } else {
                        outline().hint(key, doc)
                    },
                ),
            );
        }
        absent
    }
}

/// What to do about a key that reads like a part of a sentence; `None` for any other.
fn sentence_help(name: &str, value: &Value) -> Option<String> {
    let words = name.split_whitespace().count();
    let is_sentence = words > 2 || name.ends_with(['.', ',', '!', '?', ';']);
    if !is_sentence {
        return None;
    }
    let help = if value.is_null() {
        "if it continues the value before the comma, put that value in quotes"
    } else {
        "if it continues the value above, indent it and put the whole value in quotes"
    };
    Some(help.to_owned())
}

/// What to do about a key that is written as a path of keys.
fn path_help(name: &str, known: &[&str]) -> Option<String> {
    let (above, below) = name.split_once('.')?;
    known
        .contains(&above)
        .then(|| format!("write `{above}:`, and below it, indented, `{below}:`"))
}

/// What to do about a key that resembles one which is given already.
fn given_help(name: &str, known: &[&str]) -> Option<String> {
    let given = nearest(name, known.iter().copied())?;
    Some(format!("`{given}` is given already: remove one of the two"))
}

/// What to do about a key that belongs to the keys of one of the keys that are known.
fn inner_help(name: &str, outline: &Outline) -> Option<String> {
    let owner = outline.keys().iter().find(|key| {
        let inner = key.takes.keys();
        inner.iter().any(|inner| inner.name == name && inner.needed)
    })?;
    Some(match owner.takes {
        Outline::Record(_) => format!("it belongs below `{}`: indent it there", owner.name),
        _ => format!(
            "it belongs in an entry of `{}`: indent it there",
            owner.name
        ),
    })
}

/// True for the file of a translation, whose name has a language before its ending.
fn is_translation(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.ends_with(".md") && name.matches('.').count() > 1
}

/// What to write instead of a key of other programs that no single key replaces here.
fn otherwise_said(name: &str, known: &[&str]) -> Option<String> {
    let help = match name.to_lowercase().as_str() {
        "slug" | "permalink" => {
            "remove it: the name of the file, or of its folder, is the end of the address"
        }
        "id" => "remove it: the id is the key above, or the name of the file",
        "draft" if known.contains(&"hold") => {
            "write `hold:` and the reason for holding the text back, or remove the key"
        }
        _ => return None,
    };
    Some(help.to_owned())
}

/// What to do about a key that resembles none of those that are known.
fn no_key_help(known: &[&str], file: &str) -> &'static str {
    if is_translation(file) {
        "keys are the same in every language: write it as in the original"
    } else if known.contains(&"extra") {
        "remove it; a key of your own belongs below `extra`"
    } else {
        "remove it"
    }
}

/// The keys that say here what a key of other programs says there; the first that a file has is
/// the one.
fn elsewhere(name: &str) -> &'static [&'static str] {
    match name.to_lowercase().as_str() {
        "author" | "by" | "person" | "speaker" | "who" => &["claimant", "authors"],
        "baseurl" | "base_url" | "href" | "link" | "uri" | "website" => &["url"],
        "category" | "categories" | "keywords" => &["tags"],
        "conclusion" | "explanation" | "result" => &["finding"],
        "date" | "published_at" | "publishdate" | "pubdate" => &["published"],
        "description" | "excerpt" | "lead" | "subtitle" | "summary" => &["standfirst", "finding"],
        "headline" | "title" => &["claim", "title"],
        "locale" => &["languages"],
        "lastmod" | "modified" | "updated_at" => &["updated"],
        "menu" => &["navigation"],
        "rating" => &["verdict"],
        "reviewed" | "checked" => &["as_of"],
        "sources" | "proof" => &["evidence"],
        "statement" => &["claim"],
        "subject" | "topic" => &["about"],
        "type" => &["kind"],
        "url" => &["source"],
        _ => &[],
    }
}

/// A key that is not text, as its file spells it; `None` for lists and mappings.
fn as_written(key: &Value) -> Option<String> {
    match key {
        Value::Bool(key) => Some(key.to_string()),
        Value::Number(key) => Some(key.to_string()),
        _ => None,
    }
}
