//! The configurations of hosts: what `factpress host` prints, and servers that run with it.

mod client;
mod running;
mod servers;

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const FRENCH: &str = "content/explainers/library/claims/closed.fr.md";

/// A site in two languages with an alias and with lines of its own for hosts.
fn site() -> SmallSite {
    SmallSite::in_two_languages()
        .replacing(CLAIM, "evidence:", "aliases: [/library/shut/]\nevidence:")
        .replacing(FRENCH, "evidence:", "aliases: [/library/shut/]\nevidence:")
        .replacing(
            "content/site.yaml",
            "languages:",
            "hsts: {days: 365}\nlanguages:",
        )
        .with_bytes(
            "content/static/_headers",
            "/*\n  X-Checked-By: two \"people\" at 100 % for $5\n/minutes/*\n  X-Robots-Tag: noindex\n\
             /fr/*\n  X-Checked-By: deux\n",
        )
        .with_bytes(
            "content/static/_redirects",
            "/old/* /library/:splat 302\n/from/:year/:id/ /:id/:year/?a=b#c 301\n/plain https://town.example/a%20b 307\n\
             /shown /library/ 200\n",
        )
        .with_bytes("content/static/minutes/april.txt", "Minutes of April.\n".repeat(100))
}

/// Runs the program on a site in a folder; it must succeed.
fn factpress(root: &Path, arguments: &[&str]) -> Output {
    let output = crate::program()
        .current_dir(root)
        .args(arguments)
        .output()
        .expect("factpress starts");
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
    output
}

/// The configuration of a host for a site.
fn configuration(site: &SmallSite, arguments: &[&str]) -> String {
    let folder = TempDir::new().expect("a folder");
    site.lay_out(folder.path());
    let output = factpress(folder.path(), &[&["host"], arguments].concat());
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn netlify_shows_the_page_of_each_language_for_wrong_addresses() {
    let text = configuration(&site(), &["netlify"]);
    let lines = "[[redirects]]\n  from = \"/fr/*\"\n  to = \"/fr/404.html\"\n  status = 404\n";
    assert!(text.ends_with(lines), "{text}");
    assert!(text.contains("publish = \"public\""), "{text}");
    assert!(!text.contains("<<"), "{text}");
    let alone = configuration(&SmallSite::new(""), &["netlify"]);
    assert!(!alone.contains("[[redirects]]"), "{alone}");
    let below = configuration(
        &site(),
        &["netlify", "--base-url", "https://town.example/checks"],
    );
    assert!(
        below.contains("from = \"/checks/fr/*\"\n  to = \"/checks/fr/404.html\""),
        "{below}"
    );
}

#[test]
fn cloudflare_serves_a_site_below_a_path_from_a_folder_around_it() {
    let below = ["cloudflare", "--base-url", "https://town.example/a/checks"];
    let text = configuration(&site(), &below);
    for line in [
        "factpress build --output www/a/checks && mv www/a/checks/_* www/\"",
        "\"directory\": \"www\"",
        "Headers and redirects are in www/_headers and www/_redirects",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

#[test]
fn cloudflare_gets_a_worker_with_the_name_of_the_host() {
    let text = configuration(&site(), &["cloudflare"]);
    assert!(text.contains("\"name\": \"checks-example\""), "{text}");
    assert!(
        text.contains("\"not_found_handling\": \"404-page\""),
        "{text}"
    );
    assert!(!text.contains("<<"), "{text}");
}

#[test]
fn the_workflow_for_github_pages_says_what_it_cannot_do() {
    let text = configuration(
        &site(),
        &["pages", "--base-url", "https://town.example/checks"],
    );
    let workflow: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML");
    assert_eq!(workflow["name"], "pages");
    for limit in ["sends no headers", "of the first", "no robots.txt"] {
        assert!(text.contains(limit), "{limit}: {text}");
    }
    let alone = configuration(&SmallSite::new(""), &["pages"]);
    for limit in ["of the first", "no robots.txt"] {
        assert!(!alone.contains(limit), "{limit}: {alone}");
    }
}

#[test]
fn the_script_for_s3_has_every_redirect_and_every_header() {
    let text = configuration(&site(), &["s3"]);
    for part in [
        "aws s3 sync",
        "\"^/library/shut/$\"",
        "\"^/old(?:/(.*))?$\"",
        "\"content-security-policy\"",
        "frame-ancestors *",
        "\"application/atom+xml; charset=utf-8\"",
        "\"x-checked-by\"",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn every_server_gets_the_headers_of_the_site() {
    for host in ["nginx", "caddy", "apache"] {
        let text = configuration(&site(), &[host]);
        for part in [
            "Content-Security-Policy",
            "frame-ancestors *",
            "X-Frame-Options",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
            "Permissions-Policy",
            "Strict-Transport-Security",
            "Access-Control-Allow-Origin",
            "Cache-Control",
            "X-Checked-By",
            "/fr/404.html",
            "/404.html",
            "/library/closed/",
            "checks.example",
        ] {
            assert!(text.contains(part), "{host}: {part}: {text}");
        }
    }
}

#[test]
fn a_line_that_no_server_can_have_is_named() {
    let folder = TempDir::new().expect("a folder");
    site().lay_out(folder.path());
    let said = |host: &str| {
        let output = factpress(folder.path(), &["host", host]);
        String::from_utf8(output.stderr).expect("text")
    };
    for host in ["nginx", "caddy", "apache", "s3"] {
        assert!(said(host).contains("`/shown /library/ 200`"), "{host}");
        assert_eq!(said(host).lines().count(), 1, "{host}");
    }
    assert_eq!(said("netlify") + &said("cloudflare"), "");
}

#[test]
fn a_build_of_a_preview_is_known_by_its_environment() {
    let folder = TempDir::new().expect("a folder");
    SmallSite::new("").lay_out(folder.path());
    let build = |variables: &[(&str, &str)], arguments: &[&str]| {
        let output = crate::program()
            .current_dir(folder.path())
            .arg("build")
            .args(arguments)
            .envs(variables.iter().copied())
            .output()
            .expect("factpress starts");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let page = fs::read_to_string(folder.path().join("public/index.html")).expect("a page");
        let said = String::from_utf8(output.stderr).expect("text");
        (page.contains("noindex"), said)
    };
    let netlify = [("NETLIFY", "true"), ("CONTEXT", "deploy-preview")];
    let (is_preview, said) = build(&netlify, &[]);
    assert!(is_preview, "{said}");
    assert!(
        said.starts_with("a preview, since CONTEXT=deploy-preview"),
        "{said}"
    );
    assert_eq!(build(&[], &[]), (false, String::new()));
    assert_eq!(build(&[], &["--preview"]), (true, String::new()));
    let own = [netlify[0], netlify[1], ("FACTPRESS_PREVIEW", "0")];
    assert_eq!(build(&own, &[]), (false, String::new()));
}

#[test]
fn a_site_with_mistakes_gets_no_configuration() {
    let folder = TempDir::new().expect("a folder");
    site()
        .replacing(CLAIM, "verdict:", "verdit:")
        .lay_out(folder.path());
    let output = crate::program()
        .current_dir(folder.path())
        .args(["host", "nginx"])
        .output()
        .expect("factpress starts");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    fs::remove_dir_all(folder.path().join("content")).expect("the content is removed");
}
