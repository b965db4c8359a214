//! The join of claims.

use std::collections::BTreeMap;
use std::sync::Arc;

use hashbrown::HashMap;
use rayon::prelude::*;

use super::UNKNOWN_ID;
use super::held::{Held, Left, cited};
use super::ids::{Ids, Known};
use super::states::Translated;
use super::translations::{Family, families};
use super::{corrections, explainers, facts};
use crate::base::date::Day;
use crate::base::diagnostic::{At, Diagnostic, Trail, TrailStep};
use crate::base::text::Id;
use crate::content::prose::Prose;
use crate::model::claim::{Claim, Evidence, Outcome, RawClaim, RawEvidence, ReplyStatus};
use crate::model::reading::Read;
use crate::model::settings::Settings;
use crate::model::source::{Seen, Source};
use crate::trail;
use crate::yaml::record::{BAD_VALUE, MISSING_KEY, Quotation};
use crate::yaml::register::Register;

/// The claims in their order, each with its explainer and that explainer's day of publication.
#[derive(Debug)]
pub struct ClaimOrder {
    families: Vec<Family<RawClaim>>,
    homes: HashMap<Id, Home>,
}

/// What a claim has from its explainer.
#[derive(Debug)]
struct Home {
    explainer: Id,
    published: Day,
    /// The open question that keeps the whole story back; only drafts come this far with one.
    hold: Option<String>,
}

/// Puts the claims in the order of their explainers' lists, and leaves out what is held; gives
/// their ids, too.
pub fn order(
    reads: Vec<Read<RawClaim>>,
    explainers: &explainers::ExplainerOrder,
    settings: &Settings,
    drafts: bool,
    left: &mut Left<'_>,
) -> (ClaimOrder, Ids<Claim>) {
    let mut ids = Ids::new("claim", false);
    let mut homes = HashMap::with_capacity(reads.len());
    let mut published = Vec::with_capacity(reads.len());
    for family in families(reads, settings, |raw| &mut raw.hold, drafts, left.faults) {
        let id = family.original.name.id.clone();
        let Some(explainer) = &family.original.explainer else {
            continue;
        };
        let Some(raw) = &family.original.raw else {
            ids.add_broken(&id);
            continue;
        };
        match explainers.place_of(explainer, &id) {
            explainers::Place::Published {
                position,
                published: day,
                hold,
            } => {
                if raw.hold.is_some() && !drafts {
                    ids.add_held(&id);
                    left.sources
                        .extend(leans_on(raw, &family.original.body).cloned());
                    let (file, explainer) =
                        (Arc::clone(&family.original.file), Some(explainer.clone()));
                    left.held.push(Held {
                        file,
                        explainer,
                        id,
                        lint: raw.lint.clone(),
                    });
                } else {
                    homes.insert(
                        id,
                        Home {
                            explainer: explainer.clone(),
                            published: day,
                            hold,
                        },
                    );
                    published.push((position, family));
                }
            }
            explainers::Place::Held => {
                left.sources
                    .extend(leans_on(raw, &family.original.body).cloned());
                ids.add_held(&id);
            }
            explainers::Place::Broken => ids.add_broken(&id),
            explainers::Place::Nowhere => {
                let message =
                    format!("there is no explainer `{explainer}`: its folder has no index.md");
                left.faults.push(Diagnostic::new(
                    UNKNOWN_ID,
                    &family.original.file,
                    At::File,
                    message,
                ));
                ids.add_broken(&id);
            }
        }
    }
    // Families come by id: where claims have the same place, that is their order.
    published.sort_by_cached_key(|(position, _)| *position);
    for (_, family) in &published {
        ids.add(&family.original.name.id);
    }
    let families = published.into_iter().map(|(_, family)| family).collect();
    (ClaimOrder { families, homes }, ids)
}

/// The sources that a claim leans on.
fn leans_on<'r>(raw: &'r RawClaim, body: &'r Prose) -> impl Iterator<Item = &'r Id> {
    let evidence = raw
        .evidence
        .iter()
        .flat_map(|entry| [Some(&entry.source), entry.via.as_ref()])
        .flatten();
    raw.appearances.iter().chain(evidence).chain(cited(body))
}

/// Makes the claims, several at a time.
pub fn join(
    order: ClaimOrder,
    sources: &Register<Source>,
    first_language: &str,
    known: &mut Known<'_>,
) -> Register<Claim> {
    let ClaimOrder { families, homes } = order;
    let ids = known.alone();
    let joined = families.into_par_iter().map(|family| {
        let mut known = ids.alone();
        let home = homes.get(&family.original.name.id);
        let claim = home
            .and_then(|home| in_every_language(family, home, first_language, sources, &mut known));
        (claim, known.faults, known.translated)
    });
    let joined: Vec<(Option<Claim>, Vec<Diagnostic>, Vec<Translated>)> = joined.collect();
    let take = |(claim, faults, translated): (Option<Claim>, Vec<Diagnostic>, Vec<Translated>)| {
        known.faults.extend(faults);
        known.translated.extend(translated);
        claim
    };
    Register::new(joined.into_iter().filter_map(take).collect())
}

fn in_every_language(
    family: Family<RawClaim>,
    home: &Home,
    first_language: &str,
    sources: &Register<Source>,
    known: &mut Known<'_>,
) -> Option<Claim> {
    let make =
        |read, language: &str, known: &mut Known<'_>| claim(read, home, language, sources, known);
    let (original, translations) = family.join(first_language, facts::of_claim, known, make)?;
    Some(Claim {
        translations,
        ..original
    })
}

fn claim(
    read: Read<RawClaim>,
    home: &Home,
    language: &str,
    sources: &Register<Source>,
    known: &mut Known<'_>,
) -> Option<Claim> {
    let mut raw = read.raw?;
    let file = &read.file;
    let list = |key: &'static str| move |position: usize| At::Value(trail![key, position]);
    let claimants = match raw.claimant.0.as_slice() {
        [one] => {
            let at = || At::Value(trail!["claimant"]);
            known
                .people
                .find(one, file, at, &mut known.faults)
                .into_iter()
                .collect()
        }
        many => known
            .people
            .find_all(many, file, list("claimant"), &mut known.faults),
    };
    let about = known
        .people
        .find_all(&raw.about, file, list("about"), &mut known.faults);
    let appearances = known.sources.find_all(
        &raw.appearances,
        file,
        list("appearances"),
        &mut known.faults,
    );
    let outcome = outcome(&mut raw, file, known);
    check_translation(
        raw.quote.as_ref(),
        raw.translation.as_ref(),
        trail![],
        file,
        known,
    );
    let evidence_listed = raw.evidence.len();
    let evidence = std::mem::take(&mut raw.evidence)
        .into_iter()
        .enumerate()
        .filter_map(|(position, entry)| evidence(entry, position, file, sources, known))
        .collect();
    if raw
        .reply
        .as_ref()
        .is_some_and(|reply| reply.status == ReplyStatus::NotSought && reply.reason.is_none())
    {
        let message = "nobody was asked, and `reason` does not say why";
        known.faults.push(Diagnostic::new(
            MISSING_KEY,
            file,
            At::Value(trail!["reply", "status"]),
            message,
        ));
    }
    let corrections = corrections::of(&raw, file, known);
    let body = known.settle(*read.body, file);
    Some(Claim {
        id: read.name.id,
        file: Arc::clone(file),
        language: language.to_owned(),
        explainer: home.explainer.clone(),
        claim: raw.claim,
        quote: raw.quote.map(|quote| quote.0),
        translation: raw.translation.map(|translation| translation.0),
        claimants,
        about,
        date: raw.date,
        place: raw.place,
        appearances,
        kind: raw.kind,
        outcome,
        why: raw.why,
        evidence,
        evidence_listed,
        unknown: raw.unknown,
        reply: raw.reply,
        corrections,
        published: raw.published.unwrap_or(home.published),
        review_by: raw.review_by,
        tags: raw.tags,
        hold: raw.hold.or_else(|| home.hold.clone()),
        lint: raw.lint,
        body,
        translations: BTreeMap::new(),
    })
}

/// A verdict, its day and its finding come together or not at all.
fn outcome(raw: &mut RawClaim, file: &Arc<str>, known: &mut Known<'_>) -> Option<Outcome> {
    let Some(id) = &raw.verdict else {
        for (key, given) in [
            ("finding", raw.finding.is_some()),
            ("as_of", raw.as_of.is_some()),
            ("label", raw.label.is_some()),
        ] {
            if given {
                let message = format!("`{key}` is given, but there is no `verdict`");
                known.faults.push(Diagnostic::new(
                    MISSING_KEY,
                    file,
                    At::Key(trail![key]),
                    message,
                ));
            }
        }
        return None;
    };
    let verdict = known
        .verdicts
        .find(id, file, || At::Value(trail!["verdict"]), &mut known.faults);
    for (key, missing, help) in [
        (
            "as_of",
            raw.as_of.is_none(),
            "the day of the evidence on which the verdict rests",
        ),
        (
            "finding",
            raw.finding.is_none(),
            "one or two sentences that say what was found",
        ),
    ] {
        if missing {
            let message = format!("a verdict needs `{key}`");
            let fault = Diagnostic::new(MISSING_KEY, file, At::Key(trail!["verdict"]), message);
            known.faults.push(fault.with_help(help.to_owned()));
        }
    }
    Some(Outcome {
        verdict: verdict?,
        label: raw.label.take(),
        as_of: raw.as_of?,
        finding: raw.finding.take()?,
    })
}

fn evidence(
    raw: RawEvidence,
    position: usize,
    file: &Arc<str>,
    sources: &Register<Source>,
    known: &mut Known<'_>,
) -> Option<Evidence> {
    if raw.quote.is_none() && raw.note.is_none() {
        let at = At::Value(trail!["evidence", position]);
        let help = "give the source's words as `quote`, or say what it shows as `note`".to_owned();
        known.faults.push(
            Diagnostic::new(MISSING_KEY, file, at, "this evidence says nothing").with_help(help),
        );
    }
    check_translation(
        raw.quote.as_ref(),
        raw.translation.as_ref(),
        trail!["evidence", position],
        file,
        known,
    );
    let at = |key: &'static str| move || At::Value(trail!["evidence", position, key]);
    let source = known
        .sources
        .find(&raw.source, file, at("source"), &mut known.faults);
    let via = raw
        .via
        .as_ref()
        .and_then(|via| known.sources.find(via, file, at("via"), &mut known.faults));
    if raw.via.as_ref() == Some(&raw.source) {
        let fault = Diagnostic::new(
            BAD_VALUE,
            file,
            at("via")(),
            "a source is not read through itself",
        );
        known
            .faults
            .push(fault.with_help("leave `via` out".to_owned()));
    }
    let source = source?;
    let through = || {
        Some(&sources[source])
            .filter(|source| source.seen == Seen::Quoted)?
            .through
            .first()
            .copied()
    };
    Some(Evidence {
        source,
        stance: raw.stance,
        quote: raw.quote.map(|quote| quote.0),
        translation: raw.translation.map(|translation| translation.0),
        at: raw.at,
        via: via.or_else(through),
        note: raw.note,
    })
}

/// A translation needs the words that it translates; `trail` leads to what both belong to.
fn check_translation(
    quote: Option<&Quotation>,
    translation: Option<&Quotation>,
    mut trail: Trail,
    file: &Arc<str>,
    known: &mut Known<'_>,
) {
    if translation.is_some() && quote.is_none() {
        trail.push(TrailStep::from("translation"));
        let message = "a translation without the words that it translates";
        let help = "give them as `quote`, in the language in which they were said".to_owned();
        known
            .faults
            .push(Diagnostic::new(MISSING_KEY, file, At::Key(trail), message).with_help(help));
    }
}
