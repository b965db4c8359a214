//! Checks: what is wrong with a site although each of its texts is well-formed. One file a rule.

mod allegation_without_outcome;
mod claim_too_long;
mod date_in_future;
mod dead_link;
mod picture_missing;
mod retired_verdict;
mod review_overdue;
mod unused_source;
mod verdict_without_evidence;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::claim::Claim;
use crate::date::Day;
use crate::diagnostic::{At, Diagnostic, Rule};
use crate::page::{Index, Plan};
use crate::settings::{Settings, Weight};
use crate::site::Site;
use crate::text::did_you_mean;
use crate::trail;

/// `lint` in `site.yaml` names a rule that does not exist, or one whose level cannot be changed.
pub const UNKNOWN_RULE: Rule = Rule::deny("unknown-rule");

/// The rules whose level `site.yaml` can set.
pub const RULES: &[Rule] = &[
    allegation_without_outcome::RULE,
    claim_too_long::RULE,
    date_in_future::RULE,
    dead_link::RULE,
    picture_missing::RULE,
    retired_verdict::RULE,
    review_overdue::RULE,
    unused_source::RULE,
    verdict_without_evidence::RULE,
    crate::content::UNEXPECTED_FILE,
    crate::site::HELD_REFERENCE,
];

/// What the rules look at.
#[derive(Debug, Clone, Copy)]
pub struct View<'s> {
    /// The site.
    pub site: &'s Site,
    /// What belongs together in it.
    pub index: &'s Index<'s>,
    /// Its pages.
    pub plan: &'s Plan<'s>,
    /// The day that counts as today; nothing when nobody says and no document has a day of its own.
    pub today: Option<Day>,
}

impl<'s> View<'s> {
    /// The claims in every language.
    pub fn claims(&self) -> impl Iterator<Item = &'s Claim> {
        self.site.claims.iter().flat_map(|(_, claim)| claim.in_every_language())
    }
}

/// Runs every rule.
#[must_use]
pub fn all(view: View<'_>) -> Vec<Diagnostic> {
    let rules = [
        allegation_without_outcome::check,
        claim_too_long::check,
        date_in_future::check,
        dead_link::check,
        picture_missing::check,
        retired_verdict::check,
        review_overdue::check,
        unused_source::check,
        verdict_without_evidence::check,
    ];
    let mut found: Vec<Diagnostic> = rules.iter().flat_map(|rule| rule(&view)).collect();
    found.extend(unknown_rules(&view.site.settings));
    found
}

/// The levels that `site.yaml` sets, for those rules alone whose level can be set.
#[must_use]
pub fn levels(settings: &Settings) -> BTreeMap<String, Weight> {
    let set = settings.lint.iter().filter(|(name, _)| RULES.iter().any(|rule| rule.name == name.as_str()));
    set.map(|(name, weight)| (name.clone(), *weight)).collect()
}

/// Notes levels for rules that there are not, or whose level cannot be set.
fn unknown_rules(settings: &Settings) -> Vec<Diagnostic> {
    let file: Arc<str> = "content/site.yaml".into();
    let known = || RULES.iter().map(|rule| rule.name);
    settings
        .lint
        .keys()
        .filter(|name| known().all(|known| known != name.as_str()))
        .map(|name| {
            let message = format!("`{name}` is no rule whose level can be set");
            let at = At::Key(trail!["lint", name.clone()]);
            Diagnostic::new(UNKNOWN_RULE, &file, at, message).with_help(did_you_mean(name, known()))
        })
        .collect()
}

#[cfg(test)]
mod tests;
