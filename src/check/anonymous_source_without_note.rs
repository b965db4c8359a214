//! `anonymous-source-without-note`: readers learn what is known of the unnamed people behind a
//! source.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::source::Basis;
use crate::trail;

pub const RULE: Rule = Rule::warn("anonymous-source-without-note");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    context.site
        .sources
        .iter()
        .filter(|(_, source)| source.basis == Basis::Anonymous && source.note.is_none())
        .map(|(_, source)| {
            let message = format!("`{}` relies on unnamed people, but does not say why", source.id);
            let help = "say in `note` what is known about them, why they are not named, or what you use the source for";
            let at = At::Value(trail![source.id.to_string(), "basis"]);
            Diagnostic::new(RULE, &source.file, at, message)
                .with_help(help.to_owned())
                .for_lack_of(&source.file, trail![source.id.to_string(), "note"])
        })
        .collect()
}
