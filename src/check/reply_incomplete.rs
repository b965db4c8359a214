//! `reply-incomplete`: the record of asking says when somebody was asked, and what the answer was.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::model::claim::{Reply, ReplyStatus};
use crate::trail;

pub const RULE: Rule = Rule::warn("reply-incomplete");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let first = context.site.settings.first_language();
    context
        .claims()
        .flat_map(|claim| {
            let gaps = claim
                .reply
                .as_ref()
                .map(|reply| gaps(reply, claim.language == first))
                .unwrap_or_default();
            gaps.into_iter().map(|(message, help)| {
                let at = At::Value(trail!["reply", "status"]);
                Diagnostic::new(RULE, &claim.file, at, message).with_help(help.to_owned())
            })
        })
        .collect()
}

/// What is wrong with a record, each as a message and a help. In a translation only its texts are
/// checked, since it has the status and the days of its original.
fn gaps(reply: &Reply, is_original: bool) -> Vec<(&'static str, &'static str)> {
    let mut gaps = Vec::new();
    let was_asked = reply.status != ReplyStatus::NotSought;
    if is_original && was_asked && reply.asked.is_none() {
        gaps.push((
            "this record does not say when they were asked",
            "give the day as `asked`",
        ));
    }
    if is_original
        && !was_asked
        && (reply.asked.is_some() || reply.date.is_some() || reply.text.is_some())
    {
        gaps.push((
            "the status is `not-sought`, but there is a day or an answer",
            "give the status that fits what happened",
        ));
    }
    if reply.status == ReplyStatus::Replied && reply.text.is_none() {
        gaps.push((
            "there was an answer, but readers are not told what it was",
            "give the answer, or a summary of it, as `text`",
        ));
    }
    gaps
}
