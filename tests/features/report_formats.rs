//! The report for machines: JSON by its schema, workflow commands as GitHub asks for them, SARIF by
//! the standard's schema.

mod json;
mod workflow;
mod sarif;

use std::fs;
use std::path::Path;
use std::process::Output;

use boon::{Compiler, Schemas};
use factpress::report::Report;
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
pub fn breach(schema: Value, document: &Value) -> Option<String> {
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

pub fn schema(file: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    parsed(&fs::read_to_string(file).expect("the schema can be read"))
}

/// The schema of our JSON, closed: keys that it does not name are refused.
pub fn closed(mut schema: Value) -> Value {
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
            (Some(2), 0),
            "{format}"
        );
        assert!(
            String::from_utf8_lossy(&output.stderr).starts_with("error: there is no folder"),
            "{format}"
        );
    }
}
