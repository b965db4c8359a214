//! `--published`: the content is compared with what readers see, wherever that is.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;

use crate::loopback::{response, serve};
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// A publication on the disk, and what it says when it is checked or built.
pub struct Clone(TempDir);

impl Clone {
    pub fn of(site: &SmallSite) -> Self {
        let folder = TempDir::new().expect("a folder");
        site.lay_out(folder.path());
        Self(folder)
    }

    pub fn root(&self) -> &Path {
        self.0.path()
    }

    /// Everything that a command says, and its exit code.
    pub fn told(&self, arguments: &[&str]) -> (String, Option<i32>) {
        self.told_in(arguments, &[])
    }

    /// Everything that a command says in an environment, and its exit code.
    fn told_in(&self, arguments: &[&str], environment: &[(&str, &str)]) -> (String, Option<i32>) {
        let output = crate::program()
            .current_dir(self.root())
            .envs(environment.iter().copied())
            .args(arguments)
            .output()
            .expect("factpress starts");
        let said = [output.stderr, output.stdout].concat();
        (
            String::from_utf8(said).expect("UTF-8"),
            output.status.code(),
        )
    }

    /// The public record of its output.
    pub fn record(&self) -> String {
        fs::read_to_string(self.root().join("public/published.json")).expect("a record")
    }
}

/// The address of a site that has this record.
pub fn with_record(record: String) -> String {
    serve(move |path| {
        if path == "/published.json" {
            response("200 OK", &record)
        } else {
            response("404 Not Found", "")
        }
    })
}

fn open() -> SmallSite {
    SmallSite::new("").replacing(CLAIM, "\"false\"", "open")
}

/// The record of the small site as it was published with another verdict.
fn once_open() -> String {
    let before = Clone::of(&open());
    assert_eq!(before.told(&["build"]).1, Some(0));
    before.record()
}

#[test]
fn a_fresh_clone_with_a_changed_verdict_fails_against_the_site_and_an_unchanged_one_passes() {
    let url = with_record(once_open());
    let changed = Clone::of(&SmallSite::new(""));
    assert_eq!(
        changed.told(&["check", "--strict"]).1,
        Some(0),
        "it knows nothing"
    );
    for command in [["check", "--strict"], ["build", "--strict"]] {
        let (said, code) = changed.told(&[command[0], command[1], "--published", &url]);
        assert!(said.contains("[verdict-changed]"), "{said}");
        assert_eq!(code, Some(1));
    }
    let unchanged = Clone::of(&open());
    let (said, code) = unchanged.told(&["check", "--strict", "--published", &url]);
    assert_eq!(code, Some(0), "{said}");
    let place = format!(", compared with {url}/published.json as of ");
    assert!(said.contains(&place), "{said}");
}

#[test]
fn a_build_continues_the_record_of_the_site_and_forgets_what_was_never_deployed() {
    let url = with_record(once_open());
    let site = Clone::of(&open().replacing(CLAIM, "finding: ", "finding: In short, "));
    assert_eq!(site.told(&["build"]).1, Some(0));
    assert_ne!(site.record(), once_open(), "a trial of its own");
    open().lay_out(site.root());
    let (said, code) = site.told(&["build", "--strict", "--published", &url]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(site.record(), once_open());
}

#[test]
fn a_file_and_a_folder_are_places_too() {
    let before = Clone::of(&open());
    assert_eq!(before.told(&["build"]).1, Some(0));
    let public = before.root().join("public");
    let changed = Clone::of(&SmallSite::new(""));
    for place in [public.clone(), public.join("published.json")] {
        let place = place.to_str().expect("Unicode");
        let (said, code) = changed.told(&["check", "--published", place]);
        assert!(said.contains("[verdict-changed]"), "{said}");
        assert_eq!(code, Some(1));
    }
    let (said, code) = changed.told(&["check", "--published", "nowhere.json"]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("nowhere.json"), "{said}");
}

#[test]
fn a_site_that_has_nothing_yet_is_a_first_publication_and_that_is_said_aloud() {
    for status in ["404 Not Found", "410 Gone"] {
        let url = serve(move |_| response(status, "no"));
        let (said, code) =
            Clone::of(&SmallSite::new("")).told(&["check", "--strict", "--published", &url]);
        assert_eq!(code, Some(0), "{said}");
        let words = format!(", the first publication (nothing is public at {url}/published.json)");
        assert!(said.contains(&words), "{said}");
    }
}

#[test]
fn an_unclear_answer_is_a_warning_that_strict_checking_refuses() {
    let cut = once_open();
    let half = cut[..cut.len() / 2].to_owned();
    let unclear: Vec<(String, &str)> = vec![
        (
            serve(|_| response("503 Service Unavailable", "")),
            "status 503",
        ),
        (serve(|_| response("403 Forbidden", "")), "status 403"),
        (
            serve(|_| response("200 OK", "<html>a page</html>")),
            "is not a public record",
        ),
        (with_record(half), "is cut off"),
        (
            serve(|_| b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort".to_vec()),
            "broke off",
        ),
        (serve(|_| Vec::new()), ""),
        (
            serve(|path| {
                let more = format!(
                    "HTTP/1.1 302 Found\r\nLocation: {path}a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                );
                more.into_bytes()
            }),
            "",
        ),
        (
            serve(|_| {
                b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:9/published.json\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec()
            }),
            "not a public one",
        ),
        ("http://127.0.0.1:1".to_owned(), ""),
    ];
    for (url, why) in unclear {
        let site = Clone::of(&SmallSite::new(""));
        let (said, code) = site.told(&["check", "--published", &url]);
        assert!(said.contains("[published-unclear]"), "{url}: {said}");
        assert!(said.contains(why), "{why}: {said}");
        assert_eq!(code, Some(0), "{said}");
        let (said, code) = site.told(&["check", "--strict", "--published", &url]);
        assert_eq!(code, Some(1), "{said}");
        let (said, code) = site.told(&["build", "--published", &url]);
        assert!(said.contains("nothing was published"), "{said}");
        assert_eq!(
            code,
            Some(3),
            "a record would forget what was public: {said}"
        );
        assert!(!site.root().join("public").exists());
    }
}

#[test]
fn what_was_fetched_last_is_compared_with_while_the_site_cannot_be_reached() {
    let record = once_open();
    let is_up = Arc::new(std::sync::atomic::AtomicBool::new(true));
    let up = Arc::clone(&is_up);
    let url = serve(move |_| {
        if up.load(std::sync::atomic::Ordering::SeqCst) {
            response("200 OK", &record)
        } else {
            response("502 Bad Gateway", "")
        }
    });
    let site = Clone::of(&open());
    assert_eq!(site.told(&["check", "--published", &url]).1, Some(0));
    is_up.store(false, std::sync::atomic::Ordering::SeqCst);
    SmallSite::new("").lay_out(site.root());
    let today = ["check", "--published", &url, "--today", "2044-01-02"];
    let (said, code) = site.told(&today);
    assert!(said.contains("[published-unclear]"), "{said}");
    assert!(said.contains("was compared with instead"), "{said}");
    assert!(said.contains("[verdict-changed]"), "{said}");
    assert_eq!(code, Some(1));
}

#[test]
fn in_ci_the_address_of_the_site_is_asked_unless_it_is_one_of_examples() {
    // The small site is at checks.example, which nobody can own.
    let site = Clone::of(&open());
    let (said, code) = site.told_in(&["build", "--strict"], &[("CI", "true")]);
    assert_eq!(code, Some(0), "{said}");
    SmallSite::new("").lay_out(site.root());
    let (said, code) = site.told_in(&["check", "--strict"], &[("CI", "true")]);
    assert!(said.contains("[verdict-changed]"), "{said}");
    assert_eq!(code, Some(1));
    // A private address is asked by nobody who did not type it.
    let url = with_record(once_open());
    let named = SmallSite::new("").replacing(
        "content/site.yaml",
        "url: https://checks.example/",
        &format!("url: {url}/"),
    );
    let site = Clone::of(&named);
    let (said, code) = site.told_in(&["check", "--strict"], &[("CI", "true")]);
    assert!(said.contains("[published-unclear]"), "{said}");
    assert_eq!(code, Some(1));
    let (said, code) = site.told(&["check", "--strict", "--published"]);
    assert!(said.contains("[published-unclear]"), "{said}");
    assert_eq!(code, Some(1));
    let (said, _) = site.told(&["check", "--strict", "--published", &url]);
    assert!(said.contains("[verdict-changed]"), "{said}");
}

#[test]
fn a_trial_build_for_the_machine_itself_asks_nobody() {
    let site = Clone::of(&open());
    let ci = [("CI", "true")];
    for base in [
        "http://127.0.0.1:8000/",
        "http://127.0.0.1/project/",
        "http://0.0.0.0:8000/",
        "https://127.8.8.8/",
        "http://checks.localhost:8000/",
    ] {
        let (said, code) = site.told_in(&["build", "--strict", "--base-url", base], &ci);
        assert_eq!(code, Some(0), "{base}: {said}");
    }
    let base = "--base-url=http://127.0.0.1:1/";
    let (said, code) = site.told_in(&["build", "--published", base], &ci);
    assert_eq!(code, Some(3), "it is asked if somebody says so: {said}");
    let (said, code) = site.told_in(&["build", "--base-url=http://10.0.0.1/"], &ci);
    assert_eq!(code, Some(3), "others may read what is there: {said}");
}

#[test]
fn the_environment_names_the_place_unless_the_command_line_does() {
    let url = with_record(once_open());
    let named = [("FACTPRESS_PUBLISHED", url.as_str())];
    let changed = Clone::of(&SmallSite::new(""));
    for arguments in [
        &["check", "--strict"][..],
        &["check", "--strict", "--published"],
        &["build", "--strict"],
        &["diff"],
    ] {
        let (said, code) = changed.told_in(arguments, &named);
        assert!(said.contains("[verdict-changed]"), "{said}");
        assert_eq!(code, Some(1));
    }
    let unchanged = Clone::of(&open());
    let (said, code) = unchanged.told_in(&["check", "--strict"], &named);
    assert_eq!(code, Some(0), "{said}");
    let place = format!(", compared with {url}/published.json as of ");
    assert!(said.contains(&place), "{said}");
    let nothing = serve(|_| response("404 Not Found", ""));
    for arguments in [
        &["check", "--strict", "--published", &nothing][..],
        &["check", "--strict", "--output", "elsewhere"],
    ] {
        let (said, code) = changed.told_in(arguments, &named);
        assert_eq!(code, Some(0), "{said}");
    }
    let empty = [("FACTPRESS_PUBLISHED", "")];
    assert_eq!(changed.told_in(&["check", "--strict"], &empty).1, Some(0));
}
