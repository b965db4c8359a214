//! What was public of each thing, also under ids and addresses that it no longer has.

use std::collections::BTreeSet;

use hashbrown::{HashMap, HashSet};

use super::{PublishedEntry, PublishedRecord, RecordedKind, states};
use crate::base::text::Id;
use crate::model::claim::Claim;
use crate::model::site::Site;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

/// The states of everything that was ever public, and which of today's claims each belongs to.
#[derive(Debug)]
pub struct Histories<'r> {
    /// The states of each claim, by its id, oldest first.
    claims: HashMap<&'r str, Vec<&'r PublishedEntry>>,
    /// The last state of each explainer and each page.
    documents: HashMap<(RecordedKind, &'r str), &'r PublishedEntry>,
    /// What was last public at each address.
    by_address: HashMap<&'r str, (RecordedKind, &'r str)>,
    /// The ids that claims of the site had before, by the id that they have; few have any.
    earlier: HashMap<Id, Vec<&'r str>>,
    /// The claims of the site that are public under another id than before, or will be, by each id
    /// that they had.
    successors: HashMap<&'r str, Ref<Claim>>,
}

impl<'r> Histories<'r> {
    /// The histories of a record, as a site continues them.
    #[must_use]
    pub fn new(record: &'r PublishedRecord, site: &Site) -> Self {
        let mut claims: HashMap<_, Vec<_>> = HashMap::new();
        let (mut by_address, mut documents) = (HashMap::new(), HashMap::new());
        for entry in record.entries() {
            if entry.kind == RecordedKind::Claim {
                claims.entry(entry.id.as_str()).or_default().push(entry);
            } else {
                documents.insert(entry.key(), entry);
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
        let gone_by_words: HashMap<&str, &str> = record
            .entries()
            .filter(is_gone)
            .flat_map(|entry| {
                let words = entry.words.values();
                let words = words.flat_map(|words| ["claim", "quote"].map(|key| words.get(key)));
                words
                    .flatten()
                    .map(|hash| (hash.as_str(), entry.id.as_str()))
            })
            .collect();
        let (mut earlier, mut successors) = (HashMap::new(), HashMap::new());
        for (reference, claim) in site.claims.iter() {
            let is_known = claims.contains_key(claim.id.as_str());
            let mut ids = ids_at_aliases(claim, &by_address);
            if ids.is_empty() && !is_known && !gone_by_words.is_empty() {
                ids.extend(id_with_words(claim, &gone_by_words));
            }
            if !is_known {
                for id in &ids {
                    successors.entry(*id).or_insert(reference);
                }
            } else if ids.is_empty() && !gone_by_words.is_empty() {
                // A build without an alias has recorded the new id; the old one is still to lead on.
                let id = id_with_words(claim, &gone_by_words);
                let id = id.filter(|id| is_followed(&claims, id, claim.id.as_str()));
                if let Some(id) = id {
                    successors.entry(id).or_insert(reference);
                }
            }
            if !ids.is_empty() {
                earlier.insert(claim.id.clone(), ids);
            }
        }
        Self {
            claims,
            documents,
            by_address,
            earlier,
            successors,
        }
    }

    /// The states of a claim, oldest first: those under its id, those at an address that is now an
    /// alias of it, or, if there are none, those of a claim that is gone and had the same words.
    /// Empty if it was never public.
    #[must_use]
    pub fn of_claim(&self, claim: &Claim) -> Vec<&'r PublishedEntry> {
        let earlier = self.earlier.get(&claim.id).map(Vec::as_slice);
        let earlier = earlier.unwrap_or_default().iter().copied();
        earlier
            .chain([claim.id.as_str()])
            .filter_map(|id| self.claims.get(id))
            .flatten()
            .copied()
            .collect()
    }

    /// The claim that was public under this id and is under another now; `None` if there is none.
    #[must_use]
    pub fn successor(&self, id: &str) -> Option<Ref<Claim>> {
        self.successors.get(id).copied()
    }

    /// True if this title is one of those that an explainer or a page last had.
    #[must_use]
    pub fn had_title(&self, (kind, id): (RecordedKind, &str), title: &str) -> bool {
        let Some(entry) = self.documents.get(&(kind, id)) else {
            return false;
        };
        let hash = states::words_hash(title);
        let mut titles = entry.words.values().filter_map(|words| words.get("title"));
        titles.any(|title| *title == hash)
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

/// True if the second id was first public when the first one no longer was.
fn is_followed(claims: &HashMap<&str, Vec<&PublishedEntry>>, gone: &str, new: &str) -> bool {
    let last = claims.get(gone).and_then(|states| states.last());
    let first = claims.get(new).and_then(|states| states.first());
    let both = last.zip(first);
    both.is_some_and(|(last, first)| last.withdrawn && first.day >= last.day)
}

/// The ids of other claims that were last public at an alias of this one, in order.
fn ids_at_aliases<'r>(
    claim: &Claim,
    by_address: &HashMap<&'r str, (RecordedKind, &'r str)>,
) -> Vec<&'r str> {
    let aliases = claim.aliases.iter().filter_map(|alias| {
        let (kind, id) = *by_address.get(alias.to_string().as_str())?;
        (kind == RecordedKind::Claim && id != claim.id.as_str()).then_some(id)
    });
    let ids: BTreeSet<&str> = aliases.collect();
    ids.into_iter().collect()
}

/// The id under which the claim or the exact words of this one were public.
fn id_with_words<'r>(claim: &Claim, gone_by_words: &HashMap<&'r str, &'r str>) -> Option<&'r str> {
    claim.in_every_language().find_map(|text| {
        let words = states::words_of(text);
        let hashes = ["claim", "quote"].map(|key| words.get(key));
        let mut hashes = hashes.into_iter().flatten();
        hashes.find_map(|hash| gone_by_words.get(hash.as_str()).copied())
    })
}
