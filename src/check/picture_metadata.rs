//! `picture-metadata`: what a picture's file reveals besides what it shows, which publishing
//! removes.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};

pub const RULE: Rule = Rule::allow("picture-metadata");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let reported = context.site.shown().filter_map(|shown| {
        let traces = context.site.look(shown.path)?.traces;
        let name = shown.path.rsplit('/').next().unwrap_or(shown.path);
        let message = format!("`{name}` contains metadata: {}", traces.words());
        let help = "readers do not get it, but anyone who can read this folder does".to_owned();
        let at = At::Bytes(shown.place.clone());
        (!traces.is_empty()).then(|| Diagnostic::new(RULE, shown.text, at, message).with_help(help))
    });
    reported.collect()
}
