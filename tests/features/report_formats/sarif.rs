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
