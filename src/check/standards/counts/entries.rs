//! What is counted in the entries of sources and people.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Counted, MissingEntry, addresses};
use crate::check::RuleContext;
use crate::model::person::{Person, PersonKind};
use crate::model::source::Source;
use crate::trail;
use crate::yaml::register::Ref;

/// Sources that readers can look up.
pub fn sources_with_address(context: &RuleContext<'_>) -> Counted {
    let used = sources(context);
    let gaps = used
        .iter()
        .filter(|source| source.url.is_none())
        .map(|source| MissingEntry {
            file: Arc::clone(&source.file),
            trail: trail![source.id.to_string()],
        });
    Counted {
        page: Some(addresses(context).sources(1)),
        add: "give `url` to each source that is online",
        ..Counted::of_all("sources with an address", used.len(), gaps.collect(), "url")
    }
}

/// Sources whose interest in the matter is declared.
pub fn interests(context: &RuleContext<'_>) -> Counted {
    let used = sources(context);
    let declared = used.iter().filter(|source| source.interest.is_some());
    Counted {
        page: Some(addresses(context).sources(1)),
        add: "say in `interest` of a source what stake its makers have",
        ..Counted::of_some(
            "sources with a declared interest",
            declared.count(),
            used.len(),
            "interest",
        )
    }
}

/// Authors who are people with a role that readers see.
pub fn authors(context: &RuleContext<'_>) -> Counted {
    let explainers = context.site.explainers.iter();
    let authors: BTreeSet<Ref<Person>> = explainers
        .flat_map(|(_, explainer)| explainer.authors.iter().copied())
        .collect();
    let people = authors.iter().map(|author| &context.site.people[*author]);
    let is_introduced =
        |author: &Person| author.kind == PersonKind::Person && author.role.is_some();
    let gaps = people
        .filter(|author| !is_introduced(author))
        .map(|author| MissingEntry {
            file: "content/people.yaml".into(),
            trail: trail![author.id.to_string()],
        });
    Counted {
        add: "name people as `authors`, and give each a `role` in content/people.yaml",
        ..Counted::of_all(
            "authors who are people with a role",
            authors.len(),
            gaps.collect(),
            "role",
        )
    }
}

fn sources<'s>(context: &RuleContext<'s>) -> Vec<&'s Source> {
    let used = context.index.used_sources().iter();
    used.map(|source| &context.site.sources[*source]).collect()
}
