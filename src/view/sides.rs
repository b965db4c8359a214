//! The sides of a claim's evidence: who speaks on each, in the order in which readers meet them.

use std::collections::BTreeSet;

use serde::Serialize;

use super::edition::Edition;
use crate::model::claim::{Capacity, Claim, Evidence, Stance};
use crate::model::scale::Tone;
use crate::model::source::Basis;

/// One side of the evidence.
#[derive(Debug, Serialize)]
pub struct Side<'e> {
    stance: &'static str,
    voices: Vec<Voice<'e>>,
}

/// Somebody who speaks on a side: a person or a body, or those whom a publisher does not name.
#[derive(Debug, Serialize, PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Voice<'e> {
    /// True for people without a name; these come last.
    unnamed: bool,
    name: &'e str,
    /// The year of a finding, which tells several by the same body apart.
    year: Option<String>,
}

/// The order of the sides of a claim.
///
/// What undermines a claim comes first, unless the verdict bears the claim out: nothing about
/// anybody begins with an allegation that was rejected or is open.
pub fn order(edition: &Edition<'_>, claim: &Claim) -> [Stance; 3] {
    let tone = claim
        .outcome
        .as_ref()
        .map(|outcome| edition.site.scale[outcome.verdict].tone);
    if tone == Some(Tone::Positive) {
        [Stance::Supports, Stance::Undermines, Stance::Context]
    } else {
        [Stance::Undermines, Stance::Supports, Stance::Context]
    }
}

/// The sides of a claim that have evidence, in their order.
pub fn of<'s>(edition: &Edition<'s>, claim: &'s Claim) -> Vec<Side<'s>> {
    let side = |stance: Stance| {
        let entries = claim
            .evidence
            .iter()
            .filter(|evidence| evidence.stance == stance);
        let voices = voices(edition, entries);
        (!voices.is_empty()).then(|| Side {
            stance: stance.word(),
            voices,
        })
    };
    order(edition, claim).into_iter().filter_map(side).collect()
}

/// Who speaks in these entries, each once, in the author's order, those without a name last.
fn voices<'s>(
    edition: &Edition<'s>,
    entries: impl Iterator<Item = &'s Evidence>,
) -> Vec<Voice<'s>> {
    let mut known = BTreeSet::new();
    let mut voices: Vec<Voice<'s>> = entries
        .flat_map(|evidence| of_entry(edition, evidence))
        .filter(|voice| known.insert(voice.clone()))
        .collect();
    let dated: BTreeSet<&str> = voices
        .iter()
        .filter(|voice| voice.year.is_some())
        .map(|voice| voice.name)
        .collect();
    // A body with a dated finding is one voice, even if it is quoted elsewhere without one.
    voices.retain(|voice| voice.year.is_some() || !dated.contains(voice.name));
    voices.sort_by_key(|voice| voice.unnamed);
    voices
}

fn of_entry<'s>(edition: &Edition<'s>, evidence: &'s Evidence) -> Vec<Voice<'s>> {
    let source = edition.site.sources.get(evidence.source);
    let unnamed = evidence.basis == Basis::Anonymous && evidence.by.is_empty();
    let is_finding = evidence.capacity == Some(Capacity::Finding);
    let year = source
        .date
        .filter(|_| is_finding)
        .map(|date| date.year().to_string());
    let voice = |name: &'s str| Voice {
        unnamed,
        name,
        year: year.clone(),
    };
    if evidence.by.is_empty() {
        vec![voice(edition.say(&source.publisher))]
    } else {
        edition.names(&evidence.by).into_iter().map(voice).collect()
    }
}
