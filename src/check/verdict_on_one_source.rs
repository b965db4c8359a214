//! `verdict-on-one-source`: a verdict rests on more than one source, unless that one is the record
//! itself.

use super::RuleContext;
use super::evidence::only;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::claim::ClaimKind;
use crate::model::source::{Basis, SeenAs, Source};
use crate::trail;

pub const RULE: Rule = Rule::warn("verdict-on-one-source");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let sources = &context.site.sources;
    context
        .judged_claims()
        .filter_map(|judged| {
            let message =
                if let Some(only) = only(judged.for_or_against().map(|entry| entry.source)) {
                    let source = &sources[only];
                    let is_read = judged
                        .for_or_against()
                        .all(|entry| entry.read_in() == [entry.source]);
                    if is_read && is_record(source, judged.claim.kind) {
                        return None;
                    }
                    format!("this verdict relies on one source, `{}`", source.id)
                } else {
                    let read = only(
                        judged
                            .for_or_against()
                            .flat_map(|entry| entry.read_in().iter().copied()),
                    )?;
                    format!(
                        "all evidence for this verdict was read in one source, `{}`",
                        sources[read].id
                    )
                };
            let help =
                "find a second source that is independent of it, or say under `lint` why there is none"
                    .to_owned();
            let at = At::Value(trail!["verdict"]);
            Some(Diagnostic::new(RULE, &judged.claim.file, at, message).with_help(help))
        })
        .collect()
}

/// True for a primary record that was read in the original or in a copy: documents, data, what
/// somebody observed. For a quotation, any primary source counts, since the speaker's words are the
/// record.
fn is_record(source: &Source, kind: ClaimKind) -> bool {
    let is_paper = matches!(source.basis, Basis::Documents | Basis::OwnObservation);
    source.primary && source.seen != SeenAs::Quoted && (is_paper || kind == ClaimKind::Quotation)
}
