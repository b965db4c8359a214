//! Causes and what follows from them: a mistake whose cause is reported is left out.

use std::collections::HashSet;
use std::sync::Arc;

use crate::base::diagnostic::{At, Diagnostic, Level, Trail};

/// The diagnostics without those that only follow from others among them.
pub fn alone(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if diagnostics.iter().all(|found| found.causes.is_empty()) {
        return diagnostics;
    }
    let mut mistaken: HashSet<(Arc<str>, Trail)> = HashSet::new();
    let causes = diagnostics
        .iter()
        .filter(|found| found.causes.is_empty() && found.rule.level == Level::Deny);
    for cause in causes {
        let at = match &cause.at {
            At::Key(trail) | At::Value(trail) | At::Within(trail, _) => Some(trail),
            At::File | At::Bytes(_) | At::Scalar(_) => None,
        };
        for trail in at.into_iter().chain(&cause.meant) {
            // A mistake in an entry of a list is one in the list, too.
            for end in 1..=trail.len() {
                mistaken.insert((Arc::clone(&cause.file), trail[..end].to_vec()));
            }
        }
    }
    let follows = |found: &Diagnostic| found.causes.iter().any(|cause| mistaken.contains(cause));
    diagnostics
        .into_iter()
        .filter(|found| !follows(found))
        .collect()
}
