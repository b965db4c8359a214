//! The keys of a mapping, read one by one.

use serde_yaml::{Mapping, Value};

use super::{MISSING_KEY, Shape, UNKNOWN_KEY, ValueReader, kind_of};
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
    pub fn open(value: &'a Value, known: &[&str], reader: &mut ValueReader) -> Option<Self> {
        let Value::Mapping(mapping) = value else {
            reader.refuse_kind(
                value,
                "keys with values",
                known.first().map(|key| format!("for example `{key}: …`")),
            );
            return None;
        };
        let mut misspelt = Vec::new();
        for (key, value) in mapping {
            match key.as_str() {
                Some(name) if known.contains(&name) => {}
                Some(name) => {
                    let mut trail = reader.trail.clone();
                    trail.push(TrailStep::from(name.to_owned()));
                    let message = format!("`{name}` is not a known key");
                    let free = known
                        .iter()
                        .copied()
                        .filter(|key| !mapping.contains_key(*key));
                    let meant = nearest(name, free.clone())
                        .or_else(|| elsewhere(name).filter(|key| free.clone().any(|k| k == *key)))
                        .map(str::to_owned);
                    let edit = typo_of(name, free).map(|meant| Edit {
                        at: At::Key(trail.clone()),
                        from: name.to_owned(),
                        to: meant.to_owned(),
                    });
                    let help = sentence_help(name, value)
                        .or_else(|| path_help(name, known))
                        .or_else(|| {
                            let meant = meant.as_deref()?;
                            Some(format!("did you mean `{meant}`?"))
                        })
                        .or_else(|| did_you_mean(name, known.iter().copied()));
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

    /// Reads the value of a key; a key without a value counts as absent.
    pub fn take<T: Shape>(&self, key: &'static str, reader: &mut ValueReader) -> Option<T> {
        match self.mapping.get(key) {
            Some(value) if !value.is_null() => reader.inside(key, |reader| T::read(value, reader)),
            found => {
                let absent = T::absent();
                if absent.is_none() && !self.misspelt.iter().any(|meant| meant == key) {
                    let (at, message, help) = if found.is_some() {
                        let mut trail = reader.trail.clone();
                        trail.push(TrailStep::from(key));
                        let help =
                            "write it after the colon; a text that begins with `#` needs quotes";
                        (At::Key(trail), format!("`{key}` has no value"), help)
                    } else {
                        let message = format!("the key `{key}` is missing");
                        let trail = reader.trail.clone();
                        reader.diagnostics.push(
                            Diagnostic::new(MISSING_KEY, &reader.file, At::Key(trail), message)
                                .with_help(T::outline().hint(key)),
                        );
                        return absent;
                    };
                    reader.diagnostics.push(
                        Diagnostic::new(MISSING_KEY, &reader.file, at, message)
                            .with_help(help.to_owned()),
                    );
                }
                absent
            }
        }
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

/// The key that says here what a key of other programs says there.
fn elsewhere(name: &str) -> Option<&'static str> {
    Some(match name.to_lowercase().as_str() {
        "baseurl" | "base_url" | "link" => "url",
        "category" | "categories" | "keywords" => "tags",
        "date" | "published_at" | "publishdate" | "pubdate" => "published",
        "description" | "excerpt" | "lead" | "subtitle" | "summary" => "standfirst",
        "draft" => "hold",
        "locale" => "languages",
        "lastmod" | "modified" | "updated_at" => "updated",
        "menu" => "navigation",
        "rating" => "verdict",
        "slug" | "permalink" => "aliases",
        _ => return None,
    })
}

/// A key that is not text, as its file spells it; `None` for lists and mappings.
fn as_written(key: &Value) -> Option<String> {
    match key {
        Value::Bool(key) => Some(key.to_string()),
        Value::Number(key) => Some(key.to_string()),
        _ => None,
    }
}
