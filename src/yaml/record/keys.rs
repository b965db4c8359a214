//! The keys of a mapping, read one by one.

use serde_yaml::{Mapping, Value};

use super::{MISSING_KEY, Shape, UNKNOWN_KEY, ValueReader, kind_of};
use crate::base::diagnostic::{At, Diagnostic, Edit, TrailStep};
use crate::base::text::{did_you_mean, typo_of};

/// The keys of one mapping while they are read one by one.
#[derive(Debug)]
pub struct Keys<'a> {
    mapping: &'a Mapping,
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
        for key in mapping.keys() {
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
                    let edit = typo_of(name, free).map(|meant| Edit {
                        at: At::Key(trail.clone()),
                        from: name.to_owned(),
                        to: meant.to_owned(),
                    });
                    reader.diagnostics.push(
                        Diagnostic::new(UNKNOWN_KEY, &reader.file, At::Key(trail), message)
                            .with_help(did_you_mean(name, known.iter().copied()))
                            .with_edit(edit),
                    );
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
        Some(Self { mapping })
    }

    /// Reads the value of a key; a key without a value counts as absent.
    pub fn take<T: Shape>(&self, key: &'static str, reader: &mut ValueReader) -> Option<T> {
        match self.mapping.get(key) {
            Some(value) if !value.is_null() => reader.inside(key, |reader| T::read(value, reader)),
            found => {
                let absent = T::absent();
                if absent.is_none() {
                    let (at, message) = if found.is_some() {
                        let mut trail = reader.trail.clone();
                        trail.push(TrailStep::from(key));
                        (At::Key(trail), format!("`{key}` has no value"))
                    } else {
                        (
                            At::Key(reader.trail.clone()),
                            format!("the key `{key}` is missing"),
                        )
                    };
                    reader.diagnostics.push(Diagnostic::new(
                        MISSING_KEY,
                        &reader.file,
                        at,
                        message,
                    ));
                }
                absent
            }
        }
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
