//! `unused-source`: every source of the registry is used by something.

use hashbrown::HashSet;

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::source::Source;
use crate::trail;
use crate::yaml::register::Ref;

pub const RULE: Rule = Rule::warn("unused-source");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    // A source may be used by a text that could not be joined.
    if !context.complete {
        return Vec::new();
    }
    let mut used: HashSet<Ref<Source>> = context.index.used_sources().iter().copied().collect();
    // Sources of a held document count as used, and so do those through which they were read.
    let mut unfollowed: Vec<Ref<Source>> = context
        .site
        .sources_of_held
        .iter()
        .filter_map(|id| context.site.sources.find(id))
        .collect();
    while let Some(source) = unfollowed.pop() {
        if used.insert(source) {
            unfollowed.extend(&context.site.sources[source].through);
        }
    }
    context
        .site
        .sources
        .iter()
        .filter(|(source, _)| !used.contains(source))
        .map(|(_, source)| {
            let message = format!(
                "no published page uses source `{}`, so it gets no page",
                source.id
            );
            let at = At::Key(trail![source.id.to_string()]);
            Diagnostic::new(RULE, &source.file, at, message)
        })
        .collect()
}
