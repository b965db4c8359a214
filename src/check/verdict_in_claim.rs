//! `verdict-in-claim`: the claim line says what was claimed, without a verdict.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::warn("verdict-in-claim");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let first = context.site.settings.first_language();
    context
        .claims()
        .filter_map(|claim| {
            let outcome = claim.outcome.as_ref()?;
            let label = context.site.scale[outcome.verdict]
                .label
                .in_language(&claim.language, first);
            let words = [Some(label), outcome.label.as_deref()];
            let words: Vec<&str> = words.into_iter().flatten().collect();
            let (key, word) = claim.wordings().find_map(|(key, text)| {
                let word = words.iter().find(|word| opens_or_closes(text, word))?;
                Some((key, word))
            })?;
            let message = format!("the {key} contains its verdict, \"{word}\"");
            let help =
                "word the claim as its claimant would; the verdict is shown next to it".to_owned();
            Some(
                Diagnostic::new(RULE, &claim.file, At::Value(trail![key]), message).with_help(help),
            )
        })
        .collect()
}

/// True if a text begins or ends with these words, whatever its capitals and the marks around them.
fn opens_or_closes(text: &str, words: &str) -> bool {
    let plain = |text: &str| -> Vec<String> {
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (text, words) = (plain(text), plain(words));
    // Only the edges count: in the middle, the word may be part of what was claimed.
    !words.is_empty() && (text.starts_with(&words) || text.ends_with(&words))
}
