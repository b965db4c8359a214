//! The proof of a quotation in `claims.json`.

use serde::Serialize;

use crate::model::claim::{Claim, Evidence};
use crate::model::proof::Proof;
use crate::view::edition::Edition;
use crate::view::proof;

/// Whether a quotation was found in a copy, and where.
#[derive(Debug, Serialize)]
pub struct ProofJson<'a> {
    state: &'static str,
    source: Option<&'a str>,
    page: Option<u32>,
    from: Option<u32>,
    to: Option<u32>,
    before: Option<&'a str>,
    after: Option<&'a str>,
    quotation: Option<&'a str>,
    check: Option<&'a str>,
}

impl<'a> ProofJson<'a> {
    /// The proof of a claim's own words.
    pub fn of_own_words(edition: &Edition<'a>, claim: &Claim) -> Option<Self> {
        proof::of_own_words(edition, claim).map(Self::new)
    }

    /// The proof of the quotation in an entry of the evidence.
    pub fn of_evidence(edition: &Edition<'a>, evidence: &Evidence) -> Option<Self> {
        proof::of_evidence(edition, evidence).map(Self::new)
    }

    fn new(proof: Proof<'a>) -> Self {
        let state = proof::state(&proof);
        match proof {
            Proof::Proved { source, place, .. } => Self {
                state,
                source: Some(source.id.as_str()),
                page: place.page,
                from: Some(place.from),
                to: Some(place.to),
                before: place.before.as_ref().map(|words| words.0.as_str()),
                after: place.after.as_ref().map(|words| words.0.as_str()),
                quotation: Some(place.quotation.as_str()),
                check: Some(place.check.0.as_str()),
            },
            Proof::NotProved(_) => Self {
                state,
                source: None,
                page: None,
                from: None,
                to: None,
                before: None,
                after: None,
                quotation: None,
                check: None,
            },
        }
    }
}
