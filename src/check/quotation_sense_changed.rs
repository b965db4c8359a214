//! `quotation-sense-changed`: a quotation does not leave out what denies, limits or doubts it in
//! the same sentence.

use super::RuleContext;
use super::clauses::{Clauses, phrase, without};
use super::quoted::{FoundQuotation, of_claim, shown};
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::language::Language;
use crate::base::quotation::{Occurrence, OccurrencePiece};
use crate::model::claim::Claim;

pub const RULE: Rule = Rule::warn("quotation-sense-changed");

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

/// What a quotation leaves out, and beside which of its pieces.
struct Omission<'p> {
    phrase: &'static str,
    piece: &'p OccurrencePiece,
    is_marked: bool,
}

fn fault(claim: &Claim, quoted: &FoundQuotation<'_>) -> Option<Diagnostic> {
    let language = quoted.language()?;
    let omissions = quoted.occurrences.iter();
    let omissions: Option<Vec<Omission<'_>>> = omissions
        .map(|occurrence| omission(occurrence, language))
        .collect();
    let omission = omissions?.into_iter().next()?;
    let is_explained = quoted.evidence.is_some_and(|entry| entry.note.is_some());
    if omission.is_marked && is_explained {
        return None;
    }
    let message = format!(
        "this quotation leaves out `{}`, which changes its sense",
        omission.phrase
    );
    let help = if quoted.evidence.is_some() {
        "quote the whole sentence, or mark the cut with `[…]` and say in `note` what is left out"
    } else {
        "quote the whole sentence"
    };
    Some(
        Diagnostic::new(RULE, &claim.file, At::Value(quoted.at.clone()), message)
            .with_help(help.to_owned())
            .with_note(shown(omission.piece)),
    )
}

/// The first phrase beside a quotation that changes its sense.
fn omission<'p>(occurrence: &'p Occurrence, language: &Language) -> Option<Omission<'p>> {
    let last = occurrence.pieces.len().saturating_sub(1);
    let mut pieces = occurrence.pieces.iter().enumerate();
    pieces.find_map(|(position, piece)| {
        let (phrase, is_marked) = match phrase_before(&piece.before, language) {
            Some(phrase) => (phrase, position > 0 || occurrence.start.is_marked),
            None => (
                phrase_after(&piece.after, language)?,
                position < last || occurrence.end.is_marked,
            ),
        };
        Some(Omission {
            phrase,
            piece,
            is_marked,
        })
    })
}

fn phrase_before(text: &str, language: &Language) -> Option<&'static str> {
    let (words, known) = (Clauses::of(text), &language.context);
    let clause = without(&words.last_of_clause(), known.affirmations);
    let leading = words.leading();
    phrase(&leading, known.denials)
        .or_else(|| phrase(&words.leading_without_asides(), known.denials))
        .or_else(|| phrase(&clause, known.negations))
        .or_else(|| phrase(&leading, known.conditions))
        .or_else(|| phrase(&words.last(), language.hedges))
}

fn phrase_after(text: &str, language: &Language) -> Option<&'static str> {
    let (words, known) = (Clauses::of(text), &language.context);
    let clause = without(&words.first_of_clause(), known.affirmations);
    phrase(&words.following(), known.rebuttals)
        .or_else(|| phrase(&clause, known.negations))
        .or_else(|| phrase(&words.first(), known.conditions))
        .or_else(|| phrase(&words.first(), language.hedges))
}
