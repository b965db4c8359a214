//! The workflows and build commands that a new site brings, run step by step in a clean root file
//! system, on fresh clones, and compared with the site that is served on this machine.

mod build_server;
mod clean_root;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::new_site;
use build_server::BuildServer;

const CLAIM: &str = "content/explainers/samplewick-trees/claims/thousand-trees.md";

/// A new site whose sentences were written.
fn written_site() -> TempDir {
    let folder = new_site("");
    let settings = folder.path().join("content/site.yaml");
    let text = fs::read_to_string(&settings).expect("a file") + "lint: {starter-text: allow}\n";
    fs::write(settings, text).expect("the file is written");
    folder
}

/// Changes the verdict of a claim, and nothing else.
fn change_verdict(site: &Path) {
    let claim = site.join(CLAIM);
    let text = fs::read_to_string(&claim).expect("a claim");
    let changed = text.replacen("verdict: contradicted", "verdict: unproven", 1);
    assert_ne!(changed, text);
    fs::write(&claim, changed).expect("the claim is written");
}

/// The build command of netlify.toml.
fn netlify(clone: &Path) -> String {
    let text = fs::read_to_string(clone.join("netlify.toml")).expect("a file");
    let (_, command) = text.split_once("command = \"\"\"\n").expect("a command");
    command.split_once("\"\"\"").expect("its end").0.to_owned()
}

/// The build command of wrangler.jsonc.
fn cloudflare(clone: &Path) -> String {
    let text = fs::read_to_string(clone.join("wrangler.jsonc")).expect("a file");
    let lines = text.lines().filter(|line| !line.starts_with("//"));
    let json: String = lines.collect();
    let settings: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(settings["name"], "town-checks");
    assert_eq!(settings["assets"]["directory"], "public");
    assert_eq!(settings["assets"]["not_found_handling"], "404-page");
    settings["build"]["command"]
        .as_str()
        .expect("a command")
        .to_owned()
}

#[test]
fn the_workflows_publish_a_new_site_and_refuse_a_verdict_that_changed_in_silence() {
    let site = written_site();
    let server = BuildServer::new(site.path());
    let first = server.workflow("pages.yml");
    assert_eq!(first.failed, None, "{}", first.said);
    for file in ["index.html", "published.json"] {
        assert!(!server.served(file).is_empty(), "{file}");
    }
    assert_eq!(server.served(".nojekyll"), "");
    let install = format!(
        "cargo +stable install --locked --version {} --root /home/runner/factpress factpress",
        env!("CARGO_PKG_VERSION")
    );
    let toolchain = "rustup toolchain install stable --profile minimal";
    assert_eq!(server.calls(), [toolchain, &install]);

    let unchanged = server.workflow("check.yml");
    assert_eq!(unchanged.failed, None, "{}", unchanged.said);
    let place = format!("compared with {}/published.json as of ", server.url);
    assert!(unchanged.said.contains(&place), "{}", unchanged.said);
    assert!(!server.built("public/index.html").is_empty());
    let comment = "gh pr comment 7 --body-file diff.md --edit-last --create-if-none";
    assert_eq!(server.calls(), [toolchain, &install, comment]);
    assert!(
        unchanged.said.contains("nothing changes for readers"),
        "{}",
        unchanged.said
    );

    change_verdict(site.path());
    server.push(site.path());
    let changed = server.workflow("check.yml");
    assert_eq!(
        changed.failed.as_deref(),
        Some("~/factpress/bin/factpress check --strict --format github"),
        "{}",
        changed.said
    );
    assert!(
        changed.said.contains("[verdict-changed]")
            || changed.said.contains("title=verdict-changed"),
        "{}",
        changed.said
    );
    // What only a host can do, and what would be fetched, was done on this machine.
    assert_eq!(
        server.replaced(),
        [
            "actions/cache@v5",
            "actions/checkout@v6",
            "actions/deploy-pages@v4",
            "actions/upload-pages-artifact@v4",
            "cargo",
            "gh",
            "rustup",
        ]
    );
}

#[test]
fn the_build_commands_of_hosts_continue_what_is_published_and_refuse_to_rewrite_it() {
    let site = written_site();
    let server = BuildServer::new(site.path());
    let first = server.workflow("pages.yml");
    assert_eq!(first.failed, None, "{}", first.said);
    let record = server.served("published.json");
    for (host, command) in [
        ("netlify", netlify as fn(&Path) -> String),
        ("cloudflare", cloudflare),
    ] {
        server.calls();
        let built = server.build(command);
        assert_eq!(built.failed, None, "{host}: {}", built.said);
        for file in ["public/index.html", "public/404.html", "public/_headers"] {
            assert!(!server.built(file).is_empty(), "{host}: {file}");
        }
        assert_eq!(server.built("public/published.json"), record, "{host}");
        let calls = server.calls();
        let end = format!(
            "install --locked --version {} --root /tmp/factpress factpress",
            env!("CARGO_PKG_VERSION")
        );
        assert!(calls[1].ends_with(&end), "{host}: {calls:?}");
    }
    assert_eq!(
        server.replaced(),
        [
            "actions/cache@v5",
            "actions/checkout@v6",
            "actions/deploy-pages@v4",
            "actions/upload-pages-artifact@v4",
            "cargo",
            "curl",
            "rustup",
        ]
    );
    change_verdict(site.path());
    server.push(site.path());
    for command in [netlify as fn(&Path) -> String, cloudflare] {
        let changed = server.build(command);
        assert!(changed.failed.is_some(), "{}", changed.said);
        assert!(
            changed.said.contains("[verdict-changed]"),
            "{}",
            changed.said
        );
    }
}
