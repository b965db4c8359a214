//! The parsing of one text: a file of entries by id, or a document with front matter.

use std::sync::Arc;

use serde_yaml::Value;

use super::credits::Credits;
use super::{ParsedDocument, ParsedEntry, ReadingContext};
use crate::base::diagnostic::Diagnostic;
use crate::base::text::Id;
use crate::content::document::MarkdownDocument;
use crate::content::prose::{BodyContext, Prose, give_credits};
use crate::content::{DocumentName, Text};
use crate::yaml;
use crate::yaml::record::{Shape, ValueReader};

/// Reads a YAML file of entries by id; `None` if it is not YAML, or not a mapping of ids.
pub fn entries<T: Shape>(
    text: &Text,
    says: &str,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<ParsedEntry<T>>> {
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
        for (key, entry) in mapping {
            let Some(id) = Id::read(key, &mut reader) else {
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
        reader.refuse_kind(&value, "ids, each with its keys", None);
    }
    diagnostics.append(&mut reader.diagnostics);
    value.is_mapping().then_some(read)
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
