//! A claim in `claims.json` and in the files that hold one claim each.

use serde::Serialize;
use serde_json::Map;

use super::proof::ProofJson;
use crate::base::text::Id;
use crate::model::claim::{Appearance, Capacity, Claim, Correction, Evidence, Medium, Reply};
use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::model::source::{Extent, Source};
use crate::model::translated::Translated as _;
use crate::view::edition::Edition;
use crate::view::own_keys::{OwnKeys, own_keys};
use crate::yaml::register::Ref;

/// A claim with its verdict and its evidence.
#[derive(Debug, Serialize)]
pub struct ClaimJson<'a> {
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
    appearance_details: Vec<AppearanceJson<'a>>,
    kind: &'static str,
    evidence: Vec<EvidenceJson<'a>>,
    unknown: Option<&'a str>,
    why: Option<&'a str>,
    searched: Option<&'a str>,
    reply: Option<ReplyJson<'a>>,
    review_by: Option<String>,
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
struct AppearanceJson<'a> {
    source: &'a str,
    at: Option<&'a str>,
    offset: Option<u32>,
    medium: Option<&'static str>,
    authenticity: Option<&'static str>,
    original: Option<&'a str>,
    original_url: Option<&'a str>,
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
    offset: Option<u32>,
    via: Vec<&'a str>,
    note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ReplyJson<'a> {
    status: &'static str,
    asked: Option<String>,
    channel: Option<&'a str>,
    date: Option<String>,
    text: Option<&'a str>,
    reason: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct CorrectionJson<'a> {
    date: String,
    grade: &'static str,
    from: Option<&'a str>,
    to: Option<&'a str>,
    text: &'a str,
}

/// A claim in this edition.
pub fn json<'a>(edition: &Edition<'a>, claim: Ref<Claim>) -> ClaimJson<'a> {
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
            .made_in()
            .map(|source| site.sources.get(source).id.as_str())
            .collect(),
        appearance_details: claim
            .appearances
            .iter()
            .map(|appearance| one_appearance(edition, appearance))
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
        why: claim.why.as_deref(),
        searched: claim.searched.as_deref(),
        reply: claim.reply.as_ref().map(one_reply),
        review_by: claim.review_by.map(|day| day.to_string()),
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

fn one_appearance<'a>(edition: &Edition<'a>, appearance: &'a Appearance) -> AppearanceJson<'a> {
    let source = edition.site.sources.get(appearance.source);
    let media = appearance.media.as_ref();
    AppearanceJson {
        source: source.id.as_str(),
        at: appearance.at.as_deref(),
        offset: appearance.offset(source),
        medium: appearance.medium.map(Medium::word),
        authenticity: media.map(|media| media.authenticity.word()),
        original: media.and_then(|media| media.original.as_deref()),
        original_url: media.and_then(|media| Some(media.original_url.as_ref()?.as_str())),
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
        offset: evidence.offset(site.sources.get(evidence.source)),
        via: ids(&evidence.via),
        note: evidence.note.as_deref(),
    }
}

fn one_reply(reply: &Reply) -> ReplyJson<'_> {
    ReplyJson {
        status: reply.status.word(),
        asked: reply.asked.map(|day| day.to_string()),
        channel: reply.channel.as_deref(),
        date: reply.date.map(|day| day.to_string()),
        text: reply.text.as_deref(),
        reason: reply.reason.as_deref(),
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
