//! A publisher's own files for hosts and robots, which are published together with the program's
//! lines, and what `site.yaml` says to hosts, robots and browsers.

use crate::reader::{attributes, document};
use crate::small_site::SmallSite;
use factpress::Options;
use factpress::base::address::BaseUrl;
use factpress::model::settings::AI_CRAWLERS;

const HEADERS: &str = "content/static/_headers";
const ROBOTS: &str = "content/static/robots.txt";
const SITEMAP: &str = "Sitemap: https://checks.example/sitemap.xml\n";

/// The site with these lines in `site.yaml`.
fn with_settings(lines: &str) -> SmallSite {
    let both = format!("{lines}\nlanguages: [en]");
    SmallSite::new("").replacing("content/site.yaml", "languages: [en]", &both)
}

/// The headers of a rule of `_headers`.
fn rule(headers: &str, pattern: &str) -> Vec<String> {
    let mut rules = headers.split("\n\n").map(str::lines);
    let found = rules.find_map(|mut lines| (lines.next() == Some(pattern)).then_some(lines));
    let lines = found.unwrap_or_else(|| panic!("no rule for {pattern} in {headers}"));
    lines.map(|line| line.trim().to_owned()).collect()
}

fn below_a_path(site: SmallSite) -> SmallSite {
    site.options(Options {
        base_url: Some(BaseUrl::parse("https://town.example/checks").expect("an address")),
        ..Options::default()
    })
}

#[test]
fn own_headers_are_joined_to_the_programs() {
    let own = "\u{feff}# Ours.\r\n/*\r\n  X-Checked-By: two people\r\n  referrer-policy: no-referrer\r\n\
               /claims.json\n\tAccess-Control-Allow-Origin: https://town.example\n\
               /assets/*\n  Cache-Control: no-store\n\
               /minutes/*\n  X-Robots-Tag: noindex\n  ! X-Checked-By\n";
    let site = SmallSite::new("").with_bytes(HEADERS, own);
    assert_eq!(site.report(), "");
    let headers = site.file("_headers");
    let everywhere = rule(&headers, "/*");
    assert!(everywhere.contains(&"Referrer-Policy: no-referrer".to_owned()));
    assert!(everywhere.contains(&"X-Checked-By: two people".to_owned()));
    assert!(everywhere.contains(&"X-Frame-Options: DENY".to_owned()));
    assert_eq!(
        rule(&headers, "/claims.json"),
        ["Access-Control-Allow-Origin: https://town.example"]
    );
    assert_eq!(rule(&headers, "/assets/*"), ["Cache-Control: no-store"]);
    assert!(
        headers.ends_with("\n\n/minutes/*\n  X-Robots-Tag: noindex\n  ! X-Checked-By\n"),
        "{headers}"
    );
    let without = SmallSite::new("").file("_headers");
    assert_eq!(
        SmallSite::new("").with_bytes(HEADERS, "").file("_headers"),
        without
    );
}

#[test]
fn a_header_that_would_weaken_one_of_the_programs_is_left_out_and_named() {
    let lines = [
        "X-Frame-Options: SAMEORIGIN",
        "x-frame-options: ALLOWALL",
        "! X-Frame-Options",
        "!content-security-policy",
        "Content-Security-Policy: default-src *",
        "Content-Security-Policy: frame-ancestors https://town.example",
        "X-Content-Type-Options: none",
        "Referrer-Policy: unsafe-url",
        "Referrer-Policy: no-referrer, origin",
        "Cross-Origin-Opener-Policy: unsafe-none",
        "Permissions-Policy: camera=()",
        "Permissions-Policy: camera=(), geolocation=(), microphone=*",
        "Permissions-Policy: camera=(), geolocation=(), microphone=(), camera=*",
        "no header at all",
        "X-Empty:",
        "Two words: yes",
    ];
    for line in lines {
        let own = format!("/library/*\n  {line}\n");
        let report = SmallSite::new("").with_bytes(HEADERS, own).report();
        assert!(
            report.contains("warning: ") && report.contains("[host-file]"),
            "{line}: {report}"
        );
        assert!(
            report.contains("content/static/_headers:2:3"),
            "{line}: {report}"
        );
    }
    for pattern in ["/*", "/library/*"] {
        let lines: String = lines.map(|line| format!("  {line}\n")).concat();
        let site = SmallSite::new("").with_bytes(HEADERS, format!("{pattern}\n{lines}"));
        assert_eq!(
            site.file("_headers"),
            SmallSite::new("").file("_headers"),
            "{pattern}"
        );
    }
    let report = SmallSite::new("")
        .with_bytes(HEADERS, "X-Checked-By: us\n/*\n  X-More: yes\n")
        .report();
    assert!(report.contains("is not below an address"), "{report}");
}

#[test]
fn a_header_that_protects_readers_as_much_or_more_is_let_through() {
    for line in [
        "X-Frame-Options: deny",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: same-origin",
        "Referrer-Policy: no-referrer, strict-origin-when-cross-origin",
        "Permissions-Policy: usb=(), camera=(), microphone=(),geolocation=()",
        "Strict-Transport-Security: max-age=600",
        "Content-Security-Policy-Report-Only: default-src 'self'",
    ] {
        let site = SmallSite::new("").with_bytes(HEADERS, format!("/*\n  {line}"));
        assert_eq!(site.report(), "", "{line}");
        let (name, value) = line.split_once(": ").expect("a header");
        let headers = rule(&site.file("_headers"), "/*");
        let sent = headers
            .iter()
            .filter(|line| line.starts_with(&format!("{name}:")));
        let sent: Vec<&String> = sent.collect();
        assert_eq!(sent.len(), 1, "{line}: {headers:?}");
        assert!(sent[0].eq_ignore_ascii_case(&format!("{name}: {value}")));
    }
}

#[test]
fn own_lines_for_robots_are_published_with_the_sitemap() {
    let own = "User-agent: *\nDisallow: /minutes/\n";
    let site = SmallSite::new("").with_bytes(ROBOTS, own);
    assert_eq!(site.report(), "");
    assert_eq!(site.file("robots.txt"), format!("{own}\n{SITEMAP}"));
    let named = format!("{own}\n{SITEMAP}");
    let named = SmallSite::new("").with_bytes(ROBOTS, named);
    assert_eq!(named.file("robots.txt"), format!("{own}\n{SITEMAP}"));
}

#[test]
fn crawlers_of_ai_services_are_kept_out_by_what_they_do() {
    let site = with_settings("ai_crawlers: {training: deny, search: allow}");
    assert_eq!(site.report(), "");
    let robots = site.file("robots.txt");
    assert!(
        robots.starts_with("User-agent: *\nAllow: /\n\nUser-agent: Amazonbot\n"),
        "{robots}"
    );
    assert!(
        robots.ends_with(&format!("Disallow: /\n\n{SITEMAP}")),
        "{robots}"
    );
    for (name, is_denied) in [
        ("GPTBot", true),
        ("ClaudeBot", true),
        ("Google-Extended", true),
        ("OAI-SearchBot", false),
        ("ChatGPT-User", false),
    ] {
        let line = format!("User-agent: {name}\n");
        assert_eq!(robots.contains(&line), is_denied, "{name}");
    }
    let own = "User-agent: GPTBot\nAllow: /\n";
    let both = with_settings("ai_crawlers: {training: deny}")
        .with_bytes(ROBOTS, own)
        .file("robots.txt");
    assert!(both.starts_with(own), "{both}");
    assert_eq!(both.matches("User-agent: GPTBot").count(), 1, "{both}");
    assert!(both.contains("User-agent: ClaudeBot\n"), "{both}");
    let wrong = with_settings("ai_crawlers: {training: forbid}").report();
    assert!(wrong.contains("bad-value"), "{wrong}");
}

#[test]
fn the_docs_list_the_crawlers_with_their_sources() {
    let docs = include_str!("../../docs/CONTENT.md");
    for crawler in AI_CRAWLERS {
        let line = docs
            .lines()
            .find(|line| line.contains(&format!("`{}`", crawler.name)))
            .unwrap_or_else(|| panic!("{} is not in CONTENT.md", crawler.name));
        assert!(line.contains(crawler.operator), "{line}");
        assert!(line.contains(crawler.source), "{line}");
    }
    let mut names: Vec<&str> = AI_CRAWLERS.iter().map(|crawler| crawler.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), AI_CRAWLERS.len());
}

#[test]
fn below_a_path_there_is_no_robots_txt_and_the_report_says_so() {
    let site = below_a_path(SmallSite::new(""));
    assert!(!site.output().contains_key("robots.txt"));
    let report = site.report();
    assert!(report.contains("note: there is no robots.txt"), "{report}");
    assert!(
        report.contains("`Sitemap: https://town.example/checks/sitemap.xml`"),
        "{report}"
    );
    let own = below_a_path(SmallSite::new("").with_bytes(ROBOTS, "User-agent: *\nDisallow:\n"));
    assert!(!own.output().contains_key("robots.txt"));
    assert!(own.report().contains("warning: this file is not published"));
    let policy = below_a_path(with_settings("ai_crawlers: {training: deny}"));
    assert!(policy.report().contains("warning: this has no effect"));
}

#[test]
fn an_own_page_for_wrong_addresses_has_the_place_of_the_themes() {
    let own = "<!doctype html><title>Gone</title>";
    let site = SmallSite::in_two_languages().with_bytes("content/static/fr/404.html", own);
    assert_eq!(site.report(), "");
    let output = site.output();
    assert!(output.contains_key("404.html"));
    assert!(!output.contains_key("fr/404.html"), "it is copied");
    let first = SmallSite::new("").with_bytes("content/static/404.html", own);
    assert_eq!(first.report(), "");
    assert!(!first.output().contains_key("404.html"), "it is copied");
}

#[test]
fn files_that_are_no_text_are_published_as_they_are() {
    for (file, name) in [(HEADERS, "_headers"), (ROBOTS, "robots.txt")] {
        let site = SmallSite::new("").with_bytes(file, b"\xff");
        assert_eq!(site.report(), "", "{name}");
        assert!(!site.output().contains_key(name), "{name} is copied");
    }
}

#[test]
fn github_pages_is_always_told_to_publish_the_files_as_they_are() {
    assert_eq!(SmallSite::new("").file(".nojekyll"), "");
    let own = SmallSite::new("").with_bytes("content/static/.nojekyll", "");
    assert_eq!(own.report(), "");
}

#[test]
fn hsts_is_sent_with_every_page_of_a_site_that_is_opened_by_https() {
    let line = |site: &SmallSite| {
        let everywhere = rule(&site.file("_headers"), "/*");
        everywhere
            .into_iter()
            .find(|line| line.starts_with("Strict-Transport-Security"))
    };
    assert_eq!(line(&SmallSite::new("")), None);
    for (keys, value) in [
        ("days: 365", "max-age=31536000"),
        ("days: 0", "max-age=0"),
        (
            "days: 730, subdomains: true, preload: true",
            "max-age=63072000; includeSubDomains; preload",
        ),
        (
            "days: 30, subdomains: true",
            "max-age=2592000; includeSubDomains",
        ),
    ] {
        let site = with_settings(&format!("hsts: {{{keys}}}"));
        assert_eq!(site.report(), "");
        let sent = format!("Strict-Transport-Security: {value}");
        assert_eq!(line(&site), Some(sent), "{keys}");
        let open = site.replacing("content/site.yaml", "https://checks", "http://checks");
        assert_eq!(line(&open), None);
    }
    for keys in [
        "days: 30, subdomains: true, preload: true",
        "days: 365, preload: true",
    ] {
        let report = with_settings(&format!("hsts: {{{keys}}}")).report();
        assert!(report.contains("browsers do not take a host"), "{report}");
    }
}

#[test]
fn a_script_on_ones_own_host_counts_readers_and_the_policy_stays_as_it_is() {
    let site =
        with_settings("analytics: {script: /stats/count.js, data: {site: 'a\"b', api: /stats/x}}");
    assert_eq!(site.report(), "");
    let page = site.file("library/closed/index.html");
    let scripts = attributes(
        &page,
        "script[src][defer][data-site='a\"b'][data-api='/stats/x']",
        "src",
    );
    assert_eq!(scripts, ["/stats/count.js"]);
    let embed = site.file("library/closed/embed/index.html");
    assert!(!embed.contains("count.js"), "embeds have no scripts");
    assert_eq!(site.file("_headers"), SmallSite::new("").file("_headers"));
    drop(document(&page));
    for script in [
        "https://counter.example/count.js",
        "//counter.example/count.js",
        "stats/count.js",
        "\"/stats/a b.js\"",
        "\"/stats/\\\"x.js\"",
    ] {
        let report = with_settings(&format!("analytics: {{script: {script}}}")).report();
        assert!(report.contains("[bad-value]"), "{script}: {report}");
    }
    let name = with_settings("analytics: {script: /a.js, data: {\"on x\": y}}").report();
    assert!(
        name.contains("cannot be the name of an attribute"),
        "{name}"
    );
}

#[test]
fn a_preview_asks_search_engines_to_leave_all_pages_out() {
    let public = SmallSite::in_two_languages().output();
    let preview = SmallSite::in_two_languages()
        .with_bytes(HEADERS, "/*\n  X-Robots-Tag: all\n")
        .options(Options {
            preview: true,
            ..Options::default()
        })
        .output();
    assert!(!rule(&public["_headers"], "/*").contains(&"X-Robots-Tag: noindex".to_owned()));
    let everywhere = rule(&preview["_headers"], "/*");
    assert!(
        everywhere.contains(&"X-Robots-Tag: noindex".to_owned()),
        "{everywhere:?}"
    );
    for (path, page) in &preview {
        if path.ends_with(".html") {
            assert!(
                page.contains("<meta name=robots content=noindex>"),
                "{path}"
            );
        } else if path != "_headers" {
            assert_eq!(page, &public[path], "{path}");
        }
    }
    assert!(!public["index.html"].contains("noindex"));
}
