//! `picture-unusable`: what a text shows as a picture is a complete picture in a form that browsers
//! show. No author can allow anything else: readers would see a broken frame, or what else is in
//! the file.

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
