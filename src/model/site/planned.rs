//! What is planned: documents whose day of publication is still to come wait as if they were held
//! back.

use super::PUBLISHED_LATER;
use crate::base::date::{Day, Today};
use crate::base::diagnostic::{At, Diagnostic};
use crate::model::reading::{ParsedDocument, Reading};
use crate::trail;

/// What is let through of what is not public yet.
#[derive(Debug, Clone, Default)]
pub struct Showing {
    /// Lets held documents through, marked as such.
    pub drafts: bool,
    /// Lets documents through whose day is still to come, as they will be when it has come.
    pub planned: bool,
    /// The day that counts as today; nothing is still to come when nobody says.
    pub today: Option<Today>,
}

/// What a document says of when it is public.
type Wait<'r> = (Option<Day>, &'r mut Option<String>);

/// Holds what is still to come, unless it is to be shown as it will be, and says when each comes.
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

/// Holds those of one kind. Translations wait with their originals.
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
            "this comes out on {day}, and `build` holds it back until then (today is {today})"
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
