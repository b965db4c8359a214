//! `archive-unreliable`: a source does not rest on an archive alone that has changed what it kept.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::source::Archive;
use crate::trail;

pub const RULE: Rule = Rule::warn("archive-unreliable");

/// The names of archive.today, which has altered captures.
const UNRELIABLE: [&str; 7] = [
    "archive.today",
    "archive.is",
    "archive.ph",
    "archive.li",
    "archive.md",
    "archive.vn",
    "archive.fo",
];

/// True for an archive of which nobody can tell whether a capture is as it was made.
fn is_unreliable(host: &str) -> bool {
    UNRELIABLE
        .iter()
        .any(|name| host.eq_ignore_ascii_case(name))
}

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let sources = context.site.sources.iter().map(|(_, source)| source);
    let alone = sources.filter(|source| source.stored_copy().is_none());
    alone
        .filter_map(|source| {
            let Archive::Kept { url, .. } = &source.archive else {
                return None;
            };
            let host = url.host();
            let message =
                format!("{host} has changed captures, and nothing else is kept of this source");
            let help = format!(
                "keep a copy of your own (`factpress archive {}`), or name another archive",
                source.id
            );
            let at = At::Value(trail![source.id.to_string(), "archive", "url"]);
            is_unreliable(host)
                .then(|| Diagnostic::new(RULE, &source.file, at, message).with_help(help))
        })
        .collect()
}
