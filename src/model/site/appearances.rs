//! The join of the places where a claim was made: the source of each, and what was done to a picture
//! or a recording.

use std::sync::Arc;

use super::ids::KnownIds;
use crate::base::diagnostic::{At, Diagnostic};
use crate::model::claim::{Appearance, Authenticity, JudgedMedia, Medium, RawAppearance};
use crate::model::source::Source;
use crate::trail;
use crate::yaml::record::{IdOrKeys, MISSING_KEY};
use crate::yaml::register::Register;

/// The appearances of a claim whose sources exist.
pub fn appearances(
    raw: Vec<IdOrKeys<RawAppearance>>,
    file: &Arc<str>,
    sources: &Register<Source>,
    known: &mut KnownIds<'_>,
) -> Vec<Appearance> {
    let entries = raw.into_iter().enumerate();
    entries
        .filter_map(|(position, entry)| appearance(entry, position, file, sources, known))
        .collect()
}

fn appearance(
    IdOrKeys { keys: raw, is_id }: IdOrKeys<RawAppearance>,
    position: usize,
    file: &Arc<str>,
    sources: &Register<Source>,
    known: &mut KnownIds<'_>,
) -> Option<Appearance> {
    check_original(&raw, position, file, known);
    let at = || {
        At::Value(if is_id {
            trail!["appearances", position]
        } else {
            trail!["appearances", position, "source"]
        })
    };
    let source = known
        .sources
        .find(&raw.source, file, at, &mut known.faults)?;
    let medium = raw.medium.or_else(|| Medium::of(&sources[source]));
    let judged = raw.authenticity.zip(medium);
    if raw.authenticity.is_some() && medium.is_none() {
        let message = "nothing tells what this is: a picture, a video or sound";
        let help = format!("add `medium`, one of: {}", Medium::words().join(", "));
        let at = At::Key(trail!["appearances", position, "authenticity"]);
        let fault = Diagnostic::new(MISSING_KEY, file, at, message).with_help(help);
        known.faults.push(fault);
    }
    Some(Appearance {
        source,
        at: raw.at,
        media: judged.map(|(authenticity, medium)| JudgedMedia {
            medium,
            authenticity,
            original: raw.original,
            original_url: raw.original_url,
        }),
        medium,
    })
}

/// Notes what is said of an original where nothing is said of what was done to it.
fn check_original(raw: &RawAppearance, position: usize, file: &Arc<str>, known: &mut KnownIds<'_>) {
    let key = match raw {
        RawAppearance {
            authenticity: Some(_),
            ..
        } => return,
        RawAppearance {
            original: Some(_), ..
        } => "original",
        RawAppearance {
            original_url: Some(_),
            ..
        } => "original_url",
        _ => return,
    };
    let message = format!("`{key}` needs `authenticity`: what was done to the original");
    let help = format!(
        "add `authenticity`, one of: {}",
        Authenticity::words().join(", ")
    );
    let at = At::Key(trail!["appearances", position, key]);
    let fault = Diagnostic::new(MISSING_KEY, file, at, message);
    known.faults.push(fault.with_help(help));
}
