//! `published-unclear`: what is public can be read where it is looked for.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::check::external::BaselineOutcome;
use crate::trail;

pub const RULE: Rule = Rule::warn("published-unclear");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let baseline = &context.external.baseline;
    let BaselineOutcome::Unclear { why, fetched } = &baseline.outcome else {
        return Vec::new();
    };
    let place = &baseline.place;
    let message = format!("nobody can tell what is public at {place}: {why}");
    let instead = fetched.map_or_else(
        || "nothing was compared with what readers see".to_owned(),
        |day| format!("the record that was fetched on {day} was compared with instead"),
    );
    let help = "try again, or name a copy: `--published FILE`";
    let fault = Diagnostic::new(
        RULE,
        &"content/site.yaml".into(),
        At::Value(trail!["url"]),
        message,
    );
    vec![fault.with_help(help.to_owned()).with_note(instead)]
}
