//! The JSON Schema of the public record takes real records, and refuses damaged ones.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{held, history, reworded, small};
use crate::report_formats::{breach, schema};
use crate::small_site::SmallSite;

const SCHEMA: &str = "docs/schema/published.json";
const CLAIM: &str = "content/explainers/library/claims/closed.md";

fn value(text: &str) -> Value {
    serde_json::from_str(text).expect("a record is JSON")
}

fn eventful() -> Value {
    let corrected = reworded().replacing(
        CLAIM,
        "evidence:",
        "label: Not quite\ncorrections: [{date: 2024-05-03, grade: minor, text: A slip.}]\nevidence:",
    );
    let page = "-- content/pages/about.md --\n---\ntitle: About\ndescription: Us.\n---\nWords.\n";
    let both = SmallSite::in_two_languages();
    let states = [
        ("2024-05-01", SmallSite::new(page)),
        ("2024-05-02", held()),
        ("2024-05-03", corrected),
        ("2024-05-04", both),
    ];
    value(&history(&states).text())
}

#[test]
fn every_record_is_taken() {
    let records = [
        history(&[]).text(),
        history(&[("2024-05-01", small())]).text(),
        eventful().to_string(),
    ];
    for record in &records {
        assert_eq!(breach(schema(SCHEMA), &value(record)), None, "{record}");
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/published.json");
    let own = fs::read_to_string(own).expect("the record of this publication");
    assert_eq!(breach(schema(SCHEMA), &value(&own)), None);
}

#[test]
fn a_damaged_record_is_not() {
    let whole = eventful();
    let last = whole["entries"].as_array().expect("a list").len() - 1;
    let entry = |at: usize, key: &str| format!("/entries/{at}/{key}");
    let wrong = [
        ("/format".to_owned(), json!("factpress published 2")),
        ("/last".to_owned(), json!("abc")),
        ("/entries".to_owned(), json!({})),
        (entry(0, "day"), json!("1 May 2024")),
        (entry(0, "kind"), json!("source")),
        (entry(0, "id"), json!("../library")),
        (entry(0, "addresses"), json!([])),
        (
            entry(0, "addresses/0"),
            json!("https://checks.example/library/"),
        ),
        (entry(0, "words"), json!({"en": {"text": "abc"}})),
        (entry(last, "shown/en"), json!("short")),
        (entry(last, "previous"), json!(null)),
    ];
    for (place, value) in wrong {
        let mut record = whole.clone();
        let there = record.pointer_mut(&place);
        *there.unwrap_or_else(|| panic!("{place} is not there")) = value;
        assert!(breach(schema(SCHEMA), &record).is_some(), "{place}");
    }
    for key in ["day", "kind", "id", "addresses", "words", "previous"] {
        let mut record = whole.clone();
        let entry = record["entries"][0].as_object_mut().expect("an entry");
        entry.remove(key).expect("it is there");
        assert!(breach(schema(SCHEMA), &record).is_some(), "without {key}");
    }
    let mut record = whole.clone();
    record["entries"][0]["withdrawn"] = json!(false);
    assert!(breach(schema(SCHEMA), &record).is_some());
    record["entries"][0] = json!("a line");
    assert!(breach(schema(SCHEMA), &record).is_some());
}

#[test]
fn the_schema_knows_every_key_of_a_record_and_no_other() {
    fn keys(value: &Value) -> Vec<&str> {
        let keys = value.as_object().expect("an object").keys();
        keys.map(String::as_str).collect()
    }
    let (schema, record) = (schema(SCHEMA), eventful());
    let entries = record["entries"].as_array().expect("a list");
    let mut there: Vec<&str> = entries.iter().flat_map(keys).collect();
    there.sort_unstable();
    there.dedup();
    let mut known = keys(&schema["$defs"]["entry"]["properties"]);
    known.sort_unstable();
    assert_eq!(known, there);
}
