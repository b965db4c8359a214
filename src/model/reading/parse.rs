//! The parsing of one text: a file of entries by id, or a document with front matter.

use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use super::credits::Credits;
use super::{ParsedDocument, ParsedEntry, ReadingContext};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::{Id, is_reserved_name, nearest_id};
use crate::content::document::MarkdownDocument;
use crate::content::prose::{BodyContext, Prose, give_credits};
use crate::content::{DocumentName, Text};
use crate::yaml;
use crate::yaml::record::{BAD_VALUE, Outline, Shape, ValueReader, WRONG_TYPE};

/// The entries of a YAML file.
pub struct Entries<T> {
    /// Those whose id could be read.
    pub read: Vec<ParsedEntry<T>>,
    /// True if these are all.
    pub are_all: bool,
}

/// Reads a YAML file of entries by id; `None` if it is not YAML, or not a mapping of ids.
pub fn entries<T: Shape>(
    text: &Text,
    says: &str,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Entries<T>> {
    let value = match yaml::read(says, &text.path, 0) {
        Ok(value) => value,
        Err(faults) => {
            diagnostics.extend(faults);
            return None;
        }
    };
    let mut reader = ValueReader::new(&text.path, language);
    let mut read = Vec::new();
    if let Value::Mapping(mapping) = &value {
        if let Some(key) = flat_key(mapping, &T::outline()) {
            let message = format!("`{key}` is not indented, so it is read as an id");
            let fault = Diagnostic::new(
                WRONG_TYPE,
                &text.path,
                At::Key(vec![key.to_owned().into()]),
                message,
            );
            diagnostics.push(fault.with_help("indent the keys below their id".to_owned()));
            return None;
        }
        for (key, entry) in mapping {
            let Some(id) = id_of_entry(key, mapping, &mut reader) else {
                continue;
            };
            let raw = reader
                .inside(id.to_string(), |reader| T::read(entry, reader))
                .map(Box::new);
            read.push(ParsedEntry {
                file: Arc::clone(&text.path),
                id,
                raw,
            });
        }
    } else {
        let help = "write each id as a key without a hyphen, with its own keys indented below it";
        reader.refuse_kind(&value, "ids, each with its keys", Some(help.to_owned()));
    }
    diagnostics.append(&mut reader.diagnostics);
    let mapping = value.as_mapping()?;
    Some(Entries {
        are_all: read.len() == mapping.len(),
        read,
    })
}

/// The id of an entry. What is wrong with it is reported at the key, which is its own place.
fn id_of_entry(key: &Value, ids: &Mapping, reader: &mut ValueReader) -> Option<Id> {
    let before = reader.diagnostics.len();
    let id = Id::read(key, reader);
    let written = match key {
        Value::Number(number) => number.to_string(),
        Value::Bool(word) => word.to_string(),
        key => key.as_str().unwrap_or_default().to_owned(),
    };
    let at = At::Key(vec![written.clone().into()]);
    for fault in &mut reader.diagnostics[before..] {
        fault.at = at.clone();
        fault.edit = fault.edit.take().filter(|edit| !ids.contains_key(&edit.to));
        if let Some(edit) = &mut fault.edit {
            edit.at = at.clone();
        }
        if fault.rule == BAD_VALUE && !is_reserved_name(&written) {
            let id = nearest_id(&written);
            fault.help = Some(format!(
                "use lowercase letters, digits and single hyphens, as in `{id}`"
            ));
        }
    }
    id
}

/// The first key that stands among the ids although it is one of those that an entry has; `None` if
/// there is none.
fn flat_key<'m>(mapping: &'m Mapping, outline: &Outline) -> Option<&'m str> {
    let Outline::Record(keys) = outline else {
        return None;
    };
    mapping.iter().find_map(|(key, value)| {
        let name = key.as_str()?;
        let is_key = keys.iter().any(|key| key.name == name);
        (is_key && !value.is_mapping() && !value.is_null()).then_some(name)
    })
}

/// Reads a Markdown file with front matter, and its body.
pub fn document<T: Shape + Credits>(
    text: &Text,
    says: &str,
    name: &DocumentName,
    context: ReadingContext<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedDocument<T> {
    let language = name.language.as_deref().unwrap_or(context.language);
    let file = Arc::clone(&text.path);
    let document = match MarkdownDocument::read(says, &file) {
        Ok(document) => document,
        Err(faults) => {
            diagnostics.extend(faults);
            return ParsedDocument::broken(&file, name, None);
        }
    };
    let mut reader = ValueReader::new(&file, language);
    let raw = T::read(&document.front, &mut reader);
    diagnostics.append(&mut reader.diagnostics);
    let setting = BodyContext {
        file: &file,
        body_start: document.body_start,
        base: context.base,
        language,
    };
    let (mut body, faults) = Prose::read(document.body, setting);
    diagnostics.extend(faults);
    let credits = raw.as_ref().map(T::credits).unwrap_or_default();
    give_credits(&mut body, credits, &file, diagnostics);
    let front = raw.is_none().then(|| Box::new(document.front));
    ParsedDocument {
        file,
        name: name.clone(),
        explainer: None,
        raw: raw.map(Box::new),
        front,
        body: Box::new(body),
    }
}
