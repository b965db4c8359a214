//! `words-changed`: the words of a published claim, its label and its finding change with a dated
//! correction.

use std::collections::BTreeMap;

use super::RuleContext;
use crate::base::date::Day;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::claim::Claim;
use crate::model::translated::Translated as _;
use crate::plan::{PublishedEntry, words_of};
use crate::trail;

pub const RULE: Rule = Rule::warn("words-changed");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    context
        .once_public()
        .filter_map(|(claim, states)| {
            // Another rule tells of a verdict that changed in silence, with all that goes with it.
            let has_same_verdict = verdict(context, claim) == states.last()?.verdict.as_deref();
            has_same_verdict.then(|| of_claim(context, claim, &states))
        })
        .flatten()
        .collect()
}

fn verdict<'s>(context: &RuleContext<'s>, claim: &Claim) -> Option<&'s str> {
    let outcome = claim.outcome.as_ref()?;
    Some(context.site.scale[outcome.verdict].id.as_str())
}

fn of_claim(
    context: &RuleContext<'_>,
    claim: &Claim,
    history: &[&PublishedEntry],
) -> Vec<Diagnostic> {
    claim
        .in_every_language()
        .filter(|text| context.judges(text))
        .filter_map(|text| {
            let answered = Answered::of(history, &text.language)?;
            let is_corrected = text.corrections.len() > answered.corrections;
            (!is_corrected).then(|| answered.faults(context, text))
        })
        .flatten()
        .collect()
}

/// The last state of a claim in a language whose words readers can account for: they are the first
/// that were published, or a correction came with them. A build that published other words does not
/// make them the ones to compare with.
struct Answered<'r> {
    day: Day,
    words: &'r BTreeMap<String, String>,
    corrections: usize,
}

impl<'r> Answered<'r> {
    fn of(history: &[&'r PublishedEntry], language: &str) -> Option<Self> {
        let mut answered: Option<Self> = None;
        for state in history.iter().filter(|state| !state.withdrawn) {
            let Some(words) = state.words.get(language) else {
                continue;
            };
            let corrections = state.corrections.len();
            let is_silent = answered.as_ref().is_some_and(|before| {
                corrections <= before.corrections && changed(before.words, words).next().is_some()
            });
            if !is_silent {
                // The day is that on which the words came, not that of a later state with the same.
                let same = answered.filter(|before| before.words == words);
                answered = Some(Self {
                    day: same.map_or(state.day, |before| before.day),
                    words,
                    corrections,
                });
            }
        }
        answered
    }

    fn faults(&self, context: &RuleContext<'_>, claim: &Claim) -> Vec<Diagnostic> {
        let now = words_of(claim);
        changed(self.words, &now)
            .map(|key| self.fault(context, claim, key))
            .collect()
    }

    fn fault(&self, context: &RuleContext<'_>, claim: &Claim, key: &'static str) -> Diagnostic {
        let what = match key {
            "quote" => "the exact words were",
            "label" => "the label was",
            "finding" => "the finding was",
            _ => "the claim was",
        };
        let message = format!(
            "{what} published differently on {}, and no correction says so",
            self.day
        );
        let today = context
            .today
            .map_or_else(|| "…".to_owned(), |today| today.day.to_string());
        let entry = format!("{{date: {today}, grade: minor, text: …}}");
        let help = if claim.corrections.is_empty() {
            format!("tell readers what changed: `corrections: [{entry}]`")
        } else {
            format!("tell readers what changed, with another entry of `corrections`: `- {entry}`")
        };
        let has_key = match key {
            "quote" => claim.quote.is_some(),
            "label" => claim
                .outcome
                .as_ref()
                .is_some_and(|outcome| outcome.label.is_some()),
            "finding" => claim.outcome.is_some(),
            _ => true,
        };
        let at = if has_key {
            At::Value(trail![key])
        } else {
            At::Key(trail!["claim"])
        };
        Diagnostic::new(RULE, &claim.file, at, message)
            .with_help(help)
            .with_note(
                "the grade is `minor` for a slip, `update` for news, `substantial` for an error that matters",
            )
    }
}

/// The keys whose words differ. New words are no change, but for a label, which readers see in the
/// place of the verdict.
fn changed<'w>(
    before: &'w BTreeMap<String, String>,
    now: &'w BTreeMap<String, String>,
) -> impl Iterator<Item = &'static str> + 'w {
    ["claim", "quote", "label", "finding"]
        .into_iter()
        .filter(|key| {
            let (before, now) = (before.get(*key), now.get(*key));
            before != now && (before.is_some() || *key == "label")
        })
}
