//! Causes and what follows from them: a mistake whose cause is reported is left out.

use std::collections::HashSet;
use std::sync::Arc;

use crate::base::diagnostic::{At, Diagnostic, Level, Trail};
use crate::yaml::record::UNKNOWN_KEY;

/// The diagnostics without those that only follow from others among them.
pub fn alone(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if diagnostics.iter().all(|found| found.causes.is_empty()) {
        return diagnostics;
    }
    let mut causes = Causes::default();
    let first = |found: &&Diagnostic| found.causes.is_empty() && found.rule.level == Level::Deny;
    for cause in diagnostics.iter().filter(first) {
        causes.add(cause);
    }
    let mut left: Vec<(usize, Diagnostic)> = diagnostics
        .into_iter()
        .enumerate()
        .filter(|(_, found)| !causes.explain(found))
        .collect();
    // A consequence can have consequences of its own. What differs from another file comes before
    // what follows from it within one.
    let is_within = |found: &Diagnostic| found.causes.iter().all(|(file, _)| *file == found.file);
    left.sort_by_key(|(_, found)| is_within(found));
    left.retain(|(_, found)| {
        let is_explained = causes.explain(found);
        if !is_explained && found.rule.level == Level::Deny {
            causes.add(found);
        }
        !is_explained
    });
    left.sort_by_key(|(position, _)| *position);
    left.into_iter().map(|(_, found)| found).collect()
}

/// The mistakes that others can follow from.
#[derive(Default)]
struct Causes {
    /// The values with a mistake, by file.
    mistaken: HashSet<(Arc<str>, Trail)>,
    /// The mappings with a key that is not known, by file. It may be meant to be any key that the
    /// mapping lacks.
    with_unknown_key: HashSet<(Arc<str>, Trail)>,
}

impl Causes {
    fn add(&mut self, cause: &Diagnostic) {
        let at = match &cause.at {
            At::Key(trail) | At::Value(trail) | At::Within(trail, _) => Some(trail),
            At::File | At::Bytes(_) | At::Scalar(_) => None,
        };
        for trail in at.into_iter().chain(&cause.meant) {
            // A mistake in an entry of a list is one in the list, too.
            for end in 1..=trail.len() {
                self.mistaken
                    .insert((Arc::clone(&cause.file), trail[..end].to_vec()));
            }
        }
        if let (true, Some((_, mapping))) = (
            cause.rule == UNKNOWN_KEY,
            at.and_then(|trail| trail.split_last()),
        ) {
            self.with_unknown_key
                .insert((Arc::clone(&cause.file), mapping.to_vec()));
        }
    }

    fn explain(&self, found: &Diagnostic) -> bool {
        let is_mistaken = |cause| self.mistaken.contains(cause);
        let has_other_key = |mapping| self.with_unknown_key.contains(mapping);
        found.causes.iter().any(is_mistaken) || found.lacks.iter().any(has_other_key)
    }
}
