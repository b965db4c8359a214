//! Anchors of headings: readable, each unlike the others, and none that the page around the body gives.

use std::collections::HashSet;

use crate::text::slug;

/// What the ids begin with that pages give by themselves: places of a theme, icons, citations, notes, legends.
const PAGE: [&str; 8] = ["at-", "i-", "cite-", "ref-", "fn-", "fnref-", "badge-", "verdict-"];

/// The anchors of one body.
#[derive(Debug, Default)]
pub struct Anchors {
    taken: HashSet<String>,
}

impl Anchors {
    /// The anchor for a heading with these words, or with the id that its author gave it.
    pub fn next(&mut self, words: &str) -> String {
        let mut slug = slug(words);
        if slug.is_empty() {
            "section".clone_into(&mut slug);
        }
        if PAGE.iter().any(|start| slug.starts_with(start)) {
            slug.insert_str(0, "section-");
        }
        let mut anchor = slug.clone();
        let mut number = 2;
        while !self.taken.insert(anchor.clone()) {
            anchor = format!("{slug}-{number}");
            number += 1;
        }
        anchor
    }
}
