//! The quotations of claims, with the places where they are in copies of their sources.

use super::RuleContext;
use super::recorded_copy::RecordedCopy;
use crate::base::diagnostic::Trail;
use crate::base::language::{self, Language};
use crate::base::quotation::{Occurrence, OccurrencePiece};
use crate::model::claim::{Claim, Evidence};
use crate::model::source::Source;
use crate::trail;
use crate::yaml::register::Ref;

/// How many words of a sentence are shown on each side of a quotation.
const MOST_SHOWN: usize = 24;
/// How many words at each end of a quotation are shown.
const MOST_QUOTED: usize = 6;

/// A quotation that is in copies of its sources.
pub struct FoundQuotation<'s> {
    /// Where its file has it.
    pub at: Trail,
    /// Its entry; `None` for the own words of the claim.
    pub evidence: Option<&'s Evidence>,
    /// The first source in whose copy it is.
    pub source: &'s Source,
    /// Every place where it is.
    pub occurrences: Vec<&'s Occurrence>,
}

impl FoundQuotation<'_> {
    /// The language of the source, if words of it are known.
    pub fn language(&self) -> Option<&'static Language> {
        language::of(&self.source.language)
    }
}

/// The quotations of an original that are in copies. Translations have the same.
pub fn of_claim<'s>(context: &RuleContext<'s>, claim: &'s Claim) -> Vec<FoundQuotation<'s>> {
    let made_in: Vec<Ref<Source>> = claim.made_in().collect();
    let own = claim.quote.as_deref();
    let own = own.and_then(|quotation| quoted(context, trail!["quote"], None, &made_in, quotation));
    let entries = claim.evidence.iter().enumerate();
    let evidence = entries.filter_map(|(position, entry)| {
        quoted(
            context,
            trail!["evidence", position, "quote"],
            Some(entry),
            std::slice::from_ref(&entry.source),
            entry.quote.as_deref()?,
        )
    });
    own.into_iter().chain(evidence).collect()
}

fn quoted<'s>(
    context: &RuleContext<'s>,
    at: Trail,
    evidence: Option<&'s Evidence>,
    sources: &[Ref<Source>],
    quotation: &str,
) -> Option<FoundQuotation<'s>> {
    let found = sources.iter().filter_map(|source| {
        let source = &context.site.sources[*source];
        let recorded = RecordedCopy::of(context, source).filter(RecordedCopy::is_the_one)?;
        let occurrences = recorded.compared.occurrences.get(quotation)?;
        (!occurrences.is_empty()).then_some((source, occurrences))
    });
    let found: Vec<(&Source, &Vec<Occurrence>)> = found.collect();
    let (source, _) = *found.first()?;
    let occurrences = found.into_iter().flat_map(|(_, occurrences)| occurrences);
    Some(FoundQuotation {
        at,
        evidence,
        source,
        occurrences: occurrences.collect(),
    })
}

/// A note that shows a piece of a quotation within its sentence.
pub fn shown(piece: &OccurrencePiece) -> String {
    let words = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
    let (before, quoted, after) = (
        words(&piece.before),
        words(&piece.words),
        words(&piece.after),
    );
    let before = match before.len().checked_sub(MOST_SHOWN) {
        Some(most @ 1..) => format!("… {}", before[most..].join(" ")),
        _ => piece.before.clone(),
    };
    let quoted = if quoted.len() > 2 * MOST_QUOTED + 1 {
        let end = quoted.len() - MOST_QUOTED;
        format!(
            "{} … {}",
            quoted[..MOST_QUOTED].join(" "),
            quoted[end..].join(" ")
        )
    } else {
        piece.words.clone()
    };
    let after = if after.len() > MOST_SHOWN {
        format!("{} …", after[..MOST_SHOWN].join(" "))
    } else {
        piece.after.clone()
    };
    format!("the sentence in the copy, with the quotation in [- -]: {before}[-{quoted}-]{after}")
}
