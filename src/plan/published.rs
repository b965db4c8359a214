//! The public record, `published.json`: everything that was ever public, with the days on which it
//! changed.
//!
//! It grows and never changes: each entry carries the hash of the one before, so a reader with an
//! older copy can tell whether anything in it was rewritten (docs/OUTPUTS.md).

mod changes;
mod claims;
mod histories;
mod lines;
mod recorded_changes;
mod shown;
mod states;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use hashbrown::{HashMap, HashSet};
use serde::{Deserialize, Serialize};

use crate::base::date::Day;

use lines::RecordLines;

pub use changes::changes;
pub use claims::{
    LARGEST_CLAIMS_FILE, PublishedClaim, PublishedClaims, PublishedCopy, PublishedProof,
    PublishedVerdict,
};
pub use histories::Histories;
pub use lines::entry_hash;
pub use recorded_changes::{LastChange, RecordedChange, RecordedChanges};
pub use states::{texts_by_hash, words_hash, words_of};
pub use text::{RecordFault, RecordProblem};

/// What an entry of the public record is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordedKind {
    /// A claim.
    Claim,
    /// An explainer.
    Explainer,
    /// A standing page, such as the methodology.
    Page,
}

/// Everything that was ever public, in the order in which it became so.
///
/// It never changes, and a record that continues it shares its entries and their lines.
#[derive(Debug, Clone, Default)]
pub struct PublishedRecord {
    /// The entries, oldest first. Each is the state of one thing from a day on.
    entries: Vec<Arc<PublishedEntry>>,
    /// The lines of these entries, as they are in the file.
    lines: RecordLines,
}

impl PartialEq for PublishedRecord {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl Eq for PublishedRecord {}

/// The state of a claim, an explainer or a page from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedEntry {
    /// The day of the build that published it.
    #[serde(with = "text::day")]
    pub day: Day,
    /// What it is.
    pub kind: RecordedKind,
    /// Its id.
    pub id: String,
    /// True if it is no longer public from that day on. The rest then is what was public last.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    /// The addresses of its pages, one per language, such as `/library/closed/`.
    pub addresses: Vec<String>,
    /// The id of its verdict; `None` for a claim without one, and for everything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<String>,
    /// The hashes of its words, by language and by key, such as `finding`.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    /// Its corrections, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<PublishedCorrection>,
    /// The hash of everything that readers see of it, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub shown: BTreeMap<String, String>,
}

/// A correction that was public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedCorrection {
    /// Its day.
    #[serde(with = "text::day")]
    pub date: Day,
    /// The word for its grade, such as `minor`.
    pub grade: String,
    /// The hash of its text, by language.
    pub words: BTreeMap<String, String>,
}

impl RecordedKind {
    /// The word for it, as the record has it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Explainer => "explainer",
            Self::Page => "page",
        }
    }
}

impl PublishedEntry {
    /// What it is about: two entries with the same key are states of one thing.
    #[must_use]
    pub fn key(&self) -> (RecordedKind, &str) {
        (self.kind, &self.id)
    }

    /// True if readers see the same in both, whatever the day.
    fn is_same_state(&self, other: &Self) -> bool {
        self.withdrawn == other.withdrawn
            && self.addresses == other.addresses
            && self.verdict == other.verdict
            && self.words == other.words
            && self.corrections == other.corrections
            && self.shown == other.shown
    }
}

impl PublishedRecord {
    /// The entries, oldest first. Each is the state of one thing from a day on.
    pub fn entries(
        &self,
    ) -> impl DoubleEndedIterator<Item = &PublishedEntry> + ExactSizeIterator + Clone {
        self.entries.iter().map(Arc::as_ref)
    }

    /// The day of the last entry; `None` if there is no entry.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        self.entries.last().map(|last| last.day)
    }

    /// True if the first entries are those of another record.
    #[must_use]
    pub fn continues(&self, other: &Self) -> bool {
        self.entries.starts_with(&other.entries)
    }

    /// The record with a day's states added: those that are new or differ from the last one that
    /// was recorded, and a withdrawal for everything that is no longer among them.
    ///
    /// A day before that of the last entry counts as that one: the days of a record never go back.
    #[must_use]
    pub fn followed_by(&self, states: &[PublishedEntry], today: Day) -> Self {
        let day = self.last_day().map_or(today, |last| last.max(today));
        let last = self.last_states();
        let changed = states.iter().filter(|state| {
            last.get(&state.key())
                .is_none_or(|before| !before.is_same_state(state))
        });
        let public: HashSet<_> = states.iter().map(PublishedEntry::key).collect();
        let mut gone: Vec<&PublishedEntry> = last
            .values()
            .copied()
            .filter(|before| !before.withdrawn && !public.contains(&before.key()))
            .collect();
        gone.sort_by_key(|entry| entry.key());
        let changed = changed.map(|state| PublishedEntry {
            day,
            ..state.clone()
        });
        let gone = gone.into_iter().map(|entry| PublishedEntry {
            day,
            withdrawn: true,
            ..entry.clone()
        });
        let new: Vec<Arc<PublishedEntry>> = changed.chain(gone).map(Arc::new).collect();
        let lines = self.lines.followed_by(&new);
        Self {
            entries: self.entries.iter().cloned().chain(new).collect(),
            lines,
        }
    }

    /// The last state of each thing.
    #[must_use]
    pub fn last_states(&self) -> HashMap<(RecordedKind, &str), &PublishedEntry> {
        self.entries().map(|entry| (entry.key(), entry)).collect()
    }
}
