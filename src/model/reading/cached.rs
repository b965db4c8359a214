//! Cached readings: what a text says by itself, as bytes, so that a text that has not changed is not
//! parsed again.
//!
//! Only factpress writes these bytes, and only for texts without mistakes, so they are trusted and
//! not validated again.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{ParsedDocument, ParsedEntry, Reading, ReadingContext};
use crate::base::address::Address;
use crate::base::text::Id;
use crate::content::prose::Prose;
use crate::content::{BlobStore, DocumentName, Text, TextRole};

/// The first eight bytes of the BLAKE3 of a [`ReadingContext`].
pub type ContextHash = [u8; 8];

/// The hash of a context: what was read in another context is read again.
pub fn context_hash(ReadingContext { base, language }: ReadingContext<'_>) -> ContextHash {
    let base = base.absolute(&Address::page(&[]));
    let hash = blake3::hash(format!("{base}\n{language}").as_bytes());
    let mut context_hash = [0; 8];
    context_hash.copy_from_slice(&hash.as_bytes()[..8]);
    context_hash
}

/// What one text says, as bytes; `None` for a text with a mistake and for one without entries,
/// which are read again in each run.
pub fn encode(reading: &Reading, context_hash: ContextHash) -> Option<Vec<u8>> {
    if !reading.diagnostics.is_empty() || !reading.is_whole() {
        return None;
    }
    let mut cached = context_hash.to_vec();
    cached.extend(match reading {
        Reading { claims, .. } if !claims.is_empty() => encode_document(claims.first()?),
        Reading { explainers, .. } if !explainers.is_empty() => {
            encode_document(explainers.first()?)
        }
        Reading { standings, .. } if !standings.is_empty() => encode_document(standings.first()?),
        Reading { people, .. } if !people.is_empty() => encode_entries(people),
        Reading { sources, .. } if !sources.is_empty() => encode_entries(sources),
        Reading { copies, .. } if !copies.is_empty() => encode_entries(copies),
        _ => None,
    }?);
    Some(cached)
}

/// What a text says, from the bytes that [`encode`] made of it; `None` if they come from another
/// context or not from this function; the text is then read again.
///
/// `bodies` is the store that holds the HTML of its body.
pub fn decode(
    text: &Text,
    cached: &[u8],
    context_hash: ContextHash,
    bodies: Option<&Arc<dyn BlobStore>>,
) -> Option<Reading> {
    let cached = cached.strip_prefix(&context_hash)?;
    let mut reading = Reading::default();
    match &text.role {
        TextRole::Site => return None,
        TextRole::People => reading.people = decode_entries(text, cached)?,
        TextRole::Sources => reading.sources = decode_entries(text, cached)?,
        TextRole::Copies => reading.copies = decode_entries(text, cached)?,
        TextRole::Explainer(name) => {
            reading.explainers = vec![decode_document(text, name, cached, bodies)?];
        }
        TextRole::Claim { explainer, name } => {
            let read = decode_document(text, name, cached, bodies)?;
            reading.claims = vec![ParsedDocument {
                explainer: Some(explainer.clone()),
                ..read
            }];
        }
        TextRole::Standing(name) => {
            reading.standings = vec![decode_document(text, name, cached, bodies)?];
        }
    }
    Some(reading)
}

fn encode_document<T: Serialize>(read: &ParsedDocument<T>) -> Option<Vec<u8>> {
    postcard::to_stdvec(&(read.raw.as_deref()?, &read.body)).ok()
}

fn encode_entries<T: Serialize>(reads: &[ParsedEntry<T>]) -> Option<Vec<u8>> {
    let entries: Option<Vec<(&Id, &T)>> = reads
        .iter()
        .map(|entry| Some((&entry.id, entry.raw.as_deref()?)))
        .collect();
    postcard::to_stdvec(&entries?).ok()
}

fn decode_document<T: DeserializeOwned>(
    text: &Text,
    name: &DocumentName,
    cached: &[u8],
    bodies: Option<&Arc<dyn BlobStore>>,
) -> Option<ParsedDocument<T>> {
    let (raw, body): (Box<T>, Prose) = postcard::from_bytes(cached).ok()?;
    let body = Box::new(Prose {
        html: body.html.taken_from(bodies),
        ..body
    });
    let (file, name) = (Arc::clone(&text.path), name.clone());
    Some(ParsedDocument {
        file,
        name,
        explainer: None,
        raw: Some(raw),
        front: None,
        body,
    })
}

fn decode_entries<T: DeserializeOwned>(text: &Text, cached: &[u8]) -> Option<Vec<ParsedEntry<T>>> {
    let entries: Vec<(Id, Box<T>)> = postcard::from_bytes(cached).ok()?;
    let entry = |(id, raw)| ParsedEntry {
        file: Arc::clone(&text.path),
        id,
        raw: Some(raw),
    };
    Some(entries.into_iter().map(entry).collect())
}
