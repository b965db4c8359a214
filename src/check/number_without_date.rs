//! `number-without-date`: the finding about a number says of which day or year it is, or between
//! which numbers it lies.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::language;
use crate::model::claim::ClaimKind;
use crate::trail;

pub const RULE: Rule = Rule::warn("number-without-date");

/// The hyphens and dashes of ranges and compounds.
const RANGE_DASHES: [char; 5] = ['-', '‐', '‑', '–', '—'];

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    context
        .claims()
        .filter(|claim| claim.kind == ClaimKind::Number)
        .filter(|claim| {
            claim
                .outcome
                .as_ref()
                .is_some_and(|outcome| is_bare(&outcome.finding))
        })
        .map(|claim| {
            let message = "this finding gives a number and neither its date nor a range";
            let help =
                "say of which year or day it is, or between which numbers it lies".to_owned();
            Diagnostic::new(RULE, &claim.file, At::Value(trail!["finding"]), message)
                .with_help(help)
        })
        .collect()
}

/// True for a text that has a number in figures but neither a year nor a range.
fn is_bare(text: &str) -> bool {
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(is_mark))
        .collect();
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let has_range = words.iter().any(|word| {
        language::any_has(&word.to_lowercase(), |language| language.range_openers)
            || is_number(word) && is_range(word)
    }) || words.windows(3).any(|three| {
        is_number(&three[0])
            && language::any_has(three[1], |language| language.range_links)
            && is_number(&three[2])
    });
    words.iter().any(is_number) && !has_range && !words.iter().any(|word| is_date(word))
}

fn is_mark(character: char) -> bool {
    !character.is_alphanumeric() && character != '-'
}

/// True for figures on both sides of a hyphen or a dash: `30,000–32,000`, and not `5-jährig`.
fn is_range(word: &str) -> bool {
    let has_figures = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    let parts: Vec<&str> = word.split(RANGE_DASHES).collect();
    parts
        .windows(2)
        .any(|two| two.iter().all(|part| has_figures(part)))
}

/// True for a word that says a year, a month, a day or a decade: `2024`, `2023/24`, `1.3.2024`,
/// `mid-2024`, `1990s`.
fn is_date(word: &str) -> bool {
    let is_figures =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = word.split(['.', '/']);
    if parts.clone().all(is_figures) {
        return parts.any(is_year);
    }
    // Before a hyphen, a number that looks like a year may be a quantity: `2000-Euro-Schein`. So a
    // plain year counts only after one, as in `mid-2024`.
    let mut parts = word.split(RANGE_DASHES);
    parts.next().is_some_and(is_decade) || parts.any(|part| is_year(part) || is_decade(part))
}

/// A year with what makes a decade of it.
fn is_decade(word: &str) -> bool {
    let (year, ending) = word.split_at_checked(4).unwrap_or_default();
    is_year(year) && language::any_has(ending, |language| language.decade_endings)
}

/// Four figures from 1000 to 2999, and nothing else.
fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.starts_with(['1', '2'])
        && word.bytes().all(|byte| byte.is_ascii_digit())
}
