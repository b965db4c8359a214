//! `starter-text`: what `factpress new site` wrote for the author to write anew was written anew.

use std::ops::Range;
use std::sync::Arc;

use super::View;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::text::Id;
use crate::model::translated::Translated as _;

pub const RULE: Rule = Rule::warn("starter-text");

/// What stands in the texts of a new publication, in each of its languages, and is not for readers.
pub const UNWRITTEN: &[&str] = &[
    "Claims that many people hear, checked against the record.",
    "Write here what you check, and why.",
    "Say who you are, who pays, and how readers can reach you.",
    "Say how you choose the claims that you check, and which you leave out.",
    "Say whom you ask before a verdict is published, and what you do when nobody answers.",
    "Say what you do when you were wrong, and how readers can tell you.",
    "Samplewick is an imaginary town, and nothing here happened.",
    "Des affirmations que beaucoup de gens entendent, vérifiées documents à l'appui.",
    "Écrivez ici ce que vous vérifiez, et pourquoi.",
    "Dites qui vous êtes, qui paie, et comment les lecteurs peuvent vous joindre.",
    "Dites comment vous choisissez les affirmations que vous vérifiez, et lesquelles vous laissez de côté.",
    "Dites qui vous interrogez avant de publier un verdict, et ce que vous faites quand personne ne répond.",
    "Dites ce que vous faites quand vous vous êtes trompés, et comment les lecteurs peuvent vous le signaler.",
    "Saint-Exemple est une ville imaginaire, et rien de tout cela n'est arrivé.",
];

/// The imaginary stories of a new publication.
pub const STORIES: [&str; 2] = ["samplewick-trees", "arbres-de-saint-exemple"];

/// Looks into the few texts that a new publication has: the settings, the standing pages, and the
/// imaginary story.
pub fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let settings: Arc<str> = "content/site.yaml".into();
    let pages = view
        .site
        .standings
        .iter()
        .flat_map(|(_, page)| page.in_every_language())
        .map(|page| &page.file);
    let stories = STORIES
        .iter()
        .filter_map(|id| view.site.explainers.find(&Id::new(id)?));
    let stories = stories.map(|story| &view.site.explainers[story].file);
    let files = std::iter::once(&settings).chain(pages).chain(stories);
    files.flat_map(|file| unwritten(view, file)).collect()
}

fn unwritten(view: &View<'_>, file: &Arc<str>) -> Vec<Diagnostic> {
    let Some(text) = view.texts.text(file) else {
        return Vec::new();
    };
    let places = UNWRITTEN
        .iter()
        .filter_map(|sentence| place(&text, sentence));
    let note = |place: Range<usize>| {
        let message = "`factpress new site` wrote this for you to write anew";
        let help =
            "say it in your own words, or take it out; what a page promises is for you to keep"
                .to_owned();
        Diagnostic::new(RULE, file, At::Bytes(place), message).with_help(help)
    };
    places.map(note).collect()
}

/// Where a sentence stands in a text, however its lines are broken and whichever apostrophes it
/// has.
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

/// What stands behind a word at the beginning of a text.
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
