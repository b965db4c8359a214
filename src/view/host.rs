//! Files for hosts and robots: `robots.txt`, and `_headers` as Netlify and Cloudflare Pages read
//! it.

use super::edition::Edition;
use crate::base::address::Address;

/// What a page may load: stylesheet, pictures, fonts, scripts and data of its own site, and nothing
/// else; nothing stands inline.
///
/// The search alone needs `script-src` and `connect-src`. They are allowed everywhere, since no
/// rule for one page could loosen the rule for all: where two rules give a page a policy each,
/// Cloudflare Pages sends both, and a browser keeps to the stricter (Content Security Policy Level
/// 3, section 8.1). JSON-LD and the search's data stand in script elements that no browser runs
/// (section 4.2.4: data blocks are not executed).
const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; \
                      font-src 'self'; base-uri 'none'; form-action 'none'";

/// The headers that guard every page, by name.
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

/// What an embed may load, and that any site may frame it. It has no script.
const EMBED_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; \
                            form-action 'none'; frame-ancestors *";

/// `robots.txt` (RFC 9309): everything may be read, and where the sitemap is.
#[must_use]
pub fn robots(edition: &Edition<'_>, sitemap: &Address) -> Vec<u8> {
    format!(
        "User-agent: *\nAllow: /\n\nSitemap: {}\n",
        edition.absolute(sitemap)
    )
    .into_bytes()
}

/// The files that `_headers` speaks of beside the pages: whole addresses, or patterns with `:name`
/// for a segment.
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
/// Hosts differ in what they do when two rules give one header: some send both values, some the
/// later. So nothing is taken back by a second rule. All pages are closed to frames by
/// `X-Frame-Options`, and embeds are opened by a policy with `frame-ancestors`, in whose presence
/// browsers ignore that header (HTML Living Standard, "The `X-Frame-Options` header"); that policy
/// is whole, for the hosts that send it alone.
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

/// `_redirects`: in each language below its own tag, an address that leads nowhere shows that
/// language's 404.html.
///
/// For Netlify, which otherwise knows the one at the root alone. Cloudflare Pages looks for the
/// nearest 404.html by itself and passes over lines with a status that it does not redirect with.
#[must_use]
pub fn redirects(editions: &[Edition<'_>]) -> Vec<u8> {
    let line = |edition: &Edition<'_>| {
        let below = edition.href(&edition.addresses.front());
        let page = edition
            .addresses
            .file("404.html")
            .map(|address| edition.href(&address))
            .unwrap_or_default();
        format!("{below}* {page} 404\n")
    };
    editions
        .iter()
        .skip(1)
        .map(line)
        .collect::<String>()
        .into_bytes()
}
