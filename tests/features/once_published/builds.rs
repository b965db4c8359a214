//! What a build leaves for the next to compare with.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use super::{CLAIM, REDIRECTS, with_two_claims};
use crate::small_site::SmallSite;

fn factpress(arguments: &[&str], root: &Path) -> Output {
    let mut command = crate::program();
    command
        .current_dir(root)
        .args(arguments)
        .output()
        .expect("factpress starts")
}

/// What a command says is wrong, and its exit code.
fn told(arguments: &[&str], root: &Path) -> (String, Option<i32>) {
    let output = factpress(arguments, root);
    // The last line of a report that is fine is no finding.
    let lines = |bytes: &[u8]| -> String {
        let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
        let lines = text.split_inclusive('\n');
        lines.filter(|line| !line.starts_with("Checked ")).collect()
    };
    let said = if arguments[0] == "check" {
        lines(&output.stdout)
    } else {
        lines(&output.stderr)
    };
    (said, output.status.code())
}

fn write(root: &Path, site: &SmallSite) {
    let _ = fs::remove_dir_all(root.join("content"));
    site.lay_out(root);
}

#[test]
fn a_build_leaves_what_the_next_one_and_check_compare_with() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    let first = SmallSite::new("").replacing(CLAIM, "\"false\"", "open");
    write(root, &first);
    assert_eq!(
        told(&["check"], root),
        (String::new(), Some(0)),
        "without an output"
    );
    assert_eq!(told(&["build"], root).1, Some(0));
    let record =
        || fs::read_to_string(root.join("public/published.json")).expect("the build leaves it");
    let open = record();
    assert!(open.contains("\"verdict\":\"open\""), "{open}");

    write(root, &SmallSite::new(""));
    for command in ["check", "build"] {
        let (said, code) = told(&[command], root);
        assert!(said.contains("[verdict-changed]"), "{command}: {said}");
        assert_eq!(code, Some(1));
    }
    assert_eq!(record(), open, "a build that fails changes nothing");
    assert_eq!(told(&["check", "--output", "elsewhere"], root).1, Some(0));
    assert_eq!(told(&["build", "--output", "elsewhere"], root).1, Some(0));

    let lint = "lint: {verdict-changed: {level: allow, because: It was never linked.}}\nevidence:";
    write(
        root,
        &SmallSite::new("").replacing(CLAIM, "evidence:", lint),
    );
    assert_eq!(told(&["build"], root).1, Some(0));
    write(root, &SmallSite::new(""));
    assert_eq!(
        told(&["build", "--strict"], root),
        (String::new(), Some(0)),
        "the new verdict is the published one"
    );
}

#[test]
fn a_page_that_vanished_keeps_a_strict_build_alone() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    write(root, &with_two_claims());
    assert_eq!(told(&["build"], root).1, Some(0));
    write(root, &SmallSite::new(""));
    assert_eq!(told(&["build", "--strict"], root).1, Some(1));
    write(
        root,
        &SmallSite::new("").with_bytes(REDIRECTS, "/pool/* / 301\n"),
    );
    assert_eq!(told(&["build", "--strict"], root), (String::new(), Some(0)));
    write(root, &SmallSite::new(""));
    for build in ["the first build", "and the next"] {
        let (said, code) = told(&["build"], root);
        assert!(
            said.contains("`/pool/` with one page below it were published"),
            "{said}"
        );
        assert_eq!(
            code,
            Some(0),
            "{build} tells it: a build does not use it up"
        );
    }
}

#[test]
fn pages_that_only_drafts_had_were_never_published() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    let claim = "content/explainers/pool/claims/shut.md";
    let held =
        with_two_claims().replacing(claim, "kind: statement", "kind: statement\nhold: Is it?");
    write(root, &held);
    assert_eq!(told(&["build", "--drafts"], root).1, Some(0));
    // Somebody publishes the drafts all the same.
    assert_eq!(
        told(&["check", "--strict", "--output", "drafts"], root),
        (String::new(), Some(0))
    );
}

#[test]
fn neither_were_the_pages_of_sources_and_people_that_only_drafts_lean_on() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    let claim = "content/explainers/pool/claims/shut.md";
    let own =
        "hold: Is it?\nclaimant: bo\nevidence: [{source: note, stance: context, note: Seen.}]";
    let more = "---- content/sources/more.yaml\nnote:\n  title: A note\n  publisher: Bo\n  kind: document\n  primary: false\n  \
                basis: documents\n  archive: {none: It is lost.}\n  seen: original\n";
    let held =
        with_two_claims().replacing(claim, "kind: statement", &format!("kind: statement\n{own}"));
    write(root, &held);
    fs::write(
        root.join("content/sources/more.yaml"),
        more.split_once('\n').expect("two lines").1,
    )
    .expect("written");
    let people = root.join("content/people.yaml");
    let text =
        fs::read_to_string(&people).expect("it is there") + "bo:\n  name: Bo\n  kind: person\n";
    fs::write(&people, text).expect("it can be written");
    assert_eq!(told(&["build", "--drafts"], root).1, Some(0));
    let (said, code) = told(&["check", "--output", "drafts"], root);
    assert_eq!(
        (said.contains("vanished-address"), code),
        (false, Some(0)),
        "{said}"
    );
}

#[test]
fn an_output_that_somebody_has_damaged_says_what_it_can() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    write(root, &SmallSite::new(""));
    assert_eq!(told(&["build"], root).1, Some(0));
    let public = |name: &str| root.join("public").join(name);
    let manifest = fs::read_to_string(public(".factpress-manifest")).expect("it is there");
    let odd = [
        "../../x/index.html",
        "é//index.html",
        "/index.html",
        "a/../index.html",
        "\u{1b}/x/index.html",
        "x/index.html",
    ];
    let lines: String = odd
        .iter()
        .map(|path| format!("{}  {path}\n", "0".repeat(64)))
        .collect();
    let (above, _) = manifest.split_once("end ").expect("the last line");
    fs::write(
        public(".factpress-manifest"),
        sealed(&format!("{above}{lines}")),
    )
    .expect("it can be written");
    let (said, code) = told(&["check"], root);
    assert_eq!(
        (said.matches("[vanished-address]").count(), code),
        (2, Some(0)),
        "what is no address is passed over: {said}"
    );
}

/// Lines with their seal, the last line.
fn sealed(lines: &str) -> String {
    let mut text = lines.to_owned();
    factpress::base::checksum::append(&mut text);
    text
}
