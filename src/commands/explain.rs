//! `factpress check --explain`: the page of a rule, from inside the program, or the list of all
//! rules.

use std::fmt::Write as _;

use super::ExitStatus;
use super::console::Console;
use crate::base::text::nearest;
use crate::report::{RULE_PAGES, RulePage};

/// Prints the page of a rule; the list of all when no rule is named.
pub fn run(rule: &str, console: &Console) -> ExitStatus {
    if rule.is_empty() {
        console.print(&list());
        return ExitStatus::Done;
    }
    if let Some(page) = RulePage::of(rule) {
        console.print(&page.text);
        return ExitStatus::Done;
    }
    let near = nearest(rule, RULE_PAGES.iter().map(|page| page.rule.name));
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`factpress check --explain` lists all rules".to_owned(),
    };
    console.eprint(&format!(
        "error: there is no rule `{rule}`\n   = help: {help}\n"
    ));
    ExitStatus::Usage
}

/// Every rule with its level and what it asks, a line each.
fn list() -> String {
    let widest = RULE_PAGES
        .iter()
        .map(|page| page.rule.name.len())
        .max()
        .unwrap_or(0);
    let mut list = String::new();
    for page in RULE_PAGES {
        let level = page.rule.level.to_string();
        let _ = writeln!(
            list,
            "{:<widest$}  {level:<7}  {}",
            page.rule.name,
            page.summary()
        );
    }
    list
}
