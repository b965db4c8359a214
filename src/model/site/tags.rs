//! Labels of tags, each for a tag that a document has.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{UNKNOWN_ID, UNUSED_TAG};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::{Id, nearest};
use crate::model::reading::Reading;
use crate::model::settings::Settings;
use crate::trail;

/// Notes labels of tags that no explainer and no claim has. Held documents count, since a label may
/// be written with them.
///
/// A label whose tag is nearly that of an unlabelled one was meant for it, and is an error. Any
/// other may be written before the first claim that has the tag, or have outlived the last.
pub fn check(settings: &Settings, reading: &Reading) -> Vec<Diagnostic> {
    if !reading.is_whole() {
        return Vec::new();
    }
    let explainers = reading
        .explainers
        .iter()
        .filter_map(|read| read.raw.as_ref())
        .flat_map(|raw| &raw.tags);
    let claims = reading
        .claims
        .iter()
        .filter_map(|read| read.raw.as_ref())
        .flat_map(|raw| &raw.tags);
    let tags: BTreeSet<&str> = explainers.chain(claims).map(Id::as_str).collect();
    let file: Arc<str> = "content/site.yaml".into();
    let unknown = settings
        .tags
        .keys()
        .filter(|label| !tags.contains(label.as_str()));
    let unlabelled = || {
        tags.iter()
            .copied()
            .filter(|tag| !settings.tags.contains_key(*tag))
    };
    let note = |label: &String| {
        let message = format!("no claim or explainer has the tag `{label}`");
        let at = At::Key(trail!["tags", label.clone()]);
        match nearest(label, unlabelled()) {
            Some(near) => {
                let help = format!("did you mean `{near}`?");
                Diagnostic::new(UNKNOWN_ID, &file, at, message).with_help(help)
            }
            None => Diagnostic::new(UNUSED_TAG, &file, at, message),
        }
    };
    unknown.map(note).collect()
}
