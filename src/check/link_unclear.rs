//! `link-unclear`: a program can tell whether readers find something at an address.

use super::RuleContext;
use super::asked_address::AskedAddress;
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::check::external::LinkAnswer;

pub const RULE: Rule = Rule::note("link-unclear");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    AskedAddress::all(context)
        .filter_map(|asked| {
            let LinkAnswer::Unclear { why, .. } = &asked.link.answer else {
                return None;
            };
            let message = format!("nobody can tell what is at this address: {why}");
            let help = "open it in a browser".to_owned();
            Some(asked.fault(RULE, message).with_help(help))
        })
        .collect()
}
