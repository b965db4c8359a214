//! What changes for readers from one state of a publication to the next.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::{HashMap, HashSet};

use super::{PublishedCorrection, PublishedEntry, PublishedRecord, RecordedKind};
use crate::report::{ChangeKind, PublicChange};

/// The keys of words in the order in which their changes are listed.
const WORD_KEYS: [&str; 6] = ["finding", "claim", "quote", "label", "title", "standfirst"];

/// What readers see of one thing, and what they saw of it before.
struct BeforeAndNow<'e> {
    before: Option<&'e PublishedEntry>,
    now: Option<&'e PublishedEntry>,
}

/// What changes for readers if these states follow what is public now, in the order in which it is
/// listed. Words are given where `text_of` knows a text with their hash; what is new has its claim
/// or title in the first language.
#[must_use]
pub fn changes(
    record: &PublishedRecord,
    states: &[PublishedEntry],
    first_language: &str,
    text_of: impl Fn(&str) -> Option<String>,
) -> Vec<PublicChange> {
    let pairs = pairs(record, states);
    let mut changes: Vec<PublicChange> = pairs
        .iter()
        .flat_map(|pair| match (pair.before, pair.now) {
            (Some(before), Some(now)) => between(before, now, &text_of),
            (None, Some(now)) => vec![begun(now, first_language, &text_of)],
            (Some(before), None) => vec![PublicChange {
                change: ChangeKind::Withdrawn,
                ..of(before)
            }],
            (None, None) => Vec::new(),
        })
        .collect();
    changes.extend(addresses(&pairs));
    // Sorting keeps what has the same rank in the order of the site.
    let kinds = ["claim", "explainer", "page"];
    changes.sort_by_cached_key(|change| {
        let by_kind = (change.change == ChangeKind::New)
            .then(|| kinds.iter().position(|kind| *kind == change.kind));
        let key = change.key.as_deref();
        let key = key.and_then(|key| WORD_KEYS.iter().position(|known| *known == key));
        (change.change, by_kind, key)
    });
    changes
}

/// The states of each thing: those of now in their order, then those that have none now.
fn pairs<'e>(record: &'e PublishedRecord, states: &'e [PublishedEntry]) -> Vec<BeforeAndNow<'e>> {
    let public: BTreeMap<(RecordedKind, &str), &PublishedEntry> = record
        .last_states()
        .into_iter()
        .filter(|(_, entry)| !entry.withdrawn)
        .collect();
    let there: BTreeSet<(RecordedKind, &str)> = states.iter().map(PublishedEntry::key).collect();
    let mut gone: BTreeMap<(RecordedKind, &str), &PublishedEntry> = public
        .iter()
        .filter(|(key, _)| !there.contains(*key))
        .map(|(key, entry)| (*key, *entry))
        .collect();
    let traces: HashMap<(RecordedKind, &str), (RecordedKind, &str)> = gone
        .values()
        .flat_map(|entry| traces(entry).map(|trace| ((entry.kind, trace), entry.key())))
        .collect();
    let mut pairs: Vec<BeforeAndNow<'e>> = states
        .iter()
        .map(|now| {
            let renamed = || {
                let mut traces = traces_of_old(now, &traces);
                traces.find_map(|key| gone.remove(&key))
            };
            let before = public.get(&now.key()).copied();
            BeforeAndNow {
                before: before.or_else(renamed),
                now: Some(now),
            }
        })
        .collect();
    pairs.extend(gone.into_values().map(|before| BeforeAndNow {
        before: Some(before),
        now: None,
    }));
    pairs
}

/// By what something is known again under another id: its addresses, and for claims the hashes of
/// the claim and of the exact words.
fn traces(entry: &PublishedEntry) -> impl Iterator<Item = &str> {
    let addresses = entry.addresses.iter().map(String::as_str);
    let words = entry
        .words
        .values()
        .filter(|_| entry.kind == RecordedKind::Claim);
    let words = words.flat_map(|words| ["claim", "quote"].map(|key| words.get(key)));
    addresses.chain(words.flatten().map(String::as_str))
}

fn traces_of_old<'e>(
    now: &'e PublishedEntry,
    gone: &HashMap<(RecordedKind, &'e str), (RecordedKind, &'e str)>,
) -> impl Iterator<Item = (RecordedKind, &'e str)> {
    traces(now).filter_map(|trace| gone.get(&(now.kind, trace)).copied())
}

/// A change of this thing, with what every change says.
fn of(entry: &PublishedEntry) -> PublicChange {
    PublicChange {
        kind: entry.kind.word(),
        id: entry.id.clone(),
        address: entry.addresses.first().cloned().unwrap_or_default(),
        ..PublicChange::default()
    }
}

/// The change by which something becomes public.
fn begun(
    now: &PublishedEntry,
    first_language: &str,
    text_of: &impl Fn(&str) -> Option<String>,
) -> PublicChange {
    let words = now.words.get(first_language);
    let heading = words
        .or_else(|| now.words.values().next())
        .and_then(|words| {
            let hash = words.get("claim").or_else(|| words.get("title"))?;
            text_of(hash)
        });
    PublicChange {
        change: ChangeKind::New,
        to: now.verdict.clone(),
        after: heading,
        ..of(now)
    }
}

/// What changed of something, but for its addresses.
fn between(
    before: &PublishedEntry,
    now: &PublishedEntry,
    text_of: &impl Fn(&str) -> Option<String>,
) -> Vec<PublicChange> {
    let mut changes = Vec::new();
    if before.id != now.id {
        changes.push(PublicChange {
            change: ChangeKind::Renamed,
            old_id: Some(before.id.clone()),
            old_address: before.addresses.first().cloned(),
            ..of(now)
        });
    }
    if before.verdict != now.verdict {
        changes.push(PublicChange {
            change: ChangeKind::Verdict,
            from: before.verdict.clone(),
            to: now.verdict.clone(),
            ..of(now)
        });
    }
    let languages: BTreeSet<&String> = before.words.keys().chain(now.words.keys()).collect();
    for language in languages {
        let in_language = || PublicChange {
            language: Some(language.clone()),
            ..of(now)
        };
        match (before.words.get(language), now.words.get(language)) {
            (Some(before), Some(now)) => {
                let words = words(before, now, text_of).into_iter();
                changes.extend(words.map(|(key, before, after)| PublicChange {
                    change: ChangeKind::Words,
                    key: Some(key.to_owned()),
                    before,
                    after,
                    ..in_language()
                }));
            }
            (None, _) => changes.push(PublicChange {
                change: ChangeKind::TranslationNew,
                ..in_language()
            }),
            (_, None) => changes.push(PublicChange {
                change: ChangeKind::TranslationWithdrawn,
                ..in_language()
            }),
        }
    }
    let kept = |one: &PublishedCorrection, others: &[PublishedCorrection]| {
        others.iter().any(|other| is_same(one, other))
    };
    let correction = |change, one: &PublishedCorrection| PublicChange {
        change,
        date: Some(one.date.to_string()),
        grade: Some(one.grade.clone()),
        ..of(now)
    };
    let text = |one: &PublishedCorrection| one.words.values().find_map(|hash| text_of(hash));
    for one in &now.corrections {
        if !kept(one, &before.corrections) {
            changes.push(PublicChange {
                after: text(one),
                ..correction(ChangeKind::CorrectionNew, one)
            });
        }
    }
    for one in &before.corrections {
        if !kept(one, &now.corrections) {
            changes.push(PublicChange {
                before: text(one),
                ..correction(ChangeKind::CorrectionGone, one)
            });
        }
    }
    changes
}

/// The keys of the words that differ, with the words before and now where they are known.
fn words<'e>(
    before: &'e BTreeMap<String, String>,
    now: &'e BTreeMap<String, String>,
    text_of: &impl Fn(&str) -> Option<String>,
) -> Vec<(&'e str, Option<String>, Option<String>)> {
    let keys: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let text =
        |words: &BTreeMap<String, String>, key| words.get(key).and_then(|hash| text_of(hash));
    keys.into_iter()
        .filter(|key| before.get(*key) != now.get(*key))
        .map(|key| (key.as_str(), text(before, key), text(now, key)))
        .collect()
}

/// True for one correction in two states: it may have been translated in between.
fn is_same(one: &PublishedCorrection, other: &PublishedCorrection) -> bool {
    let mut words = one.words.iter();
    one.date == other.date
        && one.grade == other.grade
        && words.all(|(language, hash)| {
            let there = other.words.get(language);
            there.is_none_or(|there| there == hash)
        })
}

/// The addresses that were added to what was public, and those that are gone.
fn addresses(pairs: &[BeforeAndNow<'_>]) -> Vec<PublicChange> {
    let before = pairs.iter().filter_map(|pair| pair.before);
    let before: HashSet<&str> = before.flat_map(all_addresses).collect();
    let now = pairs.iter().filter_map(|pair| pair.now);
    let now: HashSet<&str> = now.flat_map(all_addresses).collect();
    let change = |change, entry, address: &str| PublicChange {
        change,
        address: address.to_owned(),
        ..of(entry)
    };
    let mut changes = Vec::new();
    for pair in pairs {
        // The addresses of what is new, and the first one of what is renamed, are listed there.
        let listed = pair.before.zip(pair.now).map(|(before, now)| {
            let is_renamed = before.id != now.id;
            (now, usize::from(is_renamed))
        });
        if let Some((entry, listed)) = listed {
            let addresses = entry.addresses.iter().skip(listed);
            let added = addresses.filter(|address| !before.contains(address.as_str()));
            changes.extend(added.map(|address| change(ChangeKind::AddressNew, entry, address)));
        }
        if let Some(entry) = pair.before {
            let gone = all_addresses(entry).filter(|address| !now.contains(address));
            changes.extend(gone.map(|address| change(ChangeKind::AddressGone, entry, address)));
        }
    }
    changes
}

fn all_addresses(entry: &PublishedEntry) -> impl Iterator<Item = &str> {
    entry.addresses.iter().map(String::as_str)
}
