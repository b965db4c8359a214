//! `dead-link`: a link to a page, a file or a heading of the site itself leads somewhere.

use std::cell::OnceCell;

use hashbrown::{HashMap, HashSet};

use super::View;
use crate::address::percent_decode;
use crate::diagnostic::{At, Diagnostic, Rule};
use crate::page::{Page, Subject};
use crate::prose::Prose;
use crate::text::{MOST_SUGGESTIONS, nearest};

pub const RULE: Rule = Rule::deny("dead-link");

/// The anchors of a text, gathered when the first link asks for one.
struct Anchors<'s> {
    text: &'s Prose,
    ids: OnceCell<HashSet<&'s str>>,
}

impl<'s> Anchors<'s> {
    fn of(text: &'s Prose) -> Self {
        Self { text, ids: OnceCell::new() }
    }

    fn all(&self) -> impl Iterator<Item = &'s str> + use<'s> {
        self.text.headings.iter().map(|heading| heading.id.as_str())
    }

    fn have(&self, anchor: &str) -> bool {
        self.ids.get_or_init(|| self.all().collect()).contains(anchor)
    }
}

type Pages<'s> = HashMap<&'s str, Option<Anchors<'s>>>;

pub fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let pages: Pages<'_> =
        view.plan.pages.iter().map(|page| (page.address.as_str(), body(view, page).map(Anchors::of))).collect();
    let files: HashSet<String> = view.site.assets.iter().map(|asset| format!("/{}", asset.output)).collect();
    let mut found = Vec::new();
    for (file, own) in view.site.bodies() {
        let anchors = Anchors::of(own);
        for link in own.links.iter().filter(|link| link.is_inside) {
            let (path, anchor) = link.target.split_once('#').unwrap_or((&link.target, ""));
            let path = percent_decode(path.split('?').next().unwrap_or(path));
            let path = path.as_str();
            let fault = match pages.get(path) {
                _ if path.is_empty() => no_heading(anchor, Some(&anchors), "this text"),
                Some(other) => no_heading(anchor, other.as_ref(), "that page"),
                None if files.contains(path) => None,
                None => Some(format!("nothing is published at `{path}`")),
            };
            let Some(message) = fault else { continue };
            let help = match pages.get(path) {
                _ if found.len() >= MOST_SUGGESTIONS => None,
                _ if path.is_empty() => near_heading(anchor, Some(&anchors)),
                Some(other) => near_heading(anchor, other.as_ref()),
                None => near_page(path, &pages),
            };
            found.push(Diagnostic::new(RULE, file, At::Bytes(link.place.clone()), message).with_help(help));
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

fn no_heading(anchor: &str, anchors: Option<&Anchors<'_>>, whose: &str) -> Option<String> {
    /// What the anchors begin with that a theme gives: legends, definitions, its own places.
    const THEMES: [&str; 3] = ["badge-", "verdict-", "at-"];
    let is_there = anchor.is_empty() || THEMES.iter().any(|start| anchor.starts_with(start)) || anchors?.have(anchor);
    (!is_there).then(|| format!("no heading of {whose} has the anchor `{anchor}`"))
}

fn near_heading(anchor: &str, anchors: Option<&Anchors<'_>>) -> Option<String> {
    nearest(anchor, anchors?.all()).map(|near| format!("did you mean `#{near}`?"))
}

fn near_page(path: &str, pages: &Pages<'_>) -> Option<String> {
    let slash = format!("{path}/");
    if pages.contains_key(slash.as_str()) {
        return Some(format!("the address ends with a slash: `{slash}`"));
    }
    let mut known: Vec<&str> = pages.keys().copied().collect();
    known.sort_unstable();
    nearest(path, known).map(|near| format!("did you mean `{near}`?"))
}
