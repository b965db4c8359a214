//! `claims.json`: every claim with its verdict and evidence, in one documented shape
//! (docs/OUTPUTS.md).

mod proof;
mod source;

use serde::Serialize;
use serde_json::Map;

use self::proof::ProofJson;
use super::edition::Edition;
use super::long_list::{self, LongFilePiece};
use super::own_keys::{OwnKeys, own_keys};
use super::withdrawn;
use crate::base::text::Id;
use crate::model::claim::{Capacity, Claim, Correction, Evidence};
use crate::model::person::Person;
use crate::model::scale::{Verdict, ends};
use crate::model::source::{Extent, Source};
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

/// The beginning of the file, before the long lists of claims and of sources.
#[derive(Debug, Serialize)]
struct ClaimsJson<'a> {
    version: u32,
    title: &'a str,
    url: String,
    language: &'a str,
    publisher: &'a str,
    scale: Vec<VerdictJson<'a>>,
}

#[derive(Debug, Serialize)]
struct VerdictJson<'a> {
    id: &'a str,
    label: &'a str,
    definition: &'a str,
    value: Option<u32>,
    best: Option<u32>,
    worst: Option<u32>,
}

#[derive(Debug, Serialize)]
struct ClaimJson<'a> {
    id: &'a str,
    url: String,
    explainer: &'a str,
    language: &'a str,
    claim: &'a str,
    statement: Option<&'a str>,
    verdict: Option<&'a str>,
    label: Option<&'a str>,
    as_of: Option<String>,
    finding: Option<&'a str>,
    quote: Option<&'a str>,
    proof: Option<ProofJson<'a>>,
    translation: Option<&'a str>,
    claimants: Vec<PersonJson<'a>>,
    about: Vec<PersonJson<'a>>,
    date: Option<String>,
    place: Option<&'a str>,
    appearances: Vec<&'a str>,
    kind: &'static str,
    evidence: Vec<EvidenceJson<'a>>,
    unknown: Option<&'a str>,
    published: String,
    modified: String,
    corrections: Vec<CorrectionJson<'a>>,
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    extra: OwnKeys,
}

#[derive(Debug, Serialize)]
struct PersonJson<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Map::is_empty")]
    extra: OwnKeys,
}

#[derive(Debug, Serialize)]
struct EvidenceJson<'a> {
    source: &'a str,
    by: Vec<&'a str>,
    #[serde(rename = "as")]
    capacity: Option<&'static str>,
    basis: &'static str,
    extent: Option<&'static str>,
    stance: &'static str,
    quote: Option<&'a str>,
    proof: Option<ProofJson<'a>>,
    compare: bool,
    translation: Option<&'a str>,
    at: Option<&'a str>,
    via: Vec<&'a str>,
    note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct CorrectionJson<'a> {
    date: String,
    grade: &'static str,
    from: Option<&'a str>,
    to: Option<&'a str>,
    text: &'a str,
}

/// The pieces of the file. Its JSON is indented, so that a change of a claim is a change of a few
/// lines.
///
/// # Panics
///
/// Never: these types serialise.
pub fn pieces(edition: &Edition<'_>) -> Vec<LongFilePiece> {
    let site = edition.site;
    let range = ends(site.scale);
    let scale = site.scale.iter().map(|(_, verdict)| {
        let range = verdict.value.and(range);
        VerdictJson {
            id: verdict.id.as_str(),
            label: edition.say(&verdict.label),
            definition: edition.say(&verdict.definition),
            value: verdict.value.filter(|_| range.is_some()),
            best: range.map(|(_, best)| best),
            worst: range.map(|(worst, _)| worst),
        }
    });
    let json = ClaimsJson {
        version: 2,
        title: edition.say(&site.settings.title),
        url: edition.absolute(&edition.addresses.front()),
        language: edition.language,
        publisher: &site.settings.publisher.name,
        scale: scale.collect(),
    };
    let claims = site
        .claims
        .iter()
        .filter(|(_, claim)| !claim.is_held_in(edition.language));
    let claims: Vec<Ref<Claim>> = claims.map(|(found, _)| found).collect();
    let mut pieces = vec![long_list::begin(&json)];
    pieces.extend(long_list::pieces("claims", &claims, |edition, claims| {
        long_list::entries(claims.iter().map(|claim| one_claim(edition, *claim)))
    }));
    pieces.extend(long_list::pieces(
        "sources",
        edition.index.used_sources(),
        |edition, sources| {
            long_list::entries(sources.iter().map(|source| source::json(edition, *source)))
        },
    ));
    let withdrawn = withdrawn::claims(edition);
    pieces.extend(long_list::pieces("withdrawn", &withdrawn, withdrawn::json));
    pieces.push(long_list::end());
    pieces
}

fn one_claim<'a>(edition: &Edition<'a>, claim: Ref<Claim>) -> ClaimJson<'a> {
    let site = edition.site;
    let original = site.claims.get(claim);
    let claim = original.in_language(edition.language);
    let outcome = claim.outcome.as_ref();
    let changed = edition.index.changes().last_of_claim(claim);
    let people = |people: &[Ref<Person>]| {
        people
            .iter()
            .map(|person| person_json(edition, site.people.get(*person)))
            .collect::<Vec<_>>()
    };
    ClaimJson {
        id: claim.id.as_str(),
        url: edition.absolute(&edition.addresses.claim(claim)),
        explainer: claim.explainer.as_str(),
        language: &claim.language,
        claim: &claim.claim,
        statement: claim.statement.as_deref(),
        quote: claim.quote.as_deref(),
        proof: ProofJson::of_own_words(edition, claim),
        translation: claim.translation.as_deref(),
        claimants: people(&claim.claimants),
        about: people(&claim.about),
        date: claim.date.map(|date| date.to_string()),
        place: claim.place.as_deref(),
        appearances: claim
            .appearances
            .iter()
            .map(|source| site.sources.get(*source).id.as_str())
            .collect(),
        kind: claim.kind.word(),
        verdict: outcome.map(|outcome| site.scale[outcome.verdict].id.as_str()),
        label: outcome.and_then(|outcome| outcome.label.as_deref()),
        as_of: outcome.map(|outcome| outcome.as_of.to_string()),
        finding: outcome.map(|outcome| outcome.finding.as_str()),
        evidence: claim
            .evidence
            .iter()
            .map(|evidence| one_evidence(edition, evidence))
            .collect(),
        unknown: claim.unknown.as_deref(),
        published: claim.published.to_string(),
        modified: changed.day.to_string(),
        corrections: claim
            .corrections
            .iter()
            .map(|correction| one_correction(edition, correction))
            .collect(),
        tags: claim.tags.iter().map(Id::as_str).collect(),
        extra: own_keys(original, claim, |claim| &claim.extra),
    }
}

fn person_json<'a>(edition: &Edition<'a>, person: &'a Person) -> PersonJson<'a> {
    PersonJson {
        id: person.id.as_str(),
        name: edition.say(&person.name),
        kind: person.kind.word(),
        extra: person.extra.json(),
    }
}

fn one_evidence<'a>(edition: &Edition<'a>, evidence: &'a Evidence) -> EvidenceJson<'a> {
    let site = edition.site;
    let ids = |sources: &[Ref<Source>]| {
        sources
            .iter()
            .map(|source| site.sources.get(*source).id.as_str())
            .collect()
    };
    EvidenceJson {
        source: site.sources.get(evidence.source).id.as_str(),
        by: evidence
            .by
            .iter()
            .map(|person| site.people.get(*person).id.as_str())
            .collect(),
        capacity: evidence.capacity.map(Capacity::word),
        basis: evidence.basis.word(),
        extent: evidence.extent.map(Extent::word),
        stance: evidence.stance.word(),
        quote: evidence.quote.as_deref(),
        proof: ProofJson::of_evidence(edition, evidence),
        compare: evidence.compare,
        translation: evidence.translation.as_deref(),
        at: evidence.at.as_deref(),
        via: ids(&evidence.via),
        note: evidence.note.as_deref(),
    }
}

fn one_correction<'a>(edition: &Edition<'a>, correction: &'a Correction) -> CorrectionJson<'a> {
    let id = |verdict: Ref<Verdict>| edition.site.scale[verdict].id.as_str();
    CorrectionJson {
        date: correction.date.to_string(),
        grade: correction.grade.word(),
        from: correction.from.map(id),
        to: correction.to.map(id),
        text: &correction.text,
    }
}
