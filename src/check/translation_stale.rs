//! `translation-stale`: a translation was made from its original as it is now.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::warn("translation-stale");

/// Only a translation that names the state of its original can be recognised as stale.
pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let translated = context.site.translated.iter();
    translated
        .filter_map(|translation| {
            let changed = translation
                .given
                .as_ref()?
                .changed(&translation.now, &translation.names);
            let (last, others) = changed.split_last()?;
            let which = if others.is_empty() {
                (*last).to_owned()
            } else {
                format!("{} and {last}", others.join(", "))
            };
            let have = if others.is_empty() && *last != "other texts" {
                "has"
            } else {
                "have"
            };
            let message =
                format!("the original's {which} {have} changed since this was translated");
            let help = format!(
                "update the translation, then run `factpress translated {}`, which writes `translation_of: {}`",
                translation.file, translation.now
            );
            let at = At::Value(trail!["translation_of"]);
            Some(Diagnostic::new(RULE, &translation.file, at, message).with_help(help))
        })
        .collect()
}
