//! `picture-missing`: a picture is beside the text that shows it.

use std::collections::HashSet;

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::text::{MOST_SUGGESTIONS, nearest};

pub const RULE: Rule = Rule::deny("picture-missing");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let files: HashSet<&str> = context
        .site
        .assets
        .iter()
        .chain(&context.site.unshown)
        .map(|asset| &*asset.path)
        .collect();
    let missing = |(file, body): (&'_ std::sync::Arc<str>, &'_ crate::content::prose::Prose)| {
        body.pictures
            .iter()
            .filter(|picture| !files.contains(picture.file.as_str()))
            .enumerate()
            .map(|(before, picture)| {
                let message = format!("there is no file {}", picture.file);
                let known = files.iter().copied().filter(|_| before < MOST_SUGGESTIONS);
                let help =
                    nearest(&picture.file, known).map(|near| format!("did you mean `{near}`?"));
                Diagnostic::new(RULE, file, At::Bytes(picture.place.clone()), message)
                    .with_help(help)
            })
            .collect::<Vec<_>>()
    };
    context.site.bodies().flat_map(missing).collect()
}
