//! `unused-source`: a source of the registry is there for something.

use hashbrown::HashSet;

use super::View;
use crate::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::warn("unused-source");

pub fn check(view: &View<'_>) -> Vec<Diagnostic> {
    if !view.site.whole {
        return Vec::new();
    }
    let used: HashSet<_> = view.index.used_sources().iter().collect();
    view.site
        .sources
        .iter()
        .filter(|(source, _)| !used.contains(source))
        .map(|(_, source)| {
            let message = format!("nothing that is published leans on `{}`; it gets no page", source.id);
            let at = At::Key(trail![source.id.to_string()]);
            Diagnostic::new(RULE, &source.file, at, message)
        })
        .collect()
}
