//! Two parsers read every YAML text: what only one of them takes, or what they understand
//! differently, is refused.

mod grammar;

use std::sync::Arc;

use factpress::base::diagnostic::At;
use factpress::model::settings::Settings;
use factpress::theme::{Theme, ThemeFile, built_in, overlay};
use factpress::yaml;
use grammar::{data, pieces};
use proptest::prelude::*;
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_yaml::Value;

use crate::small_site::SmallSite;

const CLAIM: &str = "content/explainers/library/claims/closed.md";

fn file() -> Arc<str> {
    "content/people.yaml".into()
}

/// A value as the list of what is in it, from the outside in.
fn flat(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Sequence(items) => {
            into.push("[".to_owned());
            items.iter().for_each(|item| flat(item, into));
            into.push("]".to_owned());
        }
        Value::Mapping(entries) => {
            into.push("[".to_owned());
            entries.iter().for_each(|(key, value)| {
                flat(key, into);
                flat(value, into);
            });
            into.push("]".to_owned());
        }
        Value::Tagged(_) => into.push("a tag".to_owned()),
        other => into.push(format!("{other:?}")),
    }
}

/// What the parser with places sees, as such a list.
fn seen(text: &str) -> Vec<String> {
    let mut seen = Vec::new();
    for event in Parser::new_from_str(text) {
        match event.expect("a text that is taken is YAML for both").0 {
            Event::Scalar(says, style, anchor, tag) => {
                assert!(
                    anchor == 0 && tag.is_none(),
                    "an anchor or a tag is taken in {text:?}"
                );
                // What is no number, truth value or nothing by itself is a text, and so is whatever
                // has quotation marks. By itself `--- 1` would be a document that holds a number.
                let is_plain = style == ScalarStyle::Plain && !says.contains(' ');
                let meant = serde_yaml::from_str::<Value>(&says)
                    .ok()
                    .filter(|_| is_plain);
                let meant = meant.filter(|meant| {
                    meant.is_number()
                        || meant.is_bool()
                        || meant.is_null() && !says.contains(['-', '.'])
                });
                seen.push(format!(
                    "{:?}",
                    meant.unwrap_or_else(|| says.as_ref().into())
                ));
            }
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                assert!(
                    anchor == 0 && tag.is_none(),
                    "an anchor or a tag is taken in {text:?}"
                );
                seen.push("[".to_owned());
            }
            Event::SequenceEnd | Event::MappingEnd => seen.push("]".to_owned()),
            Event::Alias(_) => panic!("an alias is taken in {text:?}"),
            _ => {}
        }
    }
    seen
}

/// Asserts that the two parsers agree; returns whether the text is taken.
fn hold(text: &str) -> bool {
    match yaml::read(text, &file(), 0) {
        Ok(value) => {
            let alone: Value =
                serde_yaml::from_str(text).expect("a text that is taken is YAML for both");
            let is_nothing = alone.is_null() && value.as_mapping().is_some_and(|it| it.is_empty());
            assert!(
                alone == value || is_nothing,
                "{text:?} is {value:?}, and {alone:?} for serde_yaml alone"
            );
            let (mut ours, theirs) = (Vec::new(), seen(text));
            flat(&alone, &mut ours);
            assert!(
                ours == theirs || theirs.is_empty(),
                "{text:?} is {ours:?} for one, {theirs:?} for the other"
            );
            true
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "{text:?} is refused without a word");
            for fault in faults {
                let At::Bytes(at) = fault.at else {
                    panic!("a fault of YAML is at bytes")
                };
                assert!(
                    text.get(at).is_some(),
                    "{text:?} is refused at a place outside of it"
                );
            }
            false
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_taken_is_the_same_for_both(text in pieces()) {
        hold(&text);
    }

    #[test]
    fn any_text_is_the_same_for_both_or_refused(text in any::<String>()) {
        hold(&text);
    }

    #[test]
    fn what_a_program_writes_is_taken(data in data()) {
        let text = serde_yaml::to_string(&data).expect("it is data");
        prop_assert!(hold(&text), "{}", text);
    }
}

#[test]
fn what_authors_write_is_taken() {
    for text in [
        "a: \"one\n  two\"\n",
        "a: 'one\n\n  two'\n",
        "a: one\n  two\n",
        "a: >-\n  one\n  two\nb: |\n  one\n\n  two\n",
        "a: [one, \"two\", 'three: 3']  # three\n",
        "a: {b: 1, c: [2, 3]}\n",
        "- a: 1\n  b: 2\n-   c\n",
        "a:\n- 1\n- 2\n",
        "---\na: 1\n",
        "a: 1\n...\n",
        "a: \"tab\\tin it\"\n",
        "a: one\ttwo\n",
        "a: |\n  one\ttwo\n",
        "# only a remark\n",
        "a: « oui »\nb: 東京\nc: \u{202b}مرحبا\u{202c}\n",
        "a: 2024-03-31\nb: 12:30\nc: 0x1F\nd: 1.50\ne: +3\nf: .5\n",
    ] {
        assert!(hold(text), "{text:?}: {:?}", yaml::read(text, &file(), 0));
    }
}

/// What `&a`, its aliases and tags look like where only one of the parsers finds them.
const HIDING: [&str; 9] = [
    "kind:\t&a number\nx: *a",
    "kind:\tnumber\nx: &a [1]\ny: [*a, *a]",
    "kind: \"a\nb\"\nx: &a [1]\ny: [*a, *a]",
    "# a remark\u{85}x: &a [1]\u{85}y: [*a, *a]",
    "# a remark\u{2028}x: &a [1]\u{2028}y: [*a, *a]",
    "x: &a [1]\n<<: *a",
    "? &a [1]\n: *a",
    "x: !!str 1",
    "%TAG ! tag:x,2000:\n---\nx: !y 1",
];

#[test]
fn nothing_hides_an_anchor_an_alias_or_a_tag() {
    for text in HIDING {
        assert!(!hold(text), "{text:?} is taken");
        let entry = format!("ada:\n  name: Ada\n  {}\n", text.replace('\n', "\n  "));
        assert!(!hold(&entry), "{entry:?} is taken");
    }
}

#[test]
fn an_alias_that_would_fill_the_memory_is_refused_in_every_file() {
    let many = |what: &str| format!("[{}]", vec![what; 12_000].join(","));
    for colon in [": ", ":\t"] {
        let bomb = format!(
            "kind{colon}number\nx: &a {}\ny: {}\n",
            many("1"),
            many("*a")
        );
        for path in [
            "content/site.yaml",
            "content/people.yaml",
            "content/sources/town.yaml",
        ] {
            let report = SmallSite::new(&format!("-- {path} --\n{bomb}")).report();
            assert!(report.contains("yaml-syntax"), "{path}: {}", report);
        }
        for path in [
            CLAIM,
            "content/explainers/library/index.md",
            "content/pages/about.md",
        ] {
            let report = SmallSite::new(&format!("-- {path} --\n---\n{bomb}---\nText.\n")).report();
            let told = report;
            assert!(
                told.contains("yaml-syntax") || told.contains("the limit is"),
                "{path}: {told}"
            );
        }
        for path in ["theme.yaml", "words/en.yaml"] {
            let own = vec![ThemeFile::new("themes/own", path, bomb.clone())];
            let faults =
                Theme::new("themes/own", overlay(built_in(), own)).expect_err("it is refused");
            assert!(
                faults.report().human(false).contains("yaml-syntax"),
                "{path}"
            );
        }
        let (settings, faults) = Settings::read(&bomb, &file());
        assert!(settings.is_none() && !faults.is_empty());
    }
}

#[test]
fn a_tab_after_a_colon_keeps_every_mistake_at_its_place() {
    let site = SmallSite::new("").replacing(CLAIM, "kind: statement", "kind:\tstatement");
    assert_eq!(
        site.report(),
        "content/explainers/library/claims/closed.md:6:6: error: there is a tab after this colon [yaml-syntax]\n  |\n6 | kind:    statement\n  \
         |      ^^^^\n   = help: write a space\n\n"
    );
}

#[test]
fn texts_that_only_one_parser_takes_are_explained() {
    let said = |text: &str| {
        let faults = yaml::read(text, &file(), 0).expect_err("it is refused");
        let At::Bytes(at) = &faults[0].at else {
            panic!("a fault of YAML is at bytes")
        };
        let fixed = faults[0].edit.as_ref().map(|edit| {
            let At::Bytes(at) = &edit.at else {
                panic!("an edit of YAML is at bytes")
            };
            format!("{}{}{}", &text[..at.start], edit.to, &text[at.end..])
        });
        (
            text[at.clone()].to_owned(),
            faults[0].message.clone(),
            fixed,
        )
    };
    for (text, meant, message, fixed) in [
        (
            "a:\tb\n",
            "\t",
            "there is a tab after this colon",
            Some("a: b\n"),
        ),
        (
            "a:\n  -\tb: 1\n",
            "\t",
            "there is a tab after this hyphen",
            Some("a:\n  - b: 1\n"),
        ),
        (
            "a: \"b\nc\"\nd: 1\n",
            "c\"",
            "this line of a quoted text is not indented",
            Some("a: \"b\n  c\"\nd: 1\n"),
        ),
        (
            "a: 'b\n\nc\nd'\n",
            "c",
            "this line of a quoted text is not indented",
            None,
        ),
        (
            "# a\u{85}b: c\n",
            "\u{85}",
            "U+0085 ends a line in some programs but not in others",
            None,
        ),
    ] {
        let expected = (
            meant.to_owned(),
            message.to_owned(),
            fixed.map(str::to_owned),
        );
        assert_eq!(said(text), expected, "{text:?}");
    }
}
