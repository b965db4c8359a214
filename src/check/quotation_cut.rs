//! `quotation-cut`: a quotation that begins or ends within a sentence of its copy marks the cut.

use super::RuleContext;
use super::quoted::{FoundQuotation, of_claim, shown};
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::claim::Claim;

pub const RULE: Rule = Rule::warn("quotation-cut");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let claims = context.site.claims.iter();
    claims
        .flat_map(|(_, claim)| {
            let quotations = of_claim(context, claim);
            let found = quotations.iter().filter_map(|quoted| fault(claim, quoted));
            found.collect::<Vec<_>>()
        })
        .collect()
}

fn fault(claim: &Claim, quoted: &FoundQuotation<'_>) -> Option<Diagnostic> {
    // Whoever quotes words that are whole somewhere means that place.
    let mut occurrences = quoted.occurrences.iter();
    if !occurrences.all(|occurrence| occurrence.start.is_cut() || occurrence.end.is_cut()) {
        return None;
    }
    let occurrence = quoted.occurrences.first()?;
    let (verb, help, piece) = match (occurrence.start.is_cut(), occurrence.end.is_cut()) {
        (true, true) => (
            "begins and ends",
            "write `[…]` at both ends",
            occurrence.pieces.first()?,
        ),
        (true, false) => (
            "begins",
            "write `[…]` before it",
            occurrence.pieces.first()?,
        ),
        _ => ("ends", "write `[…]` after it", occurrence.pieces.last()?),
    };
    let message = format!(
        "this quotation {verb} within a sentence of the copy of `{}`",
        quoted.source.id
    );
    let help = format!("{help}, or quote the sentence whole");
    Some(
        Diagnostic::new(RULE, &claim.file, At::Value(quoted.at.clone()), message)
            .with_help(help)
            .with_note(shown(piece)),
    )
}
