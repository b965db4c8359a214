//! `check --standards`: what the pages of a site can show for each criterion of a standard, what is
//! missing, and what no page can show.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::report_formats::{breach, closed, schema};
use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// The criteria for which no page can be evidence.
const NOT_ON_PAGES: [&str; 6] = ["1.2", "1.4", "1.5", "2.4", "5.4", "6.5"];

fn check(site: &SmallSite, arguments: &[&str]) -> Output {
    let folder = TempDir::new().expect("a folder");
    site.lay_out(folder.path());
    check_in(folder.path(), "2024-06-01", arguments)
}

fn check_in(folder: &Path, today: &str, arguments: &[&str]) -> Output {
    crate::program()
        .current_dir(folder)
        .args(["check", "--today", today])
        .args(arguments)
        .output()
        .expect("factpress starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// The whole report as JSON.
fn document(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("this is JSON")
}

/// What a site shows, by the numbers of the criteria.
fn criteria(site: &SmallSite) -> BTreeMap<String, Value> {
    let output = check(site, &["--standards", "ifcn", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    let list = document(&output)["standards"]["criteria"].clone();
    let list = list.as_array().expect("a list").iter();
    list.map(|criterion| {
        let number = criterion["number"].as_str().expect("a number");
        (number.to_owned(), criterion.clone())
    })
    .collect()
}

/// The numbers of the criteria with a status.
fn with_status(criteria: &BTreeMap<String, Value>, status: &str) -> Vec<String> {
    let same = criteria.iter().filter(|(_, one)| one["status"] == status);
    same.map(|(number, _)| number.clone()).collect()
}

/// A site that has everything that the standard asks for: 26 claims, each with two primary
/// sources, one for it and one against it.
fn complete() -> SmallSite {
    let mut files = String::new();
    let mut ids = Vec::new();
    for number in 1..=26 {
        let id = format!("claim-{number}");
        write!(
            files,
            "-- content/explainers/library/claims/{id}.md --
---
claim: The town closed library number {number}
claimant: ada
date: 2024-03-10
kind: statement
verdict: \"false\"
as_of: 2024-03-31
finding: It moved.
why: Readers asked.
evidence:
  - {{source: minutes, stance: undermines, note: It moved.}}
  - {{source: register, stance: undermines, note: It moved.}}
  - {{source: letter, stance: supports, note: A plan to close it.}}
reply: {{status: declined, asked: 2024-03-20, channel: letter}}
---
The minutes list them.
"
        )
        .expect("writing to a text");
        ids.push(id);
    }
    for id in ["about", "contact", "ethics", "money", "people-here"] {
        write!(
            files,
            "-- content/pages/{id}.md --
---
title: {id}
description: About {id}.
---
Words.
"
        )
        .expect("writing to a text");
    }
    files += "-- content/pages/method.md --
---
title: How we work
description: How we choose claims.
shows: [scale]
---
Words.
-- content/pages/mistakes.md --
---
title: Corrections
description: How we correct errors.
shows: [corrections]
---
You can [complain to the network](https://ifcncodeofprinciples.poynter.org/complaints).
";
    let policies = "report: mailto:errors@checks.example
policies:
  methodology: method
  corrections: mistakes
  about: about
  funding: money
  masthead: people-here
  ethics: ethics
  feedback: contact
scale:
";
    let source = |id: &str| {
        format!(
            "{id}:
  title: The {id} of the libraries
  publisher: Town council
  kind: document
  date: 2024-03-01
  url: https://town.example/{id}
  primary: true
  basis: documents
  interest: The council defends its decision.
  archive: {{none: Only a paper copy exists.}}
  seen: original
minutes:
"
        )
    };
    let sources = [source("letter"), source("register")].map(|text| text.replace("minutes:\n", ""));
    SmallSite::new(&files)
        .without(CLAIM)
        .replacing(
            "content/explainers/library/index.md",
            "claims: [closed]",
            &format!("claims: [{}]", ids.join(", ")),
        )
        .replacing(
            "content/explainers/library/index.md",
            "authors: [gazette]",
            "authors: [ada]",
        )
        .replacing(
            "content/people.yaml",
            "  kind: person\n",
            "  kind: person\n  role: Editor since 2019\n",
        )
        .replacing(
            "content/sources/town.yaml",
            "minutes:\n",
            &format!("{}minutes:\n", sources.concat()),
        )
        .replacing("content/site.yaml", "scale:\n", policies)
}

#[test]
fn a_bare_site_lacks_what_it_could_show() {
    let criteria = criteria(&SmallSite::new(""));
    assert_eq!(criteria.len(), 31);
    assert_eq!(with_status(&criteria, "not-on-pages"), NOT_ON_PAGES);
    assert_eq!(with_status(&criteria, "found"), ["3.1", "3.2"]);
    assert_eq!(with_status(&criteria, "named"), Vec::<String>::new());
    assert_eq!(with_status(&criteria, "partial"), ["1.3", "2.2"]);
    assert_eq!(
        criteria["4.3"]["add"],
        json!([
            "name a page under `policies: masthead` in content/site.yaml that says who decides what is published"
        ])
    );
    assert_eq!(
        criteria["3.3"]["add"],
        json!([
            "decided claims with two or more named sources for or against: 0 of 1; add a second named source, or say in the text why there is only one"
        ])
    );
    assert_eq!(
        criteria["5.5"]["add"],
        json!([
            "claims that record that somebody was asked: 0 of 1, that nobody was: 1; ask, and record it in `reply`"
        ])
    );
}

#[test]
fn a_complete_site_shows_all_that_pages_can_show() {
    let criteria = criteria(&complete());
    assert_eq!(with_status(&criteria, "not-on-pages"), NOT_ON_PAGES);
    let rest = criteria.values().filter(|one| {
        !["found", "named", "not-on-pages"].contains(&one["status"].as_str().expect("a status"))
    });
    assert_eq!(rest.collect::<Vec<_>>(), Vec::<&Value>::new());
    assert_eq!(
        with_status(&criteria, "found"),
        [
            "1.3", "3.1", "3.2", "3.3", "3.4", "5.2", "5.3", "5.5", "6.3"
        ]
    );
    assert_eq!(
        criteria["4.3"]["evidence"],
        json!([{
            "text": "check that it says who decides what is published",
            "to_check": true,
            "page": "https://checks.example/people-here/",
            "file": "content/site.yaml",
            "line": 12,
            "key": "masthead",
            "have": null,
            "of": null,
            "without": [],
        }])
    );
    assert_eq!(
        criteria["6.3"]["evidence"][0]["file"],
        "content/pages/mistakes.md"
    );
    assert_eq!(criteria["6.3"]["evidence"][0]["line"], 4);
}

#[test]
fn entries_without_something_are_named_with_their_lines() {
    let site = complete()
        .replacing(
            "content/sources/town.yaml",
            "  url: https://town.example/register\n",
            "",
        )
        .replacing(
            "content/explainers/library/claims/claim-7.md",
            "why: Readers asked.\n",
            "",
        );
    let criteria = criteria(&site);
    assert_eq!(criteria["3.1"]["status"], "partial");
    let evidence = &criteria["3.1"]["evidence"][0];
    assert_eq!(
        (&evidence["have"], &evidence["of"]),
        (&json!(2), &json!(3)),
        "{evidence}"
    );
    assert_eq!(
        evidence["without"],
        json!([{"file": "content/sources/town.yaml", "line": 12}])
    );
    assert_eq!(
        criteria["5.2"]["evidence"][0]["without"],
        json!([{"file": "content/explainers/library/claims/claim-7.md", "line": null}])
    );
}

#[test]
fn a_primary_source_known_only_through_another_is_not_one_that_was_read() {
    let site = SmallSite::new("").replacing(
        "content/sources/town.yaml",
        "seen: original\n",
        "seen: quoted\n  through: [gazette-report]
gazette-report:
  title: Libraries close
  publisher: Town Gazette
  kind: news-report
  date: 2024-03-02
  url: https://gazette.example/libraries
  primary: false
  basis: documents
  archive: {none: Only a paper copy exists.}
  seen: original
",
    );
    assert_eq!(criteria(&site)["3.2"]["status"], "missing");
}

#[test]
fn a_link_to_a_host_of_a_similar_name_is_not_one_to_the_network() {
    for (target, status) in [
        ("https://www.poynter.org/ifcn/", "named"),
        ("https://notpoynter.org/ifcn/", "missing"),
        ("https://checks.example/poynter.org", "missing"),
    ] {
        let site = complete().replacing(
            "content/pages/mistakes.md",
            "https://ifcncodeofprinciples.poynter.org/complaints",
            target,
        );
        assert_eq!(criteria(&site)["6.4"]["status"], status, "{target}");
    }
}

#[test]
fn the_list_fits_into_a_terminal_and_says_first_what_it_is_not() {
    let output = check(&SmallSite::new(""), &["--standards", "ifcn"]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "what is missing is no error");
    let mut lines = said.lines();
    assert_eq!(
        lines.next(),
        Some("IFCN Code of Principles (2020), 31 criteria")
    );
    assert_eq!(
        lines.next(),
        Some("This is no assessment. It lists where an assessor would look.")
    );
    for line in said.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    assert!(
        said.contains(
            "\n  3.1  found         The source of all evidence that matters, with a link\n                     - /sources/: sources with an address: 1 of 1\n"
        ),
        "{said}"
    );
    assert!(
        said.contains(
            "\n2 found, 0 named, 2 in part, 21 missing, 6 that no page can evidence\n\nChecked 1 claim"
        ),
        "{said}"
    );
}

#[test]
fn the_same_is_data_by_the_schema() {
    let output = check(&complete(), &["--standards", "ifcn", "--format", "json"]);
    let document = document(&output);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        breach(closed(schema("docs/schema/report.json")), &document),
        None,
        "{document:#}"
    );
    assert_eq!(
        document["standards"]["summary"],
        json!({"found": 9, "named": 16, "partial": 0, "missing": 0, "not_on_pages": 6})
    );
}

#[test]
fn content_with_errors_has_no_list() {
    let wrong = SmallSite::new("").replacing(CLAIM, "claimant: ada", "claimant: adda");
    let output = check(&wrong, &["--standards", "ifcn"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!text(&output.stdout).contains("IFCN"));
    let said = text(&output.stderr);
    assert!(
        said.contains("the list for ifcn needs content without errors"),
        "{said}"
    );
    let output = check(&wrong, &["--standards", "ifcn", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(document(&output).get("standards"), None);
}

#[test]
fn an_unknown_standard_is_wrong_usage_and_gets_the_list() {
    let complains = |arguments: &[&str], words: &[&str]| {
        let output = check(&SmallSite::new(""), arguments);
        let said = text(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        for words in words {
            assert!(said.contains(words), "{words}: {said}");
        }
    };
    complains(
        &["--standards", "ifnc"],
        &["possible values: ifcn", "a similar value exists: 'ifcn'"],
    );
    complains(&["--standards"], &["possible values: ifcn"]);
    complains(
        &["--standards", "ifcn", "--format", "sarif"],
        &["`--standards` needs the format human or json"],
    );
    complains(
        &["--standards", "ifcn", "--fix"],
        &["cannot be used with '--fix'"],
    );
}

#[test]
fn the_publication_of_this_repository_shows_what_it_says_of_itself() {
    let output = check_in(
        Path::new(env!("CARGO_MANIFEST_DIR")),
        "2026-12-01",
        &["--standards", "ifcn", "--format", "json"],
    );
    let list = document(&output)["standards"]["criteria"].clone();
    let status = |number: &str| {
        let list = list.as_array().expect("a list");
        let mut same = list.iter().filter(|one| one["number"] == number);
        same.next().expect("the criterion")["status"].clone()
    };
    // It says which page has its editors, its money and its method; nobody was asked for comment.
    for named in ["1.1", "4.1", "4.3", "5.1", "6.1"] {
        assert_eq!(status(named), "named", "{named}");
    }
    assert_eq!(status("5.2"), "found");
    assert_eq!(status("5.5"), "missing");
}
