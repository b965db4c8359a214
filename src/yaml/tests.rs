//! YAML as data, what is refused of it, and where its keys and values are.

use super::*;
use crate::base::diagnostic::{At, Trail};
use crate::trail;

fn file() -> Arc<str> {
    "content/people.yaml".into()
}

/// What is wrong with a text: the piece of it that is meant, and the message.
fn faults(text: &str) -> Vec<(String, String)> {
    let meant = |at: &At| match at {
        At::Bytes(range) => text[range.clone()].to_owned(),
        other => panic!("a fault of YAML is at bytes, not {other:?}"),
    };
    let found = read(text, &file(), 0).expect_err("something is wrong with it");
    found
        .iter()
        .map(|fault| (meant(&fault.at), fault.message.clone()))
        .collect()
}

fn one(meant: &str, message: &str) -> Vec<(String, String)> {
    vec![(meant.to_owned(), message.to_owned())]
}

#[test]
fn a_text_becomes_data() {
    let value = read(
        "name: Ada\nyears: [1815, 1852]\nliving: false\n",
        &file(),
        0,
    )
    .expect("it is YAML");
    assert_eq!(value["name"], "Ada");
    assert_eq!(value["years"][1], 1852);
    assert_eq!(value["living"], false);
}

#[test]
fn an_empty_text_has_no_keys() {
    for text in ["", "\n\n", "# nothing yet\n", "~"] {
        assert_eq!(
            read(text, &file(), 0),
            Ok(Value::Mapping(serde_yaml::Mapping::new())),
            "{text:?}"
        );
    }
}

#[test]
fn words_that_older_yaml_took_for_true_are_text() {
    let value = read("a: yes\nb: off\nc: 012\nd: 22:30\n", &file(), 0).expect("it is YAML");
    assert_eq!(
        (&value["a"], &value["b"], &value["d"]),
        (&"yes".into(), &"off".into(), &"22:30".into())
    );
}

#[test]
fn anchors_aliases_and_tags_are_refused() {
    assert_eq!(
        faults("a: &x one\n"),
        one("&x one", "a value cannot begin with `&`")
    );
    assert_eq!(
        faults("a: !!str one\n"),
        one("!!str one", "a value cannot begin with `!`")
    );
    let both = faults("a: &x one\nb: *x\n");
    assert_eq!(
        both[1],
        ("*x".to_owned(), "a value cannot begin with `*`".to_owned())
    );
    for right in [
        "a: \"*x\"\n",
        "a: one & two\n",
        "a: what!\n",
        "a: |\n  *x &y !z\n",
        "a: b&c\n",
    ] {
        assert!(read(right, &file(), 0).is_ok(), "{right:?}");
    }
}

#[test]
fn brackets_nest_thirty_two_deep() {
    let nested = |depth: usize| format!("a: {}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read(&nested(32), &file(), 0).is_ok());
    assert_eq!(
        faults(&nested(33)),
        one("[", "brackets are nested more than 32 deep")
    );
    let braces = format!("a: {}{}", "{b: ".repeat(33), "}".repeat(33));
    assert_eq!(
        faults(&braces),
        one("{", "brackets are nested more than 32 deep")
    );
}

#[test]
fn a_key_stands_once_in_a_mapping() {
    assert_eq!(faults("a: 1\nb: 2\na: 3\n"), one("a", "`a` is given twice"));
    assert_eq!(
        faults("- a: 1\n  a: 2\n- a: 1\n"),
        one("a", "`a` is given twice")
    );
    assert!(read("x: {a: 1}\ny: {a: 1}\n", &file(), 0).is_ok());
}

#[test]
fn usual_slips_are_said_in_plain_words() {
    assert_eq!(
        faults("name: Ada: the first\n"),
        one(
            ":",
            "a value without quotes cannot contain a colon followed by a space"
        )
    );
    assert_eq!(
        faults("name: \"Ada\nkind: person\n"),
        one("\"", "this quotation mark is never closed")
    );
    assert_eq!(
        faults("name: @ada\n"),
        one("@", "a value cannot begin with `@`")
    );
    assert_eq!(
        faults("ada:\n\tname: Ada\n"),
        one("\t", "YAML does not allow tabs for indentation")
    );
}

#[test]
fn a_sign_in_quotation_marks_is_text_between_brackets_too() {
    let data = |text: &str| {
        serde_json::to_value(read(text, &file(), 0).expect("it is YAML")).expect("it is JSON")
    };
    let entry = data("- {at: page 2, quote: \"Bill #3 {# \\\" #4\", note: 'Rule #5, it''s #6'}\n");
    assert_eq!(entry[0]["quote"], "Bill #3 {# \" #4");
    assert_eq!(entry[0]["note"], "Rule #5, it's #6");
    let lost = "a comment begins here, so the rest of the value is lost";
    assert_eq!(
        faults("- {at: page 2, quote: Bill #3 passed}\n"),
        one("#", lost)
    );
    assert_eq!(
        faults("- {at: page 2, note: it's #3 and 'so'}\n"),
        one("#", lost)
    );
}

#[test]
fn places_are_counted_from_the_start_of_the_file() {
    let found = read("a: &x 1\n", &file(), 40).expect_err("an anchor is refused");
    assert_eq!(found[0].at, At::Bytes(43..47));
}

#[test]
fn every_key_and_value_has_its_place() {
    let text = "é: café\nlist:\n  - one\n  - {two: 2}\nlong: >-\n  some\n  text\n";
    let places = Spans::of(text).expect("it is YAML");
    let found = |trail: Trail| {
        let place = places.find(&trail).expect("everything has a place");
        (
            &text[place.key.clone()],
            text[place.value.clone()].to_owned(),
        )
    };
    assert_eq!(found(trail!["é"]), ("é", "café".to_owned()));
    assert_eq!(found(trail!["list", 0]).1, "one");
    assert_eq!(found(trail!["list", 1, "two"]), ("two", "2".to_owned()));
    assert_eq!(found(trail!["list", 1]).1, "{two: 2}");
    assert_eq!(found(trail!["list"]), ("list", "- one".to_owned()));
    assert_eq!(found(trail!["long"]), ("long", "some".to_owned()));
}

#[test]
fn what_is_not_there_has_the_place_of_what_is_around_it() {
    let text = "ada:\n  name: Ada\n";
    let places = Spans::of(text).expect("it is YAML");
    let trail = trail!["ada", "kind"];
    let place = places.find(&trail).expect("the entry is there");
    assert_eq!(&text[place.key.clone()], "ada");
    let nowhere = trail!["eve"];
    assert_eq!(
        &text[places
            .find(&nowhere)
            .expect("the file is there")
            .value
            .clone()],
        "ada:"
    );
}

#[test]
fn every_cut_of_a_text_is_read_or_refused() {
    let text = "ada: {name: \"Ada \\u00e9\", same_as: ['https://a.example/ü']}\nlist:\n  - |\n    text: é\n  - &a *b\n";
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        if let Err(faults) = read(&text[..end], &file(), 0) {
            assert!(!faults.is_empty(), "{:?}", &text[..end]);
            for fault in faults {
                let At::Bytes(range) = fault.at else {
                    panic!("a fault of YAML is at bytes")
                };
                assert!(
                    range.end <= end
                        && text.is_char_boundary(range.start)
                        && text.is_char_boundary(range.end)
                );
            }
        }
    }
}
