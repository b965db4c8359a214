//! `factpress diff`: what a build would change for readers.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::small_site::{SmallSite, other_explainer};

const CLAIM: &str = "content/explainers/library/claims/closed.md";
const EXPLAINER: &str = "content/explainers/library/index.md";

/// A publication that was built once.
struct Published(TempDir);

impl Published {
    fn of(site: &SmallSite) -> Self {
        let folder = TempDir::new().expect("a folder");
        site.lay_out(folder.path());
        let published = Self(folder);
        let (_, said, code) = published.run(&["build"]);
        assert_eq!(code, Some(0), "{said}");
        published
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    /// The same publication with other content.
    fn becomes(self, site: &SmallSite) -> Self {
        fs::remove_dir_all(self.root().join("content")).expect("the content is removed");
        site.lay_out(self.root());
        self
    }

    /// Standard output, standard error and exit code.
    fn run(&self, arguments: &[&str]) -> (String, String, Option<i32>) {
        let mut command = crate::program();
        let output = command
            .current_dir(self.root())
            .args(arguments)
            .output()
            .expect("factpress starts");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (
            text(output.stdout),
            text(output.stderr),
            output.status.code(),
        )
    }

    /// What changes, but for the last line.
    fn diff(&self) -> String {
        let (said, wrong, code) = self.run(&["diff"]);
        assert_eq!((wrong.as_str(), code), ("", Some(0)));
        let (list, last) = said.trim_end().rsplit_once('\n').unwrap_or(("", &said));
        assert!(last.contains("compared with ./public/ as of "), "{said}");
        list.to_owned()
    }
}

fn small() -> SmallSite {
    SmallSite::new("")
}

fn reworded() -> SmallSite {
    small().replacing(
        CLAIM,
        "finding: One closed and three moved.",
        "finding: One closed, three moved.\nlint: {words-changed: {level: allow, because: A comma.}}",
    )
}

fn two_claims() -> SmallSite {
    SmallSite::new(&other_explainer("pool", "shut"))
}

#[test]
fn an_unchanged_site_changes_nothing() {
    let site = Published::of(&small());
    let (said, _, code) = site.run(&["diff"]);
    assert_eq!(code, Some(0));
    assert!(
        said.starts_with("nothing changes for readers, compared with ./public/ as of "),
        "{said}"
    );
}

#[test]
fn before_the_first_build_everything_is_new() {
    let folder = TempDir::new().expect("a folder");
    small().lay_out(folder.path());
    let (said, _, code) = Published(folder).run(&["diff"]);
    assert_eq!(code, Some(0));
    assert_eq!(
        said,
        "New claims\n  /library/closed/ false\n    + The town closed four libraries\n\n\
         New explainers\n  /library/\n    + The library\n\n\
         2 changes for readers, the first publication (no public record in ./public/)\n"
    );
}

#[test]
fn a_verdict_that_changes_with_a_correction_is_listed_with_it() {
    let corrected = small().replacing(
        CLAIM,
        "verdict: \"false\"",
        "verdict: open\ncorrections:\n  - {date: 2024-05-02, grade: substantial, from: \"false\", to: open, text: The minutes were wrong.}",
    );
    let site = Published::of(&small()).becomes(&corrected);
    assert_eq!(
        site.diff(),
        "Verdicts changed\n  /library/closed/ false → open\n\n\
         Corrections added\n  /library/closed/ 2024-05-02 substantial\n    + The minutes were wrong.\n"
    );
}

#[test]
fn content_with_errors_says_what_check_says() {
    let silent = small().replacing(CLAIM, "\"false\"", "open");
    let site = Published::of(&small()).becomes(&silent);
    let (said, wrong, code) = site.run(&["diff"]);
    assert_eq!((said.as_str(), code), ("", Some(1)));
    let (checked, _, _) = site.run(&["check"]);
    assert!(wrong.contains("[verdict-changed]"), "{wrong}");
    assert_eq!(wrong, checked);
}

#[test]
fn old_words_are_shown_where_the_place_has_them() {
    let site = Published::of(&small()).becomes(&reworded());
    let new = "Findings changed\n  /library/closed/ en\n";
    assert_eq!(
        site.diff(),
        format!("{new}    - One closed and three moved.\n    + One closed, three moved.\n")
    );
    let (said, _, _) = site.run(&["diff", "--published", "public/published.json"]);
    assert!(
        said.starts_with(&format!("{new}    + One closed, three moved.\n\n1 change ")),
        "{said}"
    );
    // Words that the record does not know are not what readers saw.
    let path = site.root().join("public/claims.json");
    let edited = fs::read_to_string(&path)
        .expect("it is there")
        .replace("One closed and", "All closed and");
    fs::write(&path, edited).expect("it can be written");
    assert!(!site.diff().contains("All closed"));
}

#[test]
fn a_claim_that_is_new_and_one_that_is_withdrawn_are_listed() {
    let redirects = "-- content/static/_redirects --\n/pool/* / 301\n";
    let site = Published::of(&small()).becomes(&two_claims());
    let new = site.diff();
    assert!(
        new.starts_with("New claims\n  /pool/shut/ no verdict\n    + The pool is shut\n"),
        "{new}"
    );
    let site = Published::of(&two_claims()).becomes(&SmallSite::new(redirects));
    assert_eq!(
        site.diff(),
        "Withdrawn\n  /pool/\n  /pool/shut/\n\nAddresses gone\n  /pool/\n  /pool/shut/\n"
            .replace("/pool/\n  /pool/shut/", "/pool/shut/\n  /pool/")
    );
}

#[test]
fn held_documents_never_appear() {
    let claim = "content/explainers/pool/claims/shut.md";
    let held = two_claims()
        .replacing(
            claim,
            "kind: statement",
            "kind: statement\nhold: Is it?\naliases: [/library/secret/]",
        )
        .replacing(claim, "The pool is shut", "The pool hides a crime");
    let site = Published::of(&small()).becomes(&held);
    for format in ["text", "markdown", "json"] {
        let (said, wrong, code) = site.run(&["diff", "--format", format]);
        assert_eq!(code, Some(0), "{wrong}");
        for trace in ["shut", "secret", "crime"] {
            assert!(!said.contains(trace), "{said}");
        }
    }
}

#[test]
fn a_renamed_claim_is_one_change() {
    let renamed = small().replacing(EXPLAINER, "claims: [closed]", "claims: [shut]");
    let text = renamed.text(CLAIM);
    let renamed = renamed.without(CLAIM).with_bytes(
        "content/explainers/library/claims/shut.md",
        text.replace(
            "kind: statement",
            "kind: statement\naliases: [/library/closed/]",
        ),
    );
    let site = Published::of(&small()).becomes(&renamed);
    assert_eq!(
        site.diff(),
        "Renamed\n  /library/closed/ → /library/shut/\n"
    );
}

#[test]
fn a_translation_is_new_with_its_addresses_and_is_withdrawn_when_it_is_held() {
    let both = SmallSite::in_two_languages();
    let site = Published::of(&small()).becomes(&both);
    assert_eq!(
        site.diff(),
        "New translations\n  /library/closed/ fr\n\n\
         Addresses added\n  /fr/library/\n  /fr/library/closed/\n"
    );
    let french = CLAIM.replace(".md", ".fr.md");
    let held = both
        .clone()
        .replacing(&french, "kind: statement", "kind: statement\nhold: Is it?");
    let site = Published::of(&both).becomes(&held);
    assert_eq!(
        site.diff(),
        "Translations withdrawn\n  /library/closed/ fr\n"
    );
}

#[test]
fn markdown_sets_everything_of_others_as_code() {
    let claim = "content/explainers/pool/claims/shut.md";
    let sly = two_claims().replacing(
        claim,
        "claim: The pool is shut",
        "claim: \"@mayor says #1 is shut at www.pool.example, they say\"",
    );
    let site = Published::of(&small()).becomes(&sly);
    let (said, _, _) = site.run(&["diff", "--format", "markdown"]);
    assert!(
        said.contains(
            "**New claims**\n\n- ` /pool/shut/ ` no verdict\n  - now: ` @mayor says #1 is shut at www.pool.example, they say `\n"
        ),
        "{said}"
    );
}

#[test]
fn json_has_every_field_of_every_change() {
    let site = Published::of(&small()).becomes(&reworded());
    let (said, _, _) = site.run(&["diff", "--format", "json"]);
    let json: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(json["version"], 1);
    assert_eq!(json["place"], "./public/");
    let changes = json["changes"].as_array().expect("a list");
    assert_eq!(
        changes[0],
        serde_json::json!({
            "change": "words",
            "kind": "claim",
            "id": "closed",
            "address": "/library/closed/",
            "old_id": null,
            "old_address": null,
            "from": null,
            "to": null,
            "language": "en",
            "key": "finding",
            "before": "One closed and three moved.",
            "after": "One closed, three moved.",
            "date": null,
            "grade": null
        })
    );
    assert_eq!(changes.len(), 1);
}

#[test]
fn a_site_that_cannot_be_reached_is_not_a_first_publication() {
    let site = Published::of(&small());
    let (said, wrong, code) = site.run(&["diff", "--published", "http://127.0.0.1:1"]);
    assert_eq!((said.as_str(), code), ("", Some(3)), "{wrong}");
    assert!(
        wrong.contains("could not read http://127.0.0.1:1"),
        "{wrong}"
    );
}
