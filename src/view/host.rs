//! Files for hosts and robots: `robots.txt`, and `_headers` as Netlify and Cloudflare Pages read
//! it.

use super::edition::Edition;
use super::moved;
use crate::base::address::Address;
use crate::plan::{Plan, Subject};

/// What a page may load: the stylesheet, pictures, fonts, scripts and data of its own site, and
/// nothing else, nor anything inline.
///
/// Only the search needs `script-src` and `connect-src`. They are allowed on all pages, since a
/// rule for one page cannot loosen the rule for all: if two rules give a page a policy each,
/// Cloudflare Pages sends both, and browsers enforce both (Content Security Policy Level 3, section
/// 8.1). JSON-LD and the search's data are in script elements that no browser runs (section 4.2.4:
/// data blocks are not executed).
const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; \
                      font-src 'self'; base-uri 'none'; form-action 'none'";

/// The security headers of every page: name and value.
pub const GUARDS: [(&str, &str); 6] = [
    ("Content-Security-Policy", POLICY),
    ("X-Frame-Options", "DENY"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// What an embed may load: no scripts, since it has none. Any site may frame it.
const EMBED_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; \
                            form-action 'none'; frame-ancestors *";

/// `robots.txt` (RFC 9309): allows everything, and names the sitemap.
#[must_use]
pub fn robots(edition: &Edition<'_>, sitemap: &Address) -> Vec<u8> {
    format!(
        "User-agent: *\nAllow: /\n\nSitemap: {}\n",
        edition.absolute(sitemap)
    )
    .into_bytes()
}

/// The addresses that `_headers` has rules of their own for, or patterns of such, with `:name` for
/// a segment.
#[derive(Debug)]
pub struct HeaderAddresses {
    /// Atom feeds.
    pub feeds: Vec<Address>,
    /// Data that scripts of other sites may read.
    pub data: Vec<Address>,
    /// Embeds, which other sites may frame.
    pub embeds: Vec<Address>,
    /// The folders of the search indexes.
    pub indexes: Vec<Address>,
}

/// `_headers`: the security headers of every page, long caching for the theme's files and the
/// search indexes (their addresses change with their bytes), and the types and access of the files
/// for machines.
///
/// If two rules give one header, some hosts send both values and some only the later, so no rule
/// relies on undoing another. `X-Frame-Options` forbids frames on all pages; embeds allow them by a
/// policy with `frame-ancestors`, in whose presence browsers ignore that header (HTML Living
/// Standard, "The `X-Frame-Options` header"). The policy is complete, for hosts that send only that
/// one.
#[must_use]
pub fn headers(edition: &Edition<'_>, files: &HeaderAddresses) -> Vec<u8> {
    use std::fmt::Write as _;
    let mut headers = "/*\n".to_owned();
    for (name, value) in GUARDS {
        let _ = writeln!(headers, "  {name}: {value}");
    }
    for embeds in &files.embeds {
        let path = edition.href(embeds);
        let _ = write!(
            headers,
            "\n{path}\n  Content-Security-Policy: {EMBED_POLICY}\n"
        );
    }
    let theme = edition.href(&crate::plan::file("assets/*"));
    let indexes = files
        .indexes
        .iter()
        .map(|folder| format!("{}*", edition.href(folder)));
    for unchanging in std::iter::once(theme).chain(indexes) {
        let _ = write!(
            headers,
            "\n{unchanging}\n  Cache-Control: public, max-age=31536000, immutable\n"
        );
    }
    for feed in &files.feeds {
        let _ = write!(
            headers,
            "\n{}\n  Content-Type: application/atom+xml; charset=utf-8\n",
            edition.href(feed)
        );
    }
    for file in &files.data {
        let _ = write!(
            headers,
            "\n{}\n  Access-Control-Allow-Origin: *\n",
            edition.href(file)
        );
    }
    headers.into_bytes()
}

/// `_redirects`: the author's own lines, which come first, since hosts follow the first line that
/// matches an address; where pages have moved, with and without the slash at the end; and below the tag
/// of each language but the first, addresses that lead nowhere show that language's 404.html.
///
/// The pages at the old addresses are files as well, for hosts that read no such lines.
///
/// Netlify needs it, since it only knows the 404.html at the root. Cloudflare Pages finds the
/// nearest 404.html by itself, and ignores lines whose status is not a redirect.
#[must_use]
pub fn redirects(plan: &Plan<'_>, editions: &[Edition<'_>]) -> Vec<u8> {
    let moved = plan.pages.iter().filter_map(|page| {
        let Subject::Moved(moved) = page.subject else {
            return None;
        };
        let edition = &editions[page.edition];
        let (from, to) = (
            edition.href(&page.address),
            edition.href(&moved::address(edition, moved)),
        );
        let without_slash = from.trim_end_matches('/');
        Some(format!("{from} {to} 301\n{without_slash} {to} 301\n"))
    });
    let line = |edition: &Edition<'_>| {
        let below = edition.href(&edition.addresses.front());
        let page = edition
            .addresses
            .file("404.html")
            .map(|address| edition.href(&address))
            .unwrap_or_default();
        format!("{below}* {page} 404\n")
    };
    let own = editions.iter().skip(1).map(line);
    let authors = plan.site.redirects.iter().map(|lines| {
        let end = if lines.is_empty() || lines.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        format!("{lines}{end}")
    });
    let lines = authors.chain(moved).chain(own);
    lines.collect::<String>().into_bytes()
}
