//! JSON, by its schema.

use serde_json::{Value, json};

use super::{CLAIM, breach, closed, parsed, report, schema, wrong};
use crate::small_site::SmallSite;

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
                "explain": "factpress check --explain unknown-id",
                "page": null,
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
    assert_eq!(html, [json!([5, 6, 5, 9]), json!([7, 10, 8, 21])]);
}
