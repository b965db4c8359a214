//! The sketch of a YAML text, from which editors get their answers: where the text is whole, it
//! says the same as the parser.

use std::fs;
use std::path::{Path, PathBuf};

use factpress::base::diagnostic::{Trail, TrailStep};
use factpress::content::document::front_matter;
use factpress::trail;
use factpress::yaml::{Sketch, scalar_text};
use proptest::prelude::*;
use serde_yaml::Value;

/// Every scalar of a value with its trail, white space in one.
fn scalars(value: &Value) -> Vec<(Trail, String)> {
    fn walk(value: &Value, trail: &mut Trail, found: &mut Vec<(Trail, String)>) {
        match value {
            Value::Mapping(mapping) => {
                for (key, value) in mapping {
                    trail.push(key.as_str().expect("keys are text").to_owned().into());
                    walk(value, trail, found);
                    trail.pop();
                }
            }
            Value::Sequence(list) => {
                for (position, value) in list.iter().enumerate() {
                    trail.push(position.into());
                    walk(value, trail, found);
                    trail.pop();
                }
            }
            Value::Null => {}
            Value::String(text) => {
                found.push((
                    trail.clone(),
                    text.split_whitespace().collect::<Vec<_>>().join(" "),
                ));
            }
            other => found.push((
                trail.clone(),
                serde_yaml::to_string(other)
                    .expect("YAML")
                    .trim()
                    .to_owned(),
            )),
        }
    }
    let mut found = Vec::new();
    walk(value, &mut Trail::new(), &mut found);
    found
}

fn sketched(text: &str) -> Vec<(Trail, String)> {
    let sketch = Sketch::of(text);
    let whole = sketch
        .entries
        .iter()
        .filter(|entry| !entry.value.is_empty());
    whole
        .map(|entry| (entry.trail.clone(), scalar_text(&text[entry.value.clone()])))
        .collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found)
        } else {
            found.push(path)
        }
    }
}

#[test]
fn it_says_of_every_text_here_what_the_parser_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["content", "tests/sites"] {
        files(&root.join(folder), &mut found);
    }
    let mut looked_at = 0;
    for path in found {
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let ending = path.extension().unwrap_or_default();
        let yaml = match front_matter(&text) {
            Some(front) if ending == "md" => &text[front],
            None if ending == "yaml" => text.as_str(),
            _ => continue,
        };
        looked_at += 1;
        let value: Value = serde_yaml::from_str(yaml).expect("it is YAML");
        assert_eq!(sketched(yaml), scalars(&value), "{}", path.display());
    }
    assert!(looked_at > 40, "{looked_at}");
}

#[test]
fn every_way_of_writing_is_followed() {
    for yaml in [
        "a: [b, 'c, d', \"e\", {f: g, h: [i]}]\nj: k # l\n",
        "a:\n- b\n- c: d\n  e: f\n-   - g\n    - h\ni: j\n",
        "a: >-\n  b\n\n  c: d\ne: |\n  - f\n",
        "a: b\n  c\n  d\ne: \"f\n  g\"\nh: 'it''s'\n",
        "a: [\n  b,\n  c,\n]\nd: {e: f,\n  g: h}\n",
        "\"a b\": c\n'd': e\nf :  g\n",
        "# a\na: b # c\n\n# d\ne:\n    f: g\n",
        "a: {b: 'http://c.d/e', f: http://g.h/}\ni: http://j.k/l#m\n",
        "- a\n- b\n",
    ] {
        let value: Value = serde_yaml::from_str(yaml).expect("it is YAML");
        assert_eq!(sketched(yaml), scalars(&value), "{yaml}");
    }
}

#[test]
fn what_is_being_typed_stands_where_it_belongs() {
    let at = |marked: &str| {
        let byte = marked.find('|').expect("a mark");
        let text = marked.replacen('|', "", 1);
        Sketch::of(&text)
            .at(byte)
            .map(|entry| (entry.trail.clone(), entry.loose))
    };
    let evidence = || TrailStep::from("evidence");
    assert_eq!(at("claim: a\nfin|\nkind: b\n"), Some((trail![], true)));
    assert_eq!(
        at("claim: a\nkind: |\nverdict: b\n"),
        Some((trail!["kind"], false))
    );
    assert_eq!(
        at("evidence:\n  - sou|\n    stance: context\n"),
        Some((vec![evidence(), 0.into()], false))
    );
    assert_eq!(
        at("evidence:\n  - source: a\n    sta|\n"),
        Some((vec![evidence(), 0.into()], true))
    );
    assert_eq!(
        at("evidence:\n  - source: a\n  - source: |"),
        Some((vec![evidence(), 1.into(), "source".into()], false))
    );
    assert_eq!(
        at("about: [a, b|\nkind: c\n"),
        Some((trail!["about", 1], false))
    );
    assert_eq!(at("about: [a, b|]\n"), Some((trail!["about", 1], false)));
    assert_eq!(
        at("reply: {status: rep|, da"),
        Some((trail!["reply", "status"], false))
    );
    assert_eq!(
        at("reply: {status: replied, da|"),
        Some((trail!["reply"], true))
    );
    assert_eq!(at("claim: [\nverdict: |"), Some((trail!["verdict"], false)));
    assert_eq!(
        at("finding: \"One clo|\nkind: b\n"),
        Some((trail!["finding"], false))
    );
}

proptest! {
    #[test]
    fn no_text_stops_it(text in "([a-z]{1,3}|[-:,#|>'\"\\[\\]{} \\n]|: |- |é|😀|\\t){0,60}") {
        for entry in Sketch::of(&text).entries {
            prop_assert!(text.get(entry.value.clone()).is_some(), "{entry:?}");
            prop_assert!(entry.key.clone().is_none_or(|key| text.get(key).is_some()), "{entry:?}");
        }
    }
}
