//! Anchors of headings: readable, unique in the body, and unlike the ids of the page around it.

use std::collections::{HashMap, HashSet};

use crate::base::text::slug;

/// The prefixes of ids that pages use themselves: places of a theme, icons, citations, notes,
/// legends.
const PAGE: [&str; 8] = [
    "at-", "i-", "cite-", "ref-", "fn-", "fnref-", "badge-", "verdict-",
];

/// The anchors of one body.
#[derive(Debug, Default)]
pub struct HeadingAnchors {
    taken: HashSet<String>,
    /// The number with which the next heading of the same words is tried: to count from 2 each time
    /// would take a body of like headings a time that grows with the square of its size.
    numbers: HashMap<String, usize>,
}

impl HeadingAnchors {
    /// The anchor for a heading with these words, or with the id that its author gave it.
    pub fn next(&mut self, words: &str) -> String {
        let mut slug = slug(words);
        if slug.is_empty() {
            "section".clone_into(&mut slug);
        }
        if PAGE.iter().any(|start| slug.starts_with(start)) {
            slug.insert_str(0, "section-");
        }
        let number = self.numbers.entry(slug.clone()).or_insert(1);
        loop {
            let anchor = if *number == 1 {
                slug.clone()
            } else {
                format!("{slug}-{number}")
            };
            *number += 1;
            if self.taken.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}
