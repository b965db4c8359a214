//! `hedge-in-finding`: a finding says what was found, and what is open stands under `unknown`.

use super::View;
use super::words::{Phrases, own_words};
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::warn("hedge-in-finding");

/// English hedges.
pub const ENGLISH: [&str; 34] = [
    "allegedly",
    "almost certainly",
    "apparently",
    "appear to",
    "appeared to",
    "appears to",
    "are believed to",
    "are said to",
    "are thought to",
    "arguably",
    "is believed to",
    "is said to",
    "is thought to",
    "may have",
    "may well",
    "maybe",
    "might",
    "most likely",
    "perhaps",
    "possibly",
    "presumably",
    "probably",
    "purportedly",
    "reportedly",
    "seem",
    "seemed",
    "seemingly",
    "seems",
    "supposedly",
    "very likely",
    "was said to",
    "was thought to",
    "were said to",
    "were thought to",
];

/// French hedges.
pub const FRENCH: [&str; 20] = [
    "apparemment",
    "dit-on",
    "paraissent",
    "paraît",
    "peut-être",
    "possiblement",
    "presque certainement",
    "probablement",
    "présumément",
    "prétendument",
    "sans doute",
    "semblaient",
    "semblait",
    "semble",
    "semblent",
    "sembleraient",
    "semblerait",
    "soi-disant",
    "supposément",
    "vraisemblablement",
];

pub fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let (english, french) = (Phrases::new(&ENGLISH), Phrases::new(&FRENCH));
    view.claims()
        .filter_map(|claim| {
            let finding = &claim.outcome.as_ref()?.finding;
            let hedges = match claim.language.split('-').next() {
                Some("en") => &english,
                Some("fr") => &french,
                _ => return None,
            };
            let hedge = hedges.first(&own_words(finding))?;
            let message = format!("`{hedge}` leaves open what was found");
            let help =
                "say what is known and who says so; what is not known has its place in `unknown`"
                    .to_owned();
            Some(
                Diagnostic::new(RULE, &claim.file, At::Value(trail!["finding"]), message)
                    .with_help(help),
            )
        })
        .collect()
}
