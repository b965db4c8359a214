//! `dead-link`: a link to a page, a file or a heading of the site itself leads somewhere.

use std::collections::{HashMap, HashSet};

use super::View;
use crate::address::percent_decode;
use crate::diagnostic::{At, Diagnostic, Rule};
use crate::page::{Page, Subject};
use crate::prose::{Heading, Prose};
use crate::text::nearest;

pub const RULE: Rule = Rule::deny("dead-link");

pub fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let pages: HashMap<&str, Option<&Prose>> =
        view.plan.pages.iter().map(|page| (page.address.as_str(), body(view, page))).collect();
    let files: HashSet<String> = view.site.assets.iter().map(|asset| format!("/{}", asset.output)).collect();
    let mut found = Vec::new();
    for (file, own) in view.site.bodies() {
        for link in &own.links {
            let (path, anchor) = link.target.split_once('#').unwrap_or((&link.target, ""));
            let path = percent_decode(path.split('?').next().unwrap_or(path));
            let path = path.as_str();
            let fault = match pages.get(path) {
                _ if path.is_empty() => no_heading(anchor, Some(own), "this text"),
                Some(body) => no_heading(anchor, *body, "that page"),
                None if files.contains(path) => None,
                None => Some(no_page(path, &pages)),
            };
            if let Some((message, help)) = fault {
                let at = At::Bytes(link.place.clone());
                found.push(Diagnostic::new(RULE, file, at, message).with_help(help));
            }
        }
    }
    found
}

/// The text whose headings are a page's anchors; other pages make their anchors by themselves.
fn body<'s>(view: &View<'s>, page: &Page<'_>) -> Option<&'s Prose> {
    let language = view.site.settings.languages.0.get(page.edition)?.as_str();
    match page.subject {
        Subject::Explainer(explainer) => Some(&view.site.explainers[explainer].in_language(language).body),
        Subject::Claim(claim) => Some(&view.site.claims[claim].in_language(language).body),
        Subject::Standing(standing) => Some(&view.site.standings[standing].in_language(language).body),
        _ => None,
    }
}

fn no_heading(anchor: &str, body: Option<&Prose>, whose: &str) -> Option<(String, Option<String>)> {
    /// What the anchors begin with that a theme gives: legends, definitions, its own places.
    const THEMES: [&str; 3] = ["badge-", "verdict-", "at-"];
    let headings = &body?.headings;
    let is_there = |heading: &Heading| heading.id == anchor;
    if anchor.is_empty() || THEMES.iter().any(|start| anchor.starts_with(start)) || headings.iter().any(is_there) {
        return None;
    }
    let near = nearest(anchor, headings.iter().map(|heading| heading.id.as_str()));
    let help = near.map(|near| format!("did you mean `#{near}`?"));
    Some((format!("no heading of {whose} has the anchor `{anchor}`"), help))
}

fn no_page(path: &str, pages: &HashMap<&str, Option<&Prose>>) -> (String, Option<String>) {
    let slash = format!("{path}/");
    let help = if pages.contains_key(slash.as_str()) {
        Some(format!("the address ends with a slash: `{slash}`"))
    } else {
        let mut known: Vec<&str> = pages.keys().copied().collect();
        known.sort_unstable();
        nearest(path, known).map(|near| format!("did you mean `{near}`?"))
    };
    (format!("nothing is published at `{path}`"), help)
}
