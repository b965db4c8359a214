//! `withdrawn-unpublished`: only what was public can be withdrawn.

use hashbrown::HashSet;

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::site::WithdrawnDocument;
use crate::plan::Addresses;
use crate::trail;

pub const RULE: Rule = Rule::note("withdrawn-unpublished");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let Some(public) = &context.external.public else {
        return Vec::new();
    };
    let entries = public.record.entries();
    let known: HashSet<&str> = entries
        .flat_map(|entry| &entry.addresses)
        .map(String::as_str)
        .collect();
    let settings = &context.site.settings;
    let addresses = Addresses::new(settings, settings.first_language());
    let was_public = |document: &WithdrawnDocument| {
        let before = document.aliases.iter().map(ToString::to_string);
        let now = addresses.withdrawn(document).to_string();
        before.chain([now]).any(|address| known.contains(&*address))
    };
    context
        .site
        .withdrawn
        .iter()
        .filter(|document| document.is_own && !was_public(document))
        .map(|document| {
            let message = format!(
                "`{}` was never published, so there is nothing to withdraw",
                document.id
            );
            Diagnostic::new(RULE, &document.file, At::Key(trail!["withdrawn"]), message)
                .with_help("remove the file, or hold it back with `hold`".to_owned())
        })
        .collect()
}
