//! Whether `claims.json` says what the public record says.

use std::collections::{BTreeMap, BTreeSet};

use super::VerifyFinding;
use crate::base::address::Address;
use crate::plan::{
    PublishedClaim, PublishedClaims, PublishedEntry, PublishedRecord, RecordedKind, words_hash,
};

/// The address of a page below the address of a site; `None` if it lies elsewhere.
pub fn page_address(base: &str, url: &str) -> Option<Address> {
    let path = url.strip_prefix(base.trim_end_matches('/'))?;
    let path = path.strip_prefix('/')?.strip_suffix('/')?;
    Address::file(path)?;
    Some(Address::page(&path.split('/').collect::<Vec<_>>()))
}

/// What a `claims.json` of the site at `base` says otherwise than the last states of the record.
pub fn compare(
    record: &PublishedRecord,
    base: &str,
    (path, file): (&str, &PublishedClaims),
    is_first_language: bool,
) -> Vec<VerifyFinding> {
    let states = record.last_states();
    let mut messages = Vec::new();
    let mut there = BTreeSet::new();
    for claim in &file.claims {
        let id = &claim.id;
        if !there.insert(id.as_str()) {
            messages.push(format!("claim `{id}` is listed twice"));
            continue;
        }
        let state = states.get(&(RecordedKind::Claim, id.as_str()));
        match state.filter(|state| !state.withdrawn) {
            Some(state) => {
                let otherwise = otherwise(base, claim, state);
                messages.extend(
                    otherwise
                        .into_iter()
                        .map(|what| format!("claim `{id}`: {what} from the public record")),
                );
            }
            None => messages.push(format!("claim `{id}` is not in the public record")),
        }
    }
    // In other languages, a translation that is held back is missing, and its words are not in the
    // record.
    let is_due = |state: &PublishedEntry| {
        state.kind == RecordedKind::Claim
            && !state.withdrawn
            && (is_first_language || state.words.contains_key(&file.language))
    };
    let missing: BTreeSet<&str> = states
        .values()
        .filter(|state| is_due(state))
        .map(|state| state.id.as_str())
        .filter(|id| !there.contains(id))
        .collect();
    messages.extend(missing.into_iter().map(|id| {
        format!("claim `{id}` is public according to the public record, but is missing here")
    }));
    messages
        .into_iter()
        .map(|message| VerifyFinding::new(path, message))
        .collect()
}

/// What a claim says otherwise than its state in the record, each as the beginning of a sentence.
fn otherwise(base: &str, claim: &PublishedClaim, state: &PublishedEntry) -> Vec<String> {
    let mut otherwise = Vec::new();
    let address = page_address(base, &claim.url);
    let is_known = address.is_some_and(|address| {
        let mut known = state.addresses.iter();
        known.any(|known| known == address.as_str())
    });
    if !is_known {
        otherwise.push("the address of its page differs".to_owned());
    }
    if claim.verdict != state.verdict {
        otherwise.push("the verdict differs".to_owned());
    }
    let none = BTreeMap::new();
    let recorded = state.words.get(&claim.language).unwrap_or(&none);
    let words: BTreeMap<&str, String> = claim
        .words()
        .map(|(key, text)| (key, words_hash(text)))
        .collect();
    let keys = words.keys().copied();
    let keys: BTreeSet<&str> = keys.chain(recorded.keys().map(String::as_str)).collect();
    for key in keys {
        if words.get(key) != recorded.get(key) {
            otherwise.push(
                match key {
                    "claim" => "the claim differs",
                    "quote" => "the exact words differ",
                    "label" => "the label of the verdict differs",
                    "finding" => "the finding differs",
                    _ => "a key of its words differs",
                }
                .to_owned(),
            );
        }
    }
    for position in 0..claim.corrections.len().max(state.corrections.len()) {
        let here = claim.corrections.get(position);
        let there = state.corrections.get(position);
        let is_same = match (here, there) {
            (Some(here), Some(there)) => {
                here.date == there.date.to_string()
                    && here.grade == there.grade
                    && there.words.get(&claim.language) == Some(&words_hash(&here.text))
            }
            (None, Some(there)) => !there.words.contains_key(&claim.language),
            _ => false,
        };
        if !is_same {
            let number = position + 1;
            otherwise.push(format!("correction {number} differs"));
        }
    }
    otherwise
}
