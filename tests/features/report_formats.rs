//! The report for machines: JSON by its schema, workflow commands as GitHub asks for them, SARIF by
//! the standard's schema.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use boon::{Compiler, Schemas};
use factpress::report::{PAGES, Report};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

/// A site with findings of every form: in a line, over several lines, of a whole file, without a
/// file, errors and warnings, in texts and names with signs that mean something to each format.
fn wrong() -> SmallSite {
    SmallSite::new(
        "-- content/pages/50%, or: more.md --
Text.
-- content/pages/about.md --
---
title: «À propos»
description: Qui vérifie, à 100 %, et pourquoi.
---
Élan <b>of
three lines</b> and
write to [the
editors](editors.md).
",
    )
    .replacing(CLAIM, "kind: statement", "kind: statment")
    .replacing(
        CLAIM,
        "claimant: ada",
        "claimant: adda\nreview_by: 2024-04-01",
    )
    .with_bytes("content/notes\u{7}.txt", "")
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("this is JSON")
}

/// The first words of what is wrong with a document by the schema in a file, if anything is.
fn breach(schema: Value, document: &Value) -> Option<String> {
    const PLACE: &str = "https://schema.example/";
    let mut compiler = Compiler::new();
    compiler.enable_format_assertions();
    compiler
        .add_resource(PLACE, schema)
        .expect("a schema can be added");
    let mut schemas = Schemas::new();
    let index = compiler
        .compile(PLACE, &mut schemas)
        .expect("it is a schema");
    schemas
        .validate(document, index)
        .err()
        .map(|error| format!("{error:#}"))
}

fn schema(file: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    parsed(&fs::read_to_string(file).expect("the schema can be read"))
}

/// The schema of our JSON, closed: keys that it does not name are not taken.
fn closed(mut schema: Value) -> Value {
    schema["additionalProperties"] = json!(false);
    schema["properties"]["summary"]["additionalProperties"] = json!(false);
    schema["$defs"]["diagnostic"]["additionalProperties"] = json!(false);
    schema
}

fn report(site: &SmallSite) -> Report {
    site.checked().report
}

fn factpress(arguments: &[&str], folder: &Path) -> Output {
    let mut command = crate::program();
    command
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("factpress starts")
}

#[test]
fn the_wrong_site_has_findings_of_every_form() {
    let report = report(&wrong());
    let lines = &report.lines;
    assert!(
        report.errors() > 1 && report.warnings() == 1 && report.files() == 4,
        "{}",
        report.human(false)
    );
    assert!(
        lines.iter().any(|line| line.line.is_none()),
        "of a whole file"
    );
    assert!(
        lines
            .iter()
            .any(|line| line.end.map(|(end, _)| end) > line.line),
        "over several lines"
    );
}

#[test]
fn json_is_what_its_schema_says_and_nothing_else() {
    for site in [wrong(), SmallSite::new("")] {
        let document = parsed(&report(&site).json());
        assert_eq!(
            breach(closed(schema("docs/schema/report.json")), &document),
            None,
            "{document:#}"
        );
    }
}

#[test]
fn the_schema_of_the_json_refuses_what_it_is_not() {
    let document = parsed(&report(&wrong()).json());
    for (path, value) in [
        ("/version", json!(2)),
        ("/summary/errors", json!(-1)),
        ("/diagnostics/0/level", json!("allowed")),
        ("/diagnostics/0/rule", json!("Bad Value")),
        ("/diagnostics/0/line", json!(0)),
        ("/diagnostics/0/line", json!(null)),
        ("/diagnostics/0/notes", json!("a note")),
    ] {
        let mut other = document.clone();
        *other.pointer_mut(path).expect("there is such a value") = value.clone();
        assert!(
            breach(schema("docs/schema/report.json"), &other).is_some(),
            "{path}: {value}"
        );
    }
}

#[test]
fn json_says_what_the_report_for_people_says() {
    let site = SmallSite::new("").replacing(CLAIM, "claimant: ada", "claimant: adda");
    assert_eq!(
        parsed(&report(&site).json()),
        json!({
            "version": 1,
            "factpress": env!("CARGO_PKG_VERSION"),
            "summary": { "errors": 1, "warnings": 0, "notes": 0, "files": 1 },
            "diagnostics": [{
                "rule": "unknown-id",
                "level": "error",
                "file": CLAIM,
                "line": 3,
                "column": 11,
                "end_line": 3,
                "end_column": 15,
                "message": "there is no person or organisation `adda`",
                "help": "did you mean `ada`?",
                "notes": [],
                "page": "docs/rules/unknown-id.md",
            }],
        })
    );
}

#[test]
fn columns_count_characters_and_ends_stand_behind_the_last() {
    let about = "content/pages/about.md";
    let html: Vec<Value> = parsed(&report(&wrong()).json())["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|finding| finding["file"] == about)
        .map(|finding| {
            json!([
                finding["line"],
                finding["column"],
                finding["end_line"],
                finding["end_column"]
            ])
        })
        .collect();
    assert_eq!(
        html,
        [
            json!([5, 6, 5, 9]),
            json!([6, 12, 6, 16]),
            json!([7, 10, 8, 21])
        ]
    );
}

#[test]
fn workflow_commands_are_escaped_as_their_reader_asks() {
    let site = SmallSite::new("-- content/pages/50%, or: more.md --\nText.\n")
        .replacing(CLAIM, "ada", "100%ada");
    assert_eq!(
        report(&site).github("checks/a:b/"),
        "\
::error title=bad-value,file=checks/a%3Ab/content/explainers/library/claims/closed.md,line=3,endLine=3,col=11,endColumn=18::`100%25ada` cannot be an id%0Ahelp: an id has small letters, digits and single hyphens, as in `100-ada`
::error title=file-name,file=checks/a%3Ab/content/pages/50%25%2C or%3A more.md::`50%25, or: more` cannot be the name of a page%0Ahelp: small letters, digits and single hyphens make the address, as in `50-or-more`
"
    );
}

#[test]
fn a_workflow_command_over_several_lines_has_no_columns() {
    let commands = report(&wrong()).github("");
    let long: Vec<&str> = commands
        .lines()
        .filter(|line| line.contains("line=7,endLine=8"))
        .collect();
    assert_eq!(long.len(), 1, "{commands}");
    assert!(!long[0].contains("col"), "{}", long[0]);
    assert!(
        commands
            .lines()
            .all(|line| line.starts_with("::error ") || line.starts_with("::warning ")),
        "{commands}"
    );
    assert!(!commands.contains('\u{7}'), "{commands:?}");
}

#[test]
fn sarif_is_what_the_standard_says() {
    for site in [wrong(), SmallSite::new("")] {
        let document = parsed(&report(&site).sarif("checks/"));
        assert_eq!(
            breach(schema("tests/schemas/sarif-2.1.0.json"), &document),
            None,
            "{document:#}"
        );
    }
}

#[test]
fn the_schema_of_the_standard_refuses_what_is_no_sarif() {
    let document = parsed(&report(&wrong()).sarif(""));
    for (path, value) in [
        ("/version", json!("2.0.0")),
        ("/runs/0/tool/driver/name", json!(null)),
        ("/runs/0/results/0/level", json!("warn")),
        ("/runs/0/results/0/message", json!("a text")),
        (
            "/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri",
            json!("a file with spaces"),
        ),
    ] {
        let mut other = document.clone();
        *other.pointer_mut(path).expect("there is such a value") = value.clone();
        assert!(
            breach(schema("tests/schemas/sarif-2.1.0.json"), &other).is_some(),
            "{path}: {value}"
        );
    }
}

#[test]
fn sarif_describes_every_rule_and_each_result_names_its_own() {
    let document = parsed(&report(&wrong()).sarif(""));
    let run = &document["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    assert_eq!(rules.len(), PAGES.len());
    for rule in rules {
        for text in [
            "/shortDescription/text",
            "/fullDescription/text",
            "/help/text",
            "/help/markdown",
        ] {
            let text = rule
                .pointer(text)
                .and_then(Value::as_str)
                .unwrap_or_default();
            assert!(text.len() > 20, "{rule:#}");
        }
    }
    for result in run["results"].as_array().expect("a list") {
        let index = result["ruleIndex"].as_u64().expect("a number") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    assert_eq!(run["columnKind"], "unicodeCodePoints");
}

#[test]
fn sarif_names_a_place_as_an_address_below_the_root_of_the_repository() {
    let document = parsed(&report(&wrong()).sarif("checks/"));
    let results = document["runs"][0]["results"].as_array().expect("a list");
    let place = |result: &Value| result["locations"][0]["physicalLocation"].clone();
    let named: Vec<Value> = results
        .iter()
        .map(place)
        .filter(|place| place.get("region").is_none())
        .collect();
    let artifact =
        |uri: &str| json!({ "artifactLocation": { "uri": uri, "uriBaseId": "%SRCROOT%" } });
    assert_eq!(
        named,
        [
            artifact("checks/content/notes%07.txt"),
            artifact("checks/content/pages/50%25%2C%20or%3A%20more.md")
        ]
    );
    let region = json!({ "startLine": 7, "startColumn": 10, "endLine": 8, "endColumn": 21 });
    assert!(
        results
            .iter()
            .any(|result| place(result)["region"] == region),
        "{results:#?}"
    );
}

/// The fingerprints of a site's results, in order.
fn fingerprints(site: &SmallSite) -> Vec<String> {
    let document = parsed(&report(site).sarif(""));
    let results = document["runs"][0]["results"].as_array().expect("a list");
    let own = |result: &Value| {
        result["partialFingerprints"]["factpressFinding/v1"]
            .as_str()
            .map(str::to_owned)
    };
    results
        .iter()
        .map(|result| own(result).expect("a fingerprint"))
        .collect()
}

#[test]
fn a_result_keeps_its_fingerprint_when_the_lines_above_it_change() {
    let site = SmallSite::new("").replacing(CLAIM, "The minutes", "<b>The</b> <b>minutes</b>");
    let before = fingerprints(&site);
    assert_eq!(
        before.iter().collect::<BTreeSet<_>>().len(),
        4,
        "each has its own: {before:?}"
    );
    let after =
        fingerprints(&site.replacing(CLAIM, "kind: statement", "tags: [books]\nkind: statement"));
    assert_eq!(before, after);
}

#[test]
fn only_the_document_is_on_standard_output() {
    let folder = TempDir::new().expect("a folder");
    wrong().lay_out(folder.path());
    for (format, is_quiet) in [("json", true), ("sarif", true), ("github", false)] {
        let output = factpress(&["check", "--format", format], folder.path());
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert_eq!(
            output.stderr.is_empty(),
            is_quiet,
            "{format}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let text = String::from_utf8(output.stdout).expect("text");
        if is_quiet {
            parsed(&text);
        } else {
            assert!(text.lines().all(|line| line.starts_with("::")), "{text}");
        }
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{format}");
    }
}

#[test]
fn places_are_those_of_the_folder_in_which_factpress_runs() {
    let folder = TempDir::new().expect("a folder");
    SmallSite::new("")
        .replacing(CLAIM, "claimant: ada", "claimant: adda")
        .lay_out(&folder.path().join("a/b"));
    let text = |root: &str| {
        let output = factpress(
            &["check", "--format", "github", "--root", root],
            folder.path(),
        );
        String::from_utf8(output.stdout).expect("text")
    };
    assert!(
        text("a/b").contains("file=a/b/content/explainers/"),
        "{}",
        text("a/b")
    );
    assert!(
        text("./a/b/").contains("file=a/b/content/explainers/"),
        "{}",
        text("./a/b/")
    );
    assert!(
        text("a/../a/b").contains("file=content/explainers/"),
        "{}",
        text("a/../a/b")
    );
}

#[test]
fn what_fails_is_said_on_standard_error_alone() {
    let folder = TempDir::new().expect("a folder");
    for format in ["json", "github", "sarif"] {
        let output = factpress(&["check", "--format", format], folder.path());
        assert_eq!(
            (output.status.code(), output.stdout.len()),
            (Some(3), 0),
            "{format}"
        );
        assert!(
            String::from_utf8_lossy(&output.stderr).starts_with("error: there is no folder"),
            "{format}"
        );
    }
}
