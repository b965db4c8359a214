//! When claims and explainers last changed for readers: the days that their authors give, and the
//! later ones that only the public record knows.

use hashbrown::HashMap;

use super::{PublishedEntry, PublishedRecord, RecordedKind};
use crate::base::date::Day;
use crate::model::claim::Claim;
use crate::model::explainer::Explainer;

/// The changes of something in one language after its publication, as the public record has them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RecordedChange {
    /// The tag of the language.
    pub language: String,
    /// The day of the last change.
    pub day: Day,
    /// How many changes there were.
    pub count: u32,
}

/// The changes of everything that the public record tells of. What was never changed is not in it:
/// a first entry is no change, so a record that has just begun moves no day.
#[derive(Debug, Default)]
pub struct RecordedChanges {
    claims: ChangesById,
    explainers: ChangesById,
}

type ChangesById = HashMap<String, Vec<RecordedChange>>;

/// The last change that readers saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LastChange {
    /// Its day.
    pub day: Day,
    /// How many corrections and other changes there were up to then. It tells two changes of one
    /// day apart.
    pub number: u32,
}

impl RecordedChanges {
    /// The changes that a record tells of.
    #[must_use]
    pub fn new(record: &PublishedRecord) -> Self {
        let mut changes = Self::default();
        let mut last: HashMap<(RecordedKind, &str), &PublishedEntry> = HashMap::new();
        let mut by_address: HashMap<(RecordedKind, &str), &PublishedEntry> = HashMap::new();
        for entry in record.entries() {
            let addresses = || {
                let addresses = entry.addresses.iter();
                addresses.map(|address| (entry.kind, address.as_str()))
            };
            // Under a new id, it continues what was at an address that it has now.
            let renamed = || addresses().find_map(|address| by_address.get(&address));
            let before = last.get(&entry.key()).or_else(renamed).copied();
            if let Some(before) = before {
                changes.take(before, entry);
            }
            last.insert(entry.key(), entry);
            if !entry.withdrawn {
                by_address.extend(addresses().map(|address| (address, entry)));
            }
        }
        changes
    }

    /// The changes of a claim in each language that has any.
    #[must_use]
    pub fn of_claim(&self, claim: &Claim) -> &[RecordedChange] {
        of(&self.claims, claim.id.as_str())
    }

    /// The changes of an explainer in each language that has any.
    #[must_use]
    pub fn of_explainer(&self, explainer: &Explainer) -> &[RecordedChange] {
        of(&self.explainers, explainer.id.as_str())
    }

    /// The last change of a claim in the language of this text.
    #[must_use]
    pub fn last_of_claim(&self, text: &Claim) -> LastChange {
        let corrections = u32::try_from(text.corrections.len()).unwrap_or(u32::MAX);
        let recorded = in_language(self.of_claim(text), &text.language);
        LastChange::new(text.modified(), corrections, recorded)
    }

    /// The last change of an explainer in the language of this text.
    #[must_use]
    pub fn last_of_explainer(&self, text: &Explainer) -> LastChange {
        let recorded = in_language(self.of_explainer(text), &text.language);
        LastChange::new(text.modified(), 0, recorded)
    }

    /// The day of the last change of an explainer after its publication; `None` if neither its
    /// author nor the record tells of one.
    #[must_use]
    pub fn updated(&self, text: &Explainer) -> Option<Day> {
        let recorded = in_language(self.of_explainer(text), &text.language);
        text.updated.max(recorded.map(|recorded| recorded.day))
    }

    /// Adds what changed from one state of something to the next.
    fn take(&mut self, before: &PublishedEntry, now: &PublishedEntry) {
        let by_id = match now.kind {
            RecordedKind::Claim => &mut self.claims,
            RecordedKind::Explainer => &mut self.explainers,
            RecordedKind::Page => return,
        };
        if before.id != now.id
            && let Some(earlier) = by_id.get(&before.id).cloned()
        {
            by_id.insert(now.id.clone(), earlier);
        }
        for language in now.words.keys() {
            if !now.shows_other_than(before, language) {
                continue;
            }
            let changes = by_id.entry(now.id.clone()).or_default();
            match changes.iter_mut().find(|known| known.language == *language) {
                Some(known) => {
                    known.day = now.day;
                    known.count = known.count.saturating_add(1);
                }
                None => changes.push(RecordedChange {
                    language: language.clone(),
                    day: now.day,
                    count: 1,
                }),
            }
        }
    }
}

impl PublishedEntry {
    /// True if readers of a language see something else than in the state before. Entries of older
    /// versions have no hash of everything; of these, verdict and words are compared.
    fn shows_other_than(&self, before: &Self, language: &str) -> bool {
        match (before.shown.get(language), self.shown.get(language)) {
            (Some(before), Some(now)) => before != now,
            _ => {
                before.verdict != self.verdict
                    || before.words.get(language) != self.words.get(language)
            }
        }
    }
}

impl LastChange {
    fn new(own: Day, corrections: u32, recorded: Option<&RecordedChange>) -> Self {
        recorded.map_or(
            Self {
                day: own,
                number: corrections,
            },
            |recorded| Self {
                day: own.max(recorded.day),
                number: corrections.saturating_add(recorded.count),
            },
        )
    }
}

fn of<'c>(by_id: &'c ChangesById, id: &str) -> &'c [RecordedChange] {
    by_id.get(id).map_or(&[], Vec::as_slice)
}

fn in_language<'c>(changes: &'c [RecordedChange], language: &str) -> Option<&'c RecordedChange> {
    changes.iter().find(|change| change.language == language)
}
