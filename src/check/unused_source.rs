//! `unused-source`: a source of the registry is there for something.

use hashbrown::HashSet;

use super::View;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::source::Source;
use crate::trail;
use crate::yaml::register::Ref;

pub const RULE: Rule = Rule::warn("unused-source");

pub fn check(view: &View<'_>) -> Vec<Diagnostic> {
    if !view.site.whole {
        return Vec::new();
    }
    let mut used: HashSet<Ref<Source>> = view.index.used_sources().iter().copied().collect();
    // What is held back leans on its sources, too, and on those through which these were read.
    let mut sources_of_held: Vec<Ref<Source>> = view
        .site
        .sources_of_held
        .iter()
        .filter_map(|id| view.site.sources.find(id))
        .collect();
    while let Some(source) = sources_of_held.pop() {
        if used.insert(source) {
            sources_of_held.extend(&view.site.sources[source].through);
        }
    }
    view.site
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
