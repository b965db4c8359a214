//! The files that hosts and robots read from the output: `_headers`, `_redirects`, `robots.txt`.

use super::{headers, redirect};
use crate::model::host_files::robots as own_robots;
use crate::model::settings::AiCrawlers;
use crate::plan::{Plan, file};
use crate::view::edition::Edition;

/// `robots.txt` (RFC 9309): an author's own lines, or else everything is allowed; the AI crawlers
/// that are kept out; the sitemap.
#[must_use]
pub fn robots(edition: &Edition<'_>, plan: &Plan<'_>) -> Vec<u8> {
    let site = plan.site;
    let kept_out = site.settings.ai_crawlers.as_ref();
    let kept_out = kept_out.map(AiCrawlers::denied).unwrap_or_default();
    let sitemap = edition.absolute(&file("sitemap.xml"));
    own_robots::text(site.host_files.robots.as_deref(), &kept_out, &sitemap).into_bytes()
}

/// `_headers`, as Netlify and Cloudflare read it.
#[must_use]
pub fn header_lines(plan: &Plan<'_>, editions: &[Edition<'_>]) -> Vec<u8> {
    let rules = headers(plan, editions).into_iter().map(|rule| {
        let headers = rule.headers.iter().map(|header| match &header.value {
            Some(value) => format!("  {}: {value}\n", header.name),
            None => format!("  ! {}\n", header.name),
        });
        format!("{}\n{}", rule.pattern, headers.collect::<String>())
    });
    rules.collect::<Vec<_>>().join("\n").into_bytes()
}

/// `_redirects`, as Netlify and Cloudflare read it: the author's own lines, which come first, since
/// hosts follow the first line that matches an address, and where pages have moved.
///
/// The pages at the old addresses are files as well, for hosts that read no such lines. The pages
/// of other languages for wrong addresses are not here, since Cloudflare finds them by itself and
/// calls such lines invalid; for Netlify they are in netlify.toml.
#[must_use]
pub fn redirect_lines(plan: &Plan<'_>, editions: &[Edition<'_>]) -> Vec<u8> {
    let authors = plan.site.host_files.redirects.as_deref().map(|lines| {
        let end = if lines.is_empty() || lines.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        format!("{lines}{end}")
    });
    let moved = redirect::of_moved(plan, editions)
        .map(|moved| format!("{} {} {}\n", moved.from, moved.to, moved.status));
    let lines = authors.into_iter().chain(moved);
    lines.collect::<String>().into_bytes()
}
