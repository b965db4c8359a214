//! `verdict-on-own-pages`: a publication does not cite itself as the proof of its verdicts.

use super::RuleContext;
use crate::base::address::Address;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::text::LocalizedText;
use crate::model::source::Source;
use crate::trail;

pub const RULE: Rule = Rule::deny("verdict-on-own-pages");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let settings = &context.site.settings;
    let home = settings.url.absolute(&Address::page(&[]));
    let own: Vec<bool> = context
        .site
        .sources
        .iter()
        .map(|(_, source)| is_own(source, &home, &settings.publisher.name))
        .collect();
    context
        .judged_claims()
        .filter(|judged| {
            let mut bearing = judged.for_or_against().peekable();
            bearing.peek().is_some() && bearing.all(|entry| own[entry.source.position()])
        })
        .map(|judged| {
            let message = "all evidence for this verdict is our own";
            let help = "cite the sources that those pages use".to_owned();
            Diagnostic::new(
                RULE,
                &judged.claim.file,
                At::Value(trail!["verdict"]),
                message,
            )
            .with_help(help)
        })
        .collect()
}

/// True for a source on this site, or from its publisher.
fn is_own(source: &Source, home: &str, publisher: &str) -> bool {
    let by_us = match &source.publisher {
        LocalizedText::One(name) => name == publisher,
        LocalizedText::ByLanguage(names) => names.values().any(|name| name == publisher),
    };
    by_us
        || source
            .url
            .as_ref()
            .is_some_and(|url| url.as_str().starts_with(home))
}
