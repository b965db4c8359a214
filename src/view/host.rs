//! What hosts are told of a site: headers, redirects, and the page for wrong addresses, as one value
//! of which each host's configuration is a text.

mod apache;
mod caddy;
mod cloudflare;
mod github_pages;
mod lines;
mod netlify;
mod nginx;
mod pattern;
mod redirect;
mod s3;

pub use lines::{header_lines, redirect_lines, robots};
pub use redirect::Redirect;

use super::edition::Edition;
use super::header_addresses::HeaderAddresses;
use super::moved;
use crate::base::address::Address;
use crate::model::host_files::headers::{GUARDS, Header, HeaderRule, OwnHeaders};
use crate::plan::{Plan, file};
use crate::theme::Theme;

/// What an embed may load: no scripts, since it has none. Any site may frame it.
const EMBED_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; \
                            form-action 'none'; frame-ancestors *";
/// How long browsers may keep a file whose address changes with its bytes: a year.
const UNCHANGING: &str = "public, max-age=31536000, immutable";
/// The media type of Atom feeds, which few servers know.
const FEED_TYPE: &str = "application/atom+xml; charset=utf-8";
/// The endings of the names of files that `build --compress` compresses, since they are text.
pub const COMPRESSIBLE: [&str; 13] = [
    "bib",
    "css",
    "csv",
    "html",
    "js",
    "json",
    "md",
    "ndjson",
    "ris",
    "svg",
    "txt",
    "webmanifest",
    "xml",
];
/// The pattern of every address of a host.
const EVERYTHING: &str = "/*";

/// What hosts are told of a site.
#[derive(Debug, Clone)]
pub struct Hosting {
    /// The name of the site's host.
    pub host: String,
    /// The path of the site on its host, such as `/checks`; empty at the root.
    pub path: String,
    /// The rules of headers. If several match an address, the last that has a header counts.
    pub headers: Vec<HeaderRule>,
    /// The redirects. The first that matches an address counts.
    pub redirects: Vec<Redirect>,
    /// The lines of an author's that no configuration of a server can have, only a host's own file.
    pub untranslated: Vec<String>,
    /// The pages for wrong addresses: one below the tag of each language that has one, and last the
    /// page for all other addresses.
    pub not_found: Vec<NotFoundPage>,
}

/// The page that is shown for wrong addresses below an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFoundPage {
    /// The address of the folder, with a slash at its end.
    pub below: String,
    /// The address of the page.
    pub page: String,
}

/// A host, or a server, that a configuration can be printed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostKind {
    /// nginx
    Nginx,
    /// Caddy
    Caddy,
    /// Apache httpd
    Apache,
    /// Netlify
    Netlify,
    /// Cloudflare Workers
    Cloudflare,
    /// GitHub Pages
    GithubPages,
    /// Amazon S3 behind `CloudFront`
    S3,
}

impl HostKind {
    /// True if it reads `_headers` and `_redirects` itself.
    #[must_use]
    pub const fn reads_host_files(self) -> bool {
        matches!(self, Self::Netlify | Self::Cloudflare)
    }
}

impl Hosting {
    /// What hosts are told of the site of a plan.
    #[must_use]
    pub fn new(plan: &Plan<'_>, editions: &[Edition<'_>]) -> Self {
        let url = &plan.site.settings.url;
        let (own, untranslated) = redirect::of_author(plan.site);
        let moved = redirect::of_moved(plan, editions);
        Self {
            host: url.host().to_owned(),
            path: url.path().to_owned(),
            headers: headers(plan, editions),
            redirects: own.into_iter().chain(moved).collect(),
            untranslated,
            not_found: not_found(editions),
        }
    }

    /// What hosts are told of the site of a plan; `None` if the theme has no words for one of its
    /// languages.
    #[must_use]
    pub fn of(plan: &Plan<'_>, theme: &Theme) -> Option<Self> {
        let languages = plan.site.settings.languages.0.iter();
        let editions = languages
            .map(|language| Edition::new(plan.site, &plan.index, theme, language.as_str()))
            .collect::<Option<Vec<_>>>()?;
        Some(Self::new(plan, &editions))
    }

    /// The configuration of a host whose folder for the site's host is `folder`.
    #[must_use]
    pub fn configuration(&self, host: HostKind, folder: &str) -> String {
        match host {
            HostKind::Nginx => nginx::configuration(self, folder),
            HostKind::Caddy => caddy::configuration(self, folder),
            HostKind::Apache => apache::configuration(self),
            HostKind::Netlify => netlify::configuration(self),
            HostKind::Cloudflare => cloudflare::configuration(self),
            HostKind::GithubPages => github_pages::configuration(self),
            HostKind::S3 => s3::configuration(self),
        }
    }

    /// The files in the output that are for hosts and not for readers, by address.
    fn for_hosts(&self) -> [String; 2] {
        ["_headers", "_redirects"].map(|name| format!("{}/{name}", self.path))
    }

    /// The names of all headers that have a value for some address, except for media types, in the
    /// order of the rules.
    fn header_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for header in self.headers.iter().flat_map(|rule| &rule.headers) {
            let is_known = |name: &&str| name.eq_ignore_ascii_case(&header.name);
            let is_type = header.name.eq_ignore_ascii_case("Content-Type");
            if header.value.is_some() && !is_type && !names.iter().any(is_known) {
                names.push(&header.name);
            }
        }
        names
    }

    /// The values of a header, each with the pattern of its addresses: the last that matches counts.
    /// Rules for whole URLs are left out, since the configuration is that of one host.
    fn values<'h>(&'h self, name: &'h str) -> impl DoubleEndedIterator<Item = (&'h str, &'h str)> {
        let rules = self.headers.iter();
        let rules = rules.filter(|rule| rule.pattern.starts_with('/'));
        rules.filter_map(move |rule| {
            let mut headers = rule.headers.iter();
            let found = headers.find(|header| header.name.eq_ignore_ascii_case(name))?;
            Some((rule.pattern.as_str(), found.value.as_deref().unwrap_or("")))
        })
    }
}

/// A text of the starter with the version of the program.
fn with_version(text: &str) -> String {
    text.replace("<<version>>", env!("CARGO_PKG_VERSION"))
}

/// The rules of headers: the security headers of every page, long caching for the theme's files and
/// the search indexes (their addresses change with their bytes), the types and access of the files
/// for machines, and an author's own.
///
/// If two rules give one header, some hosts send both values and some only the later, so no rule of
/// the program's relies on undoing another. `X-Frame-Options` forbids frames on all pages; embeds
/// allow them by a policy with `frame-ancestors`, in whose presence browsers ignore that header
/// (HTML Living Standard, "The `X-Frame-Options` header"). The policy is complete, for hosts that
/// send only that one.
fn headers(plan: &Plan<'_>, editions: &[Edition<'_>]) -> Vec<HeaderRule> {
    let settings = &plan.site.settings;
    let guards = GUARDS.map(|(name, value)| Header::new(name, value));
    let hsts = settings.hsts.as_ref().filter(|_| settings.url.is_secure());
    let hsts = hsts.map(|hsts| Header::new("Strict-Transport-Security", &hsts.header()));
    let everywhere = HeaderRule {
        pattern: EVERYTHING.to_owned(),
        headers: guards.into_iter().chain(hsts).collect(),
    };
    let rule = |address: String, name: &str, value: &str| HeaderRule::new(&address, name, value);
    let files = HeaderAddresses::of(plan, editions);
    let href = |address: &Address| settings.url.href(address);
    let embeds = files.embeds.iter();
    let embeds = embeds.map(|page| rule(href(page), "Content-Security-Policy", EMBED_POLICY));
    let indexes = files
        .indexes
        .iter()
        .map(|folder| format!("{}*", href(folder)));
    let unchanging = std::iter::once(href(&file("assets/*"))).chain(indexes);
    let unchanging = unchanging.map(|address| rule(address, "Cache-Control", UNCHANGING));
    let feeds = files
        .feeds
        .iter()
        .map(|feed| rule(href(feed), "Content-Type", FEED_TYPE));
    let data = files.data.iter().map(|(file, media_type)| {
        let media_type = media_type.map(|media_type| format!("{media_type}; charset=utf-8"));
        let media_type = media_type.map(|media_type| Header::new("Content-Type", &media_type));
        let access = Header::new("Access-Control-Allow-Origin", "*");
        HeaderRule {
            pattern: href(file),
            headers: media_type.into_iter().chain([access]).collect(),
        }
    });
    let rules = std::iter::once(everywhere).chain(embeds).chain(unchanging);
    let rules: Vec<HeaderRule> = rules.chain(feeds).chain(data).collect();
    let own = plan.site.host_files.headers.as_deref();
    let mut rules = OwnHeaders::parse(own.unwrap_or_default()).behind(rules);
    if let Some(everywhere) = rules.first_mut().filter(|_| plan.site.is_preview) {
        everywhere.set(Header::new("X-Robots-Tag", "noindex"));
    }
    rules
}

/// The pages for wrong addresses. The folders of other languages are in the folder of the first, so
/// they come first.
fn not_found(editions: &[Edition<'_>]) -> Vec<NotFoundPage> {
    let page = |edition: &Edition<'_>| {
        let page = edition.addresses.file("404.html")?;
        Some(NotFoundPage {
            below: edition.href(&edition.addresses.front()),
            page: edition.href(&page),
        })
    };
    let (first, others) = editions.split_at(editions.len().min(1));
    others.iter().chain(first).filter_map(page).collect()
}
