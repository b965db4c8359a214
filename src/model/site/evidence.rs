//! The join of a claim's evidence: the source of each entry, and the source through which it was
//! read.

use std::sync::Arc;

use super::ids::KnownIds;
use crate::base::diagnostic::{At, Diagnostic, Trail, TrailStep};
use crate::model::claim::{Evidence, RawEvidence};
use crate::model::source::{SeenAs, Source};
use crate::trail;
use crate::yaml::record::{BAD_VALUE, MISSING_KEY, Quotation};
use crate::yaml::register::Register;

/// The entry of a claim's evidence at a position; `None` if its source does not exist.
/// `has_own_words` says whether the claim has a quotation of its own.
pub fn evidence(
    raw: RawEvidence,
    (position, has_own_words): (usize, bool),
    file: &Arc<str>,
    sources: &Register<Source>,
    known: &mut KnownIds<'_>,
) -> Option<Evidence> {
    check_says_something(&raw, position, file, known);
    check_compare(&raw, has_own_words, position, file, known);
    check_translation(
        raw.quote.as_ref(),
        raw.translation.as_ref(),
        trail!["evidence", position],
        file,
        known,
    );
    let at = |key: &'static str| move || At::Value(trail!["evidence", position, key]);
    let in_list =
        |key: &'static str| move |entry: usize| At::Value(trail!["evidence", position, key, entry]);
    let source = known
        .sources
        .find(&raw.source, file, at("source"), &mut known.faults);
    let by = known
        .people
        .find_all(&raw.by.0, file, in_list("by"), &mut known.faults);
    let via = known
        .sources
        .find_all(&raw.via.0, file, in_list("via"), &mut known.faults);
    check_via(&raw, at("via"), file, known);
    let source = source?;
    let entry = &sources[source];
    let via = match entry.through.first() {
        Some(through) if via.is_empty() && entry.seen == SeenAs::Quoted => vec![*through],
        _ => via,
    };
    Some(Evidence {
        source,
        by,
        capacity: raw.capacity,
        basis: raw.basis.unwrap_or(entry.basis),
        extent: raw.extent.or(entry.extent),
        stance: raw.stance,
        quote: raw.quote.map(|quote| quote.0),
        translation: raw.translation.map(|translation| translation.0),
        compare: raw.compare == Some(true),
        at: raw.at,
        via,
        note: raw.note,
    })
}

/// Notes an entry with neither a quotation nor a note: it shows nothing.
fn check_says_something(
    raw: &RawEvidence,
    position: usize,
    file: &Arc<str>,
    known: &mut KnownIds<'_>,
) {
    if raw.quote.is_none() && raw.note.is_none() {
        let at = At::Value(trail!["evidence", position]);
        let help = "give the source's words as `quote`, or say what it shows as `note`".to_owned();
        known.faults.push(
            Diagnostic::new(
                MISSING_KEY,
                file,
                at,
                "this evidence has neither a quotation nor a note",
            )
            .with_help(help)
            .for_lack_of(file, trail!["evidence", position, "quote"])
            .for_lack_of(file, trail!["evidence", position, "note"]),
        );
    }
}

/// Notes an entry that is to be compared with the claim's own words when one of the two quotations
/// is missing.
fn check_compare(
    raw: &RawEvidence,
    has_own_words: bool,
    position: usize,
    file: &Arc<str>,
    known: &mut KnownIds<'_>,
) {
    let (message, help) = match (raw.compare, &raw.quote) {
        (Some(true), None) => (
            "`compare` needs `quote`: the words that were really said",
            "give these words as `quote`, or remove `compare`",
        ),
        (Some(true), Some(_)) if !has_own_words => (
            "`compare` needs the claim's own `quote`: the words that are cut or altered",
            "give the claim's exact words as its `quote`, or remove `compare`",
        ),
        _ => return,
    };
    let at = At::Key(trail!["evidence", position, "compare"]);
    let fault = Diagnostic::new(MISSING_KEY, file, at, message);
    known.faults.push(fault.with_help(help.to_owned()));
}

/// Notes a source that is said to be read through itself; `at` is the place of `via`.
fn check_via(raw: &RawEvidence, at: impl Fn() -> At, file: &Arc<str>, known: &mut KnownIds<'_>) {
    if raw.via.0.contains(&raw.source) {
        let fault = Diagnostic::new(
            BAD_VALUE,
            file,
            at(),
            "a source cannot be read through itself",
        );
        known
            .faults
            .push(fault.with_help("remove `via`".to_owned()));
    }
}

/// Notes a translation without the quotation that it translates; `trail` is the path of keys to
/// what both belong to.
pub fn check_translation(
    quote: Option<&Quotation>,
    translation: Option<&Quotation>,
    mut trail: Trail,
    file: &Arc<str>,
    known: &mut KnownIds<'_>,
) {
    if translation.is_some() && quote.is_none() {
        trail.push(TrailStep::from("translation"));
        let message = "this translation lacks the words that it translates";
        let help = "give them as `quote`, in their original language".to_owned();
        known
            .faults
            .push(Diagnostic::new(MISSING_KEY, file, At::Key(trail), message).with_help(help));
    }
}
