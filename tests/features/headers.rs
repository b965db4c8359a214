//! What hosts and robots are told: `_headers` with a strict policy, that the pages can live with,
//! and `robots.txt`.

use crate::reader::{all, document};
use crate::small_site::SmallSite;
use factpress::Options;
use factpress::base::address::BaseUrl;

const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; \
                      font-src 'self'; base-uri 'none'; form-action 'none'";
const EMBED_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; \
                            form-action 'none'; frame-ancestors *";

#[test]
fn the_whole_headers() {
    let site = SmallSite::new("");
    let expected = format!(
        "/*\n  Content-Security-Policy: {POLICY}\n  X-Frame-Options: DENY\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  Cross-Origin-Opener-Policy: same-origin\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=()\n\n/:explainer/:claim/embed/\n  \
         Content-Security-Policy: {EMBED_POLICY}\n\n/assets/*\n  Cache-Control: public, max-age=31536000, \
         immutable\n\n/search/index/*\n  Cache-Control: public, max-age=31536000, immutable\n\n"
    );
    let feeds = [
        "feed.xml",
        "corrections.xml",
        "tags/:tag/feed.xml",
        "people/:person/feed.xml",
    ];
    let feeds =
        feeds.map(|feed| format!("/{feed}\n  Content-Type: application/atom+xml; charset=utf-8\n"));
    let data = [
        ("claims.json", ""),
        (":explainer/:claim/oembed.json", ""),
        ("claims-index.json", "application/json"),
        ("claims.csv", "text/csv"),
        ("claims.ndjson", "application/x-ndjson"),
        ("claim-reviews.json", "application/ld+json"),
        ("claims-search.json", "application/json"),
        ("citations.json", "application/vnd.citationstyles.csl+json"),
        ("citations.bib", "application/x-bibtex"),
        ("citations.ris", "application/x-research-info-systems"),
        ("feed.json", "application/feed+json"),
        (":explainer/:claim/claim.json", ""),
        ("llms.txt", "text/plain"),
        (":explainer/:claim/cite.bib", "application/x-bibtex"),
        (
            ":explainer/:claim/cite.ris",
            "application/x-research-info-systems",
        ),
        (":explainer/index.md", "text/markdown"),
        (":explainer/:claim/index.md", "text/markdown"),
    ];
    let data = data.map(|(file, media_type)| {
        let own = format!("  Content-Type: {media_type}; charset=utf-8\n");
        let own = if media_type.is_empty() { "" } else { &own };
        format!("/{file}\n{own}  Access-Control-Allow-Origin: *\n")
    });
    let rules: Vec<String> = feeds.into_iter().chain(data).collect();
    let expected = expected + &rules.join("\n");
    assert_eq!(site.file("_headers"), expected);
}

/// The rules of `_headers`: each path pattern with its headers.
fn rules(headers: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
    headers
        .split("\n\n")
        .map(|rule| {
            let mut lines = rule.lines();
            let path = lines.next().expect("a rule begins with its path");
            (
                path,
                lines
                    .map(|line| line.trim().split_once(": ").expect("a header has a value"))
                    .collect(),
            )
        })
        .collect()
}

/// True when a pattern with `:name` for one segment and `*` for any rest takes a path, as Netlify
/// and Cloudflare read it.
fn takes(pattern: &str, path: &str) -> bool {
    if pattern == "/*" {
        return true;
    }
    let (pattern, path): (Vec<&str>, Vec<&str>) =
        (pattern.split('/').collect(), path.split('/').collect());
    let same = |(wanted, found): (&&str, &&str)| {
        wanted == found || wanted.starts_with(':') && !found.is_empty()
    };
    pattern.len() == path.len() && pattern.iter().zip(&path).all(same)
}

/// The values of a header that a host sends with a path: of all rules, or of the last one only.
fn sent<'h>(headers: &'h str, path: &str, name: &str, all: bool) -> Vec<&'h str> {
    let rules = rules(headers)
        .into_iter()
        .filter(|(pattern, _)| takes(pattern, path));
    let values: Vec<&str> = rules
        .flat_map(|(_, set)| set)
        .filter(|(found, _)| *found == name)
        .map(|(_, value)| value)
        .collect();
    let from = if all {
        0
    } else {
        values.len().saturating_sub(1)
    };
    values[from..].to_vec()
}

#[test]
fn embeds_alone_can_be_framed_whether_a_host_joins_rules_or_takes_the_last() {
    let output = SmallSite::new("").output();
    let headers = &output["_headers"];
    for all in [true, false] {
        for path in output.keys().filter(|path| !path.starts_with('_')) {
            let path = format!("/{}", path.trim_end_matches("index.html"));
            let policies = sent(headers, &path, "Content-Security-Policy", all);
            assert!(
                policies
                    .iter()
                    .all(|policy| [POLICY, EMBED_POLICY].contains(policy)),
                "{path}: {policies:?}"
            );
            assert_eq!(
                sent(headers, &path, "X-Frame-Options", all),
                ["DENY"],
                "{path}"
            );
            // A policy with `frame-ancestors` is asked instead of `X-Frame-Options`; each that is
            // sent must agree.
            let ancestors: Vec<&str> = policies
                .iter()
                .filter_map(|policy| policy.split("frame-ancestors ").nth(1))
                .collect();
            let framed =
                !ancestors.is_empty() && ancestors.iter().all(|ancestors| *ancestors == "*");
            assert_eq!(framed, path == "/library/closed/embed/", "{path}");
        }
    }
}

#[test]
fn the_policy_allows_nothing_inline() {
    let headers = SmallSite::new("").file("_headers");
    let policies: Vec<&str> = headers
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Content-Security-Policy: "))
        .collect();
    assert_eq!(policies, [POLICY, EMBED_POLICY]);
    for forbidden in [
        "unsafe-inline",
        "unsafe-eval",
        "http:",
        "https:",
        "data:",
        "*",
    ] {
        assert!(!policies[0].contains(forbidden), "{forbidden}");
    }
}

#[test]
fn no_page_needs_what_the_policy_forbids() {
    for (path, page) in SmallSite::new("")
        .output()
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        let document = document(page);
        assert_eq!(
            all(
                &document,
                "[style], style, iframe, [action], base[href], object, embed"
            )
            .len(),
            0,
            "{path}"
        );
        for script in all(&document, "script") {
            match script.attr("src") {
                Some(src) => assert!(
                    src.starts_with("/assets/") && script.inner_html().is_empty(),
                    "{path}"
                ),
                None => assert!(
                    script
                        .attr("type")
                        .is_some_and(|kind| kind.ends_with("json") || kind == "text/html"),
                    "{path}"
                ),
            }
        }
        for element in all(&document, "*") {
            let handlers: Vec<&str> = element
                .value()
                .attrs()
                .map(|(name, _)| name)
                .filter(|name| name.starts_with("on"))
                .collect();
            assert_eq!(handlers, Vec::<&str>::new(), "{path}: {}", element.html());
        }
        for element in all(&document, "link[rel=stylesheet], link[rel=icon]") {
            assert!(
                element
                    .attr("href")
                    .is_some_and(|href| href.starts_with("/assets/")),
                "{path}"
            );
        }
        for picture in all(&document, "img") {
            assert!(
                picture.attr("src").is_some_and(|src| src.starts_with('/')),
                "{path}"
            );
        }
    }
}

#[test]
fn the_paths_begin_with_the_path_of_the_site() {
    let base_url = Some(BaseUrl::parse("https://town.example/checks").expect("an address"));
    let site = SmallSite::new("").options(Options {
        base_url,
        ..Options::default()
    });
    let headers = site.file("_headers");
    let paths: Vec<&str> = headers
        .lines()
        .filter(|line| line.starts_with('/'))
        .collect();
    let expected = [
        "/*",
        "/checks/:explainer/:claim/embed/",
        "/checks/assets/*",
        "/checks/search/index/*",
        "/checks/feed.xml",
        "/checks/corrections.xml",
        "/checks/tags/:tag/feed.xml",
        "/checks/people/:person/feed.xml",
        "/checks/claims.json",
        "/checks/:explainer/:claim/oembed.json",
        "/checks/claims-index.json",
        "/checks/claims.csv",
        "/checks/claims.ndjson",
        "/checks/claim-reviews.json",
        "/checks/claims-search.json",
        "/checks/citations.json",
        "/checks/citations.bib",
        "/checks/citations.ris",
        "/checks/feed.json",
        "/checks/:explainer/:claim/claim.json",
        "/checks/llms.txt",
        "/checks/:explainer/:claim/cite.bib",
        "/checks/:explainer/:claim/cite.ris",
        "/checks/:explainer/index.md",
        "/checks/:explainer/:claim/index.md",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn robots_may_read_everything_and_are_told_where_the_sitemap_is() {
    assert_eq!(
        SmallSite::new("").file("robots.txt"),
        "User-agent: *\nAllow: /\n\nSitemap: https://checks.example/sitemap.xml\n"
    );
}
