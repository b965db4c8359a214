//! The words of the theme inside the program, in each language.

use std::collections::BTreeSet;

use factpress::base::date::When;
use factpress::base::language;
use factpress::theme::ThemeWords;
use serde_json::Value;

use super::{folder, words};

/// The words at a path of keys.
fn word<'a>(words: &'a Value, way: &str) -> &'a Value {
    way.split('.').fold(words, |words, key| &words[key])
}

/// The names in braces of a text.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

#[test]
fn every_language_of_the_theme_has_the_same_words() {
    let folder = folder();
    let english = words(&folder["words/en.yaml"]);
    assert!(english.contains("card.as_of"), "{english:?}");
    let languages: Vec<&String> = folder
        .keys()
        .filter(|path| path.starts_with("words/"))
        .collect();
    let known = language::CODES
        .iter()
        .map(|code| format!("words/{code}.yaml"));
    assert!(
        languages
            .iter()
            .copied()
            .eq(known.collect::<Vec<_>>().iter())
    );
    for path in languages {
        let may_be_absent = |key: &String| key.ends_with(".zero") || key == "date.first_day";
        let own: BTreeSet<String> = words(&folder[path])
            .into_iter()
            .filter(|key| !may_be_absent(key))
            .collect();
        let differing: Vec<&String> = own.symmetric_difference(&english).collect();
        assert_eq!(differing, Vec::<&String>::new(), "{path}");
    }
}

#[test]
fn every_language_of_the_theme_fills_in_the_same_values() {
    let folder = folder();
    let read = |code: &str| -> Value {
        serde_yaml::from_slice(&folder[&format!("words/{code}.yaml")]).expect("words are YAML")
    };
    let english = read("en");
    for code in language::CODES {
        let own = read(code);
        for way in words(&folder["words/en.yaml"])
            .iter()
            .filter(|way| *way != "months")
        {
            let [english, own] =
                [&english, &own].map(|words| word(words, way).as_str().expect("a text"));
            assert_eq!(places(own), places(english), "{code}: {way}");
        }
    }
}

#[test]
fn french_writes_the_first_of_a_month_in_its_own_way() {
    let folder = folder();
    let words = ThemeWords::read(
        "fr",
        std::str::from_utf8(&folder["words/fr.yaml"]).expect("text"),
        &"fr.yaml".into(),
    );
    let words = words.expect("the words load");
    let date = |text: &str| words.date(When::parse(text).expect("a date"));
    assert_eq!(
        ["2023-03-01", "2023-03-11", "2023-03"].map(date),
        ["1er\u{a0}mars 2023", "11\u{a0}mars 2023", "mars 2023"]
    );
}

#[test]
fn german_words_are_set_as_print_sets_them() {
    let folder = folder();
    let german: Value = serde_yaml::from_slice(&folder["words/de.yaml"]).expect("words are YAML");
    let marks = |text: &str, mark: char| text.matches(mark).count();
    for way in words(&folder["words/de.yaml"])
        .iter()
        .filter(|way| *way != "months" && !way.starts_with("quote."))
    {
        let text = word(&german, way).as_str().expect("a text");
        for wrong in [" :", " ;", " !", " ?", "\"", "'", "”", "«", "»", "—"] {
            assert!(!text.contains(wrong), "{way}: {text}");
        }
        assert_eq!(marks(text, '„'), marks(text, '“'), "{way}: {text}");
    }
}

/// Canadian usage: a no-break space before a colon and inside guillemets, no space before ; ! ?.
#[test]
fn french_words_are_set_as_print_sets_them() {
    let folder = folder();
    let french: Value = serde_yaml::from_slice(&folder["words/fr.yaml"]).expect("words are YAML");
    for way in words(&folder["words/fr.yaml"])
        .iter()
        .filter(|way| *way != "months")
    {
        let text = word(&french, way).as_str().expect("a text");
        for wrong in [
            " :", " ;", " !", " ?", "\u{a0};", "\u{a0}!", "\u{a0}?", "« ", " »", "\"", "'", "“",
            "”",
        ] {
            assert!(!text.contains(wrong), "{way}: {text}");
        }
        assert!(!text.replace("\u{a0}:", "").contains(':'), "{way}: {text}");
        assert!(
            !text
                .replace("«\u{a0}", "")
                .replace("\u{a0}»", "")
                .contains(['«', '»']),
            "{way}: {text}"
        );
    }
}

#[test]
fn every_word_that_a_template_asks_for_is_there() {
    let folder = folder();
    let english = words(&folder["words/en.yaml"]);
    let mut asked = 0;
    for (path, bytes) in folder.iter().filter(|(path, _)| path.ends_with(".html")) {
        let template = std::str::from_utf8(bytes).expect("text");
        for after in template.split("words.").skip(1) {
            let end = after
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'))
                .unwrap_or(after.len());
            let key = &after[..end];
            if key.is_empty() {
                continue;
            }
            let open = format!("{key}.");
            assert!(
                english
                    .iter()
                    .any(|word| word == key || word.starts_with(&open)),
                "{path} asks for words.{key}"
            );
            asked += 1;
        }
    }
    assert!(asked > 150, "{asked} words are asked for");
}
