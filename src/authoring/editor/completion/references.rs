//! References in Markdown: what may be written between `[[` and `]]`, apart from ids.

use std::ops::Range;

use super::{Completion, CompletionKind};
use crate::yaml::record::Noun;

/// What a word before the colon of a reference refers to.
pub fn referred(word: &str) -> Option<Noun> {
    match word {
        "claim" => Some(Noun::Claim),
        "source" => Some(Noun::Source),
        "person" => Some(Noun::Person),
        _ => None,
    }
}

/// What a reference begins with; `is_card` if an exclamation mark precedes it.
pub fn openings(bytes: &Range<usize>, is_card: bool) -> Vec<Completion> {
    let openings: &[(&str, &str)] = if is_card {
        &[("claim:", "The claim's card, in a paragraph of its own.")]
    } else {
        &[
            (
                "claim:",
                "A link to a claim that shows its wording and verdict.",
            ),
            (
                "source:",
                "A numbered citation, right after the sentence it supports.",
            ),
            ("person:", "A person's name, linked to their page."),
        ]
    };
    let offer = |(word, about): &(&str, &str)| Completion {
        label: (*word).to_owned(),
        offer: CompletionKind::Opening,
        detail: String::new(),
        about: (*about).to_owned(),
        bytes: bytes.clone(),
        text: (*word).to_owned(),
        snippet: None,
        first: false,
    };
    openings.iter().map(offer).collect()
}
