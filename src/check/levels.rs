//! The levels that authors set for rules, and those that they cannot set.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::RULES;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::text::nearest;
use crate::model::lint::{Exceptions, Weight};
use crate::model::settings::Settings;
use crate::model::site::Site;
use crate::report::{RULE_PAGES, RulePage};
use crate::trail;

/// `lint` in `site.yaml` names a rule that does not exist, or one whose level cannot be changed.
pub const UNKNOWN_RULE: Rule = Rule::deny("unknown-rule");

/// True if there is a rule of this name whose level can be set.
fn is_known(name: &str) -> bool {
    RULES.iter().any(|rule| rule.name == name)
}

/// The levels that `site.yaml` sets, of rules whose level can be set.
#[must_use]
pub fn levels(settings: &Settings) -> BTreeMap<String, Weight> {
    let set = settings.lint.iter().filter(|(name, _)| is_known(name));
    set.map(|(name, weight)| (name.clone(), *weight)).collect()
}

/// The levels that documents set for themselves, by file; held documents are among them.
#[must_use]
pub fn exceptions(site: &Site) -> BTreeMap<Arc<str>, BTreeMap<String, Weight>> {
    let set = |exceptions: &Exceptions| {
        let set = exceptions.iter().filter(|(name, _)| is_known(name));
        set.map(|(name, exception)| (name.clone(), exception.level))
            .collect()
    };
    // Held documents have diagnostics too, from the steps before.
    let held = site.held.iter().map(|held| (&held.file, &held.lint));
    let withdrawn = site.withdrawn.iter();
    let withdrawn = withdrawn.map(|document| (&document.file, &document.lint));
    site.exceptions()
        .chain(held)
        .chain(withdrawn)
        .map(|(file, exceptions)| (Arc::clone(file), set(exceptions)))
        .collect()
}

/// Notes levels of rules that do not exist, or whose level cannot be set.
pub fn unknown_rules(site: &Site) -> Vec<Diagnostic> {
    let settings: Arc<str> = "content/site.yaml".into();
    let publication = site.settings.lint.keys().map(|name| (&settings, name));
    let files = site
        .exceptions()
        .flat_map(|(file, exceptions)| exceptions.keys().map(move |name| (file, name)));
    publication
        .chain(files)
        .filter(|(_, name)| !is_known(name))
        .map(|(file, name)| {
            let message = format!("`{name}` is not a rule whose level you can set");
            let at = At::Key(trail!["lint", name.clone()]);
            let help = if RulePage::of(name).is_some() {
                Some("this rule is always an error".to_owned())
            } else {
                nearest(name, RULE_PAGES.iter().map(|page| page.rule.name))
                    .map(|near| format!("did you mean `{near}`?"))
            };
            Diagnostic::new(UNKNOWN_RULE, file, at, message).with_help(help)
        })
        .collect()
}
