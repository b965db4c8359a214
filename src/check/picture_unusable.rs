//! `picture-unusable`: what a text shows as a picture is one, whole, and in a form that browsers
//! show. Nobody can allow what is not: readers would see a broken frame, or what is in the file
//! beside the picture.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};

const RULE: Rule = Rule::deny("picture-unusable");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let faults = context.site.shown().filter_map(|shown| {
        let fault = context.site.look(shown.path)?.fault.as_ref()?;
        let name = shown.path.rsplit('/').next().unwrap_or(shown.path);
        let at = At::Bytes(shown.place.clone());
        Some(Diagnostic::new(RULE, shown.text, at, fault.message(name)).with_help(fault.help(name)))
    });
    faults.collect()
}
