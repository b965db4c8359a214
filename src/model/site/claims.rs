//! The join of claims: what was read of each becomes a claim whose references lead somewhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::appearances::appearances;
use super::claim_order::ClaimOrder;
use super::evidence::{check_translation, evidence};
use super::explainer_order::ParentExplainer;
use super::ids::KnownIds;
use super::outcome::outcome;
use super::states::TranslationStatus;
use super::translations::Family;
use super::{corrections, facts};
use crate::base::diagnostic::{At, Diagnostic};
use crate::content::prose::Prose;
use crate::model::claim::{
    Appearance, Claim, Correction, Evidence, Outcome, RawClaim, Reply, ReplyStatus,
};
use crate::model::person::Person;
use crate::model::reading::ParsedDocument;
use crate::model::source::Source;
use crate::trail;
use crate::yaml::record::MISSING_KEY;
use crate::yaml::register::{Ref, Register};

/// Joins the claims, several at a time.
pub fn join(
    order: ClaimOrder,
    sources: &Register<Source>,
    first_language: &str,
    known: &mut KnownIds<'_>,
) -> Register<Claim> {
    let ClaimOrder { families, parents } = order;
    let ids = known.without_faults();
    let joined = families.into_par_iter().map(|family| {
        let mut known = ids.without_faults();
        let parent = parents.get(&family.original.name.id);
        let claim = parent.and_then(|parent| {
            in_every_language(family, parent, first_language, sources, &mut known)
        });
        (claim, known.faults, known.translated)
    });
    let joined: Vec<(Option<Claim>, Vec<Diagnostic>, Vec<TranslationStatus>)> = joined.collect();
    let take =
        |(claim, faults, translated): (Option<Claim>, Vec<Diagnostic>, Vec<TranslationStatus>)| {
            known.faults.extend(faults);
            known.translated.extend(translated);
            claim
        };
    Register::new(joined.into_iter().filter_map(take).collect())
}

fn in_every_language(
    family: Family<RawClaim>,
    parent: &ParentExplainer,
    first_language: &str,
    sources: &Register<Source>,
    known: &mut KnownIds<'_>,
) -> Option<Claim> {
    let make = |read, language: &str, known: &mut KnownIds<'_>| {
        claim(read, parent, language, sources, known)
    };
    let (original, translations) = family.join(first_language, facts::of_claim, known, make)?;
    Some(Claim {
        translations,
        ..original
    })
}

/// One text of a claim with its references found; `None` if its front matter could not be read.
fn claim(
    read: ParsedDocument<RawClaim>,
    parent: &ParentExplainer,
    language: &str,
    sources: &Register<Source>,
    known: &mut KnownIds<'_>,
) -> Option<Claim> {
    let mut raw = read.raw?;
    let evidence_listed = raw.evidence.len();
    let linked = LinkedParts::of(&mut raw, *read.body, &read.file, sources, known);
    Some(Claim {
        id: read.name.id,
        file: read.file,
        language: language.to_owned(),
        explainer: parent.id.clone(),
        claim: raw.claim,
        statement: raw.statement,
        quote: raw.quote.map(|quote| quote.0),
        translation: raw.translation.map(|translation| translation.0),
        claimants: linked.claimants,
        about: linked.about,
        date: raw.date,
        place: raw.place,
        appearances: linked.appearances,
        kind: raw.kind,
        outcome: linked.outcome,
        why: raw.why,
        evidence: linked.evidence,
        evidence_listed,
        unknown: raw.unknown,
        searched: raw.searched,
        reply: raw.reply,
        corrections: linked.corrections,
        published: raw.published.unwrap_or(parent.published),
        review_by: raw.review_by,
        tags: raw.tags,
        aliases: raw.aliases,
        hold: raw.hold.or_else(|| parent.hold.clone()),
        lint: raw.lint,
        extra: raw.extra,
        body: linked.body,
        translations: BTreeMap::new(),
    })
}

/// The parts of a claim that refer to people, sources, verdicts and other claims, with each
/// reference found.
struct LinkedParts {
    claimants: Vec<Ref<Person>>,
    about: Vec<Ref<Person>>,
    appearances: Vec<Appearance>,
    outcome: Option<Outcome>,
    evidence: Vec<Evidence>,
    corrections: Vec<Correction>,
    body: Prose,
}

impl LinkedParts {
    /// Finds what the parts of a claim refer to, and checks what must hold between its keys.
    fn of(
        raw: &mut RawClaim,
        body: Prose,
        file: &Arc<str>,
        sources: &Register<Source>,
        known: &mut KnownIds<'_>,
    ) -> Self {
        let item = |key: &'static str| move |position: usize| At::Value(trail![key, position]);
        let (people, faults) = (known.people, &mut known.faults);
        let claimants = people.find_all(raw.claimant.0.as_slice(), file, claimant_at(raw), faults);
        let about = people.find_all(&raw.about, file, item("about"), faults);
        let made_in = std::mem::take(&mut raw.appearances);
        let appearances = appearances(made_in, file, sources, known);
        let outcome = outcome(raw, file, known);
        let (quote, translation) = (raw.quote.as_ref(), raw.translation.as_ref());
        check_translation(quote, translation, trail![], file, known);
        let has_own_words = raw.quote.is_some();
        let evidence = std::mem::take(&mut raw.evidence)
            .into_iter()
            .enumerate()
            .filter_map(|(position, entry)| {
                evidence(entry, (position, has_own_words), file, sources, known)
            })
            .collect();
        check_reply(raw.reply.as_ref(), file, known);
        Self {
            claimants,
            about,
            appearances,
            outcome,
            evidence,
            corrections: corrections::of(raw, file, known),
            body: known.resolve_references(body, file),
        }
    }
}

/// Where the id of a claimant is, by its position. A file may name a single one without a list, and
/// its place is then the key itself.
fn claimant_at(raw: &RawClaim) -> impl Fn(usize) -> At {
    let is_single = raw.claimant.0.len() == 1;
    move |position| {
        if is_single {
            At::Value(trail!["claimant"])
        } else {
            At::Value(trail!["claimant", position])
        }
    }
}

/// Where nobody was asked for a reply, the record says why.
fn check_reply(reply: Option<&Reply>, file: &Arc<str>, known: &mut KnownIds<'_>) {
    let lacks_reason =
        |reply: &Reply| reply.status == ReplyStatus::NotSought && reply.reason.is_none();
    if reply.is_some_and(lacks_reason) {
        let at = At::Value(trail!["reply", "status"]);
        let message = "the status is `not-sought`, but there is no `reason`";
        known
            .faults
            .push(Diagnostic::new(MISSING_KEY, file, at, message));
    }
}
