//! `copy-unread`: the stored copy of a source can be read and compared with the record.

use super::RuleContext;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::trail;

pub const RULE: Rule = Rule::warn("copy-unread");

pub fn check(context: &RuleContext<'_>) -> Vec<Diagnostic> {
    let not_read = context
        .external
        .copies
        .0
        .iter()
        .filter_map(|(id, compared)| Some((id, compared.why_unread.as_deref()?)));
    let unread = not_read.filter_map(|(id, why)| {
        let source = &context.site.sources[context.site.sources.find(id)?];
        let name = source.copy.as_ref()?.file.as_deref()?;
        let at = At::Value(trail![source.id.to_string(), "copy", "file"]);
        let help = "put the file itself inside the folder that contains `content/`, or remove `file` if the copy is kept elsewhere";
        let message = format!("`{name}` is not compared with anything: {why}");
        Some(Diagnostic::new(RULE, &source.file, at, message).with_help(help.to_owned()))
    });
    unread.collect()
}
