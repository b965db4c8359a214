//! SARIF, by the schema of the standard.

use std::collections::BTreeSet;

use factpress::report::RULE_PAGES;
use serde_json::{Value, json};

use super::{CLAIM, breach, parsed, report, schema, wrong};
use crate::small_site::SmallSite;

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
    assert_eq!(rules.len(), RULE_PAGES.len());
    for rule in rules {
        let name = rule["name"].as_str().expect("a name");
        assert!(
            name.starts_with(|c: char| c.is_ascii_uppercase())
                && name.bytes().all(|byte| byte.is_ascii_alphabetic()),
            "{name}"
        );
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

/// Every text of a document, with the key that it is the value of.
fn texts(value: &Value, key: &str, all: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(key, value)| texts(value, key, all)),
        Value::Array(values) => values.iter().for_each(|value| texts(value, key, all)),
        Value::String(text) => all.push((key.to_owned(), text.clone())),
        _ => {}
    }
}

#[test]
fn no_report_sends_anybody_to_an_address_that_leads_nowhere() {
    let (report, mut all) = (report(&wrong()), Vec::new());
    texts(&parsed(&report.sarif("")), "", &mut all);
    texts(&parsed(&report.json()), "", &mut all);
    for (key, text) in all {
        let is_address = key.ends_with("Uri") || key == "page";
        assert!(!is_address || text.starts_with("https://"), "{key}: {text}");
        assert!(!text.starts_with("file:"), "{key}: {text}");
    }
}

#[test]
fn sarif_has_no_empty_lists_but_that_of_a_run_without_results() {
    fn look(value: &Value, path: &str) {
        match value {
            Value::Object(fields) => {
                assert!(!fields.is_empty(), "{path}");
                fields
                    .iter()
                    .for_each(|(key, value)| look(value, &format!("{path}/{key}")));
            }
            Value::Array(values) => {
                assert!(!values.is_empty() || path == "/runs/results", "{path}");
                values.iter().for_each(|value| look(value, path));
            }
            Value::String(text) => assert!(!text.is_empty(), "{path}"),
            _ => {}
        }
    }
    for site in [wrong(), SmallSite::new("")] {
        let document = parsed(&report(&site).sarif("checks/"));
        look(&document, "");
        let bases = &document["runs"][0]["originalUriBaseIds"];
        assert!(bases["%SRCROOT%"].is_object(), "{bases}");
    }
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
        2,
        "each has its own: {before:?}"
    );
    let after =
        fingerprints(&site.replacing(CLAIM, "kind: statement", "tags: [books]\nkind: statement"));
    assert_eq!(before, after);
}
