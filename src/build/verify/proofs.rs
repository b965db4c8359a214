//! Whether the proofs of quotations in `claims.json` are proofs of these words, in these copies.

use hashbrown::HashMap;

use super::VerifyFinding;
use crate::model::kept_copy::{QuotationProof, quotation_hash};
use crate::model::sha256::Sha256;
use crate::plan::{PublishedClaim, PublishedClaims, PublishedCopy, PublishedProof};
use crate::yaml::record::Verbatim;

/// The word for a quotation that was found.
const PROVED: &str = "proved";

/// The number of quotations that are said to be proved, and what does not hold of them.
pub fn compare(path: &str, file: &PublishedClaims) -> (usize, Vec<VerifyFinding>) {
    let sources = file.sources.iter();
    let copies: HashMap<&str, &PublishedCopy> = sources
        .filter_map(|source| Some((source.id.as_str(), source.copy.as_ref()?)))
        .collect();
    let mut count = 0;
    let mut findings = Vec::new();
    for claim in &file.claims {
        for (what, words, proof) in proved(claim) {
            count += 1;
            if let Some(fault) = fault(words, proof, &copies) {
                let message = format!("claim `{}`: the proof of {what} {fault}", claim.id);
                findings.push(VerifyFinding::new(path, message));
            }
        }
    }
    (count, findings)
}

/// The quotations of a claim that are said to be proved, with what they are.
fn proved(claim: &PublishedClaim) -> impl Iterator<Item = (String, &str, &PublishedProof)> {
    let own = std::iter::once(("its exact words".to_owned(), &claim.quote, &claim.proof));
    let evidence = claim.evidence.iter().enumerate().map(|(position, entry)| {
        let what = format!("the quotation in evidence {}", position + 1);
        (what, &entry.quote, &entry.proof)
    });
    own.chain(evidence).filter_map(|(what, words, proof)| {
        let proof = proof.as_ref().filter(|proof| proof.state == PROVED)?;
        Some((what, words.as_deref().unwrap_or_default(), proof))
    })
}

/// What is wrong with a proof of these words, as the end of a sentence.
fn fault(
    words: &str,
    proof: &PublishedProof,
    copies: &HashMap<&str, &PublishedCopy>,
) -> Option<&'static str> {
    let Some(copy) = proof.source.as_deref().and_then(|id| copies.get(id)) else {
        return Some("names a source that has no copy");
    };
    let Some(entry) = entry(proof) else {
        return Some("is not whole");
    };
    if entry.quotation != quotation_hash(words) {
        return Some("is of other words");
    }
    let is_of_copy = Sha256::parse(&copy.sha256).is_some_and(|copy| entry.is_of(&copy));
    (!is_of_copy).then_some("does not fit the copy, or was changed")
}

/// A proof as it is on record.
fn entry(proof: &PublishedProof) -> Option<QuotationProof> {
    Some(QuotationProof {
        quotation: Sha256::parse(proof.quotation.as_deref()?)?,
        page: proof.page,
        from: proof.from?,
        to: proof.to?,
        before: proof.before.clone().map(Verbatim),
        after: proof.after.clone().map(Verbatim),
        check: Verbatim(proof.check.clone()?),
    })
}
