//! Memos: what a text says by itself, as bytes. A text that has not changed is not parsed again.
//!
//! Only factpress writes these, and only for texts without mistakes, so a memo is trusted and not
//! validated again.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Entry, Read, Reading, Terms};
use crate::base::address::Address;
use crate::base::text::Id;
use crate::content::prose::Prose;
use crate::content::{Name, Role, Store, Text};

/// The start of a BLAKE3 over what texts are read with beside their own words.
pub type Setting = [u8; 8];

/// The setting of texts that are read on these terms.
pub fn setting(
    Terms {
        base,
        language,
        is_translated,
    }: Terms<'_>,
) -> Setting {
    let base = base.absolute(&Address::page(&[]));
    let hash = blake3::hash(format!("{base}\n{language}\n{is_translated}").as_bytes());
    let mut setting = [0; 8];
    setting.copy_from_slice(&hash.as_bytes()[..8]);
    setting
}

/// The memo of what one text says; `None` for a text with a mistake and for one that says nothing.
pub fn of(reading: &Reading, setting: Setting) -> Option<Vec<u8>> {
    if !reading.diagnostics.is_empty() || !reading.is_whole() {
        return None;
    }
    let mut memo = setting.to_vec();
    memo.extend(match reading {
        Reading { claims, .. } if !claims.is_empty() => document(claims.first()?),
        Reading { explainers, .. } if !explainers.is_empty() => document(explainers.first()?),
        Reading { standings, .. } if !standings.is_empty() => document(standings.first()?),
        Reading { people, .. } if !people.is_empty() => entries(people),
        Reading { sources, .. } if !sources.is_empty() => entries(sources),
        _ => None,
    }?);
    Some(memo)
}

/// What a text said when this memo was made of it; `None` when the bytes are no memo of such a
/// text.
///
/// `bodies` is where the HTML of its body was put away.
pub fn recall(
    text: &Text,
    memo: &[u8],
    setting: Setting,
    bodies: Option<&Arc<dyn Store>>,
) -> Option<Reading> {
    let memo = memo.strip_prefix(&setting)?;
    let mut reading = Reading::default();
    match &text.role {
        Role::Site => return None,
        Role::People => reading.people = read_entries(text, memo)?,
        Role::Sources => reading.sources = read_entries(text, memo)?,
        Role::Explainer(name) => {
            reading.explainers = vec![read_document(text, name, memo, bodies)?];
        }
        Role::Claim { explainer, name } => {
            let read = read_document(text, name, memo, bodies)?;
            reading.claims = vec![Read {
                explainer: Some(explainer.clone()),
                ..read
            }];
        }
        Role::Standing(name) => reading.standings = vec![read_document(text, name, memo, bodies)?],
    }
    Some(reading)
}

fn document<T: Serialize>(read: &Read<T>) -> Option<Vec<u8>> {
    postcard::to_stdvec(&(read.raw.as_deref()?, &read.body, read.body_hash)).ok()
}

fn entries<T: Serialize>(reads: &[Entry<T>]) -> Option<Vec<u8>> {
    let entries: Option<Vec<(&Id, &T)>> = reads
        .iter()
        .map(|entry| Some((&entry.id, entry.raw.as_deref()?)))
        .collect();
    postcard::to_stdvec(&entries?).ok()
}

fn read_document<T: DeserializeOwned>(
    text: &Text,
    name: &Name,
    memo: &[u8],
    bodies: Option<&Arc<dyn Store>>,
) -> Option<Read<T>> {
    let (raw, body, body_hash): (Box<T>, Prose, u16) = postcard::from_bytes(memo).ok()?;
    let body = Box::new(Prose {
        html: body.html.taken_from(bodies),
        ..body
    });
    let (file, name) = (Arc::clone(&text.path), name.clone());
    Some(Read {
        file,
        name,
        explainer: None,
        raw: Some(raw),
        front: None,
        body,
        body_hash,
    })
}

fn read_entries<T: DeserializeOwned>(text: &Text, memo: &[u8]) -> Option<Vec<Entry<T>>> {
    let entries: Vec<(Id, Box<T>)> = postcard::from_bytes(memo).ok()?;
    let entry = |(id, raw)| Entry {
        file: Arc::clone(&text.path),
        id,
        raw: Some(raw),
    };
    Some(entries.into_iter().map(entry).collect())
}
