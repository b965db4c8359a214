//! What every tool's pages have to say, for the check that all of them do the same work: one line
//! of JSON per claim.

use serde_json::json;

use super::town::{Claim, Town};

/// The facts of a claim's page.
pub fn line(town: &Town, position: usize) -> String {
    let claim = &town.claims[position];
    let mut sources: Vec<usize> = vec![claim.appearance];
    sources.extend(claim.evidence.iter().map(|evidence| evidence.source));
    sources.extend(claim.citations());
    let neighbour = |position: Option<usize>| {
        let other: &Claim = town.claims.get(position?)?;
        (other.story == claim.story).then(|| town.address(other))
    };
    let mut said = vec![
        &claim.text,
        &claim.quote,
        &claim.finding,
        &claim.why,
        &claim.unknown,
    ];
    said.extend(
        claim
            .evidence
            .iter()
            .flat_map(|evidence| [&evidence.quote, &evidence.at, &evidence.note]),
    );
    said.extend(
        claim
            .people()
            .into_iter()
            .map(|person| &town.people[person].name),
    );
    said.extend(sources.iter().flat_map(|source| {
        [
            &town.sources[*source].title,
            &town.sources[*source].publisher,
        ]
    }));
    json!({
        "address": town.address(claim),
        "story": town.stories[claim.story].title,
        "claim": claim.text,
        "verdict": claim.verdict.1,
        "finding": claim.finding,
        "claimant": town.people[claim.claimant].name,
        "appearance": town.sources[claim.appearance].title,
        "said": said,
        "previous": neighbour(position.checked_sub(1)),
        "next": neighbour(Some(position + 1)),
    })
    .to_string()
}
