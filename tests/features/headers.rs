//! What hosts and robots are told: `_headers` with a strict policy, that the pages can live with, and `robots.txt`.

use crate::reader::{all, document};
use crate::small_site::SmallSite;
use factpress::Options;
use factpress::address::BaseUrl;

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

#[test]
fn the_whole_headers() {
    let site = SmallSite::new("");
    let expected = format!(
        "/*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: \
         strict-origin-when-cross-origin\n  Cross-Origin-Opener-Policy: same-origin\n  Permissions-Policy: camera=(), \
         geolocation=(), microphone=()\n\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n\n/feed.xml\n  \
         Content-Type: application/atom+xml; charset=utf-8\n\n/claims.json\n  Access-Control-Allow-Origin: *\n"
    );
    assert_eq!(site.file("_headers"), expected);
}

#[test]
fn the_policy_allows_nothing_inline_and_no_frame() {
    let headers = SmallSite::new("").file("_headers");
    let policies: Vec<&str> =
        headers.lines().filter_map(|line| line.trim().strip_prefix("Content-Security-Policy: ")).collect();
    assert_eq!(policies, [POLICY]);
    for forbidden in ["unsafe-inline", "unsafe-eval", "http:", "https:", "data:", "*"] {
        assert!(!policies[0].contains(forbidden), "{forbidden}");
    }
}

#[test]
fn no_page_needs_what_the_policy_forbids() {
    for (path, page) in SmallSite::new("").output().iter().filter(|(path, _)| path.ends_with(".html")) {
        let document = document(page);
        assert_eq!(all(&document, "[style], style, iframe, form, base, object, embed").len(), 0, "{path}");
        for script in all(&document, "script") {
            assert_eq!(script.attr("type"), Some("application/ld+json"), "{path}");
            assert_eq!(script.attr("src"), None, "{path}");
        }
        for element in all(&document, "*") {
            let handlers: Vec<&str> =
                element.value().attrs().map(|(name, _)| name).filter(|name| name.starts_with("on")).collect();
            assert_eq!(handlers, Vec::<&str>::new(), "{path}: {}", element.html());
        }
        for element in all(&document, "link[rel=stylesheet], link[rel=icon]") {
            assert!(element.attr("href").is_some_and(|href| href.starts_with("/assets/")), "{path}");
        }
        for picture in all(&document, "img") {
            assert!(picture.attr("src").is_some_and(|src| src.starts_with('/')), "{path}");
        }
    }
}

#[test]
fn the_paths_begin_with_the_path_of_the_site() {
    let base_url = Some(BaseUrl::parse("https://town.example/checks").expect("an address"));
    let site = SmallSite::new("").options(Options { base_url, ..Options::default() });
    let headers = site.file("_headers");
    let paths: Vec<&str> = headers.lines().filter(|line| line.starts_with('/')).collect();
    assert_eq!(paths, ["/*", "/checks/assets/*", "/checks/feed.xml", "/checks/claims.json"]);
}

#[test]
fn robots_may_read_everything_and_are_told_where_the_sitemap_is() {
    assert_eq!(
        SmallSite::new("").file("robots.txt"),
        "User-agent: *\nAllow: /\n\nSitemap: https://checks.example/sitemap.xml\n"
    );
}
