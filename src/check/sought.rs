//! Every quotation that is looked for in copies, with the place where its file has it.

use std::sync::Arc;

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::source::Source;
use crate::trail;
use crate::yaml::register::Ref;

/// A quotation from one source.
pub struct PlacedQuotation<'s> {
    file: &'s Arc<str>,
    at: At,
    /// Its words.
    pub words: &'s str,
    /// The source.
    pub source: &'s Source,
}

impl PlacedQuotation<'_> {
    /// A finding at the quotation.
    pub fn fault(&self, rule: Rule, message: String) -> Diagnostic {
        Diagnostic::new(rule, self.file, self.at.clone(), message)
    }
}

/// The quotations of claims and of bodies that must be in the copy of one source. Those that may be
/// in several copies are not among them; translations have the quotations of their originals.
pub fn all<'s>(context: &RuleContext<'s>) -> impl Iterator<Item = PlacedQuotation<'s>> {
    let site = context.site;
    let sought = move |file, at, words, source: Ref<Source>| PlacedQuotation {
        file,
        at,
        words,
        source: &site.sources[source],
    };
    let claims = site.claims.iter().flat_map(move |(_, claim)| {
        claim.quotations().filter_map(move |quotation| {
            let trail = match quotation.evidence {
                Some(position) => trail!["evidence", position, "quote"],
                None => trail!["quote"],
            };
            let at = At::Value(trail);
            Some(sought(&claim.file, at, quotation.words, quotation.source?))
        })
    });
    let bodies = site.quotations_of_bodies().filter_map(move |body| {
        let [source] = body.sources[..] else {
            return None;
        };
        let at = At::Bytes(body.quotation.place.clone());
        Some(sought(body.file, at, &body.quotation.words, source))
    });
    claims.chain(bodies)
}
