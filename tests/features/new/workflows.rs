//! The workflows and build commands that a new site brings, run step by step in a clean root file
//! system, on fresh clones, and compared with the site that is served on this machine.

mod build_server;
mod clean_root;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use tempfile::TempDir;

use super::new_site;
use crate::copies::sha256;
use crate::loopback::{response, serve};
use build_server::BuildServer;

const CLAIM: &str = "content/explainers/samplewick-trees/claims/thousand-trees.md";

/// The address and checksum of a release, on this machine, of the program that these tests are of.
static RELEASE: LazyLock<String> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a folder");
    let archive = folder.path().join("factpress.tar.gz");
    // Other tests link the program, and tar fails when the number of links changes meanwhile.
    let program = folder.path().join("factpress");
    fs::copy(env!("CARGO_BIN_EXE_factpress"), program).expect("the program is copied");
    let output = Command::new("tar")
        .args(["--use-compress-program", "gzip -1", "-cf"])
        .arg(&archive)
        .args(["--transform", "s,^,factpress-of-tests/,", "-C"])
        .arg(folder.path())
        .arg("factpress")
        .output()
        .expect("tar starts");
    assert!(output.status.success(), "{output:?}");
    let bytes = fs::read(&archive).expect("an archive");
    let sha256 = sha256(&bytes);
    let server = serve(move |path| match path {
        "/v1/factpress.tar.gz" => response("200 OK", &bytes),
        _ => response("404 Not Found", ""),
    });
    format!("{server}/v1/factpress.tar.gz#sha256={sha256}")
});

/// A new site whose sentences were written, and which gets factpress from there.
fn written_site(program: &str) -> TempDir {
    let folder = new_site(program);
    let settings = folder.path().join("content/site.yaml");
    let text = fs::read_to_string(&settings).expect("a file") + "lint: {starter-text: allow}\n";
    fs::write(settings, text).expect("the file is written");
    folder
}

/// The same, from the release.
fn released_site() -> TempDir {
    written_site(&format!("--program {}", *RELEASE))
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
    let mut lines = text.lines();
    let command = lines.find_map(|line| line.trim().strip_prefix("command = "));
    // What it escapes is written as in JSON.
    serde_json::from_str(command.expect("a command")).expect("a text")
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
    let site = released_site();
    let server = BuildServer::new(site.path());
    let first = server.workflow("pages.yml");
    assert_eq!(first.failed, None, "{}", first.said);
    let version = format!("factpress {}\n", env!("CARGO_PKG_VERSION"));
    assert!(first.said.contains(&version), "{}", first.said);
    for file in ["index.html", "published.json"] {
        assert!(!server.served(file).is_empty(), "{file}");
    }
    assert_eq!(server.served(".nojekyll"), "");
    let unchanged = server.workflow("check.yml");
    assert_eq!(unchanged.failed, None, "{}", unchanged.said);
    let place = format!("compared with {}/published.json as of ", server.url);
    assert!(unchanged.said.contains(&place), "{}", unchanged.said);
    assert!(!server.built("public/index.html").is_empty());
    let comment = "gh pr comment 7 --body-file diff.md --edit-last --create-if-none";
    assert_eq!(server.calls(), [comment]);
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
            "actions/cache",
            "actions/checkout",
            "actions/deploy-pages",
            "actions/upload-pages-artifact",
            "gh",
        ]
    );
}

#[test]
fn the_build_commands_of_hosts_continue_what_is_published_and_refuse_to_rewrite_it() {
    let site = released_site();
    let server = BuildServer::new(site.path());
    let first = server.workflow("pages.yml");
    assert_eq!(first.failed, None, "{}", first.said);
    let record = server.served("published.json");
    for (host, command) in [
        ("netlify", netlify as fn(&Path) -> String),
        ("cloudflare", cloudflare),
    ] {
        let built = server.build(command);
        assert_eq!(built.failed, None, "{host}: {}", built.said);
        for file in ["public/index.html", "public/404.html", "public/_headers"] {
            assert!(!server.built(file).is_empty(), "{host}: {file}");
        }
        assert_eq!(server.built("public/published.json"), record, "{host}");
    }
    assert!(server.calls().is_empty());
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

#[test]
fn every_build_stops_and_says_what_to_fill_in_until_somebody_says_where_factpress_comes_from() {
    let site = written_site("");
    let server = BuildServer::new(site.path());
    let runs = [
        server.workflow("pages.yml"),
        server.workflow("check.yml"),
        server.build(netlify),
        server.build(cloudflare),
    ];
    for run in runs {
        let step = run.failed.expect("it stops");
        assert!(step.starts_with("sh install-factpress.sh "), "{step}");
        assert!(
            run.said.contains(
                "nobody has filled in yet where factpress comes from. Write it between the \
                 quotation marks of program='' in install-factpress.sh"
            ),
            "{}",
            run.said
        );
    }
    assert!(server.calls().is_empty(), "nothing was fetched");
}

#[test]
fn a_commit_of_the_source_is_compiled_also_by_a_host_that_has_no_rust() {
    let commit = "0123456789".repeat(4);
    let site = written_site(&format!(
        "--program git+https://code.example/factpress#{commit}"
    ));
    let server = BuildServer::new(site.path());
    let toolchain = "rustup toolchain install stable --profile minimal";
    let install = |root: &str| {
        format!(
            "cargo +stable install --locked --git https://code.example/factpress --rev {commit} --root {root} factpress"
        )
    };
    let first = server.workflow("pages.yml");
    assert_eq!(first.failed, None, "{}", first.said);
    assert_eq!(
        server.calls(),
        [toolchain, &install("/home/runner/factpress")]
    );

    server.without_rust();
    let built = server.build(cloudflare);
    assert_eq!(built.failed, None, "{}", built.said);
    let calls = server.calls();
    assert!(calls[0].ends_with(" https://sh.rustup.rs"), "{calls:?}");
    assert_eq!(calls[1..], [toolchain, &install("/tmp/factpress")]);
}
