//! `circular-evidence`: what supports a claim does not lead back to where the claim was made, nor
//! in a circle.

use super::RuleContext;
use super::evidence::Judged;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::claim::{ClaimKind, Evidence};
use crate::model::scale::Tone;
use crate::model::site::Site;
use crate::model::source::SeenAs;
use crate::trail;

pub const RULE: Rule = Rule::deny("circular-evidence");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let claims = context
        .judged_claims()
        .filter(|judged| judged.tone == Tone::Positive && is_circular(context.site, *judged));
    let claims = claims.map(|judged| {
        let message = "all evidence for this claim leads back to where it was made";
        let help = "find a source that knows it independently".to_owned();
        Diagnostic::new(
            RULE,
            &judged.claim.file,
            At::Value(trail!["verdict"]),
            message,
        )
        .with_help(help)
    });
    claims
        .chain(read_through_each_other(context.site))
        .collect()
}

fn is_circular(site: &Site, judged: Judged<'_>) -> bool {
    let mut carrying = judged.supporting_verdict().peekable();
    carrying.peek().is_some() && carrying.all(|entry| leads_back(site, judged, entry))
}

/// True if the source of an entry, or the one it was read through, is a source in which the claim
/// was made. A quotation is different: that somebody said these words is proved by the record of
/// it.
fn leads_back(site: &Site, judged: Judged<'_>, entry: &Evidence) -> bool {
    let source = &site.sources[entry.source];
    let is_record = judged.claim.kind == ClaimKind::Quotation && source.primary;
    let made_in = |source| judged.claim.made_in().any(|made_in| made_in == source);
    !is_record && (made_in(entry.source) || entry.via.iter().copied().any(made_in))
}

/// Notes sources that were read only through each other, so that nobody has read any of them.
fn read_through_each_other(site: &Site) -> Vec<Diagnostic> {
    let mut quoting = vec![Vec::new(); site.sources.len()];
    let mut read = Vec::new();
    for (reference, source) in site.sources.iter() {
        // A `through` that is missing, or names the source itself, has a diagnostic of its own.
        if source.seen != SeenAs::Quoted
            || source.through.iter().all(|through| *through == reference)
        {
            read.push(reference);
        }
        for through in &source.through {
            quoting[through.position()].push(reference);
        }
    }
    let mut is_grounded = vec![false; site.sources.len()];
    // What was read makes everything readable that was quoted in it; whatever is left was read only
    // in a circle.
    while let Some(source) = read.pop() {
        if !std::mem::replace(&mut is_grounded[source.position()], true) {
            read.extend(&quoting[source.position()]);
        }
    }
    site.sources
        .iter()
        .filter(|(reference, _)| !is_grounded[reference.position()])
        .map(|(_, source)| {
            let message = format!(
                "`{}` was read only through sources that were themselves read through it",
                source.id
            );
            let help = "list under `through` the source that you actually read".to_owned();
            let at = At::Value(trail![source.id.to_string(), "through"]);
            Diagnostic::new(RULE, &source.file, at, message).with_help(help)
        })
        .collect()
}
