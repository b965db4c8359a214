//! What is planned: documents with a day of publication in the future are held back until then.

use super::PUBLISHED_LATER;
use crate::base::date::{Day, Today};
use crate::base::diagnostic::{At, Diagnostic};
use crate::model::reading::{ParsedDocument, Reading};
use crate::trail;

/// Which documents that are not public yet the site shows.
#[derive(Debug, Clone, Default)]
pub struct Showing {
    /// Shows documents that are held back, marked as such.
    pub drafts: bool,
    /// Shows documents whose day of publication is still to come, as they will be then.
    pub planned: bool,
    /// Asks search engines to leave all pages out.
    pub preview: bool,
    /// The day that counts as today; if it is `None`, nothing is still to come.
    pub today: Option<Today>,
}

/// The day on which a document is published, and the open question that holds it back.
type Wait<'r> = (Option<Day>, &'r mut Option<String>);

/// Holds back what is still to come, unless it is to be shown, and notes the day of each.
pub fn hold(reading: &mut Reading, showing: &Showing) -> Vec<Diagnostic> {
    let Some(today) = &showing.today else {
        return Vec::new();
    };
    let explainers = each(&mut reading.explainers, showing, today, |raw| {
        (Some(raw.published), &mut raw.hold)
    });
    let claims = each(&mut reading.claims, showing, today, |raw| {
        (raw.published, &mut raw.hold)
    });
    [explainers, claims].concat()
}

/// Holds back the documents of one kind. Translations are held back with their originals.
fn each<R>(
    reads: &mut [ParsedDocument<R>],
    showing: &Showing,
    today: &Today,
    wait: for<'r> fn(&'r mut R) -> Wait<'r>,
) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for read in reads.iter_mut().filter(|read| read.name.language.is_none()) {
        let Some((Some(day), hold)) = read.raw.as_deref_mut().map(wait) else {
            continue;
        };
        if day <= today.day || (hold.is_some() && !showing.drafts) {
            continue;
        }
        if !showing.planned && hold.is_none() {
            *hold = Some(format!("It is published on {day}."));
        }
        let message = format!(
            "this is published on {day}, and `build` holds it back until then (today is {today})"
        );
        notes.push(Diagnostic::new(
            PUBLISHED_LATER,
            &read.file,
            At::Value(trail!["published"]),
            message,
        ));
    }
    notes
}
