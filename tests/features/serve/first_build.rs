//! What the author sees until the first build is done, and how it is opened.

use std::fs;
use std::io::{BufRead as _, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdout, Stdio};
use std::time::Duration;

use super::laid_out;
use super::server::Server;
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// A site whose first build takes a moment.
fn large() -> SmallSite {
    let mut site = SmallSite::new("");
    let claim = site.text(CLAIM);
    let ids: Vec<String> = (0..300).map(|number| format!("closed-{number}")).collect();
    site = site.replacing(
        "content/explainers/library/index.md",
        "claims: [closed]",
        &format!("claims: [closed, {}]", ids.join(", ")),
    );
    for number in 0..300 {
        site = site.with_bytes(
            &format!("content/explainers/library/claims/closed-{number}.md"),
            claim.clone(),
        );
    }
    site
}

#[test]
fn a_first_build_never_speaks_of_errors_before_it_has_found_any() {
    let root = laid_out(&large());
    let server = Server::start(root.path(), &["--port", "0"]);
    let mut waited = false;
    for _ in 0..2_000 {
        let page = server.get("/library/closed/");
        if page.contains("One closed") {
            assert!(waited, "the build was done before anybody asked");
            return;
        }
        waited = true;
        assert!(page.starts_with("HTTP/1.1 503"), "{page}");
        assert!(page.contains("The site is being built"), "{page}");
        assert!(
            !page.contains("error") && !page.contains("mistake"),
            "{page}"
        );
        assert!(page.contains("http-equiv=\"refresh\""), "{page}");
        assert!(page.to_lowercase().contains("retry-after: 1"), "{page}");
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("the build is never done");
}

#[test]
fn a_page_that_waits_hears_how_far_the_build_is_and_reloads_wherever_it_is() {
    let root = laid_out(&large());
    let server = Server::start(root.path(), &["--port", "0"]);
    let mut news = server.news("nowhere/index.html", 0);
    let (mut stages, mut line) = (Vec::new(), String::new());
    while !line.starts_with("event: reload") {
        line.clear();
        news.read_line(&mut line).expect("news");
        if line.contains("\"title\"") {
            stages.push(line.clone());
        }
    }
    assert!(
        stages
            .iter()
            .all(|stage| stage.contains("The site is being built")),
        "{stages:?}"
    );
}

#[test]
fn a_site_with_errors_says_so_once_they_are_found() {
    let root = laid_out(&SmallSite::new("").replacing(CLAIM, "claimant: ada", "claimant: adda"));
    let server = Server::start(root.path(), &["--port", "0"]);
    let page = server.get_until("/library/closed/", "The publication has errors");
    assert!(
        page.contains("<title>Nothing to show yet</title>"),
        "{page}"
    );
    let path = root.path().join(CLAIM);
    let text = fs::read_to_string(&path).expect("the claim");
    fs::write(&path, text.replace("adda", "ada")).expect("it is written");
    server.get_until("/library/closed/", "One closed");
}

/// The preview of a site, and the lines that it prints.
fn talking(root: &Path, options: &[&str]) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut process = crate::program()
        .args(["serve", "--port", "0", "--root"])
        .arg(root)
        .args(options)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let lines = BufReader::new(process.stdout.take().expect("a pipe")).lines();
    (process, lines)
}

#[test]
fn the_terminal_says_what_is_served_and_how_it_went() {
    for (site, ends) in [
        (SmallSite::new(""), "Built in"),
        (
            SmallSite::new("").replacing(CLAIM, "claimant: ada", "claimant: adda"),
            "1 error; the pages appear when nothing is wrong",
        ),
    ] {
        let root = laid_out(&site);
        let (mut process, mut lines) = talking(root.path(), &["--host", "0.0.0.0"]);
        let mut said = Vec::new();
        while !said
            .last()
            .is_some_and(|line: &String| line.starts_with(ends))
        {
            said.push(lines.next().expect("a line").expect("text"));
        }
        process.kill().expect("it ends");
        process.wait().expect("it ends");
        assert!(said[0].starts_with("Serving http://127.0.0.1:"), "{said:?}");
        assert!(
            said.contains(&"Building the site: its pages appear when they are ready".to_owned()),
            "{said:?}"
        );
        if ends == "Built in" {
            let (done, size) = (said.last().expect("a line"), built(root.path()));
            assert!(done.ends_with(&format!(" ms: {size}")), "{done}: {size}");
        }
        // Others cannot open the address at which everything is listened to.
        assert!(!said.concat().contains("0.0.0.0"), "{said:?}");
        assert!(
            said[1].starts_with("In your network: http://") || said[1].starts_with("This machine"),
            "{said:?}"
        );
    }
}

/// The size of a site as `build` says it.
fn built(root: &Path) -> String {
    let output = crate::program()
        .args(["build", "--root"])
        .arg(root)
        .output()
        .expect("the program starts");
    let said = String::from_utf8(output.stdout).expect("text");
    let size = said.strip_prefix("Built ").expect("it is built");
    size.split(" in ").next().expect("a size").to_owned()
}

#[test]
fn the_terminal_says_how_large_the_site_is_after_every_build() {
    let root = laid_out(&SmallSite::new(""));
    let (mut process, mut lines) = talking(root.path(), &[]);
    let mut hear = |says: &str| {
        lines
            .by_ref()
            .map(|line| line.expect("text"))
            .find(|line| line.contains(says))
            .expect("a line")
    };
    hear("Built in");
    let page = root.path().join("content/pages/about.md");
    fs::create_dir_all(page.parent().expect("a folder")).expect("it is made");
    fs::write(
        &page,
        "---\ntitle: About us\ndescription: Who we are, and how we check.\n---\nWe check claims.\n",
    )
    .expect("it is written");
    let rebuilt = hear("rebuilt in");
    process.kill().expect("it ends");
    process.wait().expect("it ends");
    let size = built(root.path());
    assert!(
        rebuilt.ends_with(&format!(" ms: {size}")),
        "{rebuilt}: {size}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_by_the_means_of_the_system() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = laid_out(&SmallSite::new(""));
    let tools = tempfile::tempdir().expect("a folder");
    let opener = tools.path().join("xdg-open");
    let heard = tools.path().join("heard");
    fs::write(
        &opener,
        format!("#!/bin/sh\necho \"$1\" > {}\n", heard.display()),
    )
    .expect("written");
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).expect("it may be run");
    let mut process = crate::program()
        .args(["serve", "--port", "0", "--open", "--root"])
        .arg(root.path())
        .env("PATH", format!("{}:/usr/bin:/bin", tools.path().display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut line = String::new();
    let mut out = BufReader::new(process.stdout.take().expect("a pipe"));
    out.read_line(&mut line).expect("a line");
    let opened = (0..200).find_map(|_| {
        std::thread::sleep(Duration::from_millis(50));
        fs::read_to_string(&heard)
            .ok()
            .filter(|text| !text.is_empty())
    });
    process.kill().expect("it ends");
    process.wait().expect("it ends");
    let address = opened.expect("it is opened");
    assert!(line.contains(address.trim()), "{line} {address}");
}

#[test]
fn a_browser_that_cannot_be_opened_is_said_and_the_site_is_served() {
    let root = laid_out(&SmallSite::new(""));
    let tools = tempfile::tempdir().expect("a folder");
    let mut process = crate::program()
        .args(["serve", "--port", "0", "--open", "--root"])
        .arg(root.path())
        .env("PATH", tools.path())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(process.stderr.take().expect("a pipe")).lines();
    let said = lines.find_map(|line| line.ok().filter(|line| line.contains("browser")));
    process.kill().expect("it ends");
    process.wait().expect("it ends");
    let said = said.expect("a line");
    assert!(
        said.contains("yourself") && said.contains("http://127.0.0.1:"),
        "{said}"
    );
}

#[test]
fn an_address_that_cannot_be_listened_on_is_refused_with_a_way_out() {
    let root = laid_out(&SmallSite::new(""));
    for (arguments, code, says) in [
        (
            &["--host", "203.0.113.9"][..],
            3,
            "203.0.113.9 is not an address of this machine",
        ),
        (&["--host", "desk.lan"], 2, "--host 0.0.0.0 --name desk.lan"),
        (
            &["--name", "http://desk.lan:4000/"],
            2,
            "only the name belongs here: `desk.lan`",
        ),
    ] {
        let output = crate::program()
            .args(["serve", "--root"])
            .arg(root.path())
            .args(arguments)
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.contains(says), "{said}");
    }
}
