//! `starter-text`: the texts that `factpress new site` wrote as placeholders have been replaced.

use std::ops::Range;
use std::sync::Arc;

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::language;
use crate::base::text::Id;
use crate::model::translated::Translated as _;

pub const RULE: Rule = Rule::warn("starter-text");

/// Only the few texts of a new publication are read: the settings, the standing pages and the
/// imaginary story.
pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let settings: Arc<str> = "content/site.yaml".into();
    let pages = context
        .site
        .standings
        .iter()
        .flat_map(|(_, page)| page.in_every_language())
        .map(|page| &page.file);
    let stories = language::ALL
        .iter()
        .map(|language| language.starter_story)
        .filter_map(|id| context.site.explainers.find(&Id::new(id)?));
    let stories = stories.map(|story| &context.site.explainers[story].file);
    let files = std::iter::once(&settings).chain(pages).chain(stories);
    files.flat_map(|file| unwritten(context, file)).collect()
}

fn unwritten(context: &RuleContext<'_>, file: &Arc<str>) -> Vec<Diagnostic> {
    let Some(text) = context.texts.text(file) else {
        return Vec::new();
    };
    let sentences = language::ALL
        .iter()
        .flat_map(|language| language.starter_sentences);
    let places = sentences.filter_map(|sentence| place(&text, sentence));
    let note = |place: Range<usize>| {
        let message = "this is still the text that `factpress new site` wrote as a placeholder";
        let help =
            "write it in your own words, or remove it; you have to keep what a page promises"
                .to_owned();
        Diagnostic::new(RULE, file, At::Bytes(place), message).with_help(help)
    };
    places.map(note).collect()
}

/// Where a text has a sentence, however its lines are broken and whichever apostrophes it has.
fn place(text: &str, sentence: &str) -> Option<Range<usize>> {
    let mut words = sentence.split_whitespace();
    let first = words.next()?;
    text.match_indices(first).find_map(|(start, _)| {
        let mut rest = &text[start + first.len()..];
        for word in words.clone() {
            let next = rest.trim_start();
            if next.len() == rest.len() {
                return None;
            }
            rest = after(next, word)?;
        }
        Some(start..text.len() - rest.len())
    })
}

/// What follows a word at the beginning of a text; `None` if the text begins otherwise.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for wanted in word.chars() {
        let found = rest.next()?;
        if found != wanted && !(wanted == '\'' && found == '’') {
            return None;
        }
    }
    Some(rest.as_str())
}
