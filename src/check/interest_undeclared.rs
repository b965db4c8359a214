//! `interest-undeclared`: evidence that comes from those whom a claim concerns says so.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::text::LocalizedText;
use crate::model::claim::{ClaimKind, Stance};
use crate::model::person::Person;
use crate::model::source::Source;
use crate::trail;

pub const RULE: Rule = Rule::warn("interest-undeclared");

/// Quotations and denials are left out: the best evidence that somebody said or denied something is
/// their own words, and there an interest goes without saying.
pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let site = context.site;
    let claims = site.claims.iter().map(|(_, claim)| claim);
    claims
        .filter(|claim| !matches!(claim.kind, ClaimKind::Quotation | ClaimKind::Denial))
        .flat_map(|claim| {
            let entries = claim.evidence.iter().enumerate();
            let bearing = entries.filter(|(_, entry)| entry.stance != Stance::Context);
            bearing.filter_map(move |(position, entry)| {
                let source = &site.sources[entry.source];
                let mut people = claim
                    .claimants
                    .iter()
                    .chain(&claim.about)
                    .map(|person| &site.people[*person]);
                let maker =
                    people.find(|person| source.interest.is_none() && is_by(source, person))?;
                let name = maker
                    .name
                    .in_language(&claim.language, site.settings.first_language());
                let message = format!(
                    "this source is by {name}, whom the claim concerns, but it declares no interest"
                );
                let help = format!(
                    "say in `interest` of `{}` what stake its maker has",
                    source.id
                );
                let at = At::Value(trail!["evidence", position, "source"]);
                Some(
                    Diagnostic::new(RULE, &claim.file, at, message)
                        .with_help(help)
                        .for_lack_of(&source.file, trail![source.id.to_string(), "interest"]),
                )
            })
        })
        .collect()
}

/// True if a person or an organisation is named among the authors of a source, or as its publisher.
fn is_by(source: &Source, person: &Person) -> bool {
    texts(&person.name).any(|name| {
        let is_publisher = |publisher: &str| {
            let rest = publisher.strip_prefix(name);
            rest.is_some_and(|rest| {
                rest.is_empty() || rest.starts_with(',') || rest.starts_with(" (")
            })
        };
        source.authors.iter().any(|author| author == name)
            || texts(&source.publisher).any(is_publisher)
    })
}

fn texts(words: &LocalizedText) -> impl Iterator<Item = &str> {
    let (one, many) = match words {
        LocalizedText::One(text) => (Some(text), None),
        LocalizedText::ByLanguage(texts) => (None, Some(texts.values())),
    };
    one.into_iter()
        .chain(many.into_iter().flatten())
        .map(String::as_str)
}
