//! Facts: the values that a translation must share with its original, and where they differ.

mod values;

use std::collections::BTreeSet;

use super::TRANSLATION_DIFFERS;
use super::ids::KnownIds;
use crate::base::diagnostic::{At, Diagnostic, Trail, TrailStep};
use crate::base::text::Id;
use crate::content::prose::{Prose, Reference, ReferenceKind};
use crate::model::reading::ParsedDocument;
use crate::trail;

pub use values::{of_claim, of_explainer, of_standing};

/// How much of a long value a message shows, in characters.
const EXCERPT: usize = 60;

/// Those keys of an entry that hold facts, with their values.
type EntryFacts = Vec<(&'static str, Option<String>)>;

/// Where two values of one key differ: the place, its name, the original's value and the
/// translation's.
type Difference = (Trail, String, String, String);

/// The value of a key that holds a fact.
#[derive(Debug)]
pub enum Fact {
    /// One value, as an author writes it.
    One(Option<String>),
    /// A list of entries, each with those of its keys that hold facts.
    Entries(Vec<EntryFacts>),
    /// What a list of ids says of each of them, besides the list itself: the id, and those of its
    /// keys that hold facts.
    Details(Vec<(String, EntryFacts)>),
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

/// Where the values of one key differ.
fn differences(key: &'static str, theirs: &Fact, ours: &Fact) -> Vec<Difference> {
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
        (Fact::Details(theirs), Fact::Details(ours)) => {
            let pairs = ours.iter().enumerate().filter_map(|(at, (id, ours))| {
                let entry = theirs.get(at).filter(|(their_id, _)| their_id == id)?;
                Some((at, (&entry.1, ours)))
            });
            of_entries(key, pairs)
        }
        (Fact::Entries(theirs), Fact::Entries(ours)) => {
            of_entries(key, theirs.iter().zip(ours).enumerate())
        }
        _ => Vec::new(),
    }
}

/// Where entries differ that belong together; each with its position in the list of the translation.
fn of_entries<'f>(
    key: &'static str,
    pairs: impl Iterator<Item = (usize, (&'f EntryFacts, &'f EntryFacts))>,
) -> Vec<Difference> {
    let keys =
        pairs.flat_map(|(at, (theirs, ours))| theirs.iter().zip(ours).map(move |pair| (at, pair)));
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
