//! What was public of each thing, also under ids and addresses that it no longer has.

use hashbrown::{HashMap, HashSet};

use super::{PublishedEntry, PublishedRecord, RecordedKind, states};
use crate::model::claim::Claim;
use crate::model::site::Site;
use crate::model::translated::Translated as _;

/// The states of everything that was ever public, and which of today's claims each belongs to.
#[derive(Debug)]
pub struct Histories<'r> {
    /// The states of each claim, by its id, oldest first.
    claims: HashMap<&'r str, Vec<&'r PublishedEntry>>,
    /// What was last public at each address.
    by_address: HashMap<&'r str, (RecordedKind, &'r str)>,
    /// Claims that are in the record and not in the site, by the hashes of their claim and their
    /// exact words.
    gone_by_words: HashMap<&'r str, &'r str>,
}

impl<'r> Histories<'r> {
    /// The histories of a record, as a site continues them.
    #[must_use]
    pub fn new(record: &'r PublishedRecord, site: &Site) -> Self {
        let mut claims: HashMap<_, Vec<_>> = HashMap::new();
        let mut by_address = HashMap::new();
        for entry in &record.entries {
            if entry.kind == RecordedKind::Claim {
                claims.entry(entry.id.as_str()).or_default().push(entry);
            }
            for address in &entry.addresses {
                by_address.insert(address.as_str(), entry.key());
            }
        }
        let there: HashSet<&str> = site
            .claims
            .iter()
            .map(|(_, claim)| claim.id.as_str())
            .chain(site.held.iter().map(|held| held.id.as_str()))
            .chain(site.withdrawn.iter().map(|document| document.id.as_str()))
            .collect();
        let is_gone = |entry: &&PublishedEntry| {
            entry.kind == RecordedKind::Claim && !there.contains(entry.id.as_str())
        };
        let gone_by_words = record
            .entries
            .iter()
            .filter(is_gone)
            .flat_map(|entry| {
                let words = entry.words.values();
                let words = words.flat_map(|words| ["claim", "quote"].map(|key| words.get(key)));
                words
                    .flatten()
                    .map(|hash| (hash.as_str(), entry.id.as_str()))
            })
            .collect();
        Self {
            claims,
            by_address,
            gone_by_words,
        }
    }

    /// The states of a claim, oldest first: those under its id, those at an address that is now an
    /// alias of it, or, if there are none, those of a claim that is gone and had the same words.
    /// Empty if it was never public.
    #[must_use]
    pub fn of_claim(&self, claim: &Claim) -> Vec<&'r PublishedEntry> {
        let aliases = claim.aliases.iter().filter_map(|alias| {
            let (kind, id) = *self.by_address.get(alias.to_string().as_str())?;
            (kind == RecordedKind::Claim && id != claim.id.as_str()).then_some(id)
        });
        let before: HashSet<&str> = aliases.collect();
        let mut before: Vec<&str> = before.into_iter().collect();
        before.sort_unstable();
        let states: Vec<&PublishedEntry> = before
            .into_iter()
            .chain([claim.id.as_str()])
            .flat_map(|id| self.of_claim_id(id))
            .copied()
            .collect();
        if !states.is_empty() {
            return states;
        }
        let renamed = claim.in_every_language().find_map(|text| {
            let words = states::words_of(text);
            let hashes = ["claim", "quote"].map(|key| words.get(key));
            let mut hashes = hashes.into_iter().flatten();
            hashes.find_map(|hash| self.gone_by_words.get(hash.as_str()))
        });
        renamed
            .map(|id| self.of_claim_id(id).to_vec())
            .unwrap_or_default()
    }

    /// True if a claim was public under the id that it has.
    #[must_use]
    pub fn has_claim(&self, claim: &Claim) -> bool {
        self.claims.contains_key(claim.id.as_str())
    }

    fn of_claim_id(&self, id: &str) -> &[&'r PublishedEntry] {
        self.claims.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// What was public at an address last; `None` if nothing ever was.
    #[must_use]
    pub fn at(&self, address: &str) -> Option<(RecordedKind, &'r str)> {
        self.by_address.get(address).copied()
    }

    /// All addresses that were ever public, in no order.
    pub fn addresses(&self) -> impl Iterator<Item = &'r str> {
        self.by_address.keys().copied()
    }
}
