//! `dead-link`: a link to a page, a file or a heading of the site itself leads somewhere.

use std::collections::HashSet;

use super::View;
use crate::diagnostic::{At, Diagnostic, Rule};
use crate::text::nearest;

pub const RULE: Rule = Rule::deny("dead-link");

pub fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let pages: HashSet<&str> = view.plan.pages.iter().map(|page| page.address.as_str()).collect();
    let files: HashSet<String> = view.site.assets.iter().map(|asset| format!("/{}", asset.output)).collect();
    let mut found = Vec::new();
    for (file, body) in view.bodies() {
        for link in &body.links {
            let at = || At::Bytes(link.place.clone());
            let (path, anchor) = link.target.split_once('#').unwrap_or((&link.target, ""));
            let path = path.split('?').next().unwrap_or(path);
            if path.is_empty() {
                if !anchor.is_empty() && !body.headings.iter().any(|heading| heading.id == anchor) {
                    let anchors = body.headings.iter().map(|heading| heading.id.as_str());
                    let help = nearest(anchor, anchors).map(|near| format!("did you mean `#{near}`?"));
                    let message = format!("no heading of this text has the anchor `{anchor}`");
                    found.push(Diagnostic::new(RULE, file, at(), message).with_help(help));
                }
            } else if !pages.contains(path) && !files.contains(path) {
                let slash = format!("{path}/");
                let help = if pages.contains(slash.as_str()) {
                    Some(format!("the address ends with a slash: `{slash}`"))
                } else {
                    nearest(path, pages.iter().copied()).map(|near| format!("did you mean `{near}`?"))
                };
                found.push(
                    Diagnostic::new(RULE, file, at(), format!("nothing is published at `{path}`")).with_help(help),
                );
            }
        }
    }
    found
}
