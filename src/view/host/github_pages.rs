//! The configuration of GitHub Pages: a workflow.

use super::Hosting;

/// What a new site begins with: the workflow that publishes it.
const PAGES_STARTER: &str = include_str!("../../authoring/starter/publication/pages.yml");

/// The workflow, with a word on what GitHub Pages cannot do for this site.
pub fn configuration(hosting: &Hosting) -> String {
    let mut limits = vec![
        "it sends no headers of the site's own, so other sites can frame its pages, and _headers and _redirects have no effect: old addresses lead on by a page there",
    ];
    if hosting.not_found.len() > 1 {
        limits.push("wrong addresses in every language show the page of the first");
    }
    if !hosting.path.is_empty() {
        limits.push("crawlers read no robots.txt, since the site is not at the root of its host");
    }
    let limits = limits.iter().map(|limit| format!("# - {limit}\n"));
    format!(
        "# What GitHub Pages cannot do for {}:\n{}{}",
        hosting.host,
        limits.collect::<String>(),
        super::with_version(PAGES_STARTER)
    )
}
