//! Facts: the values that a translation must share with its original, and where they differ.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::TRANSLATION_DIFFERS;
use super::ids::KnownIds;
use crate::base::diagnostic::{At, Diagnostic, Trail, TrailStep};
use crate::base::text::Id;
use crate::base::typography::COMMON_TYPOGRAPHY;
use crate::content::prose::{Prose, Reference, ReferenceKind};
use crate::model::claim::{Capacity, RawClaim};
use crate::model::explainer::{Certainty, RawExplainer};
use crate::model::reading::ParsedDocument;
use crate::model::source::{Basis, Extent};
use crate::model::standing::RawStandingPage;
use crate::model::withdrawal::Withdrawal;
use crate::trail;
use crate::yaml::record::Quotation;

/// How much of a long value a message shows, in characters.
const EXCERPT: usize = 60;

/// The value of a key that holds a fact.
#[derive(Debug)]
pub enum Fact {
    /// One value, as an author writes it.
    One(Option<String>),
    /// A list of entries, each with those of its keys that hold facts.
    Entries(Vec<Vec<(&'static str, Option<String>)>>),
}

fn one<T: Display>(value: Option<&T>) -> Fact {
    Fact::One(value.map(T::to_string))
}

fn list<T: Display>(values: &[T]) -> Fact {
    Fact::One(joined(values))
}

fn joined<T: Display>(values: &[T]) -> Option<String> {
    (!values.is_empty()).then(|| {
        values
            .iter()
            .map(T::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    })
}

fn text(value: Option<impl Display>) -> Option<String> {
    value.map(|value| value.to_string())
}

/// Somebody's exact words, with quotation marks and dashes in one style, however they were typed.
fn words(quotation: Option<&Quotation>) -> Option<String> {
    quotation.map(|quotation| COMMON_TYPOGRAPHY.set(&quotation.0).into_owned())
}

fn withdrawn(raw: Option<&Withdrawal>) -> (&'static str, Fact) {
    ("withdrawn", one(raw.map(|withdrawal| &withdrawal.date)))
}

/// The facts of a claim.
pub fn of_claim(raw: &RawClaim) -> Vec<(&'static str, Fact)> {
    let evidence = raw.evidence.iter().map(|entry| {
        vec![
            ("source", text(Some(&entry.source))),
            ("stance", text(Some(entry.stance.word()))),
            ("quote", words(entry.quote.as_ref())),
            ("compare", text(entry.compare)),
            ("by", joined(&entry.by.0)),
            ("as", text(entry.capacity.map(Capacity::word))),
            ("basis", text(entry.basis.map(Basis::word))),
            ("extent", text(entry.extent.map(Extent::word))),
            ("via", joined(&entry.via.0)),
        ]
    });
    let corrections = raw.corrections.iter().map(|entry| {
        vec![
            ("date", text(Some(entry.date))),
            ("grade", text(Some(entry.grade.word()))),
            ("from", text(entry.from.as_ref())),
            ("to", text(entry.to.as_ref())),
        ]
    });
    let reply = raw.reply.iter().map(|reply| {
        vec![
            ("status", text(Some(reply.status.word()))),
            ("asked", text(reply.asked)),
            ("date", text(reply.date)),
        ]
    });
    vec![
        ("quote", Fact::One(words(raw.quote.as_ref()))),
        ("claimant", list(&raw.claimant.0)),
        ("about", list(&raw.about)),
        ("date", one(raw.date.as_ref())),
        ("appearances", list(&raw.appearances)),
        ("kind", Fact::One(text(Some(raw.kind.word())))),
        ("verdict", one(raw.verdict.as_ref())),
        ("as_of", one(raw.as_of.as_ref())),
        ("evidence", Fact::Entries(evidence.collect())),
        ("corrections", Fact::Entries(corrections.collect())),
        ("reply", Fact::Entries(reply.collect())),
        ("published", one(raw.published.as_ref())),
        ("review_by", one(raw.review_by.as_ref())),
        ("tags", list(&raw.tags)),
        ("aliases", list(&raw.aliases)),
        withdrawn(raw.withdrawn.as_ref()),
    ]
}

/// The facts of an explainer.
pub fn of_explainer(raw: &RawExplainer) -> Vec<(&'static str, Fact)> {
    let timeline = raw.timeline.iter().map(|moment| {
        vec![
            ("date", text(Some(moment.date))),
            ("until", text(moment.until)),
            ("sources", joined(&moment.sources.0)),
            ("claim", text(moment.claim.as_ref())),
            ("mark", text(moment.mark.map(Certainty::word))),
        ]
    });
    vec![
        ("published", one(Some(&raw.published))),
        ("updated", one(raw.updated.as_ref())),
        ("authors", list(&raw.authors.0)),
        ("central", one(raw.central.as_ref())),
        ("claims", list(&raw.claims.0)),
        ("tags", list(&raw.tags)),
        ("aliases", list(&raw.aliases)),
        withdrawn(raw.withdrawn.as_ref()),
        ("timeline", Fact::Entries(timeline.collect())),
    ]
}

/// The facts of a standing page.
pub fn of_standing(raw: &RawStandingPage) -> Vec<(&'static str, Fact)> {
    let shows: Vec<&str> = raw.shows.iter().map(|shows| shows.word()).collect();
    vec![
        ("shows", list(&shows)),
        ("aliases", list(&raw.aliases)),
        withdrawn(raw.withdrawn.as_ref()),
    ]
}

/// Notes each fact in which a translation differs from its original, and each source that only one
/// of the two cites.
pub fn note_differences<R>(
    original: &ParsedDocument<R>,
    translation: &ParsedDocument<R>,
    facts: impl Fn(&R) -> Vec<(&'static str, Fact)>,
    known: &mut KnownIds<'_>,
) {
    let (Some(original_raw), Some(translation_raw)) = (&original.raw, &translation.raw) else {
        return;
    };
    let mut faults = Vec::new();
    let mut note = |at: At, message: String, help: &str| {
        let help = format!("{help} {}", original.file);
        let fault = Diagnostic::new(TRANSLATION_DIFFERS, &translation.file, at, message);
        let fault = fault.with_help(help).unless_wrong_in(&original.file);
        faults.push(fault.unless_wrong_in(&translation.file));
    };
    for ((key, theirs), (_, ours)) in facts(original_raw).into_iter().zip(facts(translation_raw)) {
        for (trail, name, theirs, ours) in differences(key, &theirs, &ours) {
            let message = format!("`{name}` is {ours} here but {theirs} in the original");
            note(At::Value(trail), message, "copy it from");
        }
    }
    note_references(&original.body, &translation.body, known, &mut note);
    known.faults.extend(faults);
}

/// Where the values of one key differ: the place, its name, the original's value and the
/// translation's.
fn differences(
    key: &'static str,
    theirs: &Fact,
    ours: &Fact,
) -> Vec<(Trail, String, String, String)> {
    match (theirs, ours) {
        (Fact::One(theirs), Fact::One(ours)) if theirs != ours => {
            let (theirs, ours) = shown(theirs.as_deref(), ours.as_deref());
            vec![(trail![key], key.to_owned(), theirs, ours)]
        }
        (Fact::Entries(theirs), Fact::Entries(ours)) if theirs.len() != ours.len() => {
            let said = |number: usize| match (key, number) {
                // A reply is a single mapping; all other facts with entries are lists.
                ("reply", 1) => "given".to_owned(),
                _ => entries(number),
            };
            vec![(
                trail![key],
                key.to_owned(),
                said(theirs.len()),
                said(ours.len()),
            )]
        }
        (Fact::Entries(theirs), Fact::Entries(ours)) => {
            let pairs = theirs.iter().zip(ours).enumerate();
            let keys = pairs.flat_map(|(at, (theirs, ours))| {
                theirs.iter().zip(ours).map(move |pair| (at, pair))
            });
            keys.filter(|(_, ((_, theirs), (_, ours)))| theirs != ours)
                .map(|(at, ((name, theirs), (_, ours)))| {
                    let (theirs, ours) = shown(theirs.as_deref(), ours.as_deref());
                    let mut trail = trail![key];
                    // A reply is a single mapping, so its trail has no position.
                    trail.extend((key != "reply").then(|| TrailStep::from(at)));
                    trail.push(TrailStep::from(*name));
                    (trail, (*name).to_owned(), theirs, ours)
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

fn entries(number: usize) -> String {
    match number {
        0 => "absent".to_owned(),
        1 => "a list of 1".to_owned(),
        _ => format!("a list of {number}"),
    }
}

/// Two different values for a message; of long ones, the part around the first difference.
fn shown(theirs: Option<&str>, ours: Option<&str>) -> (String, String) {
    let pairs = theirs
        .unwrap_or_default()
        .chars()
        .zip(ours.unwrap_or_default().chars());
    let same = pairs.take_while(|(theirs, ours)| theirs == ours).count();
    let is_long = |value: Option<&str>| value.is_some_and(|value| value.chars().count() > EXCERPT);
    let skipped = if is_long(theirs) || is_long(ours) {
        same.saturating_sub(EXCERPT / 3)
    } else {
        0
    };
    let excerpt = |value: Option<&str>| {
        let Some(value) = value else {
            return "absent".to_owned();
        };
        let mut excerpt: String = value.chars().skip(skipped).take(EXCERPT).collect();
        if skipped > 0 {
            excerpt.insert(0, '…');
        }
        if value.chars().count() > skipped + EXCERPT {
            excerpt.push('…');
        }
        format!("`{excerpt}`")
    };
    (excerpt(theirs), excerpt(ours))
}

/// Notes the sources that only one of two bodies cites, and the claims whose card only one of them
/// shows.
fn note_references(
    original: &Prose,
    translation: &Prose,
    known: &KnownIds<'_>,
    note: &mut impl FnMut(At, String, &str),
) {
    for (kind, verb) in [
        (ReferenceKind::Citation, "cite"),
        (ReferenceKind::Card, "show the card of"),
    ] {
        let of = |prose| references(prose, kind, known);
        let theirs: BTreeSet<&Id> = of(original).map(|reference| &reference.id).collect();
        let ours: BTreeSet<&Id> = of(translation).map(|reference| &reference.id).collect();
        for reference in of(translation).filter(|reference| !theirs.contains(&reference.id)) {
            let message = format!("the original does not {verb} `{}`", reference.id);
            note(
                At::Bytes(reference.place.clone()),
                message,
                "compare it with",
            );
        }
        for id in theirs.difference(&ours) {
            note(
                At::File,
                format!("this text does not {verb} `{id}`, but the original does"),
                "compare it with",
            );
        }
    }
}

/// The references of a kind that lead somewhere; the others have their own diagnostics.
fn references<'p>(
    prose: &'p Prose,
    kind: ReferenceKind,
    known: &'p KnownIds<'_>,
) -> impl Iterator<Item = &'p Reference> {
    prose
        .references()
        .filter(move |reference| reference.kind == kind && known.leads_somewhere(reference))
}
