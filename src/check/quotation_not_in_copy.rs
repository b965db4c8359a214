//! `quotation-not-in-copy`: a quotation is word for word in the copy of its source, if that is on
//! this machine.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule, Trail};
use crate::model::claim::Claim;
use crate::model::source::Source;
use crate::trail;
use crate::yaml::register::Ref;

pub const RULE: Rule = Rule::deny("quotation-not-in-copy");

/// Only originals are checked, since translations have the same quotations.
pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    context
        .site
        .claims
        .iter()
        .flat_map(|(_, claim)| of_claim(context, claim))
        .collect()
}

fn of_claim(context: &RuleContext<'_>, claim: &Claim) -> Vec<Diagnostic> {
    let own = claim.only_appearance().zip(claim.quote.as_deref());
    let own = own.map(|(source, quotation)| (trail!["quote"], source, quotation));
    let evidence = claim
        .evidence
        .iter()
        .enumerate()
        .filter_map(|(position, entry)| {
            Some((
                trail!["evidence", position, "quote"],
                entry.source,
                entry.quote.as_deref()?,
            ))
        });
    let quotations = own.into_iter().chain(evidence);
    quotations
        .filter_map(|(trail, source, quotation)| fault(context, claim, trail, source, quotation))
        .collect()
}

fn fault(
    context: &RuleContext<'_>,
    claim: &Claim,
    at: Trail,
    source: Ref<Source>,
    quotation: &str,
) -> Option<Diagnostic> {
    let source = &context.site.sources[source];
    let (copy, compared) = source
        .copy
        .as_ref()
        .zip(context.external.copies.0.get(&source.id))?;
    // A file that is not the copy on record proves nothing; it is reported by `copy-differs`.
    let missing = compared
        .missing
        .get(quotation)
        .filter(|_| compared.sha256.as_deref() == Some(copy.sha256.as_str()))?;
    let name = copy.file.as_deref().unwrap_or_default();
    let message = format!(
        "these words are not in the copy of `{}`, `{name}`",
        source.id
    );
    let help = "quote word for word; write `…` or `[…]` where you leave something out".to_owned();
    let note = match &missing.nearest {
        Some(nearest) => {
            format!(
                "closest passage, the quotation's words in [- -], the copy's in {{+ +}}: {nearest}"
            )
        }
        None => format!("nothing close to “{}” was found in it", missing.piece),
    };
    Some(
        Diagnostic::new(RULE, &claim.file, At::Value(at), message)
            .with_help(help)
            .with_note(note),
    )
}
